"""Dependencies, slack and the critical path; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.model.files.record.record import Status
from generator.steps.schedule import schedule
from tests.given.plans import BEFORE, codes, dated, plan_of, shown, table
from tests.laws.networks import Items

A = {"at": "day 1", "takes": "3 workdays"}  # Monday to Wednesday

DEPENDENCIES: list[tuple[str, dict[str, Any], str]] = [
    ("finish to start", {"after": "a", "takes": "2 workdays"}, "2026-11-05 .. 2026-11-06"),
    ("over a weekend", {"after": "a", "takes": "3 workdays"}, "2026-11-05 .. 2026-11-09"),
    ("without a length", {"after": "a"}, "2026-11-05"),
    ("a milestone closes the day", {"kind": "milestone", "after": "a"}, "2026-11-04"),
    (
        "a milestone with an hour comes after the day",
        {"kind": "milestone", "after": "a", "at": "day 3 09:30"},
        "2026-11-05 09:30",
    ),
    (
        "a milestone at midnight comes after the day",
        {"kind": "milestone", "after": "a", "at": "day 3 00:00"},
        "2026-11-05 00:00",
    ),
    ("a gate closes the day", {"kind": "gate", "after": "a"}, "2026-11-04"),
    ("a sign-off closes the day", {"kind": "sign-off", "after": "a"}, "2026-11-04"),
    ("a gate with a length does not", {"kind": "gate", "after": "a", "takes": "1 workday"}, "2026-11-05"),
    ("lag in days", {"after": "a + 1 day"}, "2026-11-06"),
    ("lag in days to a weekend", {"after": "a + 2 days"}, "2026-11-09"),
    ("lag in workdays", {"after": "a + 2 workdays"}, "2026-11-09"),
    ("lag in weeks", {"after": "a + 1 week"}, "2026-11-12"),
    ("lead in days", {"after": "a - 1 day"}, "2026-11-04"),
    ("lead in workdays", {"after": "a - 2 workdays"}, "2026-11-03"),
    ("start to start", {"after": "start of a", "takes": "2 workdays"}, "2026-11-02 .. 2026-11-03"),
    ("start to start, later", {"after": "start of a + 1 workday"}, "2026-11-03"),
    ("start to start, days", {"after": "start of a + 2 days"}, "2026-11-04"),
    ("finish to finish", {"after": "finish after a", "takes": "2 workdays"}, "2026-11-03 .. 2026-11-04"),
    ("finish to finish, later", {"after": "finish after a + 1 workday", "takes": "2 workdays"}, "2026-11-04 .. 2026-11-05"),
    ("start to finish", {"after": "finish after start of a", "takes": "2 workdays"}, "2026-10-30 .. 2026-11-02"),
    ("placed later", {"after": "a", "at": "day 8"}, "2026-11-09"),
    ("placed too early", {"after": "a", "at": "day 2", "takes": "2 workdays"}, "2026-11-05 .. 2026-11-06"),
    ("due too early", {"after": "a", "due": "day 2", "takes": "2 workdays"}, "2026-11-05 .. 2026-11-06"),
    ("due later", {"after": "a", "due": "day 9", "takes": "2 workdays"}, "2026-11-09 .. 2026-11-10"),
    ("a time of day moves on", {"after": "a", "at": "day 1 10:00", "takes": "1 h"}, "2026-11-05 10:00 .. 2026-11-05 11:00"),
    ("snapped after the push", {"after": "a", "at": "day 1", "snap": "next monday"}, "2026-11-09"),
    ("a span is only shortened", {"after": "a", "at": "day 1", "until": "day 9"}, "2026-11-05 .. 2026-11-10"),
    ("finish to finish of a span", {"after": "finish after a", "at": "day 1", "due": "day 2"}, "2026-11-02 .. 2026-11-04"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), [t[1:] for t in DEPENDENCIES], ids=[t[0] for t in DEPENDENCIES])
def test_an_item_after_another_of_three_days(fields: dict[str, Any], expected: str) -> None:
    assert shown(dated({"a": A, "b": fields}).items["b"]) == expected


CLOCK: list[tuple[str, dict[str, Any], str]] = [
    ("touches", {"after": "a", "takes": "20 min"}, "2026-11-02 10:30 .. 2026-11-02 10:50"),
    ("touches by minutes", {"after": "a + 15 min", "takes": "20 min"}, "2026-11-02 10:45 .. 2026-11-02 11:05"),
    ("waits for hours", {"after": "a + 2 hours", "takes": "1 h"}, "2026-11-02 12:30 .. 2026-11-02 13:30"),
    ("does not fit before closing", {"after": "a + 6 hours", "takes": "1 h"}, "2026-11-03 09:00 .. 2026-11-03 10:00"),
    ("just fits", {"after": "a + 330 min", "takes": "1 h"}, "2026-11-02 16:00 .. 2026-11-02 17:00"),
    ("after hours", {"after": "a + 8 hours", "takes": "1 h"}, "2026-11-03 09:00 .. 2026-11-03 10:00"),
    ("a step follows the clock alone", {"kind": "step", "after": "a + 8 hours", "takes": "1 h"}, "2026-11-02 18:30 .. 2026-11-02 19:30"),
    ("over a weekend", {"after": "a + 4 days", "takes": "1 h"}, "2026-11-06 10:30 .. 2026-11-06 11:30"),
    ("on a weekend", {"after": "a + 5 days", "takes": "1 h"}, "2026-11-09 09:00 .. 2026-11-09 10:00"),
    ("one workday later", {"after": "a + 1 workday", "takes": "1 h"}, "2026-11-03 10:30 .. 2026-11-03 11:30"),
    ("a whole day needs the next one", {"after": "a", "takes": "1 workday"}, "2026-11-03"),
    ("a milestone is that moment", {"kind": "milestone", "after": "a"}, "2026-11-02 10:30"),
    ("a milestone placed on that day stays", {"kind": "milestone", "at": "day 1", "after": "a"}, "2026-11-02"),
    ("starts with it", {"after": "start of a", "takes": "20 min"}, "2026-11-02 10:00 .. 2026-11-02 10:20"),
    ("a day starts with it", {"after": "start of a", "takes": "1 workday"}, "2026-11-02"),
    ("its own time of day gives way", {"at": "day 1 10:00", "after": "a", "takes": "1 h"}, "2026-11-02 10:30 .. 2026-11-02 11:30"),
    ("its own later time of day stays", {"at": "day 1 14:00", "after": "a", "takes": "1 h"}, "2026-11-02 14:00 .. 2026-11-02 15:00"),
    ("placed on that day", {"at": "day 1", "after": "a", "takes": "1 h"}, "2026-11-02 10:30 .. 2026-11-02 11:30"),
    ("ends with it", {"after": "finish after a", "takes": "10 min"}, "2026-11-02 10:20 .. 2026-11-02 10:30"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), [t[1:] for t in CLOCK], ids=[t[0] for t in CLOCK])
def test_an_item_after_a_meeting_from_ten_to_half_past(fields: dict[str, Any], expected: str) -> None:
    meeting = {"kind": "meeting", "at": "kickoff 10:00", "takes": "30 min"}
    assert shown(dated({"a": meeting, "b": fields}).items["b"]) == expected


def test_all_of_waits_for_the_last_and_any_of_for_the_first() -> None:
    items: dict[str, dict[str, Any]] = {
        "short": {"at": "day 1", "takes": "1 workday"},
        "long": {"at": "day 1", "takes": "4 workdays"},
        "all": {"after": ["short", "long"]},
        "any": {"after": {"any": ["long", "short"]}},
        "both": {"after": {"all": ["short"], "any": ["long"]}},
    }
    found = table(dated(items))
    assert (found["all"], found["any"], found["both"]) == ("2026-11-06", "2026-11-03", "2026-11-06")


FIRST: list[tuple[str, str, str]] = [
    ("a start lets go on its own day, an end only on the next", "[signed - 1 workday, start of call]", "2026-11-04"),
    ("in whatever order they stand", "[start of call, signed - 1 workday]", "2026-11-04"),
    ("an end that is held lets work begin as long before", "[finish after signed, call]", "2026-11-03"),
    ("a start that comes before that", "[finish after signed, start of early]", "2026-11-02"),
]


@pytest.mark.parametrize(("any_", "start"), [case[1:] for case in FIRST], ids=[case[0] for case in FIRST])
def test_of_several_the_one_lets_go_with_which_work_starts_first(any_: str, start: str) -> None:
    items: Items = {
        "early": {"at": "day 1"},
        "call": {"at": "day 3 09:30", "takes": "30 min"},
        "signed": {"kind": "milestone", "at": "day 4 09:30"},
        "work": {"after": {"any": any_.strip("[]").split(", ")}, "takes": "3 workdays"},
    }
    assert table(dated(items))["work"].split(" ")[0] == start


def test_work_placed_at_midnight_waits_for_a_start_later_that_day() -> None:
    items: Items = {
        "call": {"at": "day 2 10:00"},
        "it": {"at": "day 2 00:00", "takes": "1 h", "after": "start of call"},
    }
    assert table(dated(items))["it"] == "2026-11-03 10:00 .. 2026-11-03 11:00"


def test_what_closes_work_that_ends_after_hours_waits_for_the_next_morning() -> None:
    items: Items = {"call": {"at": "day 1 16:01", "takes": "1 h"}, "it": {"kind": "milestone", "after": "call"}}
    assert table(dated(items))["it"] == "2026-11-03 09:00"


def test_a_span_that_is_pushed_tells_each_step_once() -> None:
    plan = dated({"call": {"at": "day 3"}, "it": {"at": "day 1", "due": "day 20", "after": "call"}}).items["it"].plan
    assert plan
    assert len(plan.why) == len(set(plan.why)) == 7


def test_a_cycle_without_places_says_what_to_do_all_the_same() -> None:
    plan = plan_of({"a": {"after": "b"}, "b": {"after": "a"}})
    bare = replace(plan, items=tuple(replace(item, place=None) for item in plan.items))
    [problem] = [p for p in schedule(bare, Status(), BEFORE).problems if p.rule == "schedule/cycle"]
    assert problem.hint == "take one of these ties out"


def test_what_waits_for_something_undated_starts_after_the_rest() -> None:
    found = dated({"open": {}, "a": A, "b": {"after": ["open", "a"]}, "c": {"after": "open"}})
    assert (table(found)["b"], table(found)["c"]) == ("2026-11-05", "-")


# R. A. Olson's and many others' textbook exercise in days: activity, predecessors, length -> ES, EF, LS, LF, both ends
# of a day included, day 1 being the first. Total and free float follow from them.
TEXTBOOK = {
    "a": ((), 3, 1, 3, 1, 3, 0, 0),
    "b": (("a",), 4, 4, 7, 4, 7, 0, 0),
    "c": (("a",), 2, 4, 5, 6, 7, 2, 2),
    "d": (("b", "c"), 5, 8, 12, 8, 12, 0, 0),
    "e": (("c",), 1, 6, 6, 13, 13, 7, 0),
    "f": (("c",), 2, 6, 7, 13, 14, 7, 7),
    "g": (("d", "e"), 3, 13, 15, 14, 16, 1, 1),
    "h": (("d",), 4, 13, 16, 13, 16, 0, 0),
    "i": (("f", "h", "g"), 2, 17, 18, 15, 16, 0, 0),
}


def _textbook() -> dict[str, dict[str, Any]]:
    return {
        id_: {"takes": f"{row[1]} workdays", **({"after": list(row[0])} if row[0] else {"at": "day 1"})}
        for id_, row in TEXTBOOK.items()
    }


def _workday(number: int) -> str:
    weeks, days = divmod(number - 1, 5)
    return str(date.fromordinal(date(2026, 11, 2).toordinal() + 7 * weeks + days))


def test_a_textbook_network_has_its_early_dates() -> None:
    found = dated(_textbook())
    expected = {id_: (_workday(row[2]), _workday(row[3])) for id_, row in TEXTBOOK.items()}
    spans = {id_: i.plan.span for id_, i in found.items.items() if i.plan}
    assert {id_: (str(s.start), str(s.end)) for id_, s in spans.items()} == expected


def test_a_textbook_network_has_its_floats_and_its_critical_path() -> None:
    found = dated(_textbook())
    early = {id_: row[3] for id_, row in TEXTBOOK.items()}
    latest = dict(early)
    for id_ in reversed(TEXTBOOK):
        after = [other for other, row in TEXTBOOK.items() if id_ in row[0]]
        latest[id_] = min((latest[o] - TEXTBOOK[o][1] for o in after), default=max(early.values()))
    total = {id_: latest[id_] - early[id_] for id_ in TEXTBOOK}
    free = {
        id_: min((row[2] - 1 - early[id_] for o, row in TEXTBOOK.items() if id_ in row[0]), default=total[id_])
        for id_ in TEXTBOOK
    }
    assert {id_: i.slack for id_, i in found.items.items()} == total
    assert {id_: i.free for id_, i in found.items.items()} == free
    assert [id_ for id_, i in found.items.items() if i.critical] == ["a", "b", "d", "h", "i"]
    assert total == {"a": 0, "b": 0, "c": 2, "d": 0, "e": 7, "f": 9, "g": 1, "h": 0, "i": 0}


SLACK: list[tuple[str, dict[str, dict[str, Any]], dict[str, tuple[int | None, int | None, bool]]]] = [
    (
        "up to go-live",
        {
            "a": {"at": "day 1", "takes": "2 workdays"},
            "go-live": {"kind": "milestone", "at": "day 10", "after": "a"},
            "later": {"after": "go-live", "takes": "5 workdays"},
            "aside": {"at": "day 1"},
        },
        {"a": (6, 6, False), "go-live": (0, 0, True), "later": (0, 0, False), "aside": (12, 12, False)},
    ),
    (
        "a deadline that cannot be kept is negative slack",
        {"a": {"at": "day 1", "takes": "4 workdays", "by": "day 2"}, "b": {"after": "a"}},
        {"a": (-2, 0, True), "b": (0, 0, True)},
    ),
    (
        "a deadline pulls on all that leads to it",
        {"a": {"at": "day 1"}, "b": {"after": "a", "by": "day 4"}, "c": {"at": "day 12"}},
        {"a": (2, 0, False), "b": (2, 2, False), "c": (0, 0, True)},
    ),
    (
        "a lag belongs to the path",
        {"a": {"at": "day 1"}, "b": {"after": "a + 2 workdays"}, "c": {"at": "day 5"}},
        {"a": (1, 0, False), "b": (1, 1, False), "c": (0, 0, True)},
    ),
    (
        "start to start",
        {"a": {"at": "day 1", "takes": "4 workdays"}, "b": {"after": "start of a + 1 workday", "takes": "5 workdays"}},
        {"a": (0, 0, True), "b": (0, 0, True)},
    ),
    (
        "finish to finish",
        {"a": {"at": "day 1", "takes": "2 workdays"}, "b": {"after": "finish after a", "at": "day 2", "takes": "3 workdays"}},
        {"a": (2, 2, False), "b": (0, 0, True)},
    ),
    (
        "one of two alternatives may slip",
        {"a": {"at": "day 1"}, "b": {"at": "day 1"}, "c": {"after": {"any": ["a", "b"]}, "takes": "2 workdays"}},
        {"a": (2, 2, False), "b": (2, 2, False), "c": (0, 0, True)},
    ),
    (
        "the first of two alternatives decides",
        {"a": {"at": "day 1"}, "b": {"at": "day 2"}, "c": {"after": {"any": ["a", "b"]}, "takes": "2 workdays"}},
        {"a": (0, 0, True), "b": (1, 1, False), "c": (0, 0, True)},
    ),
    (
        "what hangs on a date slips with it",
        {"a": {"at": "day 1"}, "go-live": {"kind": "milestone", "at": "a + 3 workdays"}, "end": {"at": "day 10"}},
        {"a": (0, 0, True), "go-live": (0, 0, True), "end": (0, 0, False)},
    ),
    (
        "a fixed date gives way to nobody",
        {"a": {"at": "day 1"}, "b": {"fixed": "2026-11-05", "after": "a"}, "c": {"at": "day 12"}},
        {"a": (2, 2, False), "b": (0, 0, False), "c": (0, 0, True)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), [s[1:] for s in SLACK], ids=[s[0] for s in SLACK])
def test_slack_total_free_and_whether_it_is_critical(items: dict[str, Any], expected: dict[str, Any]) -> None:
    found = dated(items)
    assert {id_: (i.slack, i.free, i.critical) for id_, i in found.items.items()} == expected


def test_each_teams_go_live_has_a_critical_path_of_its_own() -> None:
    found = dated({
        "work[a]": {"at": "day 1", "takes": "2 workdays"},
        "work[b]": {"at": "day 1", "takes": "4 workdays"},
        "go-live[a]": {"kind": "milestone", "after": "work[a]"},
        "go-live[b]": {"kind": "milestone", "after": "work[b]"},
    })  # fmt: skip
    assert [i.critical for i in found.items.values()] == [True] * 4
    assert [i.slack for i in found.items.values()] == [0] * 4


def test_a_fixed_date_that_comes_too_early_names_both_items_and_the_days_missing() -> None:
    found = dated({"load": {"at": "day 1", "takes": "6 workdays"}, "go": {"fixed": "2026-11-05", "after": "load"}})
    assert table(found) == {"load": "2026-11-02 .. 2026-11-09", "go": "2026-11-05"}
    (problem,) = found.problems
    assert (problem.rule, problem.severity, problem.place.line) == ("schedule/fixed", "warning", 2)
    assert problem.message == (
        "`go` is fixed for 2026-11-05, but `load`, which it waits for, allows it only from 2026-11-10 on:"
        " 3 workdays are missing"
    )
    assert problem.hint == "move the date by 3 workdays, or take the tie out"


def test_an_agreed_date_is_held_in_the_plan_in_the_same_way() -> None:
    found = dated({
        "load": {"at": "day 1", "takes": "4 workdays"},
        "go": {"kind": "milestone", "at": "day 30", "agreed": "2026-11-04", "after": "load"},
    })  # fmt: skip
    assert table(found)["go"] == "2026-11-04"
    assert codes(found) == ["schedule/fixed"]
    assert "is agreed for 2026-11-04" in found.problems[0].message
    assert "1 workday is missing" in found.problems[0].message
    assert table(found, "forecast")["go"] == "2026-11-05"


def test_a_fixed_date_that_fits_is_no_finding() -> None:
    assert codes(dated({"a": A, "go": {"fixed": "2026-11-05", "after": "a"}})) == []
    assert codes(dated({"a": A, "go": {"kind": "milestone", "fixed": "2026-11-04", "after": "a"}})) == []


def test_a_cycle_is_named_in_full_and_only_its_last_dependency_is_left_out() -> None:
    found = dated({"a": {"at": "day 1"}, "x": {"after": ["a", "z"]}, "y": {"after": "x"}, "z": {"after": "y"}})
    (problem,) = found.problems
    assert problem.rule == "schedule/cycle"
    assert problem.severity == "error"
    names = problem.message.removeprefix("these dates wait for each other: ").split(" → ")
    assert names[0] == names[-1]
    assert set(names) == {"`x`", "`y`", "`z`"}
    assert names in (["`x`", "`z`", "`y`", "`x`"], ["`z`", "`y`", "`x`", "`z`"], ["`y`", "`x`", "`z`", "`y`"])
    assert "playbook.yml:2:1" in problem.hint


def test_times_that_hang_on_each_other_are_a_cycle_too() -> None:
    found = dated({"a": {"at": "b + 1 day"}, "b": {"at": "a + 1 day"}})
    assert codes(found) == ["schedule/anchor", "schedule/cycle", "schedule/anchor"]
    assert table(found) == {"a": "-", "b": "-"}


def test_many_cycles_end() -> None:
    items = {f"{side}{n}": {"after": f"{other}{n}"} for n in range(60) for side, other in (("a", "b"), ("b", "a"))}
    found = dated({**items, "free": {"at": "day 1"}})
    assert codes(found).count("schedule/cycle") == 20
    assert table(found)["free"] == "2026-11-02"
