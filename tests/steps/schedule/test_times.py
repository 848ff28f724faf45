"""Where a written time puts an item; kickoff is Monday 2 November 2026 unless a case says otherwise."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.given.plans import codes, dated, shown, table

ONE = [
    # days and weeks
    ({"due": "day 1"}, "2026-11-02"),
    ({"due": "day 0", "roll": "none"}, "2026-11-01"),
    ({"due": "day 0"}, "2026-11-02"),
    ({"due": "day -7", "roll": "none"}, "2026-10-25"),
    ({"due": "day 5"}, "2026-11-06"),
    ({"due": "day 6"}, "2026-11-09"),
    ({"at": "day 5 14:00"}, "2026-11-06 14:00"),
    ({"at": "week 1 thursday"}, "2026-11-05"),
    ({"at": "week 2 thursday 10:00"}, "2026-11-12 10:00"),
    ({"at": "week 2"}, "2026-11-09"),
    ({"due": "week 2"}, "2026-11-16"),
    ({"due": "week 2", "roll": "previous"}, "2026-11-13"),
    # dates
    ({"at": "2026-12-01"}, "2026-12-01"),
    ({"at": "2026-12-01 09:00", "takes": "90 min"}, "2026-12-01 09:00 .. 2026-12-01 10:30"),
    # offsets
    ({"at": "kickoff"}, "2026-11-02"),
    ({"at": "kickoff 10:00", "takes": "30..60 min"}, "2026-11-02 10:00 .. 2026-11-02 11:00"),
    ({"due": "kickoff + 4 days"}, "2026-11-06"),
    ({"due": "kickoff + 5 workdays"}, "2026-11-09"),
    ({"due": "kickoff - 1 workday"}, "2026-10-30"),
    ({"due": "kickoff - 6 workdays"}, "2026-10-23"),
    ({"due": "kickoff + 2 weeks"}, "2026-11-16"),
    ({"due": "kickoff + 1 month"}, "2026-12-02"),
    ({"due": "kickoff + 1 year"}, "2027-11-02"),
    ({"at": "kickoff + 2 hours"}, "2026-11-02 19:00"),
    ({"at": "start of kickoff + 90 min"}, "2026-11-02 10:30"),
    ({"at": "kickoff + 3 days 16:00"}, "2026-11-05 16:00"),
    # the clocks of another zone; those of the plan are UTC
    ({"at": "2026-12-01 end of day"}, "2026-12-01 23:59"),
    ({"at": "2026-12-01 09:00 in America/New_York", "takes": "1 h"}, "2026-12-01 14:00 .. 2026-12-01 15:00"),
    ({"at": "2026-12-01 end of day in America/New_York"}, "2026-12-02 04:59"),
    ({"at": "2026-12-01 end of day anywhere on earth"}, "2026-12-02 11:59"),
    ({"at": "2026-12-02 08:00 in Asia/Tokyo", "roll": "none"}, "2026-12-01 23:00"),
    ({"at": "day 5 end of day in America/New_York", "roll": "none"}, "2026-11-07 04:59"),
    ({"at": "day 5 end of day in America/New_York"}, "2026-11-09 04:59"),
    ({"at": "week 2 thursday 10:00 in Europe/Oslo"}, "2026-11-12 09:00"),
    ({"at": "kickoff + 3 days 16:00 in Asia/Kolkata"}, "2026-11-05 10:30"),
    ({"at": "kickoff 09:00 in America/New_York"}, "2026-11-02 14:00"),
    # a time that stands in for another
    ({"at": "gone + 2 days else day 4"}, "2026-11-05"),
    ({"at": "day 2 else day 4"}, "2026-11-03"),
    ({"at": "gone else also-gone - 1 day else day 4 10:00"}, "2026-11-05 10:00"),
    ({"due": "between gone and day 3 else 2026-12"}, "2026-12-01 .. 2026-12-31"),
    ({"at": "gone else between day 2 and day 9"}, "2026-11-03 .. 2026-11-10"),
    ({"fixed": "gone else q1 2027"}, "2027-01-01"),
    ({"at": "day 1", "not_before": "gone else day 4"}, "2026-11-05"),
    ({"at": "gone else also-gone"}, "-"),
    # deadlines that open with what they count from
    ({"by": "within 5 workdays after kickoff"}, "2026-11-03"),
    ({"by": "within 5 workdays after kickoff", "takes": "2 workdays"}, "2026-11-03 .. 2026-11-04"),
    ({"by": "within 5 workdays after start of kickoff"}, "2026-11-02"),
    ({"at": "day 9", "by": "within 2 workdays after kickoff"}, "2026-11-10"),
    ({"by": "day 9 else within 2 workdays after kickoff"}, "-"),
    # lengths: both ends count
    ({"at": "day 1", "takes": "1 workday"}, "2026-11-02"),
    ({"at": "day 1", "takes": "5 workdays"}, "2026-11-02 .. 2026-11-06"),
    ({"at": "day 1", "takes": "6 workdays"}, "2026-11-02 .. 2026-11-09"),
    ({"at": "day 4", "takes": "2..3 workdays"}, "2026-11-05 .. 2026-11-09"),
    ({"at": "day 1", "takes": "3 days"}, "2026-11-02 .. 2026-11-04"),
    ({"at": "day 1", "takes": "2 weeks"}, "2026-11-02 .. 2026-11-15"),
    ({"at": "day 1", "takes": "1 month"}, "2026-11-02 .. 2026-12-01"),
    ({"at": "day 1", "takes": "2 h"}, "2026-11-02"),
    ({"at": "day 1", "takes": "24 h"}, "2026-11-02"),
    ({"at": "day 1", "takes": "25 h"}, "2026-11-02 .. 2026-11-03"),
    ({"at": "kickoff 22:00", "takes": "3 h"}, "2026-11-02 22:00 .. 2026-11-03 01:00"),
    ({"at": "kickoff 22:00", "takes": "2 days"}, "2026-11-02 22:00 .. 2026-11-04 22:00"),
    ({"due": "day 5", "takes": "5 workdays"}, "2026-11-02 .. 2026-11-06"),
    ({"due": "day 8", "takes": "2 workdays"}, "2026-11-06 .. 2026-11-09"),
    ({"due": "day 5", "takes": "2 days"}, "2026-11-05 .. 2026-11-06"),
    ({"due": "day 5", "takes": "1 month"}, "2026-10-07 .. 2026-11-06"),
    ({"due": "day 1 12:00", "takes": "90 min"}, "2026-11-02 10:30 .. 2026-11-02 12:00"),
    ({"at": "day 1", "due": "day 12"}, "2026-11-02 .. 2026-11-13"),
    ({"at": "day 1", "until": "day 13"}, "2026-11-02 .. 2026-11-14"),
    ({"at": "between day 2 and day 9"}, "2026-11-03 .. 2026-11-10"),
    ({"at": "between day 2 and day 9", "takes": "2 workdays"}, "2026-11-03 .. 2026-11-04"),
    # rolls
    ({"at": "day 6", "roll": "next"}, "2026-11-09"),
    ({"at": "day 6", "roll": "previous"}, "2026-11-06"),
    ({"at": "day 6", "roll": "nearest"}, "2026-11-06"),
    ({"at": "day 7", "roll": "nearest"}, "2026-11-09"),
    ({"at": "day 6", "roll": "none"}, "2026-11-07"),
    ({"kind": "milestone", "at": "day 6"}, "2026-11-06"),
    ({"kind": "milestone", "at": "day 6", "parties": ["vendor"]}, "2026-11-09"),
    ({"kind": "milestone", "at": "day 6", "parties": ["customer", "vendor"]}, "2026-11-09"),
    ({"kind": "gate", "at": "day 6"}, "2026-11-09"),
    ({"kind": "step", "at": "day 6 20:00", "takes": "1 h"}, "2026-11-07 20:00 .. 2026-11-07 21:00"),
    ({"kind": "window", "at": "day 6", "takes": "2 days"}, "2026-11-07 .. 2026-11-08"),
    # snaps
    ({"at": "day 3", "snap": "next monday"}, "2026-11-09"),
    ({"at": "day 8", "snap": "monday"}, "2026-11-09"),
    ({"at": "day 3", "snap": "previous monday"}, "2026-11-02"),
    ({"at": "day 3", "snap": "nearest friday"}, "2026-11-06"),
    ({"at": "day 3 09:00", "snap": "next friday"}, "2026-11-06 09:00"),
    ({"at": "day 3", "snap": "next sunday", "roll": "none"}, "2026-11-08"),
    # pins, bounds
    ({"fixed": "2026-11-07"}, "2026-11-07"),
    ({"agreed": "2026-11-07", "at": "day 20", "kind": "milestone"}, "2026-11-07"),
    ({"at": "day 1", "not_before": "day 4"}, "2026-11-05"),
    ({"at": "day 5", "not_before": "day 4"}, "2026-11-06"),
    ({"not_before": "day 6", "takes": "2 workdays"}, "2026-11-09 .. 2026-11-10"),
    ({"at": "day 1 09:00", "not_before": "day 1 10:30", "takes": "30 min"}, "2026-11-02 10:30 .. 2026-11-02 11:00"),
    ({"by": "day 3"}, "-"),
    ({}, "-"),
]


@pytest.mark.parametrize(("fields", "expected"), ONE, ids=lambda v: str(v)[:60])
def test_a_written_time_gives_these_days(fields: dict[str, Any], expected: str) -> None:
    assert shown(dated({"it": fields}).items["it"]) == expected


def test_a_bucket_is_the_whole_month_and_says_so() -> None:
    found = dated({"a": {"at": "2026-12"}, "b": {"due": "q1 2027"}, "c": {"at": "a + 1 day"}})
    assert table(found) == {"a": "2026-12-01 .. 2026-12-31", "b": "2027-01-01 .. 2027-03-31", "c": "2027-01-01"}
    plans = [i.plan for i in found.items.values()]
    assert [p.span.tentative if p else None for p in plans] == ["2026-12", "q1 2027", "2026-12"]


def test_a_tentative_kickoff_makes_all_that_counts_from_it_tentative() -> None:
    found = dated({"a": {"due": "day 3"}, "b": {"at": "2027-02-01"}}, kickoff="2026-12")
    assert table(found) == {"a": "2026-12-03", "b": "2027-02-01"}
    assert [i.plan.span.tentative for i in found.items.values() if i.plan] == ["2026-12", ""]


def test_without_a_kickoff_only_dates_of_the_calendar_are_known() -> None:
    found = dated({"a": {"due": "day 3"}, "b": {"at": "2027-02-01"}, "c": {"after": "a"}}, kickoff=None)
    assert table(found) == {"a": "-", "b": "2027-02-01", "c": "-"}
    assert codes(found) == ["schedule/kickoff"]
    assert found.kickoff is None


def test_times_after_a_milestone_read_where_it_ends_up_and_times_before_it_where_it_was_placed() -> None:
    found = dated({
        "work": {"at": "day 1", "takes": "10 workdays"},
        "go-live": {"kind": "milestone", "at": "day 8", "after": "work"},
        "gate": {"kind": "gate", "due": "go-live - 3 workdays"},
        "review": {"kind": "meeting", "at": "go-live + 2 workdays"},
        "party": {"kind": "meeting", "at": "go-live 15:00"},
    })  # fmt: skip
    assert table(found) == {
        "work": "2026-11-02 .. 2026-11-13",
        "go-live": "2026-11-13",
        "gate": "2026-11-04",
        "review": "2026-11-17",
        "party": "2026-11-13 15:00",
    }


def test_a_gate_before_go_live_that_go_live_waits_for_is_no_cycle() -> None:
    found = dated({
        "gate": {"kind": "gate", "due": "go-live - 3 workdays"},
        "go-live": {"kind": "milestone", "at": "day 35", "snap": "next monday", "after": "gate"},
    })  # fmt: skip
    assert table(found) == {"gate": "2026-12-02", "go-live": "2026-12-07"}
    assert codes(found) == []


def test_ends_of_items_are_named_or_meant() -> None:
    found = dated({
        "build": {"at": "day 2", "takes": "3 workdays"},
        "a": {"at": "start of build"},
        "b": {"at": "build"},
        "c": {"at": "build + 1 day"},
        "d": {"at": "build - 1 day"},
        "e": {"at": "end of build - 1 day"},
        "f": {"at": "between build and g"},
        "g": {"at": "day 10", "takes": "2 workdays"},
    })  # fmt: skip
    assert table(found) == {
        "build": "2026-11-03 .. 2026-11-05",
        "a": "2026-11-03",
        "b": "2026-11-05",
        "c": "2026-11-06",
        "d": "2026-11-02",
        "e": "2026-11-04",
        "f": "2026-11-05 .. 2026-11-11",
        "g": "2026-11-11 .. 2026-11-12",
    }


def test_a_time_of_a_repeated_item_means_the_last_end_or_the_first_start() -> None:
    found = dated({
        "go[a]": {"kind": "milestone", "at": "day 8"},
        "go[b]": {"kind": "milestone", "at": "day 10"},
        "after-all": {"at": "go + 1 workday"},
        "before-all": {"at": "go - 1 workday"},
        "of-a": {"at": "go[a] + 1 workday"},
    })  # fmt: skip
    assert table(found)["after-all"] == "2026-11-12"
    assert table(found)["before-all"] == "2026-11-06"
    assert table(found)["of-a"] == "2026-11-10"


SCALES = [
    ("day 1", "2026-11-02"),
    ("day 2", "2026-11-03"),  # 1 + half rounded up
    ("day 3", "2026-11-03"),
    ("day 4", "2026-11-04"),
    ("day 29", "2026-11-16"),
    ("day 0", "2026-11-01"),
    ("day -6", "2026-10-26"),
    ("week 1 thursday", "2026-11-05"),
    ("week 3 monday", "2026-11-09"),
    ("kickoff + 10 days", "2026-11-12"),
    ("2026-12-24", "2026-12-24"),
]


@pytest.mark.parametrize(("time", "expected"), SCALES)
def test_a_plan_of_half_the_length_stretches_days_and_nothing_else(time: str, expected: str) -> None:
    found = dated({"it": {"at": time, "roll": "none"}}, scale=Fraction(1, 2))
    assert shown(found.items["it"]) == expected


def test_the_day_after_kickoff_stretches_and_kickoff_does_not() -> None:
    found = dated({"first": {"at": "day 1"}, "second": {"at": "day 2"}}, scale=Fraction(2))
    assert (shown(found.items["first"]), shown(found.items["second"])) == ("2026-11-02", "2026-11-04")


LENGTHS = [
    ("10 workdays", "2026-11-02 .. 2026-11-09"),  # 1 + 9 / 2, rounded up: 6
    ("1 workday", "2026-11-02"),
    ("8 days", "2026-11-02 .. 2026-11-06"),
    ("2 weeks", "2026-11-02 .. 2026-11-09"),
    ("1 month", "2026-11-02 .. 2026-12-01"),
]


@pytest.mark.parametrize(("takes", "expected"), LENGTHS)
def test_lengths_in_days_stretch_with_the_plan(takes: str, expected: str) -> None:
    found = dated({"it": {"at": "day 1", "takes": takes}}, scale=Fraction(1, 2))
    assert shown(found.items["it"]) == expected


def test_what_does_not_scale_stays_as_long_and_where_it_is() -> None:
    found = dated({"it": {"at": "day 9", "takes": "4 workdays", "scales": "no"}}, scale=Fraction(1, 2))
    assert shown(found.items["it"]) == "2026-11-10 .. 2026-11-13"


def test_hours_and_minutes_never_scale() -> None:
    found = dated({"it": {"at": "day 1 09:00", "takes": "2 h"}}, scale=Fraction(1, 2))
    assert shown(found.items["it"]) == "2026-11-02 09:00 .. 2026-11-02 11:00"


def test_a_stretched_day_says_what_it_was() -> None:
    plan = dated({"it": {"at": "day 29"}}, scale=Fraction(5, 13)).items["it"].plan
    assert plan
    step = next(w for w in plan.why if w.kind == "scaled")
    assert (step.text, step.amount, str(step.result)) == ("day 29 becomes day 12", -17, "2026-11-13")


def test_an_end_before_its_start_is_a_finding_and_leaves_the_first_day() -> None:
    found = dated({"it": {"at": "day 8", "until": "day 3"}})
    assert table(found) == {"it": "2026-11-09"}
    assert codes(found) == ["schedule/order"]
    assert "ends on 2026-11-04, before it starts on 2026-11-09" in found.problems[0].message


def test_a_time_that_hangs_on_something_undated_is_noted() -> None:
    found = dated({"open": {}, "it": {"at": "open + 1 day"}})
    assert table(found) == {"open": "-", "it": "-"}
    assert [(p.rule, p.place.line) for p in found.problems] == [("schedule/anchor", 2)]


MARKS = {
    "gate": {"kind": "gate", "at": "day 8"},
    "session": {"kind": "session", "at": "day 10 10:00", "takes": "2 h"},
    "stone": {"kind": "milestone", "at": "day 12"},
}
OFFSETS = [
    # 2026-11-09, a Monday; hours count from the hours of work
    ("gate + 90 min", "2026-11-09 18:30"),
    ("gate - 90 min", "2026-11-09 07:30"),
    ("gate + 2 h", "2026-11-09 19:00"),
    ("gate - 2 h", "2026-11-09 07:00"),
    ("gate + 3 days", "2026-11-12"),
    ("gate - 3 days", "2026-11-06"),
    ("gate + 6 workdays", "2026-11-17"),
    ("gate - 6 workdays", "2026-10-30"),
    ("gate + 2 weeks", "2026-11-23"),
    ("gate - 2 weeks", "2026-10-26"),
    ("gate + 3 months", "2027-02-09"),
    ("gate - 3 months", "2026-08-09"),
    ("gate + 1 year", "2027-11-09"),
    ("gate - 1 year", "2025-11-09"),
    # 2026-11-11 10:00 to 12:00
    ("session + 30 min", "2026-11-11 12:30"),
    ("session - 30 min", "2026-11-11 09:30"),
    ("session + 36 h", "2026-11-13 00:00"),
    ("session - 36 h", "2026-11-09 22:00"),
    ("session + 1 day", "2026-11-12"),
    ("session - 1 day", "2026-11-10"),
    ("session + 3 workdays", "2026-11-16"),
    ("session - 3 workdays", "2026-11-06"),
    ("session + 1 week 09:00", "2026-11-18 09:00"),
    ("session - 1 week 09:00", "2026-11-04 09:00"),
    ("session + 1 month", "2026-12-11"),
    ("session - 1 month", "2026-10-11"),
    ("session + 2 years", "2028-11-11"),
    ("session - 2 years", "2024-11-11"),
    # 2026-11-13, a Friday
    ("stone + 15 min", "2026-11-13 17:15"),
    ("stone - 15 min", "2026-11-13 08:45"),
    ("stone + 1 workday", "2026-11-16"),
    ("stone - 1 workday", "2026-11-12"),
    ("stone + 6 months", "2027-05-13"),
    ("stone - 1 year", "2025-11-13"),
]


@pytest.mark.parametrize(("time", "expected"), OFFSETS)
def test_every_unit_counts_both_ways_from_gates_sessions_and_milestones(time: str, expected: str) -> None:
    found = dated({**MARKS, "it": {"kind": "step", "at": time}})
    assert shown(found.items["it"]) == expected
    assert not found.problems


def test_the_first_time_with_a_date_holds_and_the_reason_is_told() -> None:
    found = dated({
        "pilot": {"at": "day 4"},
        "open": {},
        "here": {"at": "pilot + 2 days else day 40"},
        "undated": {"at": "open + 2 days else day 10"},
        "gone": {"at": "nowhere + 2 days else day 10"},
    })  # fmt: skip
    plans = {id_: item.plan for id_, item in found.items.items()}
    assert table(found) == {
        "pilot": "2026-11-05",
        "open": "-",
        "here": "2026-11-09",
        "undated": "2026-11-11",
        "gone": "2026-11-11",
    }
    steps = {id_: [w for w in p.why if w.kind == "fallback"] for id_, p in plans.items() if p}
    assert [(w.text, w.item, w.name) for ws in steps.values() for w in ws] == [
        ("day 40", "", ""),
        ("open + 2 days", "open", "has no date"),
        ("nowhere + 2 days", "nowhere", "is not in this plan"),
    ]
    assert not found.problems


def test_without_a_kickoff_what_counts_from_it_gives_way() -> None:
    found = dated({"it": {"at": "day 3 else 2027-02-01"}}, kickoff=None)
    assert table(found) == {"it": "2027-02-01"}
    plan = found.items["it"].plan
    assert plan and (plan.why[-1].item, plan.why[-1].name) == ("kickoff", "has no date")


def test_what_stands_in_follows_the_forecast_like_any_other_time() -> None:
    items = {
        "late": {"at": "day 1", "takes": "3 workdays"},
        "it": {"at": "late + 1 workday else day 40"},
        "other": {"at": "nowhere else late + 1 workday"},
    }
    found = dated(items, as_of=date(2026, 11, 10))
    assert table(found) == {"late": "2026-11-02 .. 2026-11-04", "it": "2026-11-05", "other": "2026-11-05"}
    assert table(found, "forecast") == {"late": "2026-11-10 .. 2026-11-12", "it": "2026-11-13", "other": "2026-11-13"}


def test_times_that_wait_for_each_other_through_what_stands_in_are_a_cycle() -> None:
    found = dated({"a": {"at": "nowhere else b + 1 day"}, "b": {"at": "a + 1 day"}})
    assert "schedule/cycle" in codes(found)


def test_a_term_is_its_days_and_says_its_name() -> None:
    terms = {"spring": {"title": "Spring term 2027", "from": "2027-01-11", "until": "2027-03-26"}}
    own = {"terms": {"spring": {"from": "2027-01-18", "until": "2027-03-19"}}}
    items = {"a": {"at": "term spring"}, "b": {"due": "term spring", "takes": "2 workdays"}, "c": {"at": "a + 1 day"}}
    found = dated(items, playbook={"terms": terms})
    assert table(found) == {"a": "2027-01-11 .. 2027-03-26", "b": "2027-03-25 .. 2027-03-26", "c": "2027-03-29"}
    assert {i.plan.span.tentative for i in found.items.values() if i.plan} == {"Spring term 2027"}
    mine = dated(items, playbook={"terms": terms}, customer=own)
    assert table(mine)["a"] == "2027-01-18 .. 2027-03-19"
    assert {i.plan.span.tentative for i in mine.items.values() if i.plan} == {"term spring"}


def test_a_kickoff_may_be_as_vague_as_a_term_or_on_other_clocks() -> None:
    terms = {"terms": {"spring": {"title": "Spring", "from": "2027-01-11", "until": "2027-03-26"}}}
    found = dated({"a": {"due": "day 3"}}, kickoff="term spring", customer=terms)
    assert (table(found), found.items["a"].plan and found.items["a"].plan.span.tentative) == (
        {"a": "2027-01-13"},
        "Spring",
    )
    assert dated({"a": {"due": "day 3"}}, kickoff="2026-11-02 22:00 in America/New_York").kickoff == date(2026, 11, 3)


def test_a_deadline_that_opens_moves_nothing_later_and_pulls_nothing_before_what_it_counts_from() -> None:
    found = dated({
        "work": {"at": "day 1", "takes": "10 workdays"},
        "go-live": {"kind": "milestone", "at": "day 8", "after": "work"},
        "early": {"at": "day 3", "takes": "2 workdays", "by": "within 5 workdays after go-live"},
        "late": {"at": "day 30", "by": "within 5 workdays after go-live"},
        "free": {"by": "within 2 h after start of call"},
        "call": {"kind": "meeting", "at": "day 3 10:00", "takes": "1 h"},
    })  # fmt: skip
    assert table(found) == {
        "work": "2026-11-02 .. 2026-11-13",
        "go-live": "2026-11-13",
        "early": "2026-11-16 .. 2026-11-17",
        "late": "2026-12-01",
        "free": "2026-11-04",
        "call": "2026-11-04 10:00 .. 2026-11-04 11:00",
    }
    assert {id_: str(i.deadline) for id_, i in found.items.items() if i.deadline} == {
        "early": "2026-11-20",
        "late": "2026-11-20",
        "free": "2026-11-04 12:00",
    }
    assert (found.items["early"].slack, found.items["late"].slack) == (3, -7)


def test_a_deadline_that_opens_with_what_waits_for_it_is_a_cycle() -> None:
    found = dated({"go": {"at": "day 3", "after": "it"}, "it": {"by": "within 2 days after go"}})
    assert codes(found) == ["schedule/cycle"]


ELSEWHERE = [
    # the clocks of New York go from 02:00 to 03:00 on 14 March 2027, and from 02:00 to 01:00 on 1 November 2026
    ({"at": "2027-03-14 02:30 in America/New_York", "roll": "none"}, "does not exist in America/New_York"),
    ({"by": "2026-11-01 01:30 in America/New_York", "at": "day 3"}, "comes twice in America/New_York"),
    ({"at": "gone else 2027-03-14 02:30 in America/New_York", "roll": "none"}, "does not exist in America/New_York"),
    ({"not_before": "2027-03-14 02:30 in America/New_York"}, "does not exist in America/New_York"),
]


@pytest.mark.parametrize(("fields", "message"), ELSEWHERE)
def test_a_time_that_the_clocks_elsewhere_skip_or_show_twice_is_a_finding(fields: dict[str, Any], message: str) -> None:
    found = dated({"it": fields})
    assert [p.rule for p in found.problems if message in p.message] == ["schedule/clock"]


FIXED = [
    (
        {"a": {"at": "day 10"}, "it": {"fixed": "day 2", "takes": "2 workdays", "after": "finish after a"}},
        "`it` is fixed for 2026-11-04, but `a`, which it waits for, allows it only from 2026-11-11 on: "
        "5 workdays are missing",
    ),
    (
        {"it": {"fixed": "day 2", "takes": "3 workdays", "not_before": "day 8"}},
        "`it` is fixed for 2026-11-03, but it may not lie before `day 8`, 2026-11-09: 4 workdays are missing",
    ),
]


@pytest.mark.parametrize(("items", "message"), FIXED)
def test_a_fixed_date_that_comes_too_early_names_the_end_that_does(items: dict[str, Any], message: str) -> None:
    assert [(p.rule, p.message) for p in dated(items).problems] == [("schedule/fixed", message)]


def test_what_has_no_date_names_the_first_that_it_waits_for_without_one() -> None:
    found = dated({"b": {}, "c": {"after": "b", "at": "b + 2 days"}}).problems
    assert [(p.rule, p.message, p.hint) for p in found] == [
        ("schedule/anchor", "`c` has no date, since `b` has none", "give `b` an `at` or a `due`")
    ]


def test_a_cycle_names_each_dependency_and_its_place() -> None:
    found = dated({"a": {"after": "b"}, "b": {"after": "a"}}).problems
    assert [(p.rule, p.message, p.hint) for p in found] == [
        (
            "schedule/cycle",
            "these dates wait for each other: `a` → `b` → `a`",
            "take one of these ties out: playbook.yml:1:1, playbook.yml:2:1",
        )
    ]


def test_a_missing_kickoff_is_reported_once_in_the_file_of_the_customer() -> None:
    found = dated({"a": {"at": "day 1"}, "b": {"after": "a"}}, kickoff=None).problems
    assert [(p.rule, str(p.place), p.message) for p in found] == [
        ("schedule/kickoff", "customers/acme/customer.yml:1:1", "`acme` has no kickoff date yet")
    ]


def test_by_moves_nothing_and_keeps_its_own_day() -> None:
    found = dated({"it": {"at": "day 5", "by": "day 6"}})
    assert table(found) == {"it": "2026-11-06"}
    assert str(found.items["it"].deadline) == "2026-11-07"


def test_a_stretched_week_says_where_it_begins() -> None:
    plan = dated({"it": {"at": "week 3 monday"}}, scale=Fraction(1, 2)).items["it"].plan
    assert plan
    assert [(w.text, str(w.result)) for w in plan.why if w.kind == "scaled"] == [
        ("week 3 begins on day 8", "2026-11-09")
    ]


def test_a_stretched_day_says_what_becomes_of_it() -> None:
    plan = dated({"it": {"at": "day 21"}}, scale=Fraction(1, 2)).items["it"].plan
    assert plan and [(w.text, w.amount, w.unit, str(w.result)) for w in plan.why if w.kind == "scaled"] == [
        ("day 21 becomes day 11", -10, "days", "2026-11-12")
    ]


def test_hours_from_a_day_off_count_from_nine_and_five() -> None:
    items = {
        "off": {"at": "day 6", "roll": "none"},
        "a": {"kind": "step", "at": "start of off + 30 min"},
        "b": {"kind": "step", "at": "off + 30 min"},
    }
    found = table(dated(items))
    assert (found["a"], found["b"]) == ("2026-11-07 09:30", "2026-11-07 17:30")


ZONES = [
    ("Europe/Oslo", "America/Los_Angeles", date(2026, 11, 2)),
    ("", "America/Los_Angeles", date(2026, 11, 1)),
    ("America/Los_Angeles", "Europe/Oslo", date(2026, 11, 1)),
]


@pytest.mark.parametrize(("customer", "vendor", "kickoff"), ZONES)
def test_a_kickoff_elsewhere_is_on_the_day_of_the_customer_or_else_of_the_vendor(
    customer: str, vendor: str, kickoff: date
) -> None:
    zones: dict[str, Any] = {"customer": {"timezone": customer}, "vendor": {"timezone": vendor}}
    assert dated({"a": {"at": "day 3"}}, kickoff="2026-11-02 02:00 in America/New_York", **zones).kickoff == kickoff


def test_a_day_long_before_or_after_all_calendars_changes_no_plan() -> None:
    items = {"a": {"at": "day 1"}, "b": {"after": "a", "takes": "2 workdays"}}
    early, late = (dated(items, as_of=day) for day in (date.min, date.max))
    assert (
        table(early) == table(early, "forecast") == table(late) == {"a": "2026-11-02", "b": "2026-11-03 .. 2026-11-04"}
    )
    assert codes(early) == []
    assert set(table(late, "forecast").values()) == {"-"}
    assert [p.message for p in late.problems] == [
        "`a` has no date: the workdays of Acme from 1980-01-01 to 2110-12-31 do not reach from 9999-12-31"
    ]


def test_a_long_cycle_names_its_places_in_order() -> None:
    found = dated({f"i{n}": {"after": f"i{(n + 1) % 7}"} for n in range(7)}).problems
    assert [p.hint for p in found] == [
        "take one of these ties out: " + ", ".join(f"playbook.yml:{n + 1}:1" for n in range(7))
    ]
    assert [str(p.place) for p in found] == ["playbook.yml:1:1"]


def test_what_a_cycle_does_not_block_has_its_dates() -> None:
    found = dated({
        "a": {"after": "b"}, "b": {"after": "a"}, "c": {"after": "d"}, "d": {"after": "c"},
        "e": {"after": "a"}, "z": {"at": "day 3"}, "last": {"after": "z"},
    })  # fmt: skip
    assert table(found) == {"a": "-", "b": "-", "c": "-", "d": "-", "e": "-", "z": "2026-11-04", "last": "2026-11-05"}
    assert codes(found) == ["schedule/cycle", "schedule/cycle"]


APART: dict[str, Any] = {"customer": {"week": "mon-tue"}, "vendor": {"week": "wed-fri"}}


def test_what_has_no_workday_is_reported_once_however_often_a_plan_is_worked_out() -> None:
    items: dict[str, dict[str, Any]] = {
        "never": {"at": "day 1", "days": ["customer", "vendor"]},
        "x": {"at": "day 20"},
        "order": {"takes": "1 workday", "backward_from": "go-live"},
        "go-live": {"kind": "milestone", "at": "day 30", "after": "order"},
    }
    turns = [{"replanned": "2026-11-12", "from": "2026-11-23", "why": "x"}]
    for records in ({}, {"never": {"started": "2026-11-03"}}):
        found = dated(items, records, date(2026, 11, 12), turns, **APART)
        assert table(found)["x"] == "2026-11-23"
        assert [(p.rule, str(p.place), p.message) for p in found.problems] == [
            (
                "schedule/workdays",
                "playbook.yml:1:1",
                "`never` has no date: Acme and Vendor have no workday from 1980 to 2110",
            )
        ]


def test_a_day_to_snap_to_that_is_missing_is_reported_for_the_plan_alone() -> None:
    board = {"calendars": {"board": {"days": ["2026-11-04"]}}}
    kept = dated({"it": {"at": "day 2", "snap": "next board"}}, as_of=date(2026, 11, 5), customer=board)
    assert (table(kept, "forecast"), codes(kept)) == ({"it": "2026-11-05"}, [])
    pushed = dated(
        {"a": {"at": "day 3"}, "it": {"at": "day 2", "snap": "next board", "after": "a"}},
        as_of=date(2026, 11, 5),
        customer=board,
    )
    assert (table(pushed)["it"], table(pushed, "forecast")["it"]) == ("2026-11-05", "2026-11-06")
    assert [p.message for p in pushed.problems] == ["`it`: `board` has no date from 2026-11-05 on"]
