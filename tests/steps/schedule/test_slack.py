"""How many workdays an item may slip, in total and before anything moves; kickoff is Monday, 2 November 2026."""

from __future__ import annotations

from typing import Any

import pytest

from tests.given.plans import dated, table
from tests.laws.networks import Items

END: dict[str, Any] = {"kind": "milestone", "at": "day 12"}
"""Friday, 13 November."""

CASES: list[tuple[str, Items, dict[str, tuple[int, int]]]] = [
    (
        "from the day of its start, if only its end has an hour",
        {"it": {"at": "day 1", "due": "day 1 16:00"}, "end": END},
        {"it": (9, 9)},
    ),
    (
        "until the workday on which something may begin that waits for less than its end",
        {
            "work": {"at": "day 3", "takes": "1 workday"},
            "it": {"fixed": "day 19", "takes": "1 workday", "after": "work - 1 workday"},
        },
        {"work": (12, 12), "it": (0, 0)},
    ),
    (
        "until the workday from which a wait of workdays is over in time",
        {
            "work": {"at": "day 3", "takes": "1 workday"},
            "it": {"fixed": "day 19", "takes": "1 workday", "after": "work + 2 workdays"},
        },
        {"work": (9, 9), "it": (0, 0)},
    ),
    (
        "until the end of what is due some days after it",
        {
            "call": {"at": "day 2"},
            "it": {"due": "call + 2 workdays", "takes": "1 workday"},
            "end": {"kind": "milestone", "at": "day 12", "after": "it"},
        },
        {"call": (6, 0), "it": (6, 6)},
    ),
    (
        "until the day after which a wait of hours is over in time",
        {
            "work": {"at": "day 1", "takes": "1 workday"},
            "call": {"at": "day 3 09:00", "takes": "1 h", "after": "work + 2 h"},
            "end": END,
        },
        {"work": (8, 1), "call": (7, 7)},
    ),
    (
        "no further than what can stand in for it can, which waits for it",
        {
            "call": {"at": "day 1", "takes": "1 workday"},
            "letter": {"after": "call", "takes": "1 workday"},
            "it": {"fixed": "day 8", "takes": "1 workday", "after": {"any": ["call", "letter"]}},
            "end": END,
        },
        {"call": (4, 0), "letter": (8, 8)},
    ),
    (
        "without a limit where something else can stand in for it, beside what waits for it",
        {
            "call": {"at": "day 1", "takes": "1 workday"},
            "memo": {"at": "day 1", "takes": "1 workday"},
            "letter": {"after": "call", "takes": "1 workday"},
            "it": {"fixed": "day 8", "takes": "1 workday", "after": {"any": ["call", "letter", "memo"]}},
            "end": END,
        },
        {"call": (8, 0), "letter": (8, 8), "memo": (9, 9)},
    ),
]


@pytest.mark.parametrize(("items", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_total_and_free_slack(items: Items, expected: dict[str, tuple[int, int]]) -> None:
    found = dated(items).items
    assert {id_: (found[id_].slack, found[id_].free) for id_ in expected} == expected


TOWARD: list[tuple[str, Items, str, dict[str, int]]] = [
    (
        "work that begins too late for a date set by hand, however late it ends",
        {"work": {"at": "day 8", "takes": "2 workdays"}, "m": {"fixed": "day 3", "after": "start of work"}},
        "m",
        {"work": -3, "m": 0},
    ),
]


@pytest.mark.parametrize(("items", "id_", "expected"), [case[1:] for case in TOWARD], ids=[case[0] for case in TOWARD])
def test_slack_toward_one_item(items: Items, id_: str, expected: dict[str, int]) -> None:
    assert dict(dated({**items, id_: {"kind": "milestone", **items[id_]}}).toward(id_)) == expected


def test_what_waits_for_the_start_of_an_endless_recurrence_waits_for_its_first_date() -> None:
    found = dated({
        "call": {"at": "day 1", "takes": "1 workday", "every": "week on thursday"},
        "work": {"after": "start of call", "takes": "9 workdays"},
    })  # fmt: skip
    assert table(found) == {"call": "2026-11-05 .. 2026-11-12", "work": "2026-11-05 .. 2026-11-17"}
    plan = found.items["call"].plan
    assert plan and [str(span.start) for span in plan.occurrences] == ["2026-11-05", "2026-11-12"]
