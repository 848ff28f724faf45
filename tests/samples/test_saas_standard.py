"""The sample playbook `saas-standard` says what it was written to say, for every segment and every day of kickoff."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.item import Item
from generator.model.files.items.kinds import Kind
from generator.model.files.playbook.playbook import Playbook
from generator.model.language.condition import evaluate
from generator.model.problems.problem import Problem, Severity
from generator.model.stages.dated import DatedPlan
from generator.model.stages.plan import Plan
from generator.steps.load import WorkspaceFolder, load_customer, load_playbook
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule
from generator.steps.validate import validate_customer, validate_playbook

ROOT = Path(__file__).parents[2]
AS_OF = date(2027, 2, 1)

CUSTOMER = """\
name: Example
playbook: saas-standard
country: GB
timezone: Europe/London
dates: {{kickoff: {kickoff}}}
{more}
facts:
  users: {users}
  contract-value: {value}
  contract-end: {end}
  migration: {migration}
  integrations: {{books: Books}}
people:
  ann: {{name: Ann Example, role: [sponsor, project-lead, it-lead]}}
  una: {{name: Una Example, role: power-users}}
  uwe: {{name: Uwe Example, role: power-users}}
  uri: {{name: Uri Example, role: power-users}}
  ben: {{name: Ben Example, role: [csm, implementation-lead, product-sme, vp-success, support-desk]}}
