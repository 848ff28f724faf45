"""What readers see of the life of a plan, on pages, in plan.json and in the terminal; kickoff is Monday 2 November 2026."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline import outline
from generator.steps.project import project
from generator.steps.render import render
from generator.steps.render.exports import plan_json
from tests.given.pages_as_text import as_text
from tests.given.workspaces import Launchbook, make
from tests.readers import assessed, version
from tests.steps.render.test_calendar_files import vevents
from tests.steps.render.test_render import TEMPLATES

pytestmark = pytest.mark.whole

PLAYBOOK = """\
title: P
audience: customer
roles: {csm: vendor, lead: customer}
phases:
  start:
    items:
      prepare: {at: day 1, takes: 3 workdays, owner: lead}
      build: {title: Build it, after: prepare, takes: 2 workdays, owner: lead}
      go-live: {kind: milestone, at: day 22, after: build, owner: csm}
      quarter: {kind: milestone, at: q1 2027, owner: csm}
      some-day: {kind: milestone, owner: csm}
      handover: {kind: gate, due: day 30, owner: csm, checks: {ready: Ready?}}
      price: {audience: internal, due: day 10, owner: csm}
"""
CUSTOMER = "name: Acme\nplaybook: plan\ntimezone: UTC\ndates: {kickoff: 2026-11-02, handover: 2026-12-01}\n"
ACME = "name: Acme\nplaybook: plan\ntimezone: UTC\ndates: {kickoff: 2026-11-02}\n"
PAUSED = """\
prepare: 2026-11-04
onboarding:
  - {paused: 2026-11-10, until: 2026-12-01, why: They may go broke, tell: We pause until *your* new year, note: Call them}
"""
RESUMED = f"{PAUSED}  - {{resumed: 2026-12-02, tell: On we go}}\n"
CANCELLED = f"{RESUMED}  - {{cancelled: 2026-12-04, why: They went broke, tell: You asked us to stop}}\n"
REPLANNED = """\
prepare: 2026-11-04
onboarding:
  - {replanned: 2026-11-12, from: 2026-11-16, why: They forgot it, tell: The server comes later}
