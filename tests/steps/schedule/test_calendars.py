"""Working days of real countries and odd weeks, joint items, rhythms, snapping to own calendars, changing clocks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import codes, dated, shown, table

# Norway's public holidays around Easter 2027: Maundy Thursday 25 March, Good Friday 26 March, Easter Monday 29 March
# (law on public holidays of 24 February 1995 no. 12; Easter Sunday is 28 March). The United States: Thanksgiving on
# Thursday 26 November 2026, Christmas on Friday 25 December 2026 (5 U.S.C. 6103).
EASTER: dict[str, Any] = {"kickoff": "2027-03-22", "customer": {"country": "NO"}}


def test_norwegian_easter_is_skipped_and_named() -> None:
    found = dated({"it": {"at": "day 3", "takes": "2 workdays"}}, **EASTER)
    assert shown(found.items["it"]) == "2027-03-24 .. 2027-03-30"
    plan = found.items["it"].plan
    assert plan
    skipped = [(w.text, w.name) for w in plan.why if w.kind == "skipped"]
    assert [day for day, _ in skipped] == ["2027-03-25", "2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29"]
    assert skipped[0][1] == "Maundy Thursday"
    assert skipped[1][1] == "Good Friday"
    assert skipped[2][1] == "Saturday"
    assert skipped[3][1] == "Easter Sunday"
    assert skipped[4][1] == "Easter Monday"


def test_an_item_follows_the_calendar_of_its_party() -> None:
    who: dict[str, Any] = {"customer": {"country": "NO"}, "vendor": {"country": "US"}, "kickoff": "2027-03-22"}
    found = dated({
        "theirs": {"at": "day 5", "days": ["customer"]},
        "ours": {"at": "day 5", "days": ["vendor"]},
        "joint": {"at": "day 5", "days": ["customer", "vendor"]},
        "third": {"at": "day 5", "days": ["third"]},
        "nobody": {"at": "day 5", "days": []},
    }, **who)  # fmt: skip
    assert table(found) == {
        "theirs": "2027-03-30",
        "ours": "2027-03-26",
        "joint": "2027-03-30",
        "third": "2027-03-30",
        "nobody": "2027-03-30",
    }


def test_a_joint_item_needs_a_day_on_which_both_work() -> None:
    who: dict[str, Any] = {"customer": {"country": "NO"}, "vendor": {"country": "US"}, "kickoff": "2026-11-23"}
    found = dated({
        "ours": {"at": "day 4", "days": ["vendor"]},
        "theirs": {"at": "day 4", "days": ["customer"]},
        "joint": {"at": "day 4", "takes": "2 workdays", "days": ["customer", "vendor"]},
    }, **who)  # fmt: skip
    assert table(found) == {"ours": "2026-11-27", "theirs": "2026-11-26", "joint": "2026-11-27 .. 2026-11-30"}
    plan = found.items["joint"].plan
    assert plan
    assert next(w.name for w in plan.why if w.kind == "skipped") == "Thanksgiving Day (Vendor)"


def test_closures_and_pinned_holidays_are_days_off() -> None:
    customer = {
        "holidays": {"2026-11-03": "Founders' Day"},
        "country": "NO",
        "closures": [{"title": "Stocktaking", "from": "2026-11-04", "until": "2026-11-05"}, "2026-11-09"],
    }
    found = dated({"it": {"at": "day 1", "takes": "3 workdays"}}, customer=customer)
    assert shown(found.items["it"]) == "2026-11-02 .. 2026-11-10"
    plan = found.items["it"].plan
    assert plan
    assert [w.name for w in plan.why if w.kind == "skipped"] == [
        "Founders' Day", "Stocktaking", "Stocktaking", "Saturday", "Sunday", "Closed",
    ]  # fmt: skip
    ours, theirs = found.calendars
    assert (ours.party, str(ours.source), ours.closed) == ("vendor", "no public holidays: no country is named", ())
    assert (theirs.party, str(theirs.source)) == ("customer", "pinned list")
    assert [(str(c.day), c.name) for c in theirs.closed] == [
        ("2026-11-03", "Founders' Day"), ("2026-11-04", "Stocktaking"), ("2026-11-05", "Stocktaking"), ("2026-11-09", "Closed"),
    ]  # fmt: skip


def test_a_week_from_sunday_to_thursday() -> None:
    found = dated({"it": {"at": "day 4", "takes": "2 workdays"}}, customer={"week": "sun-thu"})
    assert shown(found.items["it"]) == "2026-11-05 .. 2026-11-08"


def test_the_page_can_name_where_holidays_come_from() -> None:
    found = dated({"it": {"at": "day 1"}}, customer={"country": "DE", "region": "BY", "hours": "08:00-16:00"})
    theirs = found.calendars[1]
    assert str(theirs.source).startswith("holidays ")
    assert str(theirs.source).endswith(", DE-BY")
    assert (theirs.timezone, theirs.week, theirs.hours) == ("UTC", "mon-fri", "08:00-16:00")


def test_parties_that_never_work_together_leave_a_joint_item_without_a_date() -> None:
    found = dated(
        {"it": {"at": "day 1", "days": ["customer", "vendor"]}, "next": {"after": "it"}, "other": {"at": "day 1"}},
        customer={"week": "mon-tue"},
        vendor={"week": "wed-fri"},
    )
    assert table(found) == {"it": "-", "next": "-", "other": "2026-11-02"}
    assert codes(found) == ["schedule/workdays"]


def test_a_plan_beyond_the_next_years_still_finds_its_workdays() -> None:
    found = dated({"it": {"at": "kickoff + 9 years", "roll": "next"}, "b": {"after": "it", "takes": "2 workdays"}})
    assert table(found) == {"it": "2035-11-02", "b": "2035-11-05 .. 2035-11-06"}
    assert found.problems == ()


SPRINTS = {"calendars": {"sprint": {"title": "Sprint starts", "from": "2026-11-05", "every": "2 weeks"}}}

SNAPS = [
    ("day 1", "next sprint", "2026-11-05"),
    ("day 4", "next sprint", "2026-11-05"),
    ("day 5", "next sprint", "2026-11-19"),
    ("day 5", "previous sprint", "2026-11-05"),
    ("day 5", "nearest sprint", "2026-11-05"),
]


@pytest.mark.parametrize(("at", "snap", "expected"), SNAPS)
def test_a_date_snaps_to_a_sprint_start(at: str, snap: str, expected: str) -> None:
    found = dated({"it": {"at": at, "snap": snap}}, customer=SPRINTS)
    assert shown(found.items["it"]) == expected
    assert codes(found) == []


def test_a_sprint_start_on_a_holiday_waits_for_the_next_one() -> None:
    customer = {**SPRINTS, "holidays": {"2026-11-05": "Guy Fawkes"}}
    found = dated({"it": {"at": "day 1", "snap": "next sprint"}}, customer=customer)
    assert shown(found.items["it"]) == "2026-11-19"
    plan = found.items["it"].plan
    assert plan
    assert [(w.text, w.name, w.amount) for w in plan.why if w.kind == "skipped"] == [("2026-11-05", "Guy Fawkes", 14)]


def test_a_monday_that_is_a_holiday_waits_for_the_next_monday_or_goes_back() -> None:
    customer = {"holidays": {"2026-11-09": "A"}}
    found = dated(
        {"on": {"at": "day 3", "snap": "next monday"}, "back": {"at": "day 12", "snap": "previous monday"}},
        customer=customer,
    )
    assert table(found) == {"on": "2026-11-16", "back": "2026-11-02"}


def test_a_calendar_that_has_ended_is_a_finding() -> None:
    customer = {"calendars": {"board": {"days": ["2026-11-04"]}}}
    found = dated({"it": {"at": "day 5", "snap": "next board"}}, customer=customer)
    assert shown(found.items["it"]) == "2026-11-06"
    assert codes(found) == ["schedule/snap"]
    assert found.problems[0].message == "`it`: `board` has no date from 2026-11-06 on"


def test_an_agreed_date_off_the_sprint_is_a_finding_that_names_the_nearest_one() -> None:
    found = dated(
        {"go": {"kind": "milestone", "agreed": "2026-11-17", "at": "day 1", "snap": "next sprint"}}, customer=SPRINTS
    )
    assert shown(found.items["go"]) == "2026-11-17"
    assert codes(found) == ["schedule/snap"]
    assert found.problems[0].message.endswith("the nearest such date is 2026-11-19")


def test_an_agreed_date_on_the_sprint_is_none() -> None:
    found = dated({"go": {"kind": "milestone", "agreed": "2026-11-19", "snap": "next sprint"}}, customer=SPRINTS)
    assert codes(found) == []


FAR = [("kickoff + 9 years", "2035-11-08"), ("2035-11-02", "2035-11-08"), ("2030-12-30", "2031-01-09"),
       ("2023-12-28", "2024-01-04"), ("kickoff - 9 years", "2017-11-02")]  # fmt: skip


@pytest.mark.parametrize(("at", "expected"), FAR)
def test_what_lies_years_away_snaps_like_anything_else(at: str, expected: str) -> None:
    sprints = {"calendars": {"sprint": {"title": "Sprint", "from": "2010-01-07", "every": "2 weeks"}}}
    found = dated({"it": {"at": at, "snap": "next sprint", "roll": "none"}}, customer=sprints)
    assert shown(found.items["it"]) == expected
    assert codes(found) == []


@pytest.mark.parametrize(("at", "expected"), FAR)
def test_a_plan_knows_its_days_off_also_in_years_far_away(at: str, expected: str) -> None:
    found = dated({"near": {"at": "day 1"}, "it": {"at": at, "roll": "none"}}, customer={"country": "NO"})
    assert found.items["it"].plan
    first, last = sorted((date(2026, 11, 2), found.items["it"].plan.span.start.day))
    christmas = (date(year, 12, 25) for year in range(first.year, last.year + 1))
    known = [c.day for c in found.calendars[1].closed if c.name == "Christmas Day"]
    assert known == [day for day in christmas if first <= day <= last and day.weekday() < 5]


def test_a_day_to_snap_to_may_be_years_away() -> None:
    boards = {"calendars": {"board": {"title": "Board", "from": "2025-06-02", "every": "3 years"}}}
    found = dated({"it": {"at": "2029-06-04", "snap": "next board", "roll": "none"}}, customer=boards)
    assert (shown(found.items["it"]), codes(found)) == ("2031-06-02", [])


RECURRENCES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("until", {"at": "day 1", "every": "week", "until": "day 15"}, ["2026-11-02", "2026-11-09", "2026-11-16"]),
    ("count", {"at": "day 1", "every": "workday", "count": 6},
     ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09"]),
    ("weekdays", {"at": "day 1", "every": "tuesday and thursday", "until": "day 10"},
     ["2026-11-03", "2026-11-05", "2026-11-10"]),
    ("hours", {"at": "day 1 09:00", "takes": "15 min", "every": "2 days", "count": 2},
     ["2026-11-02 09:00 .. 2026-11-02 09:15", "2026-11-04 09:00 .. 2026-11-04 09:15"]),
    ("shortly before the hour", {"at": "day 1 09:55", "takes": "15 min", "every": "2 days", "count": 2},
     ["2026-11-02 09:55 .. 2026-11-02 10:10", "2026-11-04 09:55 .. 2026-11-04 10:10"]),
    ("hours of the rhythm", {"at": "day 1", "takes": "1 h", "every": "week on friday 15:00", "count": 2},
     ["2026-11-06 15:00 .. 2026-11-06 16:00", "2026-11-13 15:00 .. 2026-11-13 16:00"]),
    ("a holiday moves one", {"at": "day 3", "every": "week", "count": 3}, ["2026-11-04", "2026-11-12", "2026-11-18"]),
    ("until its phase ends", {"at": "day 1", "every": "week", "phase": "build"}, ["2026-11-02", "2026-11-09"]),
    ("from when its phase begins", {"every": "week", "phase": "test", "until": "day 30"}, ["2026-11-17", "2026-11-24", "2026-12-01"]),
    ("one rhythm after another", {"at": "day 1", "every": [
        {"rhythm": "workday", "until": "day 3"}, {"rhythm": "week on friday", "count": 2}, "month on first monday"],
        "until": "day 64"},
     ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-06", "2026-11-13", "2026-12-07", "2027-01-04"]),
    ("each rhythm has its hours", {"at": "day 1 10:00", "takes": "1 h", "every": [
        {"rhythm": "workday 09:15", "count": 2}, {"rhythm": "week on friday", "count": 1}]},
     ["2026-11-02 09:15 .. 2026-11-02 10:15", "2026-11-03 09:15 .. 2026-11-03 10:15",
      "2026-11-06 10:00 .. 2026-11-06 11:00"]),
    ("a rhythm that is over before it begins", {"at": "day 8", "every": [
        {"rhythm": "workday", "until": "day 3"}, {"rhythm": "week", "count": 2}]}, ["2026-11-09", "2026-11-16"]),
    ("a rhythm until an item", {"at": "day 1", "every": [
        {"rhythm": "workday", "until": "first + 1 workday"}, "week on friday"], "count": 1},
     ["2026-11-02", "2026-11-03", "2026-11-06"]),
    ("the last rhythm ends with the phase", {"at": "day 1", "phase": "build", "every": [
        {"rhythm": "day", "count": 2}, "week on friday"]}, ["2026-11-02", "2026-11-03", "2026-11-06", "2026-11-13"]),
    ("but not on a day", {"at": "day 1", "every": "week", "until": "day 22", "except": ["2026-11-16"]},
     ["2026-11-02", "2026-11-09", "2026-11-23"]),
    ("but not on days in a row", {"at": "day 1", "every": "workday", "until": "day 9", "except": [
        {"from": "2026-11-03", "until": "2026-11-06", "why": "Fair"}]}, ["2026-11-02", "2026-11-09", "2026-11-10"]),
    ("what is left out is not counted", {"at": "day 1", "every": "week", "count": 3, "except": "2026-11-09"},
     ["2026-11-02", "2026-11-16", "2026-11-23"]),
    ("the first is left out", {"at": "day 1", "every": "week", "count": 2, "except": "2026-11-02"},
     ["2026-11-09", "2026-11-16"]),
    ("the day before the roll is left out", {"at": "day 3", "every": "week", "count": 2, "except": "2026-11-11"},
     ["2026-11-04", "2026-11-18"]),
    ("the day after the roll is left out", {"at": "day 3", "every": "week", "count": 2, "except": "2026-11-12"},
     ["2026-11-04", "2026-11-18"]),
    ("left out of both rhythms", {"at": "day 1", "every": [{"rhythm": "workday", "count": 2}, "week on friday"],
                                  "count": 2, "except": ["2026-11-03", "2026-11-13"]},
     ["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-20"]),
    ("after another", {"after": "first", "every": "week", "count": 2}, ["2026-11-03", "2026-11-10"]),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), [r[1:] for r in RECURRENCES], ids=[r[0] for r in RECURRENCES])
def test_what_repeats_has_its_occurrences(fields: dict[str, Any], expected: list[str]) -> None:
    found = dated(
        {"first": {"at": "day 1"}, "it": fields},
        phases={"build": {"from": "day 1", "until": "day 14"}, "test": {"from": "day 16", "until": "day 20"}},
        customer={"holidays": {"2026-11-11": "Armistice"}},
    )
    plan = found.items["it"].plan
    assert plan
    assert [str(s.start) if s.start == s.end else f"{s.start} .. {s.end}" for s in plan.occurrences] == expected
    assert (plan.span.start, plan.span.end) == (plan.occurrences[0].start, plan.occurrences[-1].end)
    assert codes(found) == []


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"every": "week", "count": 3, "except": "2026-11-10"},
         ["`it` would not take place on 2026-11-10 anyway | its closest date is 2026-11-09"]),
        ({"every": "week", "count": 2, "except": [{"from": "2026-12-24", "until": "2027-01-01", "why": "Closed"}]},
         ["`it` would not take place on 2026-12-24 to 2027-01-01 (Closed) anyway | its closest date is 2026-11-09"]),
        ({"every": "week", "count": 2, "except": ["2026-11-09", {"from": "2026-11-08", "until": "2026-11-10"}]},
         ["`it` would not take place on 2026-11-08 to 2026-11-10 anyway | its closest date is 2026-11-09"]),
        ({"every": "week", "until": "day 3", "except": "2026-11-02"},
         ["`it` never takes place | leave dates in, or drop the item"]),
        ({"every": "week", "except": "2026-11-10"},
         ["`it` repeats without an end | add `until` or `count`",
          "`it` would not take place on 2026-11-10 anyway | its closest date is 2026-11-09"]),
    ],
)  # fmt: skip
def test_an_exception_that_hits_nothing_is_most_likely_a_typing_mistake(
    fields: dict[str, Any], messages: list[str]
) -> None:
    found = dated({"it": {"at": "day 1", **fields}, "last": {"at": "day 22"}}, as_of=date(2026, 11, 1))
    assert sorted(f"{p.message} | {p.hint}" for p in found.problems) == sorted(messages)


def test_a_recurrence_until_something_without_a_date_goes_on_and_is_noted() -> None:
    every = [{"rhythm": "week", "until": "open"}, {"rhythm": "day", "count": 3}]
    found = dated({"it": {"at": "day 1", "every": every}, "open": {}, "last": {"at": "day 15"}})
    plan = found.items["it"].plan
    assert plan
    assert [str(s.start) for s in plan.occurrences] == ["2026-11-02", "2026-11-09", "2026-11-16"]
    assert codes(found) == ["schedule/endless"]


def test_the_steps_of_a_series_name_its_recurrences_its_exceptions_and_its_count() -> None:
    every = [{"rhythm": "workday", "count": 2}, "week on friday"]
    fields = {"at": "day 1", "every": every, "count": 3, "except": [{"from": "2026-11-13", "why": "Fair"}]}
    plan = dated({"it": fields}).items["it"].plan
    assert plan
    assert [w.text for w in plan.why if w.kind == "length"] == [
        "workday, then week on friday but not on 2026-11-13 (Fair), 5 times"
    ]


def test_the_end_of_an_early_recurrence_follows_the_forecast() -> None:
    items: dict[str, dict[str, Any]] = {
        "work": {"at": "day 1", "takes": "2 workdays"},
        "it": {"at": "day 1", "every": [{"rhythm": "workday", "until": "work"}, "week on friday"], "count": 1},
    }
    found = dated(items, as_of=date(2026, 11, 5)).items["it"]
    assert found.plan and found.forecast
    assert [str(s.start) for s in found.plan.occurrences] == ["2026-11-02", "2026-11-03", "2026-11-06"]
    assert [str(s.start)[-2:] for s in found.forecast.occurrences] == ["02", "03", "04", "05", "06", "13"]


def test_a_recurrence_without_an_end_runs_to_the_end_of_the_plan_and_is_noted() -> None:
    found = dated({"it": {"at": "day 1", "every": "week"}, "first": {"at": "day 9"}, "last": {"at": "day 22"}})
    plan = found.items["it"].plan
    assert plan
    assert [str(s.start) for s in plan.occurrences] == ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"]
    assert codes(found) == ["schedule/endless"]


@pytest.mark.parametrize(("as_of", "days"), [(8, ["02", "16"]), (9, ["02", "09", "16"])])
def test_what_was_held_by_the_as_of_date_took_place_whatever_was_said(as_of: int, days: list[str]) -> None:
    fields = {"at": "day 1", "every": "week", "until": "day 15", "except": ["2026-11-09"]}
    forecast = dated({"it": fields}, {"it": {"held": {"2026-11-09": {}}}}, date(2026, 11, as_of)).items["it"].forecast
    assert forecast
    assert [f"{s.start.day:%d}" for s in forecast.occurrences] == days


def test_a_recurrence_is_not_pushed_by_the_as_of_date() -> None:
    found = dated({"it": {"at": "day 1", "every": "week", "count": 3}}, as_of=date(2026, 11, 20))
    forecast = found.items["it"].forecast
    assert forecast
    assert [str(s.start) for s in forecast.occurrences] == ["2026-11-02", "2026-11-09", "2026-11-16"]


def test_a_series_that_is_done_ends_there() -> None:
    found = dated({"it": {"at": "day 1", "every": "week", "count": 3}}, {"it": "2026-11-10"}, date(2026, 11, 20))
    forecast = found.items["it"].forecast
    assert forecast
    assert [str(s.start) for s in forecast.occurrences] == ["2026-11-02", "2026-11-09"]


# In Oslo clocks go back an hour on Sunday 25 October 2026 at 03:00 and forward on Sunday 28 March 2027 at 02:00; in New
# York on 1 November 2026 and 14 March 2027 (IANA time zone database).
CLOCKS = [
    ("Europe/Oslo", "2026-10-24", "day 1 23:00", "4 h", "2026-10-24 23:00 .. 2026-10-25 02:00", []),
    ("Europe/Oslo", "2027-03-27", "day 1 23:00", "4 h", "2027-03-27 23:00 .. 2027-03-28 04:00", []),
    ("Europe/Oslo", "2027-03-28", "day 1 02:30", "1 h", "2027-03-28 02:30 .. 2027-03-28 04:30", ["schedule/clock"]),
    ("Europe/Oslo", "2026-10-25", "day 1 02:30", "30 min", "2026-10-25 02:30", ["schedule/clock"]),
    ("America/Santiago", "2026-09-06", "day 1 00:00", "30 min", "2026-09-06 00:00 .. 2026-09-06 01:30", ["schedule/clock"]),
    ("America/New_York", "2026-10-31", "day 1 23:00", "4 h", "2026-10-31 23:00 .. 2026-11-01 02:00", []),
    ("UTC", "2026-10-24", "day 1 23:00", "4 h", "2026-10-24 23:00 .. 2026-10-25 03:00", []),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "kickoff", "at", "takes", "expected", "rules"), CLOCKS)
def test_hours_are_real_hours_when_the_clocks_change(  # noqa: PLR0917 — one column of the table each
    zone: str, kickoff: str, at: str, takes: str, expected: str, rules: list[str]
) -> None:
    found = dated({"it": {"kind": "step", "at": at, "takes": takes}}, kickoff=kickoff, customer={"timezone": zone})
    assert shown(found.items["it"]) == expected
    assert codes(found) == rules


def test_the_vendors_zone_counts_where_the_customer_names_none() -> None:
    found = dated(
        {"it": {"kind": "step", "at": "day 1 23:00", "takes": "4 h"}},
        kickoff="2026-10-24",
        customer={"timezone": ""},
        vendor={"timezone": "Europe/Berlin"},
    )
    assert shown(found.items["it"]) == "2026-10-24 23:00 .. 2026-10-25 02:00"
