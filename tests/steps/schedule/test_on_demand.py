"""Runbooks that begin only if somebody decides so; kickoff is Monday 2 November 2026, the runbook is in UTC."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.dated import DatedPlan
from generator.model.stages.plan import Plan
from generator.steps.assess import assess
from generator.steps.schedule import schedule
from tests.given.plans import plan_of, status_of

STEPS: dict[str, dict[str, Any]] = {
    "decide": {"kind": "step", "takes": "15 min"},
    "announce": {"kind": "step", "takes": "5 min", "after": "decide"},
    "stop": {"kind": "step", "takes": "10 min", "after": "start of announce"},
    "restore": {"kind": "step", "takes": "2 h", "after": ["announce", "stop + 30 min"]},
    "report": {"kind": "step", "takes": "1 workday", "after": {"any": ["restore", "stop"]}},
}
GO_LIVE: dict[str, Any] = {"go-live": {"kind": "milestone", "at": "day 16"}}


def way_back(steps: dict[str, dict[str, Any]]) -> Plan:
    """A plan with a go-live and these steps of a runbook on demand, in a phase that has dates."""
    plan = plan_of({**GO_LIVE, **steps}, phases={"launch": {"from": "day 1", "until": "day 20"}})
    items = (replace(i, runbook="back", on_demand=True, phase="launch") if i.id in steps else i for i in plan.items)
    return replace(plan, items=tuple(items))


def on_morning(records: dict[str, Any], as_of: date, steps: dict[str, dict[str, Any]] | None = None) -> AssessedPlan:
    plan, status = way_back(steps or STEPS), status_of(records)
    return assess(schedule(plan, status, as_of), status, as_of)


def test_the_steps_have_no_dates_but_times_from_the_start() -> None:
    found = on_morning({}, date(2026, 11, 18)).dated.items
    assert all(found[s].plan is None and found[s].forecast is None for s in STEPS)
    assert {s: found[s].starts_after for s in STEPS} == {
        "decide": 0, "announce": 15, "stop": 15, "restore": 55, "report": 25,
    }  # fmt: skip
    assert found["go-live"].starts_after is None


DEPENDENCIES: list[tuple[str, dict[str, Any], int]] = [
    ("at its start", {"takes": "10 min"}, 0),
    ("after both", {"after": ["decide", "announce"]}, 20),
    ("together with its end", {"after": "finish after announce", "takes": "5 min"}, 15),
    ("never before the start", {"after": "decide - 1 h"}, 0),
    ("what lies outside moves nothing", {"after": ["go-live", "announce"]}, 20),
    ("with days in between", {"after": "announce + 1 day"}, 20 + 24 * 60),
]


@pytest.mark.parametrize(("fields", "minutes"), [t[1:] for t in DEPENDENCIES], ids=[t[0] for t in DEPENDENCIES])
def test_a_step_begins_when_its_dependencies_allow(fields: dict[str, Any], minutes: int) -> None:
    steps = {**{s: STEPS[s] for s in ("decide", "announce")}, "it": {"kind": "step", **fields}}
    assert on_morning({}, date(2026, 11, 3), steps).dated.items["it"].starts_after == minutes


WAITS: dict[str, tuple[int, int, int, int]] = {
    "": (20, 15, 18, 13),
    "+ 10 min": (30, 25, 28, 23),
    "- 5 min": (15, 10, 13, 8),
    "+ 3 h": (200, 195, 198, 193),
    "+ 2 days": (2900, 2895, 2898, 2893),
    "+ 2 workdays": (2900, 2895, 2898, 2893),
    "+ 1 week": (10100, 10095, 10098, 10093),
    "- 1 week": (0, 0, 0, 0),
}
"""By the lag, the minute at which two minutes begin: after a step from minute 15 to 20, with it, until its end or start."""


@pytest.mark.parametrize(("lag", "expected"), WAITS.items())
def test_every_unit_of_a_wait_for_a_step(lag: str, expected: tuple[int, int, int, int]) -> None:
    dependencies = ("announce", "start of announce", "finish after announce", "finish after start of announce")
    steps = {s: STEPS[s] for s in ("decide", "announce")}
    its = {
        f"it-{n}": {"kind": "step", "takes": "2 min", "after": f"{t} {lag}".strip()} for n, t in enumerate(dependencies)
    }
    found = on_morning({}, date(2026, 11, 3), {**steps, **its}).dated.items
    assert tuple(found[id_].starts_after for id_ in its) == expected


LENGTHS = {"1 min": 1, "10..20 min": 20, "2 h": 120, "1 day": 1440, "2 days": 2880, "1 workday": 1440,
           "3 workdays": 4320, "1 week": 10080, "2 weeks": 20160, "1 month": 43200, "1 year": 525600}  # fmt: skip


@pytest.mark.parametrize(("takes", "minutes"), LENGTHS.items())
def test_every_unit_of_a_length_of_a_step(takes: str, minutes: int) -> None:
    steps = {"long": {"kind": "step", "takes": takes}, "it": {"kind": "step", "after": "long"}}
    assert on_morning({}, date(2026, 11, 3), steps).dated.items["it"].starts_after == minutes


@pytest.mark.parametrize(
    ("after", "minutes"),
    [({"any": ["announce", "decide"]}, 15), ({"any": ["announce + 1 h", "decide + 2 h"]}, 80)],
)
def test_of_alternatives_the_first_that_lets_go(after: dict[str, Any], minutes: int) -> None:
    steps = {**{s: STEPS[s] for s in ("decide", "announce")}, "it": {"kind": "step", "after": after}}
    assert on_morning({}, date(2026, 11, 3), steps).dated.items["it"].starts_after == minutes


def test_nobody_needs_it_until_somebody_calls_for_it() -> None:
    found = on_morning({}, date(2026, 12, 31)).items
    assert {(found[s].standing, str(found[s].rule)) for s in STEPS} == {
        ("not needed", "Only if needed, and nobody has called for it")
    }


def test_once_begun_the_other_steps_follow_by_the_clock() -> None:
    records = {"decide": "2026-11-17 10:00", "announce": {"started": "2026-11-17 10:00"}}
    found = on_morning(records, date(2026, 11, 17))
    assert (found.items["decide"].standing, found.items["announce"].standing) == ("done", "on track")
    restore = found.dated.items["restore"]
    assert restore.plan is None and restore.forecast is not None
    assert str(restore.forecast.span.start) == "2026-11-17 10:40"
    assert found.items["restore"].standing == "not started"


def test_a_record_of_tomorrow_begins_nothing_today() -> None:
    found = on_morning({"decide": "2026-11-17 10:00"}, date(2026, 11, 16))
    assert {found.items[s].standing for s in STEPS} == {"not needed"}
    assert found.dated.items["announce"].forecast is None


def test_the_runbook_of_another_member_is_not_begun_with_it() -> None:
    steps = {f"{s}[{m}]": {"kind": "step", "takes": "5 min"} for s in ("stop",) for m in ("north", "south")}
    found = on_morning({"stop[north]": "2026-11-17 10:00"}, date(2026, 11, 18), steps).items
    assert (found["stop[north]"].standing, found["stop[south]"].standing) == ("done", "not needed")


def test_a_step_that_waits_for_another_run_neither_begins_nor_counts_with_it() -> None:
    steps = {
        "stop[north]": {"kind": "step", "takes": "5 min"},
        "check[south]": {"kind": "step", "takes": "5 min", "after": "stop[north]"},
    }
    found = on_morning({"stop[north]": "2026-11-17 10:00"}, date(2026, 11, 17), steps)
    check = found.dated.items["check[south]"]
    assert (check.forecast, check.starts_after, found.items["check[south]"].standing) == (None, 0, "not needed")
    same = {"stop[north]": steps["stop[north]"], "check[north]": steps["check[south]"]}
    check = on_morning({"stop[north]": "2026-11-17 10:00"}, date(2026, 11, 17), same).dated.items["check[north]"]
    assert check.forecast is not None and str(check.forecast.span.end) == "2026-11-17 10:05"
    assert check.starts_after == 5


def test_what_waits_for_such_a_step_is_not_held_up() -> None:
    def go_live_of(plan: Plan) -> DatedPlan:
        return schedule(plan, status_of({}), date(2026, 11, 3))

    plan = way_back(STEPS)
    waiting = plan_of({"next": {"at": "day 18", "after": "report"}}).items[0]
    found = go_live_of(replace(plan, items=(*plan.items, replace(waiting, order=99)))).items["next"]
    assert found.forecast is not None and str(found.forecast.span.start) == "2026-11-19"
