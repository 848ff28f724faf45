"""What planning the rest anew does to the plan; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import codes, dated, shown, table
from tests.steps.schedule.test_why import check_replay, line


def on(month: int, day: int) -> date:
    return date(2026, month, day)


REPLANNED = [{"replanned": "2026-11-12", "from": "2026-11-23", "why": "The data comes later"}]
"""Recorded on a Thursday; the rest begins on a Monday."""

PLAN: dict[str, dict[str, Any]] = {
    "a": {"at": "day 1", "takes": "3 workdays"},  # done
    "b": {"at": "day 8", "takes": "2 workdays"},  # begun
    "c": {"at": "day 15"},  # Monday 16 November, the earliest that is open
    "d": {"after": "c", "takes": "2 workdays"},
    "gate": {"kind": "gate", "due": "go-live - 3 workdays", "after": "d"},
    "go-live": {"kind": "milestone", "at": "day 29", "after": "gate"},  # Monday 30 November
    "report": {"due": "kickoff + 1 month"},
    "later": {"due": "week 6 thursday"},
    "set": {"fixed": "2026-12-03"},
    "dated": {"at": "2026-12-04"},
    "agreed": {"kind": "milestone", "agreed": "2026-12-07"},
}
RECORDS = {"a": "2026-11-04", "b": {"started": "2026-11-09"}}
BEFORE = {
    "a": "2026-11-02 .. 2026-11-04", "b": "2026-11-09 .. 2026-11-10", "c": "2026-11-16", "d": "2026-11-17 .. 2026-11-18",
    "gate": "2026-11-25", "go-live": "2026-11-30", "report": "2026-12-02", "later": "2026-12-10",
    "set": "2026-12-03", "dated": "2026-12-04", "agreed": "2026-12-07",
}  # fmt: skip
AFTER = {
    **BEFORE, "c": "2026-11-23", "d": "2026-11-24 .. 2026-11-25", "gate": "2026-12-02", "go-live": "2026-12-07",
    "report": "2026-12-09", "later": "2026-12-17",
}  # fmt: skip


def test_the_rest_moves_by_one_number_of_days() -> None:
    plan = dated(PLAN, RECORDS, on(11, 12), REPLANNED)
    assert table(plan) == AFTER
    assert plan.moved == {on(11, 12): 7}
    assert codes(plan) == []
    assert check_replay(plan) == 22


def test_before_its_day_nothing_of_it_is_seen() -> None:
    plan = dated(PLAN, RECORDS, on(11, 11), REPLANNED)
    assert table(plan) == BEFORE
    assert plan.moved == {}


def test_what_is_recorded_later_counts_as_it_stood_on_the_day() -> None:
    records = {**RECORDS, "c": "2026-11-24", "d": "2026-11-26"}
    assert table(dated(PLAN, records, on(11, 30), REPLANNED)) == AFTER


def test_each_moved_date_says_so() -> None:
    plan = dated(PLAN, RECORDS, on(11, 12), REPLANNED)
    steps = {id_: [line(w) for w in item.plan.why] for id_, item in plan.items.items() if item.plan}
    assert steps["go-live"] == [
        "start source [day 29] = 2026-11-30",
        "start replanned [2026-11-12] +7 days = 2026-12-07",
    ]
    assert steps["report"][-1] == "end replanned [2026-11-12] +7 days = 2026-12-09"
    assert not any("replanned" in step for id_ in ("a", "b", "set", "dated", "agreed") for step in steps[id_])


ONE: list[tuple[str, dict[str, Any], str, str]] = [
    ("a Saturday begins on Monday", {"at": "day 15"}, "2026-11-21", "2026-11-23"),
    ("to the day it was planned for", {"at": "day 15"}, "2026-11-16", "2026-11-16"),
    ("it may come earlier", {"at": "day 29"}, "2026-11-18", "2026-11-18"),
    ("a roll is made up for", {"at": "day 13"}, "2026-11-25", "2026-11-25"),
    ("a due date by its start", {"due": "day 17", "takes": "3 workdays"}, "2026-11-26", "2026-11-26 .. 2026-11-30"),
    ("what hangs on nothing but a tie", {"after": "a"}, "2026-11-23", "2026-11-23"),
    ("what should have begun", {"at": "day 3"}, "2026-11-23", "2026-11-23"),
    ("a weekday stays one", {"at": "week 3 thursday"}, "2026-11-24", "2026-11-26"),
    ("the end of a phase", {"phase": "build"}, "2026-11-23", "2026-11-23"),
    ("a clock time", {"kind": "meeting", "at": "day 15 10:00", "takes": "1 h"}, "2026-11-24",
     "2026-11-24 10:00 .. 2026-11-24 11:00"),
    ("a step rolls for nobody", {"kind": "step", "at": "day 15 10:00"}, "2026-11-24", "2026-11-24 10:00"),
    ("a bound", {"after": "a", "not_before": "day 15"}, "2026-11-23", "2026-11-23"),
    ("a window", {"kind": "window", "at": "day 15", "takes": "3 days"}, "2026-11-24", "2026-11-24 .. 2026-11-26"),
    ("a series that has not begun", {"kind": "meeting", "every": "week", "at": "day 15", "count": 2}, "2026-11-24",
     "2026-11-24 .. 2026-12-01"),
    ("a running series goes on to its moved end", {"kind": "meeting", "every": "week", "at": "day 1", "until": "day 15"},
     "2026-11-23", "2026-11-02 .. 2026-11-16"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "start", "expected"), [c[1:] for c in ONE], ids=[c[0] for c in ONE])
def test_the_earliest_open_item_begins_on_the_day(fields: dict[str, Any], start: str, expected: str) -> None:
    items = {"a": PLAN["a"], "it": fields}
    turns = [{"replanned": "2026-11-12", "from": start, "why": "x"}]
    phases = {"build": {"from": "day 2", "until": "day 12"}}
    plan = dated(items, RECORDS, on(11, 12), turns, phases=phases)
    assert shown(plan.items["it"]) == expected
    assert check_replay(plan) == 4


def test_what_is_only_optional_does_not_hold_the_rest_back() -> None:
    items = {**PLAN, "extra": {"at": "day 2", "need": "optional"}}
    plan = dated(items, RECORDS, on(11, 12), REPLANNED)
    assert {id_: day for id_, day in table(plan).items() if id_ != "extra"} == AFTER
    assert table(plan)["extra"] == "2026-11-23"


def test_a_date_that_somebody_set_is_a_finding_where_the_rest_begins_later() -> None:
    items = {**PLAN, "live": {"kind": "milestone", "agreed": "2026-11-19", "after": "c"}}
    plan = dated(items, RECORDS, on(11, 12), REPLANNED)
    assert codes(plan) == ["schedule/fixed", "schedule/replanned"]
    assert [p.message for p in plan.problems if p.rule == "schedule/replanned"] == [
        "`live` stays on 2026-11-19, but the rest of this plan begins on 2026-11-23"
    ]


def test_one_re_planning_after_the_other() -> None:
    again = [*REPLANNED, {"replanned": "2026-11-24", "from": "2026-12-01", "why": "Once more"}]
    plan = dated(PLAN, {**RECORDS, "c": "2026-11-23"}, on(11, 24), again)
    # After the first move d begins on Tuesday the 24th, and now a week later; what was done meanwhile stays.
    assert table(plan) == {
        **AFTER, "d": "2026-12-01 .. 2026-12-02", "gate": "2026-12-09", "go-live": "2026-12-14",
        "report": "2026-12-16", "later": "2026-12-24",
    }  # fmt: skip
    assert plan.moved == {on(11, 12): 7, on(11, 24): 7}
    live = plan.items["go-live"].plan
    assert live
    assert [line(w) for w in live.why][1:] == [
        "start replanned [2026-11-12] +7 days = 2026-12-07",
        "start replanned [2026-11-24] +7 days = 2026-12-14",
    ]
    assert check_replay(plan) == 22


def test_a_phase_moves_with_what_is_left_of_it() -> None:
    items = {
        "a": {**PLAN["a"], "phase": "one"},
        "c": {"at": "day 15", "phase": "one"},
        "d": {"at": "day 22", "phase": "two"},
    }
    phases = {"one": {"from": "day 1", "until": "day 19"}, "two": {"from": "day 20", "until": "day 26"}}
    plan = dated(items, RECORDS, on(11, 12), REPLANNED, phases=phases)
    spans = {id_: (str(s.start), str(s.end)) for (_, id_), s in plan.groups.items()}
    assert spans == {"one": ("2026-11-02", "2026-11-27"), "two": ("2026-11-28", "2026-12-04")}


def test_measures_move_unless_their_day_was_over() -> None:
    metrics = {"soon": {"by": "day 5", "target": "at least 1"}, "use": {"by": "day 40", "target": "at least 1"}}
    plan = dated(PLAN, RECORDS, on(11, 12), REPLANNED, playbook={"metrics": metrics})
    times = {key: str(moment) for key, moment in plan.times.items()}
    assert times == {"metric/soon/by": "2026-11-06", "metric/use/by": "2026-12-18"}


def test_after_a_pause_the_plan_that_was_counted_anew_is_the_forecast() -> None:
    turns = [{"paused": "2026-11-12", "why": "x"}, {"resumed": "2026-11-20"},
             {"replanned": "2026-11-20", "from": "2026-11-23", "why": "x"}]  # fmt: skip
    records = {"a": "2026-11-04", "b": "2026-11-10"}
    plan = dated(PLAN, records, on(11, 20), turns)
    assert table(plan) == AFTER
    assert {**table(plan, "forecast"), "b": AFTER["b"]} == AFTER
    assert check_replay(plan) == 22


def test_nothing_left_to_plan_changes_nothing() -> None:
    items = {"a": PLAN["a"], "set": PLAN["set"]}
    plan = dated(items, RECORDS, on(11, 12), [{"replanned": "2026-11-12", "from": "2026-11-30", "why": "x"}])
    assert table(plan) == {"a": BEFORE["a"], "set": BEFORE["set"]}
    assert plan.moved == {}


TIMES: list[tuple[str, dict[str, Any], str]] = [
    ("a fallback that counts from kickoff", {"at": "gone + 2 days else day 15"}, "2026-11-23"),
    ("a fallback that is a date", {"at": "gone + 2 days else 2026-11-18"}, "2026-11-18"),
    ("a fallback that nobody needs", {"at": "day 15 else 2026-11-18"}, "2026-11-23"),
    ("a term", {"at": "term autumn"}, "2026-11-17 .. 2026-11-19"),
    ("an hour elsewhere", {"kind": "meeting", "at": "day 15 09:00 in Europe/Oslo", "takes": "1 h"},
     "2026-11-23 08:00 .. 2026-11-23 09:00"),
    ("what follows something", {"at": "c + 1 workday"}, "2026-11-24"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), [c[1:] for c in TIMES], ids=[c[0] for c in TIMES])
def test_only_what_counts_from_kickoff_moves(fields: dict[str, Any], expected: str) -> None:
    items = {"a": PLAN["a"], "c": {"at": "day 15"}, "it": fields}
    terms = {"autumn": {"from": "2026-11-17", "until": "2026-11-19"}}
    plan = dated(items, RECORDS, on(11, 12), REPLANNED, playbook={"terms": terms})
    assert table(plan)["it"] == expected
    assert plan.moved == {on(11, 12): 7}
    assert check_replay(plan) == 6


def test_a_deadline_that_counts_from_kickoff_moves_with_it() -> None:
    items = {**PLAN, "it": {"at": "day 15", "by": "within 12 workdays after kickoff"}}
    deadline = dated(items, RECORDS, on(11, 12), REPLANNED).items["it"].deadline
    assert str(deadline) == "2026-11-25", "18 November and a week"


def test_a_recurrence_that_was_over_by_then_is_not_begun_again() -> None:
    recurrences = [{"rhythm": "workday", "until": "day 3"}, {"rhythm": "week"}]
    items = {**PLAN, "it": {"kind": "meeting", "every": recurrences, "at": "day 1", "until": "day 18"}}
    plan = dated(items, RECORDS, on(11, 12), REPLANNED)
    held = plan.items["it"].plan
    assert held
    assert [str(s.start)[5:] for s in held.occurrences] == [
        "11-02",
        "11-03",
        "11-04",
        "11-05",
        "11-12",
        "11-19",
        "11-26",
    ]
    assert check_replay(plan) == 24


def test_a_finding_about_what_stays_is_not_forgotten() -> None:
    items = {**PLAN, "b": {"fixed": "2026-11-03", "after": "a"}}
    before = dated(items, {**RECORDS, "b": "2026-11-05"}, on(11, 11), REPLANNED)
    after = dated(items, {**RECORDS, "b": "2026-11-05"}, on(11, 12), REPLANNED)
    assert codes(before) == ["schedule/fixed"]
    assert [p for p in after.problems if p.rule == "schedule/fixed"] == list(before.problems)
