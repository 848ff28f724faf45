"""The sample playbooks `on-call` and `database-release` and the starter say what they were written to say."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.item import Need
from generator.model.files.items.kinds import Kind
from generator.model.problems.problem import Problem
from generator.model.stages.dated import DatedPlan
from generator.model.stages.plan import Plan, PlanItem
from generator.steps.load import WorkspaceFolder, load_customer, load_playbook
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule
from generator.steps.validate import validate_customer, validate_playbook

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 18)

ON_CALL = """\
name: Example
playbook: on-call
country: {country}
timezone: Europe/London
dates: {{kickoff: {kickoff}}}
facts:
  users: 9
  single-sign-on: {sign_on}
  teams: {{a: {{facts: {{people: 4}}}}, b: {{facts: {{people: 5}}}}}}
  integrations: {{logs: Logs, metrics: Metrics, mail: Mail}}
people:
  ann: {{name: Ann Example, role: [project-lead, global-admin, alert-admin]}}
  ben: {{name: Ben Example, role: [team-admin, onboarding-lead, support-engineer, account-manager]}}
"""

DATABASE = """\
name: Example
playbook: database-release
country: GB
timezone: Europe/London
dates: {{kickoff: 2027-01-11, 'wave-start[two]': 2027-03-31}}
calendars: {{sprint: {{from: 2027-01-06, every: 2 weeks}}}}
facts:
  rollout: {rollout}
  support-cadence: {cadence}
  waves: {{one: One, two: Two}}
  teams:
    small: {{within: one, facts: {{size: 8}}}}
    large: {{within: one, facts: {{size: 9}}}}
    late: {{within: two, facts: {{size: 3}}}}
people:
  ann: {{name: Ann Example, role: [sponsor, project-lead, release-manager, presenter, team-lead]}}
  ben: {{name: Ben Example, role: [devops, dba, delivery-lead, solution-engineer, support-engineer]}}
