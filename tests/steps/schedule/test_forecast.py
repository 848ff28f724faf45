"""What records and the as-of date do to dates; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import dated, shown, table

CHAIN: dict[str, dict[str, Any]] = {
    "a": {"at": "day 1", "takes": "3 workdays"},  # Monday to Wednesday
    "b": {"after": "a", "takes": "2 workdays"},  # Thursday, Friday
    "c": {"kind": "milestone", "after": "b"},
}


def day(number: int) -> date:
    return date(2026, 11, number)


CASES: list[tuple[str, dict[str, Any], date, dict[str, str]]] = [
    ("before kickoff the forecast is the plan", {}, date(2026, 10, 1),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}),
    ("on the morning of its start it is still in time", {}, day(2),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}),
    ("a day later everything is pushed", {}, day(3),
     {"a": "2026-11-03 .. 2026-11-05", "b": "2026-11-06 .. 2026-11-09", "c": "2026-11-09"}),
    ("from a Saturday to the Monday", {}, day(7),
     {"a": "2026-11-09 .. 2026-11-11", "b": "2026-11-12 .. 2026-11-13", "c": "2026-11-13"}),
    ("begun in time", {"a": {"started": "2026-11-02"}}, day(4),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}),
    ("begun and overdue ends today at the earliest", {"a": {"started": "2026-11-02"}}, day(6),
     {"a": "2026-11-02 .. 2026-11-06", "b": "2026-11-09 .. 2026-11-10", "c": "2026-11-10"}),
    ("begun and overdue on a Sunday ends on Monday", {"a": {"started": "2026-11-02"}}, day(8),
     {"a": "2026-11-02 .. 2026-11-09", "b": "2026-11-10 .. 2026-11-11", "c": "2026-11-11"}),
    ("begun late takes as long", {"a": {"started": "2026-11-04"}}, day(4),
     {"a": "2026-11-04 .. 2026-11-06", "b": "2026-11-09 .. 2026-11-10", "c": "2026-11-10"}),
    ("an early finish pulls in", {"a": {"started": "2026-11-02", "done": "2026-11-03"}}, day(3),
     {"a": "2026-11-02 .. 2026-11-03", "b": "2026-11-04 .. 2026-11-05", "c": "2026-11-05"}),
    ("a late finish pushes", {"a": "2026-11-09"}, day(9),
     {"a": "2026-11-05 .. 2026-11-09", "b": "2026-11-10 .. 2026-11-11", "c": "2026-11-11"}),
    ("a record of tomorrow has not happened", {"a": "2026-11-04"}, day(3),
     {"a": "2026-11-03 .. 2026-11-05", "b": "2026-11-06 .. 2026-11-09", "c": "2026-11-09"}),
    ("a record of today has", {"a": "2026-11-03"}, day(3),
     {"a": "2026-10-30 .. 2026-11-03", "b": "2026-11-04 .. 2026-11-05", "c": "2026-11-05"}),
    ("done out of order", {"b": "2026-11-03"}, day(4),
     {"a": "2026-11-04 .. 2026-11-06", "b": "2026-11-02 .. 2026-11-03", "c": "2026-11-04"}),
    ("reopened work is not done", {"a": {"done": "2026-11-02", "state": "reopened"}}, day(3),
     {"a": "2026-11-03 .. 2026-11-05", "b": "2026-11-06 .. 2026-11-09", "c": "2026-11-09"}),
    ("reopened tomorrow is still done", {"a": {"done": "2026-11-02", "state": "reopened", "since": "2026-11-04"}}, day(3),
     {"a": "2026-10-29 .. 2026-11-02", "b": "2026-11-03 .. 2026-11-04", "c": "2026-11-04"}),
    ("what is not needed hands on what it waited for", {"b": {"state": "not needed"}}, day(2),
     {"a": "2026-11-02 .. 2026-11-04", "b": "-", "c": "2026-11-04"}),
    ("not needed from tomorrow on", {"b": {"state": "not needed", "since": "2026-11-03"}}, day(2),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}),
    ("all done", {"a": "2026-11-04", "b": "2026-11-06", "c": "2026-11-06"}, date(2027, 1, 1),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}),
]  # fmt: skip


@pytest.mark.parametrize(("records", "as_of", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_chain_of_three(records: dict[str, Any], as_of: date, expected: dict[str, str]) -> None:
    found = dated(CHAIN, records, as_of)
    assert table(found, "forecast") == expected
    assert table(found) == {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-05 .. 2026-11-06", "c": "2026-11-06"}


SINGLE: list[tuple[str, dict[str, Any], Any, date, str]] = [
    ("a meeting of today keeps its hour", {"kind": "meeting", "at": "day 2 10:00", "takes": "1 h"}, None, day(3),
     "2026-11-03 10:00 .. 2026-11-03 11:00"),
    ("a meeting of yesterday moves to today", {"kind": "meeting", "at": "day 1 10:00", "takes": "1 h"}, None, day(3),
     "2026-11-03 10:00 .. 2026-11-03 11:00"),
    ("what was due yesterday is due today", {"due": "day 1"}, None, day(3), "2026-11-03"),
    ("what is due today is not late", {"due": "day 2"}, None, day(3), "2026-11-03"),
    ("a fixed date never moves", {"fixed": "2026-11-02"}, None, day(5), "2026-11-02"),
    ("an agreed date is a plan, and slips", {"kind": "milestone", "agreed": "2026-11-02"}, None, day(5), "2026-11-05"),
    ("a window passes by itself", {"kind": "window", "at": "day 1", "takes": "3 days"}, None, day(20),
     "2026-11-02 .. 2026-11-04"),
    ("a span passes by itself", {"at": "day 1", "until": "day 3"}, None, day(20), "2026-11-02 .. 2026-11-04"),
    ("a done meeting keeps the hour of its day", {"kind": "meeting", "at": "day 1 10:00", "takes": "1 h"},
     "2026-11-02", day(5), "2026-11-02 10:00 .. 2026-11-02 11:00"),
    ("and loses it on another day", {"kind": "meeting", "at": "day 1 10:00", "takes": "1 h"},
     "2026-11-03", day(5), "2026-11-03"),
    ("a done time of day stands", {"kind": "meeting", "at": "day 1 10:00", "takes": "1 h"},
     "2026-11-02 12:00", day(5), "2026-11-02 11:00 .. 2026-11-02 12:00"),
    ("a start after the end is the end", {"at": "day 1"}, {"started": "2026-11-04", "done": "2026-11-03"}, day(5),
     "2026-11-03"),
    ("a signature finishes", {"kind": "sign-off", "due": "day 4"}, {"signed": {"by": "x", "on": "2026-11-03"}}, day(5),
     "2026-11-03"),
    ("a signature of tomorrow does not", {"kind": "sign-off", "due": "day 4"},
     {"signed": {"by": "x", "on": "2026-11-06"}}, day(5), "2026-11-05"),
    ("a refused signature does not", {"kind": "sign-off", "due": "day 4"},
     {"signed": {"by": "x", "on": "2026-11-03", "answer": "no"}}, day(6), "2026-11-06"),
    ("begun work that is due later ends then", {"due": "day 12", "takes": "2 workdays"}, {"started": "2026-11-02"},
     day(3), "2026-11-02 .. 2026-11-13"),
    ("begun work without a length ends today", {"at": "day 1"}, {"started": "2026-11-02"}, day(4),
     "2026-11-02 .. 2026-11-04"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "record", "as_of", "expected"), [c[1:] for c in SINGLE], ids=[c[0] for c in SINGLE])
def test_one_item(fields: dict[str, Any], record: Any, as_of: date, expected: str) -> None:
    found = dated({"it": fields}, {"it": record} if record else {}, as_of)
    assert shown(found.items["it"], "forecast") == expected


def test_what_only_its_end_holds_back_has_one_story_as_long_as_nothing_is_late() -> None:
    item = dated({"a": {"at": "day 3"}, "b": {"after": "finish after a", "takes": "1 week"}}).items["b"]
    assert item.plan and [(w.kind.value, w.edge) for w in item.plan.why] == [("pushed", "end"), ("length", "start")]
    assert item.forecast == item.plan


def test_begun_work_waits_for_what_its_end_waits_for() -> None:
    found = dated(
        {"a": {"at": "day 8"}, "b": {"at": "day 1", "after": "finish after a"}},
        {"b": {"started": "2026-11-02"}},
        day(3),
    )
    assert shown(found.items["b"], "forecast") == "2026-11-02 .. 2026-11-09"


def test_a_slip_moves_what_counts_from_go_live_and_not_what_counts_back_from_it() -> None:
    found = dated(
        {
            "work": {"at": "day 1", "takes": "5 workdays"},
            "gate": {"kind": "gate", "due": "go-live - 2 workdays"},
            "go-live": {"kind": "milestone", "at": "day 10", "after": "work"},
            "review": {"at": "go-live + 2 workdays"},
        },
        as_of=day(9),
    )
    assert table(found)["gate"] == "2026-11-09"
    assert table(found, "forecast") == {
        "work": "2026-11-09 .. 2026-11-13",
        "gate": "2026-11-09",
        "go-live": "2026-11-13",
        "review": "2026-11-17",
    }


def test_an_agreed_go_live_slips_in_the_forecast_and_stays_in_the_plan() -> None:
    found = dated(
        {
            "work": {"at": "day 1", "takes": "3 workdays"},
            "go-live": {"kind": "milestone", "agreed": "2026-11-05", "after": "work"},
        },
        as_of=day(5),
    )
    assert table(found)["go-live"] == "2026-11-05"
    assert table(found, "forecast")["go-live"] == "2026-11-09"
    assert found.problems == ()


def test_actual_days_are_kept_beside_the_dates() -> None:
    found = dated(CHAIN, {"a": {"started": "2026-11-02", "done": "2026-11-05"}, "b": {"started": "2026-11-06"}}, day(6))
    moments = {id_: (str(i.started), str(i.done)) for id_, i in found.items.items()}
    assert moments == {"a": ("2026-11-02", "2026-11-05"), "b": ("2026-11-06", "None"), "c": ("None", "None")}


def test_what_is_done_has_no_slack() -> None:
    found = dated(CHAIN, {"a": "2026-11-04"}, day(5))
    assert [(i.slack, i.free, i.critical) for i in found.items.values()] == [
        (None, None, False),
        (0, 0, True),
        (0, 0, True),
    ]