"""
FIRST = version("1.0", date(2026, 10, 20), build=date(2026, 11, 5), go_live=date(2026, 11, 20))


def on(month: int, day: int) -> date:
    return date(2026, month, day)


MORNING = on(11, 20)


def told(status: str = "", as_of: date = MORNING, audience: str = "customer", **more: Any) -> ShownPlan:
    texts = more.pop("playbook", PLAYBOOK), more.pop("customer", CUSTOMER), status
    return project(assessed(*texts, as_of, **more), audience)


def pages(plan: ShownPlan) -> dict[str, str]:
    """The text of every page that a reader gets."""
    tree, problems = render(outline(plan), TEMPLATES)
    assert tree, problems
    return {page.path: as_text(page.body) for page in tree.pages}


def row(page: str, title: str) -> str:
    """The line of a page that begins with a title."""
    return next(line for line in page.splitlines() if line.startswith((title, f"{title} ")))


# == Variance: every combination of the four dates ==

VARIANCES: list[tuple[str, str, date, bool, tuple[int | None, int | None], str]] = [
    ("before it, no version", "", on(11, 2), False, (0, None), "Thu 5 Nov 2026 – Fri 6 Nov 2026"),
    ("before it, with a version", "", on(11, 2), True, (0, 1),
     "Thu 5 Nov 2026 – Fri 6 Nov 2026 first agreed 5 Nov, 1 workday later"),
    ("expected later", "", on(11, 4), False, (2, None), "Mon 9 Nov 2026 – Tue 10 Nov 2026 planned for 6 Nov, 2 workdays later"),
    ("expected later than plan and version", "", on(11, 4), True, (2, 3),
     "Mon 9 Nov 2026 – Tue 10 Nov 2026 planned for 6 Nov, 2 workdays later first agreed 5 Nov, 3 workdays later"),
    ("expected earlier, since what it waits for is done", "prepare: {started: 2026-11-02, done: 2026-11-02}", on(11, 3),
     False, (-2, None), "Tue 3 Nov 2026 – Wed 4 Nov 2026 planned for 6 Nov, 2 workdays earlier"),
    ("done early", "prepare: 2026-11-03\nbuild: {started: 2026-11-03, done: 2026-11-04}", on(11, 9), True, (-2, -1),
     "Tue 3 Nov 2026 – Wed 4 Nov 2026 planned for 6 Nov, 2 workdays earlier first agreed 5 Nov, 1 workday earlier"),
    ("done as planned", "build: 2026-11-06", on(11, 9), False, (0, None), "Fri 6 Nov 2026"),
    ("done late, over a weekend", "build: 2026-11-09", on(11, 9), False, (1, None), "Mon 9 Nov 2026 planned for 6 Nov, 1 workday later"),
    ("done on a weekend", "build: 2026-11-07", on(11, 9), False, (0, None), "Sat 7 Nov 2026 planned for 6 Nov"),
    ("planned anew", REPLANNED, on(11, 12), True, (0, 8),
     "Mon 16 Nov 2026 – Tue 17 Nov 2026 first agreed 5 Nov, 8 workdays later"),
    ("planned anew, no version", REPLANNED, on(11, 12), False, (0, None), "Mon 16 Nov 2026 – Tue 17 Nov 2026"),
    ("paused: its days count as delay", PAUSED, on(11, 20), True, (19, 20),
     "Wed 2 Dec 2026 – Thu 3 Dec 2026 planned for 6 Nov, 19 workdays later first agreed 5 Nov, 20 workdays later "
     "Tentative: it hangs on the end of the pause since Tue 10 Nov 2026"),
    ("resumed", RESUMED, on(12, 3), False, (20, None), "Thu 3 Dec 2026 – Fri 4 Dec 2026 planned for 6 Nov, 20 workdays later"),
    ("cancelled", CANCELLED, on(12, 10), True, (None, None), "Thu 5 Nov 2026 – Fri 6 Nov 2026 first agreed 5 Nov"),
]  # fmt: skip


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize("case", VARIANCES, ids=lambda c: str(c[0]))
def test_how_far_a_date_lies_from_plan_and_version(case: Any, audience: str) -> None:
    _, status, as_of, published, (plan, baseline), said = case
    shown = told(status, as_of, audience, baseline=FIRST if published else None)
    data = {i["id"]: i for i in json.loads(plan_json(shown))["items"]}["build"]
    assert data["variance"] == {"plan": plan, "baseline": baseline}
    assert (data["dates"]["baseline"] is not None) == published
    for path in ("roadmap.md", "tasks.md"):
        cells = row(pages(shown)[path], "Build it").split(" | ")
        assert re.sub(r"\s+", " ", cells[2]) == said, path


EARLY: list[tuple[str, dict[str, str], str]] = [
    ("only a tie", {"after": "a", "takes": "1 workday"}, "2026-11-03"),
    ("a tie and a start", {"after": "a", "at": "day 8"}, "2026-11-09"),
    ("a tie and an end", {"after": "a", "due": "day 8"}, "2026-11-09"),
    ("a tie and a bound", {"after": "a", "not_before": "day 8"}, "2026-11-09"),
    ("a tie and a fixed date", {"after": "a", "fixed": "2026-11-09"}, "2026-11-09"),
    ("a time after it", {"at": "a + 1 day"}, "2026-11-03"),
]


@pytest.mark.parametrize(("fields", "expected"), [c[1:] for c in EARLY], ids=[c[0] for c in EARLY])
def test_an_early_finish_pulls_in_what_hangs_on_nothing_else(fields: dict[str, str], expected: str) -> None:
    written = ", ".join(f"{key}: {value}" for key, value in fields.items())
    plan = f"title: P\nroles: {{lead: customer}}\nitems:\n  a: {{at: day 1, takes: 3 workdays, owner: lead}}\n  it: {{{written}, owner: lead}}\n"
    shown = told("a: {started: 2026-11-02, done: 2026-11-02}", on(11, 3), playbook=plan, customer=ACME)
    dates = next(i for i in shown.items if i.id == "it").dates
    assert dates.forecast and str(dates.forecast.start) == expected


def test_an_agreed_milestone_is_not_pulled_in() -> None:
    done = "prepare: 2026-11-02\nbuild: 2026-11-03"
    plan = PLAYBOOK.replace("due: day 30", "due: day 30, after: build")
    dates = {i.id: i.dates for i in told(done, on(11, 4), playbook=plan).items}
    assert [d and str(d.start) for d in (dates["handover"].plan, dates["handover"].forecast)] == [
        "2026-12-01",
        "2026-12-01",
    ]


# == How sure a milestone is ==

CERTAIN = [
    ("", {"go-live": "proposed", "quarter": "tentative", "some-day": "open", "handover": "confirmed", "build": ""}),
    ("go-live: 2026-11-09", {"go-live": "met", "handover": "confirmed"}),
    ("handover: {done: 2026-11-09}", {"go-live": "proposed", "handover": "met"}),
    (PAUSED, {"go-live": "proposed", "handover": "confirmed"}),
]


@pytest.mark.parametrize(("status", "expected"), CERTAIN)
def test_a_milestone_says_how_sure_it_is(status: str, expected: dict[str, str]) -> None:
    shown = told(status, on(11, 12))
    data = {i["id"]: i for i in json.loads(plan_json(shown))["items"]}
    assert {id_: data[id_]["certainty"] for id_ in expected} == expected
    assert data["prepare"]["certainty"] == ""


def test_the_pages_say_it_in_words() -> None:
    found = pages(told("", on(11, 2)))
    strip = found["index.md"].partition("## Milestones")[2]
    assert "Go live <roadmap.html#go-live> Mon 23 Nov 2026 date proposed" in strip
    assert "Quarter <roadmap.html#quarter> q1 2027 date tentative" in strip
    assert "Some day <roadmap.html#some-day> No date yet" in strip
    assert "Tue 1 Dec 2026 date confirmed" in row(found["roadmap.md"], "Handover Gate")
    assert "Mon 23 Nov 2026 date proposed" in row(found["roadmap.md"], "Go live Milestone")
    assert "Tue 1 Dec 2026 date confirmed" in found["go-live.md"]


@pytest.mark.parametrize(("kickoff", "certainty"), [("kickoff: 2026-11-02", "confirmed"), ("kickoff: 2026-11", "tentative"), ("kickoff: term winter", "tentative"), ("handover: 2026-12-01", "open")])  # fmt: skip
def test_kickoff_says_it_too(kickoff: str, certainty: str) -> None:
    terms = "terms: {winter: {from: 2026-11-02, until: 2027-02-26}}\n"
    customer = re.sub(r"\{kickoff.*\}", f"{{{kickoff}}}", CUSTOMER) + terms
    plan = project(assessed(PLAYBOOK, customer), "customer")
    assert plan.kickoff_certainty == certainty
    assert ("date tentative" in pages(plan)["index.md"].partition("Milestones")[0]) == (certainty == "tentative")


# == Paused, resumed, cancelled, planned anew ==

SENTENCES = [
    (PAUSED, on(11, 9), "", "In phase “Start”. Go-live is expected as planned, on 2026-11-23. One item is late."),
    (PAUSED, on(11, 20), "paused",
     "Paused since 2026-11-10; work is expected to go on from 2026-12-02. In phase “Start”. "
     "Go-live is expected on 2026-12-03, 8 workdays later than planned (2026-11-23), if the pause ends as expected. "
     "One item is late."),
    (PAUSED, on(12, 5), "paused",
     "Paused since 2026-11-10; work does not go on before 2026-12-06. In phase “Start”. "
     "Go-live is expected on 2026-12-08, 11 workdays later than planned (2026-11-23), if the pause ends as expected. One item is late."),
    (RESUMED, on(12, 2), "",
     "In phase “Start”. Go-live is expected on 2026-12-03, 8 workdays later than planned (2026-11-23). 3 items are late."),
    (CANCELLED, on(12, 10), "cancelled", "Cancelled on 2026-12-04."),
]  # fmt: skip


@pytest.mark.parametrize(("status", "as_of", "state", "sentence"), SENTENCES)
def test_the_state_is_one_sentence(status: str, as_of: date, state: str, sentence: str) -> None:
    summary = told(status, as_of).summary
    assert (summary.state, summary.sentence) == (state, sentence)


def test_the_overview_says_what_the_customer_was_told() -> None:
    found = pages(told(PAUSED))
    assert "Paused since Tue 10 Nov 2026; work is expected to go on from Wed 2 Dec 2026." in found["index.md"]
    assert "We pause until your new year" in found["index.md"]
    assert "Tue 10 Nov 2026 | Paused Onboarding" in found["log.md"]
    gone = pages(told(CANCELLED, on(12, 10)))
    assert "Cancelled on Fri 4 Dec 2026." in gone["index.md"] and "You asked us to stop" in gone["index.md"]
    assert "of 1" not in gone["index.md"], "progress says nothing about what was given up"


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize("status", [PAUSED, CANCELLED, REPLANNED])
def test_reasons_and_notes_stay_inside(status: str, audience: str) -> None:
    shown = told(status, on(12, 10), audience)
    everything = plan_json(shown).decode() + "\n".join(pages(shown).values())
    for words in ("go broke", "Call them", "went broke", "forgot"):
        assert (words in everything) == (audience == "internal" and words in status), words


def test_a_re_planning_is_explained_in_the_words_for_each_reader() -> None:
    def why(audience: str) -> list[str]:
        live = next(i for i in told(REPLANNED, on(11, 12), audience).items if i.id == "go-live")
        return [w.sentence for w in live.why if w.kind == "replanned"]

    said = "Re-planned on Thu 12 Nov 2026, 11 days later, because: {}: Fri 4 Dec 2026"
    assert why("customer") == [said.format("The server comes later")]
    assert why("internal") == [said.format("They forgot it")]
    (turn,) = told(REPLANNED, on(11, 12)).turns
    assert (turn.kind, turn.on, turn.begins, turn.days) == ("replanned", on(11, 12), on(11, 16), 11)


@pytest.mark.parametrize("own", [False, True], ids=["default rules", "rules that know no cancellation"])
def test_after_a_cancellation_nothing_is_late(own: bool) -> None:
    rules = "standings: [{standing: done, when: done, text: Ready}, {standing: late, when: days-late > 0, text: Too late}]\n"
    shown = told(CANCELLED, on(12, 10), playbook=PLAYBOOK + (rules if own else ""))
    standings = {i.id: (i.standing, i.standing_rule) for i in shown.items}
    ended = ("not needed", "The onboarding was cancelled before it was done")
    assert standings.pop("prepare") == ("done", "Ready" if own else "Recorded as done")
    assert set(standings.values()) == {ended}
    assert all(i.dates.forecast is None for i in shown.items if i.id != "prepare")
    assert ended[1] in row(pages(shown)["tasks.md"], "Build it")
    assert shown.open_points == ()


def test_a_playbook_may_say_itself_how_a_cancelled_item_stands() -> None:
    rules = "standings: [{standing: unknown, when: cancelled, text: Ask sales}, {standing: at risk, when: paused, text: On hold}]\n"
    build = {i.id: i for i in told(CANCELLED, on(12, 10), playbook=PLAYBOOK + rules).items}["build"]
    assert (build.standing, build.standing_rule) == ("unknown", "Ask sales")
    build = {i.id: i for i in told(PAUSED, playbook=PLAYBOOK + rules).items}["build"]
    assert (build.standing, build.standing_rule) == ("at risk", "On hold")


def test_a_pause_makes_nothing_late_that_was_in_time() -> None:
    def standings(status: str, as_of: date) -> dict[str, str]:
        found = told(status, as_of, "internal")
        return {i.id: i.standing for i in found.items if i.id in {"build", "price", "go-live"}}

    # The day of `build` was over before the pause began, those of the others lie in it.
    assert standings(PAUSED, on(11, 30)) == {"build": "late", "price": "at risk", "go-live": "at risk"}
    assert standings(RESUMED, on(12, 2)) == {"build": "late", "price": "late", "go-live": "late"}


def test_a_date_that_hangs_on_the_pause_is_tentative_in_a_calendar() -> None:
    playbook = PLAYBOOK + "      hello: {kind: meeting, at: day 2 10:00, takes: 1 h, owner: csm}\n"
    events = {
        str(e["SUMMARY"]): str(e.get("STATUS", ""))
        for e in vevents(told("hello: 2026-11-03\n" + PAUSED, playbook=playbook))
    }
    assert events == {"Hello": "", "Go live": "TENTATIVE", "Handover": "TENTATIVE"}


def test_what_a_cancellation_drops_is_cancelled_in_the_calendar() -> None:
    before = told("prepare: 2026-11-04\n", on(11, 6))
    after = told("prepare: 2026-11-04\nonboarding: [{cancelled: 2026-11-05, why: They went broke}]\n", on(11, 6))
    assert [(e.uid, e.title, e.start) for e in after.events] == [(e.uid, e.title, e.start) for e in before.events]
    assert [(e.sequence, e.cancelled) for e in before.events] == [(0, False)] * 2
    assert [(e.sequence, e.cancelled) for e in after.events] == [(1, True)] * 2


# == Declared and computed side by side ==

SIDES = [
    ("{state: on track}", "late", "on track", "Late declared on track Not done, and its day is over"),
    ("{state: at risk}", "late", "at risk", "Late declared at risk Not done, and its day is over"),
    ("{state: blocked}", "blocked", "", "Blocked Declared blocked"),
    ("{done: 2026-11-09, state: at risk}", "done", "at risk", "Done declared at risk Recorded as done"),
    ("{state: not needed, why: They have one}", "not needed", "", "Not needed Marked as not needed"),
]


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize(("record", "standing", "declared", "said"), SIDES)
def test_what_a_person_says_stands_beside_what_the_rules_say(
    record: str, standing: str, declared: str, *, said: str, audience: str
) -> None:
    shown = told(f"build: {record}\ngo-live: {{state: on track}}\nhandover: {{state: at risk}}\n", on(12, 10), audience)
    data = {i["id"]: i for i in json.loads(plan_json(shown))["items"]}["build"]
    assert (data["standing"], data["declared"]) == (standing, declared)
    found = pages(shown)
    for path in ("roadmap.md", "tasks.md"):
        assert row(found[path], "Build it").split(" | ")[3] == said
    strip = found["index.md"].partition("## Milestones")[2]
    assert "Late declared on track Go live" in strip
    assert "Late declared at risk" in found["go-live.md"]


# == In the terminal, and over all customers ==


@pytest.fixture
def launchbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Launchbook:
    monkeypatch.chdir(make(tmp_path, "acme", "berg"))
    return Launchbook(tmp_path, capfd)


TURNS = "onboarding: [{paused: 2026-11-09, until: 2026-11-20, why: Secret, tell: We wait for your budget}]\n"


def test_show_says_the_state_and_how_sure_each_milestone_is(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", f"{TURNS}send-list: {{state: on track}}\n")
    launchbook.edit("customers/acme/customer.yml", "kickoff: 2026-11-02", "kickoff: 2026-11-02\n  go-live: 2026-11-30")
    shown = launchbook("show", "acme", "--as-of", "2026-11-13", "--audience", "customer").out
    assert "Paused since 2026-11-09; work is expected to go on from 2026-11-21." in shown
    assert "We wait for your budget" in shown and "Secret" not in shown
    assert re.search(r"Mon 30 Nov 2026 \(confirmed\) +Go live", shown)
    assert re.search(r"Thu 26 Nov 2026 \(proposed\) +Go ahead", shown)
    assert re.search(r"hangs on the pause\) +Send list .* late \(declared on track\)", shown)


def test_explain_says_how_sure_and_how_far(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", TURNS)
    said = launchbook("explain", "acme", "kickoff-call", "--as-of", "2026-11-13").out
    assert "variance  15 workdays later than planned" in said
    assert "Tentative: it hangs on the end of the pause since 2026-11-09" in said
    assert "Paused from Mon 9 Nov 2026 to Fri 20 Nov 2026, so not before Sat 21 Nov 2026" in said
    assert "certainty proposed" in launchbook("explain", "acme", "go-live", "--as-of", "2026-11-13").out


def test_the_portfolio_names_who_is_paused_and_who_was_cancelled(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", TURNS)
    launchbook.append("customers/berg/status.yml", "onboarding: [{cancelled: 2026-11-10, tell: You were bought}]\n")
    assert launchbook("build", "--as-of", "2026-11-13").code == 0
    page = (launchbook.root / "site/portfolio/index.html").read_text("utf-8")
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert (
        "Paused since Mon 9 Nov 2026; work is expected to go on from Sat 21 Nov 2026. We wait for your budget" in said
    )
    assert "Cancelled on Tue 10 Nov 2026. You were bought" in said
    assert page.index('id="row-acme"') < page.index('id="row-berg"'), "nothing is left to do for a cancelled one"


def test_a_pause_adds_no_days_to_a_delay() -> None:
    rules = (
        "standings:\n  - {standing: late, when: days-late > 3, text: More than three days}\n"
        "  - {standing: at risk, when: start-passed, text: Should have begun}\n"
        "  - {standing: not started, when: dated, text: To do}\n"
    )

    def said(as_of: date) -> dict[str, str]:
        return {i.id: i.standing_rule for i in told(PAUSED, as_of, "internal", playbook=PLAYBOOK + rules).items}

    first, later = said(on(11, 10)), said(on(11, 30))
    assert first == later
    assert first["build"] == "More than three days" and first["price"] == "To do"