calendars: {{month-end: {{days: [2027-02-26, 2027-03-31, 2027-04-30]}}}}
"""


@dataclass(frozen=True)
class Made:
    """A plan with its dates and what was found on the way."""

    plan: Plan
    dated: DatedPlan
    problems: tuple[Problem, ...]

    def start(self, id_: str) -> date:
        dates = self.dated.items[id_].plan
        assert dates is not None, f"{id_} has no date"
        return dates.span.start.day

    def end(self, id_: str) -> date:
        dates = self.dated.items[id_].plan
        assert dates is not None, f"{id_} has no date"
        return dates.span.end.day

    def has(self, base: str) -> bool:
        return any(item.base == base for item in self.plan.items)


Make = Callable[..., Made]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    def make(
        *,
        users: int = 50,
        value: int = 50_000,
        kickoff: str = "2027-02-01",
        migration: str = "yes",
        end: str = "2030-01-01",
        more: str = "",
    ) -> Made:
        folder = tmp_path / "playbooks" / "saas-standard"
        if not folder.exists():
            ignored = shutil.ignore_patterns("releases")
            shutil.copytree(ROOT / "playbooks" / "saas-standard", folder, ignore=ignored)
        customer = tmp_path / "customers" / "example"
        customer.mkdir(parents=True, exist_ok=True)
        text = CUSTOMER.format(users=users, value=value, kickoff=kickoff, migration=migration, end=end, more=more)
        (customer / "customer.yml").write_text(text, encoding="utf-8")
        return _made(WorkspaceFolder(tmp_path))

    return make


def _made(workspace: WorkspaceFolder) -> Made:
    sources, problems = load_playbook(workspace, "saas-standard")
    assert sources, problems
    playbook, found = validate_playbook(sources, Vendor())
    assert playbook, found
    files, more = load_customer(workspace, "example")
    assert files, more
    customer, wrong = validate_customer(files, playbook, Vendor())
    assert customer, wrong
    plan, rest = resolve(playbook, customer, Vendor())
    assert plan, rest
    dated = schedule(plan, customer.status, AS_OF)
    return Made(plan, dated, (*problems, *found, *more, *wrong, *rest, *dated.problems))


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    sources, problems = load_playbook(WorkspaceFolder(ROOT), "saas-standard")
    assert sources, problems
    valid, found = validate_playbook(sources, Vendor())
    assert valid, found
    return valid.playbook


def _items(playbook: Playbook, kind: Kind) -> dict[str, Item]:
    return {i: item for phase in playbook.phases.values() for i, item in phase.items.items() if item.kind is kind}


def test_the_first_week_keeps_its_order_and_its_workdays_whatever_day_the_kickoff_is(made: Make) -> None:
    week = ["kickoff-call", "technical-setup", "process-mapping", "overview-session", "week-one-review"]
    monday, wednesday = made(kickoff="2027-02-01"), made(kickoff="2027-02-03")
    assert [monday.start(i).strftime("%a") for i in week] == ["Mon", "Tue", "Wed", "Thu", "Fri"]
    assert [wednesday.start(i).strftime("%a") for i in week] == ["Wed", "Thu", "Fri", "Mon", "Tue"]


@pytest.mark.parametrize("kickoff", [f"2027-02-0{n}" for n in range(1, 6)])
def test_go_live_is_a_monday_of_the_fifth_week(made: Make, kickoff: str) -> None:
    plan = made(kickoff=kickoff, users=60, more="takes: 12 weeks")
    day = (plan.start("go-live") - date.fromisoformat(kickoff)).days + 1
    assert plan.start("go-live").weekday() == 0
    assert 1 + round(28 * Fraction(12, 13)) <= day <= 35


def test_seven_milestones_keep_their_days_and_their_twenty_three_criteria(playbook: Playbook) -> None:
    found = [(str(item.due), len(item.checks)) for item in _items(playbook, Kind.MILESTONE).values() if item.checks]
    assert sorted(found, key=lambda pair: int(pair[0].split()[1])) == [
        ("day 5", 3),
        ("day 10", 3),
        ("day 20", 3),
        ("day 27", 3),
        ("day 35", 4),
        ("day 60", 3),
        ("day 90", 4),
    ]


@pytest.mark.parametrize(
    ("users", "value", "variant"),
    [
        (240, 185_000, "enterprise"), (100, 50_000, "enterprise"), (12, 100_000, "enterprise"),
        (99, 99_999, "mid-market"), (20, 4_000, "mid-market"), (19, 19_999, "smb"), (8, 5_000, "smb"),
        (10, 4_999, "startup"),
    ],
)  # fmt: skip
def test_the_larger_segment_wins_where_two_would_fit(made: Make, users: int, value: int, variant: str) -> None:
    chosen = made(users=users, value=value).plan.variant
    assert chosen is not None and chosen.id == variant


def test_segments_nest_so_that_no_edge_belongs_to_two_without_an_order(playbook: Playbook) -> None:
    conditions = [variant.when for variant in playbook.variants.values()]
    assert conditions[-1] is None
    dependencies = product((10, 11, 19, 20, 99, 100), (4_999, 5_000, 19_999, 20_000, 99_999, 100_000))
    for users, value in dependencies:
        facts = {"users": users, "contract-value": Decimal(value)}
        holds = [when is None or evaluate(when, facts, lambda _: None).value for when in conditions]
        assert holds == sorted(holds, key=bool), (
            f"{users} people and {value} fit a larger segment but not a smaller one"
        )


def test_each_segment_lists_what_it_gets(playbook: Playbook) -> None:
    assert [len(v.includes) for v in playbook.variants.values()] == [8, 8, 8, 7]
    assert [str(v.takes) for v in playbook.variants.values()] == [
        "16..20 weeks",
        "8..12 weeks",
        "4..6 weeks",
        "2 weeks",
    ]


def test_a_chosen_length_stretches_days_but_not_hypercare(made: Make) -> None:
    short, long = made(more="takes: 8 weeks"), made(more="takes: 12 weeks")
    assert (short.plan.scale, long.plan.scale) == (Fraction(8, 13), Fraction(12, 13))
    assert short.start("go-live") < long.start("go-live")
    for plan in (short, long):
        assert plan.end("hypercare-window") - plan.start("hypercare-window") == timedelta(days=27)
        assert plan.start("hypercare-exit") - plan.start("go-live") == timedelta(days=16)


def test_without_migration_nobody_is_asked_for_an_export(made: Make) -> None:
    items = ("export-data", "map-data", "validate-data", "final-migration")
    assert all(made(migration="yes").has(i) for i in items)
    assert not any(made(migration="no").has(i) for i in items)


def test_the_renewal_talk_moves_into_the_plan_when_the_term_ends_soon(made: Make) -> None:
    soon, late = made(end="2027-05-01"), made(end="2028-05-01")
    assert soon.has("renewal-early") and not soon.has("renewal-talk")
    assert late.has("renewal-talk") and not late.has("renewal-early")
    assert late.end("renewal-talk") == date(2027, 8, 2)


def test_nothing_is_built_before_success_is_agreed(playbook: Playbook) -> None:
    waiting = ("configure-workflows", "build-integration")
    for id_ in waiting:
        after = playbook.phases["build"].items[id_].after
        assert after is not None and "success-agreed" in [str(d.ref) for d in after.all]
    assert [len(group.checks) for group in playbook.success.values()] == [5, 5, 5, 5]


def test_training_adds_up_to_seven_hours_and_the_last_one_seats_everybody(playbook: Playbook) -> None:
    sessions = playbook.courses["core-training"].items.values()
    assert [s.takes.minutes for s in sessions if s.takes] == [120, 60, 120, 60, 60]
    last = playbook.courses["final-course"].items["final-training"]
    assert (last.count, last.takes and last.takes.minutes, last.seats) == (4, 30, 8)


def test_the_gate_asks_five_areas_and_opens_on_five_times_yes(playbook: Playbook) -> None:
    gate = playbook.phases["build"].items["go-no-go"]
    assert [check.area for check in gate.checks.values()] == ["Vendor", "Customer", "Data", "Support", "Risk"]
    assert playbook.gate_rule is not None and not playbook.gate_rule.no.met(Decimal(1))
    assert not playbook.gate_rule.unanswered.met(Decimal(1))


def test_the_first_day_runs_by_the_clock(playbook: Playbook) -> None:
    steps = playbook.runbooks["cutover"].steps
    clocks = [str(step.at) for step in steps.values()]
    assert clocks[:5] == [f"go-live 09:{minute:02d}" for minute in (0, 5, 10, 20, 25)]
    assert clocks.count("go-live 09:30") == 3
    rollout = playbook.runbooks["wave-rollout"]
    assert rollout.for_each == "waves" and str(rollout.steps["open-access"].at) == "go-live 14:00"
    assert len(rollout.steps) == 4


def test_the_review_has_six_blocks_of_an_hour_with_twenty_six_points(playbook: Playbook) -> None:
    agenda = playbook.phases["stabilise"].items["success-review"].agenda
    assert [block.takes.minutes for block in agenda if block.takes] == [5, 10, 10, 10, 15, 10]
    assert [len(block.points) for block in agenda] == [3, 5, 5, 4, 5, 4]


def test_health_asks_twenty_questions_and_three_noes_are_red(playbook: Playbook) -> None:
    health = playbook.health
    assert health is not None
    assert [len(group.checks) for group in health.categories.values()] == [4] * 5
    colours = [[b for b, band in health.bands.items() if band.no.met(Decimal(n))] for n in range(21)]
    assert colours == [["green"], ["yellow"], ["yellow"], *[["red"]] * 18]
    assert str(health.when_band["red"]["escalation-meeting"].takes) == "24 h"


def test_promises_depend_on_the_mode_and_modes_follow_one_another(made: Make, playbook: Playbook) -> None:
    p1 = {id_: mode.severities["p1"] for id_, mode in playbook.support.items() if mode.severities}
    assert (p1["hypercare"].response, p1["hypercare"].resolution) == ("30 min", "4 h")
    assert (p1["standard"].response, p1["standard"].resolution) == ("next morning", "")
    assert playbook.support["hypercare"].severities["p4"].resolution == ""
    modes = made().dated.modes
    for one, next_ in (("hypercare", "transition"), ("transition", "standard")):
        until, from_ = modes[one][1], modes[next_][0]
        assert until and from_ and from_.day - until.day == timedelta(days=1)


def test_a_customer_names_criteria_and_figures_of_its_own(made: Make) -> None:
    more = """\
