"""Where a written time puts an item; kickoff is Monday 2 November 2026 unless a case says otherwise."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.plans import codes, dated, shown, table

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


def test_a_gate_before_go_live_that_go_live_waits_for_is_no_circle() -> None:
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


def test_hours_from_a_day_off_count_from_nine_and_five() -> None:
    items = {
        "off": {"at": "day 6", "roll": "none"},
        "a": {"kind": "step", "at": "start of off + 30 min"},
        "b": {"kind": "step", "at": "off + 30 min"},
    }
    found = table(dated(items))
    assert (found["a"], found["b"]) == ("2026-11-07 09:30", "2026-11-07 17:30")
