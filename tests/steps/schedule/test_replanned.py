"""By how many days planning the rest anew moves it, one kind of first item at a time.

Kickoff is Monday, 2 November 2026; the rest is planned anew on Thursday the 12th, and `x` is planned for day 31.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.given.plans import dated, table
from tests.laws.networks import Items

DAY = date(2026, 11, 12)

CASES: list[tuple[str, Items, str, dict[str, Any], tuple[str, str, int]]] = [
    ("rolled, from Friday 20",
     {"it": {"at": "day 13"}}, "2026-11-20", {},
     ("2026-11-20", "2026-12-08", 6)),
    ("a weekday of a week, from Friday 20",
     {"it": {"at": "week 3 thursday"}}, "2026-11-20", {},
     ("2026-11-26", "2026-12-03", 1)),
    ("a day to snap to, from Friday 20",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-20", {},
     ("2026-11-25", "2026-12-04", 2)),
    ("due, from Friday 20",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-20", {},
     ("2026-11-20 .. 2026-11-24", "2026-12-08", 6)),
    ("rolled, from Saturday 21",
     {"it": {"at": "day 13"}}, "2026-11-21", {},
     ("2026-11-23", "2026-12-09", 7)),
    ("a weekday of a week, from Saturday 21",
     {"it": {"at": "week 3 thursday"}}, "2026-11-21", {},
     ("2026-11-26", "2026-12-07", 4)),
    ("a day to snap to, from Saturday 21",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-21", {},
     ("2026-11-25", "2026-12-07", 5)),
    ("due, from Saturday 21",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-21", {},
     ("2026-11-23 .. 2026-11-25", "2026-12-09", 7)),
    ("rolled, from Monday 23",
     {"it": {"at": "day 13"}}, "2026-11-23", {},
     ("2026-11-23", "2026-12-09", 7)),
    ("a weekday of a week, from Monday 23",
     {"it": {"at": "week 3 thursday"}}, "2026-11-23", {},
     ("2026-11-26", "2026-12-07", 4)),
    ("a day to snap to, from Monday 23",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-23", {},
     ("2026-11-25", "2026-12-07", 5)),
    ("due, from Monday 23",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-23", {},
     ("2026-11-23 .. 2026-11-25", "2026-12-09", 7)),
    ("rolled, from Wednesday 25",
     {"it": {"at": "day 13"}}, "2026-11-25", {},
     ("2026-11-25", "2026-12-14", 11)),
    ("a weekday of a week, from Wednesday 25",
     {"it": {"at": "week 3 thursday"}}, "2026-11-25", {},
     ("2026-11-26", "2026-12-08", 6)),
    ("a day to snap to, from Wednesday 25",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-25", {},
     ("2026-11-25", "2026-12-09", 7)),
    ("due, from Wednesday 25",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-25", {},
     ("2026-11-25 .. 2026-11-27", "2026-12-11", 9)),
    ("rolled, from Monday 16",
     {"it": {"at": "day 13"}}, "2026-11-16", {},
     ("2026-11-16", "2026-12-02", 0)),
    ("a weekday of a week, from Monday 16",
     {"it": {"at": "week 3 thursday"}}, "2026-11-16", {},
     ("2026-11-19", "2026-11-30", -3)),
    ("a day to snap to, from Monday 16",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-16", {},
     ("2026-11-18", "2026-11-30", -2)),
    ("due, from Monday 16",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-16", {},
     ("2026-11-16 .. 2026-11-18", "2026-12-02", 0)),
    ("rolled, from Friday 13",
     {"it": {"at": "day 13"}}, "2026-11-13", {},
     ("2026-11-13", "2026-12-01", -1)),
    ("a weekday of a week, from Friday 13",
     {"it": {"at": "week 3 thursday"}}, "2026-11-13", {},
     ("2026-11-19", "2026-11-26", -6)),
    ("a day to snap to, from Friday 13",
     {"it": {"at": "day 15", "snap": "next wednesday"}}, "2026-11-13", {},
     ("2026-11-18", "2026-11-27", -5)),
    ("due, from Friday 13",
     {"it": {"due": "day 17", "takes": "3 workdays"}}, "2026-11-13", {},
     ("2026-11-13 .. 2026-11-17", "2026-12-01", -1)),
    ("a roll back is made up for",
     {"it": {"kind": "milestone", "at": "day 13"}}, "2026-11-25", {},
     ("2026-11-25", "2026-12-14", 11)),
    ("days off before its first",
     {"it": {"at": "day 15"}}, "2026-11-25", {"customer": {"holidays": {"2026-11-25": "Off", "2026-11-26": "Off"}}},
     ("2026-11-27", "2026-12-14", 11)),
    ("a day off of one of two",
     {"it": {"at": "day 15", "days": ["customer", "vendor"]}}, "2026-11-25", {"vendor": {"holidays": {"2026-11-25": "Off"}}},
     ("2026-11-26", "2026-12-14", 10)),
    ("of two the first by id, whatever it snaps to",
     {"z": {"at": "day 15", "snap": "next wednesday"}, "it": {"at": "day 17"}}, "2026-11-24", {},
     ("2026-11-24", "2026-12-08", 6)),
    ("what something else has pushed",
     {"it": {"at": "day 10", "after": "a + 8 workdays"}}, "2026-11-24", {},
     ("2026-11-24", "2026-12-09", 7)),
    ("what is only optional",
     {"it": {"at": "day 15", "need": "optional"}}, "2026-11-24", {},
     ("2026-11-24", "2026-11-24", -8)),
    ("days between two days",
     {"it": {"at": "between day 15 and day 18"}}, "2026-11-24", {},
     ("2026-11-24 .. 2026-11-27", "2026-12-10", 8)),
    ("days between two dates",
     {"it": {"at": "between 2026-11-16 and 2026-11-18"}}, "2026-11-24", {},
     ("2026-11-16 .. 2026-11-18", "2026-11-24", -8)),
    ("days from a day to a date",
     {"it": {"at": "between day 15 and 2026-11-18"}}, "2026-11-24", {},
     ("2026-11-08 .. 2026-11-18", "2026-11-24", -8)),
    ("a month",
     {"it": {"at": "2026-12"}}, "2026-11-24", {},
     ("2026-12-01 .. 2026-12-31", "2026-11-24", -8)),
    ("what hangs on what is done",
     {"it": {"at": "a + 12 days"}}, "2026-11-24", {},
     ("2026-11-24", "2026-11-24", -8)),
    ("what hangs on what is open",
     {"o": {"at": "day 16"}, "it": {"at": "start of o - 1 day"}}, "2026-11-24", {},
     ("2026-11-24", "2026-12-10", 8)),
    ("what hangs on a date",
     {"o": {"at": "2026-11-18"}, "it": {"at": "o + 1 day"}}, "2026-11-24", {},
     ("2026-11-24", "2026-11-24", -8)),
    ("a window that is over",
     {"it": {"kind": "window", "at": "day 2", "takes": "3 days"}}, "2026-11-24", {},
     ("2026-11-03 .. 2026-11-05", "2026-11-24", -8)),
    ("a window that has begun",
     {"it": {"kind": "window", "at": "day 9", "takes": "10 days"}}, "2026-11-24", {},
     ("2026-11-10 .. 2026-11-19", "2026-11-24", -8)),
    ("a window that begins on the day",
     {"it": {"kind": "window", "at": "day 11", "until": "day 13"}}, "2026-11-24", {},
     ("2026-11-24 .. 2026-11-26", "2026-12-14", 12)),
    ("what nobody needs",
     {"it": {"at": "day 15"}}, "2026-11-24", {"records": {"it": {"state": "not needed"}}},
     ("2026-11-16", "2026-11-24", -8)),
    ("what was begun on the day",
     {"it": {"at": "day 15"}}, "2026-11-24", {"records": {"it": {"started": "2026-11-12"}}},
     ("2026-11-16", "2026-11-24", -8)),
    ("what was begun later",
     {"it": {"at": "day 15"}}, "2026-11-24", {"records": {"it": {"started": "2026-11-13"}}},
     ("2026-11-24", "2026-12-10", 8)),
    ("an hour",
     {"it": {"at": "day 13 10:00", "takes": "1 h"}}, "2026-11-25", {},
     ("2026-11-25 10:00 .. 2026-11-25 11:00", "2026-12-14", 11)),
    ("weeks earlier",
     {"it": {"at": "day 60"}, "x": {"at": "day 90"}}, "2026-11-16", {},
     ("2026-11-16", "2026-12-16", -45)),
    ("what has no day to begin on",
     {"it": {"at": "day 15", "days": ["customer", "vendor"]}}, "2026-11-24", {"customer": {"week": "mon-tue"}, "vendor": {"week": "wed-fri"}},
     ("-", "2026-11-24", -8)),
    ("the end of a phase",
     {"it": {"phase": "p"}}, "2026-11-24", {"phases": {"p": {"from": "day 13", "until": "day 20"}}},
     ("2026-11-24", "2026-12-07", 3)),
    ("a plan twice as long",
     {"it": {"at": "day 15"}}, "2026-11-24", {"scale": Fraction(2)},
     ("2026-11-24", "2026-12-28", -6)),
]  # fmt: skip
"""The items, from when on the rest is to be done, and the dates of `it` and `x` with the days that the rest moved."""


@pytest.mark.parametrize(("items", "start", "more", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_rest_moves_by_so_many_days(
    items: Items, start: str, more: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    more = dict(more)
    records = {"a": "2026-11-04", **more.pop("records", {})}
    turns = [{"replanned": str(DAY), "from": start, "why": "x"}]
    plan = dated(
        {"a": {"at": "day 1", "takes": "3 workdays"}, "x": {"at": "day 31"}, **items}, records, DAY, turns, **more
    )
    dates = table(plan)
    assert (dates["it"], dates["x"], plan.moved[DAY]) == expected
