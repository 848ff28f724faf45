"""The dates of phases, support modes, metrics, and of the plan itself; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.calendar.work_calendar import work_calendar
from generator.model.files.playbook.support import SupportMode
from generator.model.stages.dated import DatedPlan, Moment
from generator.steps.schedule.times.derivation import workdays_on
from generator.steps.schedule.times.moments import begin, ceiling, day_of, finish, floor, last_touched
from tests.given.plans import dated, shown, table

ITEMS: dict[str, dict[str, Any]] = {
    "a": {"phase": "build", "at": "day 2", "takes": "3 workdays"},
    "b": {"phase": "build", "after": "a"},
    "go[x]": {"kind": "milestone", "at": "day 15"},
    "go[y]": {"kind": "milestone", "at": "day 22"},
}


def spans(found: DatedPlan) -> dict[str, str]:
    return {id_: f"{span.start} .. {span.end}" for (_, id_), span in found.groups.items()}


PHASES: list[tuple[dict[str, str], str]] = [
    ({}, "2026-11-03 .. 2026-11-06"),
    ({"from": "day 1"}, "2026-11-02 .. 2026-11-06"),
    ({"until": "day 14"}, "2026-11-03 .. 2026-11-15"),
    ({"from": "day 1", "until": "day 14"}, "2026-11-02 .. 2026-11-15"),
    ({"from": "day -6", "until": "day 0"}, "2026-10-26 .. 2026-11-01"),
    ({"from": "day 9", "until": "day 3"}, "2026-11-10 .. 2026-11-10"),
    ({"from": "go", "until": "go"}, "2026-11-16 .. 2026-11-23"),
    ({"from": "go + 1 day", "until": "go + 1 week"}, "2026-11-17 .. 2026-11-30"),
]


@pytest.mark.parametrize(("times", "expected"), PHASES, ids=str)
def test_a_phase_is_as_written_or_as_long_as_its_items(times: dict[str, str], expected: str) -> None:
    assert spans(dated(ITEMS, phases={"build": times})) == {"build": expected}


def test_a_phase_without_dates_has_no_span() -> None:
    assert spans(dated({"a": {"phase": "build"}}, phases={"build": {}})) == {}


def test_what_has_no_time_is_due_when_its_phase_ends() -> None:
    phases = {"build": {"from": "day 1", "until": "day 14"}, "open": {}}
    found = dated({
        "loose": {"phase": "build"},
        "long": {"phase": "build", "takes": "2 workdays"},
        "waits": {"phase": "build", "after": "loose"},
        "bound": {"phase": "build", "not_before": "day 3"},
        "open": {"phase": "open"},
        "nowhere": {},
    }, phases=phases)  # fmt: skip
    assert table(found) == {
        "loose": "2026-11-13",
        "long": "2026-11-12 .. 2026-11-13",
        "waits": "2026-11-16",
        "bound": "2026-11-04",
        "open": "-",
        "nowhere": "-",
    }


def test_support_modes_follow_the_forecast() -> None:
    modes = {
        "hypercare": SupportMode.model_validate({"from": "go", "until": "go + 2 weeks"}),
        "standard": SupportMode.model_validate({"from": "go + 2 weeks"}),
        "always": SupportMode.model_validate({}),
    }
    before = dated(ITEMS, support=modes).modes
    assert {id_: tuple(map(str, ends)) for id_, ends in before.items()} == {
        "hypercare": ("2026-11-16", "2026-12-07"),
        "standard": ("2026-11-30", "None"),
        "always": ("None", "None"),
    }
    slipped = dated(ITEMS, as_of=date(2026, 11, 25), support=modes).modes
    assert tuple(map(str, slipped["hypercare"])) == ("2026-11-25", "2026-12-09")


def test_metrics_and_the_start_of_the_plan_have_their_times() -> None:
    metrics = {
        "m": {"by": "day 30", "targets": {"day 60": "at least 80", "day 90": "at least 90"}},
        "n": {"by": "go + 1 month", "targets": {"first quarter": "at least 1"}},
        "o": {"by": "nowhere + 1 day"},
    }
    found = dated(ITEMS, playbook={"metrics": metrics, "from": "day -7"})
    assert {key: str(moment) for key, moment in found.times.items()} == {
        "playbook/from": "2026-10-25",
        "metric/m/by": "2026-12-01",
        "metric/m/targets/day 60": "2026-12-31",
        "metric/m/targets/day 90": "2027-01-30",
        "metric/n/by": "2026-12-23",
    }


def test_midnight_is_a_time_of_day_and_not_a_whole_day() -> None:
    found = dated({
        "a": {"kind": "step", "at": "day 2 00:00"},
        "b": {"kind": "step", "after": "a", "takes": "1 h"},
        "c": {"kind": "step", "at": "day 1 23:00", "takes": "1 h"},
        "d": {"kind": "step", "after": "c", "takes": "1 h"},
    })  # fmt: skip
    assert table(found) == {
        "a": "2026-11-03 00:00",
        "b": "2026-11-03 00:00 .. 2026-11-03 01:00",
        "c": "2026-11-02 23:00 .. 2026-11-03 00:00",
        "d": "2026-11-03 00:00 .. 2026-11-03 01:00",
    }


def test_moments_on_the_line_of_minutes() -> None:
    day = date(2026, 11, 2)
    midnight = day.toordinal() * 1440
    assert [begin(Moment(day)), begin(Moment(day, 0)), begin(Moment(day, 5))] == [midnight, midnight, midnight + 5]
    assert [finish(Moment(day)), finish(Moment(day, 0)), finish(Moment(day, 5))] == [
        midnight + 1440,
        midnight,
        midnight + 5,
    ]
    assert [ceiling(midnight), ceiling(midnight + 1)] == [day, date(2026, 11, 3)]
    assert [floor(midnight), floor(midnight + 1439)] == [day, day]
    assert [last_touched(midnight), last_touched(midnight + 1)] == [date(2026, 11, 1), day]
    assert day_of(day.toordinal()) == day


def test_a_plan_knows_its_day_its_kickoff_and_its_horizon() -> None:
    customer = {
        "holidays": {
            "2026-10-30": "before",
            "2026-11-02": "first",
            "2026-11-09": "last",
            "2026-11-10": "after",
            "2026-11-07": "weekend",
        }
    }
    found = dated({"a": {"at": "day 1", "roll": "none"}, "b": {"at": "day 8", "roll": "none"}}, customer=customer)
    assert (found.as_of, found.kickoff) == (date(2026, 1, 1), date(2026, 11, 2))
    assert [c.name for c in found.calendars[1].closed] == ["first", "last"]


def test_workdays_back_from_a_day_name_what_they_skip() -> None:
    calendar = work_calendar("x", date(2026, 10, 1), date(2026, 12, 1))
    steps = workdays_on(calendar, Moment(date(2026, 11, 2)), -1, "end", None)
    assert [(w.kind.value, str(w.result)) for w in steps] == [
        ("calendar", "2026-11-02"),
        ("offset", "2026-11-01"),
        ("skipped", "2026-10-31"),
        ("skipped", "2026-10-30"),
    ]
    assert shown(dated({"it": {"at": "kickoff - 1 workday"}}).items["it"]) == "2026-10-30"
