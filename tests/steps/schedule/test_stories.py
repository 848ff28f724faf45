"""The steps to the dates of an item, one way to come to a date at a time; kickoff is Monday, 2 November 2026."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.given.plans import dated, shown
from tests.laws.networks import Items
from tests.steps.schedule.test_why import check_replay, line, steps

STORIES: list[tuple[str, Items, dict[str, Any], list[str]]] = [
    ("a milestone is where its end was pushed",
     {"a": {"at": "day 8"}, "it": {"at": "day 1", "kind": "milestone", "after": "finish after a"}}, {},
     [
         "end pushed [FF <a>] = 2026-11-09",
     ]),
    ("so is what has no length",
     {"a": {"at": "day 8"}, "it": {"at": "day 1", "after": "finish after a"}}, {},
     [
         "end pushed [FF <a>] = 2026-11-09",
     ]),
    ("an end that was pushed moves the start",
     {"a": {"at": "day 8"}, "it": {"at": "day 1", "takes": "2 workdays", "after": "finish after a"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "end length [2 workdays] +1 workdays = 2026-11-03",
         "end pushed [FF <a>] = 2026-11-09",
         "start length [2 workdays] -1 workdays = 2026-11-08",
         "start skipped [2026-11-08 Sunday] -1 days = 2026-11-07",
         "start skipped [2026-11-07 Saturday] -1 days = 2026-11-06",
     ]),
    ("both ends written, each rolled",
     {"it": {"at": "day 1", "due": "day 6"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "end source [day 6] = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "end roll [next Acme] = 2026-11-09",
     ]),
    ("both ends written, each snapped",
     {"it": {"at": "day 2", "due": "day 6", "snap": "next wednesday"}}, {},
     [
         "start source [day 2] = 2026-11-03",
         "start snap [next wednesday] = 2026-11-04",
         "end source [day 6] = 2026-11-07",
         "end snap [next wednesday] = 2026-11-11",
     ]),
    ("an end for which there is no day to snap to",
     {"it": {"at": "day 2", "due": "day 6", "snap": "next board"}}, {"customer": {"calendars": {"board": {"days": ["2026-11-04"]}}}},
     [
         "start source [day 2] = 2026-11-03",
         "start snap [next board] = 2026-11-04",
         "end source [day 6] = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "end roll [next Acme] = 2026-11-09",
     ]),
    ("a start for which there is no day to snap to",
     {"it": {"at": "day 2", "due": "day 6", "snap": "next board"}}, {"customer": {"calendars": {"board": {"days": ["2026-11-02"]}}}},
     [
         "start source [day 2] = 2026-11-03",
         "end source [day 6] = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "end roll [next Acme] = 2026-11-09",
     ]),
    ("whole workdays until a day off",
     {"a": {"at": "day 3"}, "it": {"after": "start of a + 3 workdays"}}, {},
     [
         "start pushed [SS <a>] = 2026-11-04",
         "start calendar [Acme] = 2026-11-04",
         "start offset [lag] +3 workdays = 2026-11-07",
         "start skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "start skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "start roll [next Acme] = 2026-11-09",
     ]),
    ("whole workdays over days off",
     {"a": {"at": "day 3"}, "it": {"after": "start of a + 4 workdays"}}, {},
     [
         "start pushed [SS <a>] = 2026-11-04",
         "start calendar [Acme] = 2026-11-04",
         "start offset [lag] +4 workdays = 2026-11-08",
         "start skipped [2026-11-07 Saturday] +1 days = 2026-11-09",
         "start skipped [2026-11-08 Sunday] +1 days = 2026-11-10",
     ]),
    ("whole workdays back over days off",
     {"a": {"at": "day 8"}, "it": {"after": "start of a - 2 workdays"}}, {},
     [
         "start pushed [SS <a>] = 2026-11-09",
         "start calendar [Acme] = 2026-11-09",
         "start offset [lag] -2 workdays = 2026-11-07",
         "start skipped [2026-11-08 Sunday] -1 days = 2026-11-06",
         "start skipped [2026-11-07 Saturday] -1 days = 2026-11-05",
     ]),
    ("a whole workday back",
     {"a": {"at": "day 11"}, "it": {"after": "start of a - 1 workday"}}, {},
     [
         "start pushed [SS <a>] = 2026-11-12",
         "start calendar [Acme] = 2026-11-12",
         "start offset [lag] -1 workdays = 2026-11-11",
     ]),
    ("workdays back from an end",
     {"a": {"at": "day 8"}, "it": {"after": "a - 2 workdays"}}, {},
     [
         "start pushed [FS <a>] = 2026-11-09",
         "start calendar [Acme] = 2026-11-09",
         "start offset [lag] -2 workdays = 2026-11-07",
         "start skipped [2026-11-08 Sunday] -1 days = 2026-11-06",
         "start skipped [2026-11-07 Saturday] -1 days = 2026-11-05",
         "start offset [what follows] +1 days = 2026-11-06",
     ]),
    ("a series that begins with its phase",
     {"it": {"phase": "p", "every": "week", "count": 2}}, {"phases": {"p": {"from": "day 6", "until": "day 30"}}},
     [
         "start source [day 6] = 2026-11-07",
         "start phase [day 6 P] = 2026-11-07",
         "start skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "start skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "start roll [next Acme] = 2026-11-09",
         "end length [week, 2 times] +7 days = 2026-11-16",
     ]),
    ("twice as long",
     {"it": {"at": "day 3", "takes": "3 workdays"}}, {"scale": Fraction(2)},
     [
         "start source [day 3] = 2026-11-04",
         "start scaled [day 3 becomes day 5 2] +2 days = 2026-11-06",
         "end length [3 workdays, stretched to 5 workdays] +4 workdays = 2026-11-10",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-11",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-12",
     ]),
    ("weeks twice as long",
     {"it": {"at": "week 2", "takes": "2 weeks"}}, {"scale": Fraction(2)},
     [
         "start source [week 2] = 2026-11-16",
         "start scaled [week 2 begins on day 15 2] = 2026-11-16",
         "end length [2 weeks, stretched to 27 days] +26 days = 2026-12-12",
     ]),
    ("a weekday of a week, twice as late",
     {"it": {"at": "week 3 thursday 10:00", "takes": "1 h"}}, {"scale": Fraction(2)},
     [
         "start source [week 3 thursday 10:00] = 2026-12-03 10:00",
         "start scaled [week 3 begins on day 29 2] = 2026-12-03 10:00",
         "end length [1 h] +60 minutes = 2026-12-03 11:00",
     ]),
    ("hours that close with the day count from its last minute",
     {"a": {"at": "day 1"}, "it": {"kind": "step", "at": "a + 30 min"}}, {"customer": {"hours": "00:00-24:00"}},
     [
         "start source [a + 30 min <a>] = 2026-11-02 23:59",
         "start offset [] +30 minutes = 2026-11-03 00:29",
     ]),
    ("hours before work begins",
     {"a": {"at": "day 1"}, "it": {"kind": "step", "at": "a - 30 min"}}, {"customer": {"hours": "08:00-24:00"}},
     [
         "start source [a - 30 min <a>] = 2026-11-02 08:00",
         "start offset [] -30 minutes = 2026-11-02 07:30",
     ]),
    ("days after a named end",
     {"a": {"at": "day 1"}, "it": {"due": "end of a + 5 days", "takes": "2 workdays"}}, {},
     [
         "end source [end of a + 5 days <a>] = 2026-11-02",
         "end offset [] +5 days = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "end roll [next Acme] = 2026-11-09",
         "start length [2 workdays] -1 workdays = 2026-11-08",
         "start skipped [2026-11-08 Sunday] -1 days = 2026-11-07",
         "start skipped [2026-11-07 Saturday] -1 days = 2026-11-06",
     ]),
    ("no earlier than some days after",
     {"a": {"at": "day 3"}, "it": {"at": "day 1", "not_before": "a + 2 days"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "start source [a + 2 days <a>] = 2026-11-04",
         "start offset [] +2 days = 2026-11-06",
         "start bound [a + 2 days] = 2026-11-06",
     ]),
    ("a deadline that opens",
     {"a": {"at": "day 3"}, "it": {"at": "day 1", "by": "within 3 workdays after a"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "start source [end of a <a>] = 2026-11-04",
         "start bound [end of a] = 2026-11-04",
         "start offset [what follows] +1 days = 2026-11-05",
     ]),
    ("the first of two",
     {"a": {"at": "day 5"}, "b": {"at": "day 9"}, "it": {"after": {"any": ["a", "b"]}, "takes": "1 workday"}}, {},
     [
         "start pushed [FS <a>] = 2026-11-06",
         "start offset [what follows] +1 days = 2026-11-07",
         "start skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "start skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "start roll [next Acme] = 2026-11-09",
         "end length [1 workday] = 2026-11-09",
     ]),
    ("a day to snap to that is a day off",
     {"it": {"at": "day 3", "snap": "next monday"}}, {"customer": {"holidays": {"2026-11-09": "A"}}},
     [
         "start source [day 3] = 2026-11-04",
         "start snap [next monday] = 2026-11-09",
         "start skipped [2026-11-09 A] +7 days = 2026-11-16",
     ]),
    ("pushed and then snapped",
     {"a": {"at": "day 3"}, "it": {"at": "day 1", "after": "a", "snap": "next monday"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "start snap [next monday] = 2026-11-02",
         "start pushed [FS <a>] = 2026-11-04",
         "start offset [what follows] +1 days = 2026-11-05",
         "start snap [next monday] = 2026-11-09",
     ]),
    ("after hours",
     {"a": {"kind": "meeting", "at": "day 5 16:00", "takes": "1 h"}, "it": {"after": "a", "takes": "2 h"}}, {},
     [
         "start pushed [FS <a>] = 2026-11-06 17:00",
         "start roll [working hours Acme] = 2026-11-09 09:00",
         "end length [2 h] +120 minutes = 2026-11-09 11:00",
     ]),
    ("months back",
     {"it": {"due": "day 30", "takes": "2 months"}}, {},
     [
         "end source [day 30] = 2026-12-01",
         "start length [2 months] -2 months = 2026-10-02",
     ]),
    ("a year",
     {"it": {"at": "day 1", "takes": "1 year"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "end length [1 year] +12 months = 2027-11-01",
     ]),
    ("hours without an hour",
     {"it": {"due": "day 8", "takes": "25 h"}}, {},
     [
         "end source [day 8] = 2026-11-09",
         "start length [25 h] -1 days = 2026-11-08",
     ]),
    ("minutes back",
     {"it": {"due": "day 8 10:00", "takes": "90 min"}}, {},
     [
         "end source [day 8 10:00] = 2026-11-09 10:00",
         "start length [90 min] -90 minutes = 2026-11-09 08:30",
     ]),
    ("a date by hand",
     {"it": {"fixed": "day 5", "takes": "2 workdays"}}, {},
     [
         "start source [day 5] = 2026-11-06",
         "start fixed [day 5 fixed] = 2026-11-06",
         "end length [2 workdays] +1 workdays = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
     ]),
    ("an agreed month",
     {"it": {"agreed": "2026-12"}}, {},
     [
         "start source [2026-12] = 2026-12-01",
         "start fixed [2026-12 agreed] = 2026-12-01",
     ]),
    ("until a day",
     {"it": {"at": "day 3", "until": "day 9"}}, {},
     [
         "start source [day 3] = 2026-11-04",
         "end source [day 9] = 2026-11-10",
     ]),
    ("a span that is pushed past its end",
     {"a": {"at": "day 9"}, "it": {"at": "between day 2 and day 5", "after": "a"}}, {},
     [
         "start source [day 2] = 2026-11-03",
         "end source [day 5] = 2026-11-06",
         "start pushed [FS <a>] = 2026-11-10",
         "start offset [what follows] +1 days = 2026-11-11",
         "end length [no longer, since its own end was before that] = 2026-11-11",
     ]),
    ("an hour elsewhere",
     {"it": {"at": "day 5 10:00 in Asia/Tokyo", "takes": "1 h"}}, {},
     [
         "start source [day 5 10:00 in Asia/Tokyo] = 2026-11-06",
         "start zone [2026-11-06 10:00 Asia/Tokyo] = 2026-11-06 01:00",
         "end length [1 h] +60 minutes = 2026-11-06 02:00",
     ]),
    ("a time that stands in",
     {"it": {"at": "gone + 1 day else day 4"}}, {},
     [
         "start source [day 4] = 2026-11-05",
         "start fallback [gone + 1 day is not in this plan <gone>] = 2026-11-05",
     ]),
    ("a series that begins later than it is placed",
     {"it": {"at": "day 2", "every": "week on friday", "count": 3, "takes": "1 h"}}, {},
     [
         "start source [day 2] = 2026-11-03",
         "end length [1 h] = 2026-11-03",
         "start snap [week on friday] = 2026-11-06",
         "end length [week on friday, 3 times] +14 days = 2026-11-20",
     ]),
    ("a series without an end",
     {"it": {"at": "day 6", "every": "week"}, "last": {"at": "day 22"}}, {},
     [
         "start source [day 6] = 2026-11-07",
         "start skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "start skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "start roll [next Acme] = 2026-11-09",
         "end length [week, 3 times] +14 days = 2026-11-23",
     ]),
    ("a length goes before an end",
     {"it": {"at": "day 1", "due": "day 12", "takes": "2 workdays"}}, {},
     [
         "start source [day 1] = 2026-11-02",
         "end length [2 workdays] +1 workdays = 2026-11-03",
     ]),
    ("an end on a day off",
     {"a": {"at": "day 6", "roll": "none"}, "it": {"after": "finish after a", "takes": "2 workdays"}}, {},
     [
         "end pushed [FF <a>] = 2026-11-07",
         "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
         "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
         "end roll [next Acme] = 2026-11-09",
         "start length [2 workdays] -1 workdays = 2026-11-08",
         "start skipped [2026-11-08 Sunday] -1 days = 2026-11-07",
         "start skipped [2026-11-07 Saturday] -1 days = 2026-11-06",
     ]),
    ("no earlier than midnight",
     {"it": {"kind": "step", "not_before": "day 3 00:00", "takes": "1 h"}}, {},
     [
         "start bound [day 3 00:00] = 2026-11-04 00:00",
         "end length [1 h] +60 minutes = 2026-11-04 01:00",
     ]),
]  # fmt: skip


@pytest.mark.parametrize(("items", "more", "expected"), [s[1:] for s in STORIES], ids=[s[0] for s in STORIES])
def test_the_steps_to_a_date_and_where_they_lead(items: Items, more: dict[str, Any], expected: list[str]) -> None:
    found = dated(items, **more)
    assert steps(found, "it") == expected
    assert check_replay(found) == 2 * len(items)


def test_both_ends_say_what_they_could_not_snap_to() -> None:
    item = {"at": "day 2", "due": "day 6", "snap": "next board"}
    for days, missing in (["2026-11-04"], "2026-11-07"), (["2026-11-02"], "2026-11-03"):
        found = dated({"it": item}, customer={"calendars": {"board": {"days": days}}})
        assert [(p.rule, p.message) for p in found.problems] == [
            ("schedule/snap", f"`it`: `board` has no date from {missing} on")
        ]


def test_what_is_done_without_a_length_began_when_it_was_over() -> None:
    found = dated({"it": {"at": "day 1"}}, {"it": "2026-11-04"}, date(2026, 11, 5)).items["it"].forecast
    assert found
    assert [line(w) for w in found.why] == ["end recorded [done] = 2026-11-04", "start recorded [done] = 2026-11-04"]


@pytest.mark.parametrize("fields", [{"at": "day 1", "until": "2026-12"}, {"at": "day 1", "due": "2026-12"}])
def test_an_end_that_is_no_more_than_a_month_makes_all_of_it_tentative(fields: dict[str, str]) -> None:
    found = dated({"it": fields}).items
    assert found["it"].plan
    assert str(found["it"].plan.span.end) == "2026-12-31"
    assert found["it"].plan.span.tentative == "2026-12"


def test_what_counts_back_from_a_day_with_a_tentative_end_is_tentative() -> None:
    found = dated({"it": {"at": "day 3", "due": "2026-12"}, "b": {"at": "it - 1 day"}}).items["b"].plan
    assert found
    assert (str(found.span.start), found.span.tentative) == ("2026-11-03", "2026-12")


WAITS = [
    ({"after": "a + 30 min"}, "2026-11-03 09:00 .. 2026-11-03 10:00"),
    ({"after": "a + 2 h", "kind": "step"}, "2026-11-03 02:00 .. 2026-11-03 03:00"),
    ({"after": "start of a + 2 h", "kind": "step"}, "2026-11-02 02:00 .. 2026-11-02 03:00"),
]


@pytest.mark.parametrize(("fields", "expected"), WAITS)
def test_a_wait_by_the_hour_for_a_whole_day_counts_from_midnight(fields: dict[str, str], expected: str) -> None:
    assert shown(dated({"a": {"at": "day 1"}, "it": {"takes": "1 h", **fields}}).items["it"]) == expected
