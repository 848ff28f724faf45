"""How far each item may slip before it moves something: one plan for each kind of dependency, of length and of day.

Kickoff is Monday, 2 November 2026; what an item may slip is counted in workdays, in total and before anything moves.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import dated, shown
from tests.laws.networks import Items
from tests.laws.test_slack_laws import delayed, spans

CALL: dict[str, Any] = {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h"}


def end(at: str, **fields: Any) -> dict[str, Any]:
    """The milestone that everything leads to."""
    return {"kind": "milestone", "at": at, "after": "it", **fields}


CASES: list[tuple[str, Items, dict[str, tuple[int, int]], dict[str, Any]]] = [
    ("what is due some workdays after it, over a weekend",
     {"a": {"at": "day 1"}, "it": {"due": "a + 2 workdays"}, "end": end("day 8")},
     {"a": (3, 0), "it": (3, 3)},
     {}),
    ("what begins some workdays after it",
     {"a": {"at": "day 1"}, "it": {"at": "a + 2 workdays", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (6, 0), "it": (6, 6)},
     {}),
    ("what may not begin before some workdays after it",
     {"a": {"at": "day 1"}, "it": {"not_before": "a + 2 workdays", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (6, 0), "it": (6, 6)},
     {}),
    ("what may not begin before its end, by the hour",
     {"a": CALL, "it": {"at": "day 5", "not_before": "a", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (6, 2), "it": (4, 4)},
     {}),
    ("what may not begin before some hours after it",
     {"a": CALL, "it": {"not_before": "a + 2 hours", "takes": "1 h"}, "end": end("day 12")},
     {"a": (7, 0), "it": (7, 7)},
     {}),
    ("what has begun long before",
     {"a": {"at": "day 1"}, "it": {"at": "day 9", "not_before": "a + 2 days", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (6, 4), "it": (2, 2)},
     {}),
    ("what ends some days after it",
     {"a": {"at": "day 1"}, "it": {"at": "day 1", "until": "a + 3 days"}, "end": end("day 12")},
     {"a": (6, 0), "it": (6, 6)},
     {}),
    ("what opens with its end",
     {"a": {"at": "day 1"}, "it": {"by": "within 3 workdays after a"}, "end": end("day 12")},
     {"a": (2, 0), "it": (2, 2)},
     {}),
    ("what opens with its end and closes a day",
     {"a": {"at": "day 1"}, "it": {"kind": "gate", "by": "within 3 workdays after a"}, "end": end("day 12")},
     {"a": (3, 0), "it": (3, 3)},
     {}),
    ("what opens with the end of a call",
     {"a": CALL, "it": {"by": "within 3 workdays after a", "takes": "1 workday"}, "end": end("day 12")},
     {"a": (2, 0), "it": (2, 2)},
     {}),
    ("what opens with its start",
     {"a": {"at": "day 1", "takes": "2 workdays"}, "it": {"by": "within 3 workdays after start of a", "takes": "1 workday"}, "end": end("day 12")},
     {"a": (3, 0), "it": (3, 3)},
     {}),
    ("what lies between it and another",
     {"a": {"at": "day 1"}, "b": {"at": "day 4"}, "it": {"at": "between a and b"}, "end": end("day 12")},
     {"a": (6, 0), "b": (6, 0), "it": (6, 6)},
     {}),
    ("what ends with a phase that ends after it",
     {"a": {"at": "day 1"}, "it": {"phase": "p"}, "end": end("day 12")},
     {"a": (6, 0), "it": (6, 6)},
     {"phases": {"p": {"from": "day 1", "until": "a + 3 days"}}}),
    ("a series that begins with a phase after it",
     {"a": {"at": "day 1"}, "it": {"phase": "p", "every": "week", "count": 2}, "end": end("day 12")},
     {"a": (3, 0), "it": (3, 3)},
     {"phases": {"p": {"from": "a + 1 day", "until": "day 20"}}}),
    ("a series until some days after it",
     {"a": {"at": "day 8"}, "it": {"at": "day 1", "every": "week on monday", "until": "a + 3 days"}, "end": end("day 26")},
     {"a": (11, 0), "it": (14, 14)},
     {}),
    ("what is at an hour some days after it",
     {"a": {"at": "day 1"}, "it": {"at": "a + 2 days 10:00", "takes": "1 h"}, "end": end("day 12")},
     {"a": (7, 0), "it": (7, 7)},
     {}),
    ("what is at an hour of its day",
     {"a": {"at": "day 1"}, "it": {"at": "a 10:00", "takes": "1 h"}, "end": end("day 4 16:00")},
     {"a": (2, 0), "it": (3, 3)},
     {}),
    ("what is on its day",
     {"a": {"at": "day 1"}, "it": {"at": "a", "takes": "2 workdays"}, "end": end("day 8")},
     {"a": (4, 0), "it": (4, 4)},
     {}),
    ("what begins some minutes after it",
     {"a": CALL, "it": {"at": "a + 90 min", "takes": "30 min"}, "end": end("day 5 16:00")},
     {"a": (2, 0), "it": (2, 2)},
     {}),
    ("what begins some minutes after it, too late on the last day",
     {"a": CALL, "it": {"at": "a + 90 min", "takes": "30 min"}, "end": end("day 5 12:00")},
     {"a": (1, 0), "it": (1, 1)},
     {}),
    ("what is due some hours after it",
     {"a": CALL, "it": {"due": "a + 5 h", "takes": "2 h"}, "end": end("day 12")},
     {"a": (7, 0), "it": (7, 7)},
     {}),
    ("a day to snap to",
     {"a": {"at": "day 1", "snap": "next wednesday"}, "it": {"after": "a"}, "end": end("day 12")},
     {"a": (5, 0), "it": (6, 6)},
     {}),
    ("a day to snap to behind it",
     {"a": {"at": "day 1", "takes": "1 workday"}, "it": {"after": "a", "snap": "next tuesday"}, "end": end("day 19")},
     {"a": (10, 0), "it": (10, 10)},
     {}),
    ("a day to snap to that is a day off",
     {"a": {"at": "day 1", "takes": "1 workday"}, "it": {"after": "a", "snap": "next board"}, "end": end("day 12")},
     {"a": (4, 1), "it": (3, 3)},
     {"customer": {"calendars": {"board": {"days": ["2026-11-04", "2026-11-09", "2026-11-10"]}}, "holidays": {"2026-11-10": "Off"}}}),
    ("a day to snap to, whatever day it is",
     {"it": {"at": "day 1", "snap": "next board", "roll": "none"}, "end": end("day 12")},
     {"it": (2, 2)},
     {"customer": {"calendars": {"board": {"days": ["2026-11-04", "2026-11-07", "2026-11-21"]}}}}),
    ("a date by hand before there are days to snap to",
     {"it": {"fixed": "2026-11-03", "snap": "next board"}, "end": end("day 12")},
     {"it": (0, 0)},
     {"customer": {"calendars": {"board": {"days": ["2026-11-10"]}}}}),
    ("days that need not be workdays",
     {"it": {"at": "day 6", "roll": "none", "takes": "3 days"}, "end": end("day 14", roll="none")},
     {"it": (5, 5)},
     {}),
    ("a workday on a day off",
     {"it": {"at": "day 6", "roll": "none", "takes": "1 workday"}, "end": end("day 12")},
     {"it": (5, 5)},
     {}),
    ("days",
     {"it": {"at": "day 2", "takes": "3 days"}, "end": end("day 12")},
     {"it": (6, 6)},
     {}),
    ("a week before a workday",
     {"a": {"at": "day 2", "takes": "1 week"}, "it": {"after": "a", "takes": "1 workday"}, "end": end("day 19")},
     {"a": (8, 0), "it": (8, 8)},
     {}),
    ("hours of work",
     {"a": CALL, "it": {"after": "a", "takes": "3 h"}, "end": end("day 4")},
     {"a": (1, 0), "it": (1, 1)},
     {}),
    ("hours of work that are nearly over",
     {"a": CALL, "it": {"after": "a", "takes": "3 h"}, "end": end("day 4 13:00")},
     {"a": (0, 0), "it": (0, 0)},
     {}),
    ("hours of work on one day",
     {"a": CALL, "it": {"after": "a", "takes": "3 h"}, "end": end("day 3 16:30")},
     {"a": (0, 0), "it": (0, 0)},
     {}),
    ("hours of work with a break",
     {"a": CALL, "it": {"after": "a", "takes": "2 h"}, "end": end("day 4 14:00")},
     {"a": (0, 0), "it": (0, 0)},
     {"customer": {"hours": "09:00-12:00 and 13:00-17:00"}}),
    ("hours of no work",
     {"a": {"kind": "step", "at": "day 3 10:00", "takes": "1 h"}, "it": {"kind": "step", "after": "a", "takes": "3 h"}, "end": end("day 6 20:00", roll="none")},
     {"a": (2, 0), "it": (2, 2)},
     {}),
    ("a step at midnight",
     {"it": {"kind": "step", "at": "day 3 00:00", "takes": "30 min"}, "end": end("day 5 16:00")},
     {"it": (2, 2)},
     {}),
    ("a meeting that waits for a call and for a day",
     {"a": {"at": "day 1"}, "call": CALL, "it": {"after": ["a", "call"], "takes": "1 h"}, "end": end("day 3")},
     {"a": (1, 1), "call": (0, 0), "it": (0, 0)},
     {}),
    ("an hour before a day",
     {"a": {"at": "day 1"}, "it": {"at": "day 3 15:00", "after": "a", "takes": "1 h"}, "end": end("day 4")},
     {"a": (2, 1), "it": (1, 1)},
     {}),
    ("an hour before the hour before",
     {"a": {"at": "day 1"}, "it": {"at": "day 3 15:00", "after": "a", "takes": "1 h"}, "end": end("day 4 15:00")},
     {"a": (1, 1), "it": (0, 0)},
     {}),
    ("an hour before the hour",
     {"a": {"at": "day 1"}, "it": {"at": "day 3 15:00", "after": "a", "takes": "1 h"}, "end": end("day 4 16:00")},
     {"a": (2, 1), "it": (1, 1)},
     {}),
    ("an hour that a push has moved",
     {"a": {"at": "day 3"}, "it": {"at": "day 2 15:00", "after": "a", "takes": "1 h"}, "end": end("day 12")},
     {"a": (6, 0), "it": (6, 6)},
     {}),
    ("an hour at midnight",
     {"a": {"at": "day 3"}, "it": {"kind": "step", "at": "day 2 00:00", "after": "a", "takes": "1 h"}, "end": end("day 8 12:00")},
     {"a": (2, 0), "it": (2, 2)},
     {}),
    ("workdays from an hour on, a day less, since a push gives the hour back",
     {"a": {"at": "day 3"}, "it": {"at": "day 1 15:00", "after": "a", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (4, 0), "it": (5, 5)},
     {}),
    ("workdays from midnight on",
     {"a": {"at": "day 3"}, "it": {"kind": "step", "at": "day 1 00:00", "after": "a", "takes": "2 workdays"}, "end": end("day 12")},
     {"a": (4, 0), "it": (5, 5)},
     {}),
    ("days from an hour on",
     {"a": {"at": "day 3"}, "it": {"at": "day 1 15:00", "after": "a", "takes": "2 days"}, "end": end("day 12")},
     {"a": (3, 0), "it": (3, 3)},
     {}),
    ("days from an hour on that end with it",
     {"a": {"at": "day 1"}, "it": {"at": "day 2 10:00", "after": "finish after a", "takes": "2 days"}, "end": end("day 6 12:00", roll="none")},
     {"a": (4, 2), "it": (1, 1)},
     {}),
    ("what lies between some workdays after it and another",
     {"a": {"at": "day 1"}, "b": {"at": "day 3"}, "it": {"at": "between a + 2 workdays and b"}, "end": end("day 8")},
     {"a": (3, 0), "b": (3, 0), "it": (3, 3)},
     {}),
    ("what lies between another and some workdays after it",
     {"a": {"at": "day 1"}, "b": {"at": "day 3"}, "it": {"at": "between a and b + 2 workdays"}, "end": end("day 8")},
     {"a": (3, 0), "b": (1, 0), "it": (3, 3)},
     {}),
    ("a week that was drawn back by its end to a day off",
     {"a": {"at": "day 12", "takes": "1 workday"}, "z": {"at": "day 1"},
      "it": {"after": ["finish after a", "z"], "takes": "1 week"}, "end": end("day 12")},
     {"a": (0, 0), "z": (3, 3), "it": (0, 0)},
     {}),
    ("a week that was drawn back by its end",
     {"a": {"at": "day 8", "takes": "1 workday"}, "z": {"at": "day 1"}, "it": {"after": ["finish after a", "z"], "takes": "1 week"}, "end": end("day 8")},
     {"a": (0, 0), "z": (0, 0), "it": (0, 0)},
     {}),
    ("what is enough without it",
     {"a": {"at": "day 1"}, "b": {"at": "day 3"}, "it": {"after": {"any": ["a", "b"]}, "takes": "1 workday"}, "end": end("day 5")},
     {"a": (3, 0), "b": (2, 2), "it": (3, 3)},
     {}),
    ("one of two that has to do",
     {"a": {"at": "day 1"}, "b": {"at": "day 9"}, "it": {"after": {"any": ["a", "b"]}, "takes": "1 workday"}, "end": end("day 5")},
     {"a": (3, 0), "b": (0, 0), "it": (3, 3)},
     {}),
    ("a deadline",
     {"it": {"at": "day 1", "by": "day 4"}, "end": end("day 12")},
     {"it": (3, 3)},
     {}),
    ("a date by hand behind it",
     {"a": {"at": "day 1"}, "it": {"fixed": "day 5", "after": "a"}, "end": end("day 12")},
     {"a": (3, 3), "it": (0, 0)},
     {}),
    ("a date by hand that comes too early",
     {"a": {"at": "day 8"}, "it": {"fixed": "day 5", "after": "a", "takes": "1 workday"}, "end": end("day 12")},
     {"a": (-2, 0), "it": (0, 0)},
     {}),
]  # fmt: skip
"""What limits it, the plan, how far each may slip, and for whom."""


@pytest.mark.parametrize(("items", "expected", "more"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_item_may_slip_so_far(items: Items, expected: dict[str, tuple[int, int]], more: dict[str, Any]) -> None:
    found = dated(items, **more).items
    assert {id_: (found[id_].slack, found[id_].free) for id_ in expected} == expected


@pytest.mark.parametrize(("items", "expected", "more"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_whatever_slips_no_further_moves_nothing(
    items: Items, expected: dict[str, tuple[int, int]], more: dict[str, Any]
) -> None:
    found = dated(items, **more)
    before = spans(found)
    for id_, (total, free) in expected.items():
        if total <= 0 or "not_before" in items[id_]:
            continue
        assert spans(dated(delayed(found, items, id_, total), **more))["end"] == before["end"]
        moved = spans(dated(delayed(found, items, id_, free), **more))
        assert {**moved, id_: before[id_]} == before


LAGS: dict[str, list[tuple[str, str, int, int]]] = {
    "a": [
        ("", "11-04", 6, 0),
        ("+ 30 min", "11-05", 5, 0),
        ("- 30 min", "11-04", 6, 0),
        ("+ 3 h", "11-05", 5, 0),
        ("- 3 h", "11-04", 6, 0),
        ("+ 1 day", "11-05", 5, 0),
        ("- 1 day", "11-04", 7, 1),
        ("+ 2 days", "11-06", 4, 0),
        ("+ 1 week", "11-11", 1, 0),
        ("- 1 week", "11-04", 8, 5),
        ("+ 1 workday", "11-05", 5, 0),
        ("- 2 workdays", "11-04", 8, 2),
        ("+ 3 workdays", "11-09", 3, 0),
    ],
    "start of a": [
        ("", "11-04", 8, 2),
        ("+ 30 min", "11-04", 8, 2),
        ("- 30 min", "11-04", 8, 3),
        ("+ 3 h", "11-04", 8, 2),
        ("- 3 h", "11-04", 8, 3),
        ("+ 1 day", "11-04", 7, 1),
        ("- 1 day", "11-04", 8, 3),
        ("+ 2 days", "11-04", 6, 0),
        ("+ 1 week", "11-09", 3, 0),
        ("- 1 week", "11-04", 8, 7),
        ("+ 1 workday", "11-04", 7, 1),
        ("- 2 workdays", "11-04", 8, 4),
        ("+ 3 workdays", "11-05", 5, 0),
    ],
    "finish after a": [
        ("", "11-04", 8, 2),
        ("+ 30 min", "11-04", 7, 1),
        ("- 30 min", "11-04", 8, 2),
        ("+ 3 h", "11-04", 7, 1),
        ("- 3 h", "11-04", 8, 2),
        ("+ 1 day", "11-04", 7, 1),
        ("- 1 day", "11-04", 8, 3),
        ("+ 2 days", "11-04", 6, 0),
        ("+ 1 week", "11-09", 3, 0),
        ("- 1 week", "11-04", 8, 7),
        ("+ 1 workday", "11-04", 7, 1),
        ("- 2 workdays", "11-04", 8, 4),
        ("+ 3 workdays", "11-05", 5, 0),
    ],
    "finish after start of a": [
        ("", "11-04", 8, 3),
        ("+ 30 min", "11-04", 8, 3),
        ("- 30 min", "11-04", 8, 4),
        ("+ 3 h", "11-04", 8, 3),
        ("- 3 h", "11-04", 8, 4),
        ("+ 1 day", "11-04", 8, 2),
        ("- 1 day", "11-04", 8, 4),
        ("+ 2 days", "11-04", 7, 1),
        ("+ 1 week", "11-06", 4, 0),
        ("- 1 week", "11-04", 8, 8),
        ("+ 1 workday", "11-04", 8, 2),
        ("- 2 workdays", "11-04", 8, 5),
        ("+ 3 workdays", "11-04", 6, 0),
    ],
}
"""By the dependency: its lag, when what waits begins, and how far the other may slip that takes Monday and Tuesday."""


@pytest.mark.parametrize(
    ("dependency", "case"), [(dependency, case) for dependency, cases in LAGS.items() for case in cases]
)
def test_every_unit_of_a_wait_for_days(dependency: str, case: tuple[str, str, int, int]) -> None:
    lag, starts, total, free = case
    found = dated({
        "a": {"at": "day 1", "takes": "2 workdays"},
        "it": {"at": "day 3", "takes": "2 workdays", "after": f"{dependency} {lag}".strip()},
        "end": end("day 12"),
    }).items  # fmt: skip
    assert (shown(found["it"])[:10], found["a"].slack, found["a"].free) == (f"2026-{starts}", total, free)


BY_THE_HOUR: dict[str, list[tuple[str, str, int, int]]] = {
    "a": [
        ("", "11-04 12:00", 6, 0),
        ("+ 30 min", "11-04 12:00", 6, 0),
        ("- 30 min", "11-04 12:00", 6, 0),
        ("+ 3 h", "11-04 14:00", 6, 0),
        ("- 3 h", "11-04 12:00", 7, 0),
        ("+ 1 day", "11-05 11:00", 5, 0),
        ("- 1 day", "11-04 12:00", 7, 1),
        ("+ 1 week", "11-11 11:00", 1, 0),
        ("+ 1 workday", "11-05 11:00", 5, 0),
        ("- 1 workday", "11-04 12:00", 7, 1),
        ("+ 3 workdays", "11-09 11:00", 3, 0),
    ],
    "start of a": [
        ("", "11-04 12:00", 7, 0),
        ("+ 30 min", "11-04 12:00", 6, 0),
        ("- 30 min", "11-04 12:00", 7, 0),
        ("+ 3 h", "11-04 13:00", 6, 0),
        ("- 3 h", "11-04 12:00", 7, 0),
        ("+ 1 day", "11-05 10:00", 6, 0),
        ("- 1 day", "11-04 12:00", 7, 1),
        ("+ 1 week", "11-11 10:00", 2, 0),
        ("+ 1 workday", "11-05 10:00", 6, 0),
        ("- 1 workday", "11-04 12:00", 7, 1),
        ("+ 3 workdays", "11-09 10:00", 4, 0),
    ],
    "finish after a": [
        ("", "11-04 12:00", 7, 0),
        ("+ 30 min", "11-04 12:00", 7, 0),
        ("- 30 min", "11-04 12:00", 7, 0),
        ("+ 3 h", "11-04 12:00", 6, 0),
        ("- 3 h", "11-04 12:00", 7, 0),
        ("+ 1 day", "11-05 09:00", 6, 0),
        ("- 1 day", "11-04 12:00", 7, 1),
        ("+ 1 week", "11-11 09:00", 2, 0),
        ("+ 1 workday", "11-05 09:00", 6, 0),
        ("- 1 workday", "11-04 12:00", 7, 1),
        ("+ 3 workdays", "11-09 09:00", 4, 0),
    ],
    "finish after start of a": [
        ("", "11-04 12:00", 7, 0),
        ("+ 30 min", "11-04 12:00", 7, 0),
        ("- 30 min", "11-04 12:00", 7, 0),
        ("+ 3 h", "11-04 12:00", 6, 0),
        ("- 3 h", "11-04 12:00", 7, 0),
        ("+ 1 day", "11-05 08:00", 6, 0),
        ("- 1 day", "11-04 12:00", 7, 1),
        ("+ 1 week", "11-11 08:00", 2, 0),
        ("+ 1 workday", "11-05 08:00", 6, 0),
        ("- 1 workday", "11-04 12:00", 7, 1),
        ("+ 3 workdays", "11-09 08:00", 4, 0),
    ],
}
"""By the dependency on a call of an hour on Wednesday at ten: its lag, when what waits begins, how far the call may slip."""


@pytest.mark.parametrize(
    ("dependency", "case"), [(dependency, case) for dependency, cases in BY_THE_HOUR.items() for case in cases]
)
def test_every_unit_of_a_wait_for_a_call(dependency: str, case: tuple[str, str, int, int]) -> None:
    lag, starts, total, free = case
    found = dated({
        "a": CALL,
        "it": {"at": "day 3 12:00", "takes": "2 h", "after": f"{dependency} {lag}".strip()},
        "end": end("day 12 12:00"),
    }).items  # fmt: skip
    assert (shown(found["it"])[:16], found["a"].slack, found["a"].free) == (f"2026-{starts}", total, free)


TWO_DAYS: dict[str, Any] = {"at": "day 1", "takes": "2 workdays"}
Left = tuple[int | None, int | None, int | None]
"""The slack of an item, in total, before anything moves, and toward the milestone; None where there is none."""

UNDER_WAY: list[tuple[str, Items, dict[str, Any], int, dict[str, Left]]] = [
    ("through what is not needed",
     {"a": TWO_DAYS, "gone": {"after": "a", "takes": "1 workday"}, "it": {"after": "gone", "takes": "1 workday"}, "end": end("day 12")},
     {"a": {"started": "2026-11-02"}, "gone": {"state": "not needed"}}, 4,
     {"a": (6, 0, 6), "gone": (None, None, None), "it": (6, 6, 6)}),
    ("through what is not needed, with waits",
     {"a": TWO_DAYS, "gone": {"after": "a + 1 workday", "takes": "1 workday"}, "it": {"after": "gone + 2 days", "takes": "1 workday"}, "end": end("day 12")},
     {"a": {"started": "2026-11-02"}, "gone": {"state": "not needed"}}, 4,
     {"a": (5, 0, 5), "gone": (None, None, None), "it": (5, 5, 5)}),
    ("through what is not needed, from a start",
     {"a": TWO_DAYS, "gone": {"after": "start of a", "takes": "1 workday"}, "it": {"after": "gone", "takes": "1 workday"}, "end": end("day 12")},
     {"a": {"started": "2026-11-02"}, "gone": {"state": "not needed"}}, 4,
     {"a": (7, 2, 9), "gone": (None, None, None), "it": (7, 7, 7)}),
    ("through what is not needed, to an end",
     {"a": TWO_DAYS, "gone": {"after": "finish after a", "takes": "1 workday"}, "it": {"after": "gone", "takes": "1 workday", "at": "day 5"}, "end": end("day 12")},
     {"gone": {"state": "not needed"}}, 1,
     {"a": (8, 3, 8), "gone": (None, None, None), "it": (5, 5, 5)}),
    ("a call, through what is not needed",
     {"a": {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h"}, "gone": {"after": "a + 1 workday", "takes": "1 h"}, "it": {"after": "gone", "takes": "2 h"}, "end": end("day 12")},
     {"gone": {"state": "not needed"}}, 4,
     {"a": (6, 0, 6), "gone": (None, None, None), "it": (6, 6, 6)}),
    ("alternatives, one not needed",
     {"a": TWO_DAYS, "b": {"at": "day 4"}, "gone": {"after": "a", "takes": "1 workday"}, "it": {"after": {"any": ["gone", "b"]}, "takes": "1 workday"}, "end": end("day 12")},
     {"gone": {"state": "not needed"}}, 2,
     {"a": (7, 0, 7), "b": (6, 6, None), "gone": (None, None, None), "it": (7, 7, 7)}),
    ("begun, which waits for an end",
     {"a": TWO_DAYS, "it": {"at": "day 1", "takes": "3 workdays", "after": "finish after a"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}, "a": {"started": "2026-11-02"}}, 3,
     {"a": (8, 1, 8), "it": (7, 7, 7)}),
    ("begun, which waits for a start",
     {"a": TWO_DAYS, "it": {"at": "day 1", "takes": "3 workdays", "after": "finish after start of a"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}}, 2,
     {"a": (8, 2, 9), "it": (7, 7, 7)}),
    ("begun, which waited",
     {"a": TWO_DAYS, "it": {"takes": "3 workdays", "after": "a"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}}, 2,
     {"a": (8, 8, None), "it": (7, 7, 7)}),
    ("begun, which waited to begin",
     {"a": TWO_DAYS, "it": {"takes": "3 workdays", "after": "start of a"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}}, 2,
     {"a": (8, 8, None), "it": (7, 7, 7)}),
    ("begun, that began after a named time",
     {"a": TWO_DAYS, "it": {"takes": "3 workdays", "at": "a + 1 day", "not_before": "a"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}}, 2,
     {"a": (8, 8, None), "it": (7, 7, 7)}),
    ("begun until a named time",
     {"a": TWO_DAYS, "it": {"at": "day 1", "until": "a + 3 days"}, "end": end("day 12")},
     {"it": {"started": "2026-11-02"}}, 2,
     {"a": (5, 0, 5), "it": (5, 5, 5)}),
    ("late",
     {"a": TWO_DAYS, "it": {"after": "a", "takes": "1 workday"}, "end": end("day 4")},
     {}, 5,
     {"a": (0, 0, 0), "it": (0, 0, 0)}),
    ("late for a date by hand",
     {"a": TWO_DAYS, "it": {"fixed": "day 4", "after": "a"}, "end": end("day 12")},
     {}, 5,
     {"a": (-2, 0, 4), "it": (0, 0, 6)}),
    ("late for a deadline",
     {"a": TWO_DAYS, "it": {"after": "a", "takes": "1 workday", "by": "day 4"}, "end": end("day 12")},
     {}, 6,
     {"a": (-3, 0, 3), "it": (-3, 0, 3)}),
    ("late by the hour",
     {"a": {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h", "by": "day 3 10:30"}, "it": {"after": "a", "takes": "1 workday"}, "end": end("day 12")},
     {}, 4,
     {"a": (0, 0, 6), "it": (6, 6, 6)}),
    ("late by the hour, days",
     {"a": {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h", "by": "day 2"}, "it": {"after": "a", "takes": "1 workday"}, "end": end("day 12")},
     {}, 4,
     {"a": (-1, 0, 6), "it": (6, 6, 6)}),
    ("late months",
     {"it": {"at": "day 1", "takes": "1 month", "by": "day 20"}, "end": end("day 50")},
     {}, 1,
     {"it": (-6, 0, 14)}),
    ("done",
     {"a": TWO_DAYS, "it": {"after": "a", "takes": "1 workday"}, "end": end("day 12")},
     {"a": "2026-11-03"}, 4,
     {"a": (None, None, None), "it": (7, 7, 7)}),
]  # fmt: skip
"""What happened, the plan, the records, the morning in November, and what is left of the slack."""


@pytest.mark.parametrize(
    ("items", "records", "day", "expected"), [c[1:] for c in UNDER_WAY], ids=[c[0] for c in UNDER_WAY]
)
def test_what_happened_leaves_so_much_slack(
    items: Items, records: dict[str, Any], day: int, expected: dict[str, Left]
) -> None:
    found = dated(items, records, date(2026, 11, day))
    toward = found.toward("end")
    assert {i: (found.items[i].slack, found.items[i].free, toward.get(i)) for i in expected} == expected
