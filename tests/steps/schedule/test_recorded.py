"""What each record makes of each kind of item, on the mornings of two days, and of what follows it.

Kickoff is Monday, 2 November 2026; `a` was done on Thursday, the 5th.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import dated, shown
from tests.laws.networks import Items
from tests.steps.schedule.test_why import check_replay

ITEMS: Items = {
    "workdays": {"at": "day 3", "takes": "3 workdays"},
    "days": {"at": "day 5", "takes": "3 days"},
    "workdays until a day": {"due": "day 5", "takes": "2 workdays"},
    "hours until an hour": {"due": "day 5 16:00", "takes": "2 h"},
    "a call": {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h"},
    "a milestone": {"kind": "milestone", "at": "day 5"},
    "a gate": {"kind": "gate", "at": "day 5"},
    "a window": {"kind": "window", "at": "day 3", "takes": "3 days"},
    "a step by night": {"kind": "step", "at": "day 3 22:00", "takes": "3 h"},
    "until a day": {"at": "day 2", "until": "day 9"},
    "from a day to a day": {"at": "day 2", "due": "day 9"},
    "a series": {"kind": "meeting", "at": "day 2", "every": "week", "count": 3},
    "a fixed date": {"fixed": "day 3", "takes": "2 workdays"},
    "an agreed date": {"agreed": "2026-11-04", "takes": "2 workdays"},
    "a day to snap to": {"at": "day 3", "snap": "next thursday", "takes": "2 workdays"},
    "hours after a day": {"after": "a", "takes": "3 h"},
    "an end after an end": {"after": "finish after a", "takes": "2 workdays"},
}
RECORDS: dict[str, Any] = {
    "nothing": None,
    "begun late": {"started": "2026-11-06"},
    "begun early": {"started": "2026-11-02"},
    "done": "2026-11-06",
    "done at an hour": "2026-11-05 12:30",
    "begun and done": {"started": "2026-11-03 08:00", "done": "2026-11-06 09:30"},
    "not needed": {"state": "not needed"},
}
DAYS = (date(2026, 11, 6), date(2026, 11, 12))

DATES: dict[str, dict[str, tuple[str, str]]] = {
    "workdays": {
        "nothing": ("06 .. 10, 11", "12 .. 16, 17"),
        "begun late": ("06 .. 10, 11", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("04 .. 06, 09", "04 .. 06, 12"),
        "done at an hour": ("03 .. 05 12:30, 06", "03 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "days": {
        "nothing": ("06 .. 08, 09", "12 .. 14, 16"),
        "begun late": ("06 .. 08, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("04 .. 06, 09", "04 .. 06, 12"),
        "done at an hour": ("02 12:30 .. 05 12:30, 06", "02 12:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "workdays until a day": {
        "nothing": ("06 .. 09, 10", "12 .. 13, 16"),
        "begun late": ("06 .. 09, 10", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("05 .. 06, 09", "05 .. 06, 12"),
        "done at an hour": ("04 .. 05 12:30, 06", "04 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "hours until an hour": {
        "nothing": ("06 14:00 .. 06 16:00, 09", "12 14:00 .. 12 16:00, 13"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06 16:00, 09", "02 .. 12, 13"),
        "done": ("06 14:00 .. 06 16:00, 09", "06 14:00 .. 06 16:00, 12"),
        "done at an hour": ("05 10:30 .. 05 12:30, 06", "05 10:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a call": {
        "nothing": ("06 10:00 .. 06 11:00, 09", "12 10:00 .. 12 11:00, 13"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 11:30 .. 05 12:30, 06", "05 11:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a milestone": {
        "nothing": ("06, 09", "12, 13"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 12:30, 06", "05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a gate": {
        "nothing": ("06, 09", "12, 13"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 12:30, 06", "05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a window": {
        "nothing": ("04 .. 06, 09", "04 .. 06, 12"),
        "begun late": ("06 .. 08, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("04 .. 06, 09", "04 .. 06, 12"),
        "done at an hour": ("02 12:30 .. 05 12:30, 06", "02 12:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a step by night": {
        "nothing": ("06 22:00 .. 07 01:00, 09", "12 22:00 .. 13 01:00, 16"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 09:30 .. 05 12:30, 06", "05 09:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "until a day": {
        "nothing": ("03 .. 10, 11", "03 .. 10, 12"),
        "begun late": ("06 .. 10, 11", "06 .. 12, 13"),
        "begun early": ("02 .. 10, 11", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 12:30, 06", "05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "from a day to a day": {
        "nothing": ("03 .. 10, 11", "03 .. 10, 12"),
        "begun late": ("06 .. 10, 11", "06 .. 12, 13"),
        "begun early": ("02 .. 10, 11", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 12:30, 06", "05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a series": {
        "nothing": ("03 .. 17, 18", "03 .. 17, 18"),
        "begun late": ("06 .. 20, 23", "06 .. 20, 23"),
        "begun early": ("02 .. 16, 17", "02 .. 16, 17"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 12:30, 06", "05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a fixed date": {
        "nothing": ("04 .. 05, 06", "04 .. 05, 12"),
        "begun late": ("06 .. 09, 10", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("05 .. 06, 09", "05 .. 06, 12"),
        "done at an hour": ("04 .. 05 12:30, 06", "04 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "an agreed date": {
        "nothing": ("06 .. 09, 10", "12 .. 13, 16"),
        "begun late": ("06 .. 09, 10", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("05 .. 06, 09", "05 .. 06, 12"),
        "done at an hour": ("04 .. 05 12:30, 06", "04 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "a day to snap to": {
        "nothing": ("12 .. 13, 16", "12 .. 13, 16"),
        "begun late": ("06 .. 09, 10", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("05 .. 06, 09", "05 .. 06, 12"),
        "done at an hour": ("04 .. 05 12:30, 06", "04 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, -", "-, -"),
    },
    "hours after a day": {
        "nothing": ("06, 09", "12, 13"),
        "begun late": ("06, 09", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("06, 09", "06, 12"),
        "done at an hour": ("05 09:30 .. 05 12:30, 06", "05 09:30 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, 06", "-, 12"),
    },
    "an end after an end": {
        "nothing": ("06 .. 09, 10", "12 .. 13, 16"),
        "begun late": ("06 .. 09, 10", "06 .. 12, 13"),
        "begun early": ("02 .. 06, 09", "02 .. 12, 13"),
        "done": ("05 .. 06, 09", "05 .. 06, 12"),
        "done at an hour": ("04 .. 05 12:30, 06", "04 .. 05 12:30, 12"),
        "begun and done": ("03 08:00 .. 06 09:30, 09", "03 08:00 .. 06 09:30, 12"),
        "not needed": ("-, 06", "-, 12"),
    },
}
"""By item and record: its days of November and those of what follows, on the Friday and on the Thursday after it."""


@pytest.mark.parametrize(("kind", "record"), [(kind, record) for kind, rows in DATES.items() for record in rows])
def test_what_happened_makes_the_forecast(kind: str, record: str) -> None:
    items = {"a": {"at": "day 4"}, "it": ITEMS[kind], "next": {"after": "it"}}
    records = {"a": "2026-11-05", **({"it": RECORDS[record]} if RECORDS[record] else {})}
    for day, expected in zip(DAYS, DATES[kind][record], strict=True):
        found = dated(items, records, day)
        dates = (shown(found.items[id_], "forecast").replace("2026-11-", "") for id_ in ("it", "next"))
        assert ", ".join(dates) == expected
        assert check_replay(found) >= 3