success:
  business: {checks: {pays-back: Paid back by summer, own-one: One invoice run a day}}
  safety: {title: Safety, checks: {no-hurt: Nobody is hurt}}
metrics:
  order-errors: {baseline: 11}
"""
    found = made(more=more).plan.playbook
    business = found.success["business"].checks
    assert (business["pays-back"].ask, business["own-one"].ask) == ("Paid back by summer", "One invoice run a day")
    assert list(found.success) == ["operational", "business", "adoption", "working-together", "safety"]
    errors = found.metrics["order-errors"]
    assert (errors.baseline, str(errors.target)) == (Decimal(11), "below 0.5")


@pytest.mark.parametrize("kickoff", ["2027-02-01", "2027-02-03"])
@pytest.mark.parametrize(("users", "value"), [(240, 185_000), (50, 50_000), (14, 9_600), (7, 3_600)])
def test_every_segment_makes_a_plan_without_a_finding(made: Make, users: int, value: int, kickoff: str) -> None:
    found = made(users=users, value=value, kickoff=kickoff)
    assert [p for p in found.problems if p.severity is Severity.ERROR] == []
    undated = {i for i, item in found.dated.items.items() if item.plan is None}
    assert undated == set(found.plan.playbook.runbooks["rollback"].steps)


def test_a_segment_that_changes_the_length_of_a_meeting_keeps_its_series(made: Make) -> None:
    meetings = made(users=240, value=185_000).dated.items["check-in"].plan
    assert meetings is not None and len(meetings.occurrences) > 10