"""


@dataclass(frozen=True)
class Made:
    """A plan with its dates and what was found on the way."""

    plan: Plan
    dated: DatedPlan
    problems: tuple[Problem, ...]

    def instances(self, base: str) -> list[PlanItem]:
        return [i for i in self.plan.items if i.base == base]

    def item(self, id_: str) -> PlanItem:
        return self.plan.item(id_)

    def start(self, id_: str) -> date:
        dates = self.dated.items[id_].plan
        assert dates is not None, f"{id_} has no date"
        return dates.span.start.day

    def end(self, id_: str) -> date:
        dates = self.dated.items[id_].plan
        assert dates is not None, f"{id_} has no date"
        return dates.span.end.day


def made(root: Path, customer: str, vendor: Vendor) -> Made:
    workspace = WorkspaceFolder(root)
    source, first = load_customer(workspace, customer)
    assert source is not None and source.pin is not None, first
    loaded, second = load_playbook(workspace, source.pin[0])
    assert loaded is not None, second
    playbook, third = validate_playbook(loaded, vendor)
    assert playbook is not None, third
    valid, fourth = validate_customer(source, playbook, vendor)
    assert valid is not None, fourth
    plan, fifth = resolve(playbook, valid, vendor)
    assert plan is not None, fifth
    dated = schedule(plan, valid.status, AS_OF)
    return Made(plan, dated, (*first, *second, *third, *fourth, *fifth, *dated.problems))


def of(tmp_path: Path, playbook: str, text: str) -> Made:
    shutil.copytree(ROOT / "playbooks" / playbook, tmp_path / "playbooks" / playbook)
    folder = tmp_path / "customers" / "example"
    folder.mkdir(parents=True)
    (folder / "customer.yml").write_text(text)
    return made(tmp_path, "example", Vendor())


def test_the_starter_has_nothing_to_complain_about_and_is_as_short_as_promised() -> None:
    starter = ROOT / "generator" / "starter"
    found = made(starter, "juniper-bakery", Vendor())
    assert found.problems == ()
    assert len((starter / "playbooks/welcome/playbook.yml").read_text().splitlines()) <= 15
    assert len((starter / "customers/juniper-bakery/customer.yml").read_text().splitlines()) <= 5
    assert found.start("go-live").strftime("%A") == "Monday"


# --- on-call


@pytest.mark.parametrize("kickoff", ["2027-01-11", "2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"])
def test_weeks_and_subjects_are_two_views_of_the_same_items_on_whatever_weekday_one_starts(
    tmp_path: Path, kickoff: str
) -> None:
    found = of(tmp_path, "on-call", ON_CALL.format(country="GB", kickoff=kickoff, sign_on="yes"))
    playbook = found.plan.playbook
    weeks = {id_: phase for id_, phase in playbook.phases.items() if id_.startswith("week-")}
    assert [len(phase.boxes) for phase in weeks.values()] == [3, 3, 3, 3]
    in_streams = {i for stream in playbook.workstreams.values() for i in stream.items}
    first = date.fromisoformat(kickoff)
    for number, phase in enumerate(weeks.values()):
        boxed = [i for box in phase.boxes for i in box]
        assert set(boxed) <= set(phase.items)
        assert set(phase.items) <= in_streams
        for instance in (each for base in boxed for each in found.instances(base)):
            assert (found.end(instance.id) - first).days // 7 == number, f"{instance.id} left its week"


@pytest.mark.parametrize("kickoff", ["2027-01-11", "2027-01-13"])
def test_the_order_in_a_subject_is_the_order_in_time(tmp_path: Path, kickoff: str) -> None:
    found = of(tmp_path, "on-call", ON_CALL.format(country="GB", kickoff=kickoff, sign_on="no"))
    for stream in ("team", "integration"):
        bases = found.plan.playbook.workstreams[stream].items
        starts = [min(found.start(i.id) for i in found.instances(base)) for base in bases]
        assert starts == sorted(starts)


def test_teams_and_integrations_each_get_their_own_steps(tmp_path: Path) -> None:
    found = of(tmp_path, "on-call", ON_CALL.format(country="GB", kickoff="2027-01-11", sign_on="no"))
    assert [i.member for i in found.instances("create-teams")] == ["a", "b"]
    assert [i.member for i in found.instances("test-integrations")] == ["logs", "metrics", "mail"]
    assert [found.plan.learners(i) for i in found.instances("user-training")] == [4, 5]
    own = {e.on for e in found.item("on-call-schedules[a]").dependencies}
    assert "create-teams[a]" in own and "create-teams[b]" not in own


def test_single_sign_on_comes_before_the_first_invitation_or_not_at_all(tmp_path: Path) -> None:
    text = ON_CALL.format(country="GB", kickoff="2027-01-11", sign_on="{answer}")
    yes = of(tmp_path / "yes", "on-call", text.replace("{answer}", "yes"))
    assert yes.end("single-sign-on") < yes.start("invite-users")
    no = of(tmp_path / "no", "on-call", text.replace("{answer}", "no"))
    assert "single-sign-on" in {i.id for i in no.plan.out}
    assert no.end("decide-admins") < no.start("invite-users")


def test_a_third_global_admin_is_one_too_many(tmp_path: Path) -> None:
    text = ON_CALL.format(country="GB", kickoff="2027-01-11", sign_on="no")
    more = "".join(f"  {name}: {{name: {name.title()}, role: global-admin}}\n" for name in ("cleo", "dan"))
    two = of(tmp_path / "two", "on-call", text + more.splitlines(keepends=True)[0])
    assert "role/count" not in {p.rule for p in two.problems}
    three = of(tmp_path / "three", "on-call", text + more)
    assert "role/count" in {p.rule for p in three.problems}


def test_each_administrator_has_a_training_guide_of_their_own(tmp_path: Path) -> None:
    found = of(tmp_path, "on-call", ON_CALL.format(country="GB", kickoff="2027-01-11", sign_on="no"))
    spec = found.item("share-admin-guides").spec
    assert spec.guide is not None
    guides = {g.id: g.spec for g in found.plan.guides}
    assert [guides[id_].role for id_ in spec.guide.training] == [("global-admin",), ("alert-admin",), ("team-admin",)]
    assert all(guides[id_].checks for id_ in spec.guide.training)


# --- database-release


def test_every_team_goes_live_on_a_sprint_start_of_the_customer(tmp_path: Path) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    lives = [found.start(i.id) for i in found.instances("go-live")]
    assert lives == [date(2027, 3, 17), date(2027, 3, 17), date(2027, 3, 31)]
    assert all((day - date(2027, 1, 6)).days % 14 == 0 for day in lives)


def test_what_all_teams_share_is_done_once_and_hands_on_takes_two_hours_a_team(tmp_path: Path) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    for base in ("support-plan", "end-user-guide", "demo", "video-and-guide"):
        assert len(found.instances(base)) == 1
    minutes = [i.spec.takes.minutes or 0 for i in found.instances("hands-on") if i.spec.takes]
    assert sum(minutes) == 3 * 120
    assert [len(found.instances(base)) for base in ("wave-start", "wave-briefing", "wave-review")] == [2, 2, 2]


def test_a_whole_team_comes_when_it_is_not_larger_than_the_limit(tmp_path: Path) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    invited = {i.member: "developer" in i.attendees for i in found.instances("hands-on")}
    assert invited == {"small": True, "large": False, "late": True}


def test_automation_matters_more_from_the_second_rollout_on(tmp_path: Path) -> None:
    first = of(tmp_path / "1", "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    later = of(tmp_path / "2", "database-release", DATABASE.format(rollout=2, cadence="weekly"))
    seen = [
        (m.item("automate-provisioning").spec.need, m.item("automate-provisioning").spec.priority)
        for m in (first, later)
    ]
    assert seen == [(Need.RECOMMENDED, "normal"), (Need.REQUIRED, "high")]


@pytest.mark.parametrize(("cadence", "other"), [("daily", "weekly"), ("weekly", "daily")])
def test_levels_two_and_three_meet_in_the_chosen_recurrence(tmp_path: Path, cadence: str, other: str) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence=cadence))
    dates = found.dated.items[f"{cadence}-support-meeting"].plan
    assert dates is not None
    gaps = Counter((b.start.day - a.start.day).days for a, b in pairwise(dates.occurrences))
    assert gaps.most_common(1)[0][0] == (1 if cadence == "daily" else 7)
    assert f"{other}-support-meeting" in {i.id for i in found.plan.out}


def test_the_guide_waits_for_the_finished_solution_and_the_customer_gives_the_demo(tmp_path: Path) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    assert found.end("implementation-complete") < found.start("end-user-guide")
    assert {"end-user-guide", "edit-recording"} <= {e.on for e in found.item("video-and-guide").dependencies}
    demo = found.item("demo").spec
    assert found.plan.playbook.roles[demo.presenter[0]].party == "customer"
    assert demo.recording
    assert found.item("use-case-videos").spec.need is Need.OPTIONAL


def test_all_stakeholders_approve_the_date_of_each_team_before_it_comes(tmp_path: Path) -> None:
    found = of(tmp_path, "database-release", DATABASE.format(rollout=1, cadence="weekly"))
    gates = found.instances("agree-date")
    assert {i.spec.kind for i in gates} == {Kind.GATE}
    assert all(len(i.spec.approvers) == 6 for i in gates)
    for gate in gates:
        assert found.end(gate.id) < found.start(f"go-live[{gate.member}]")
