"""Measures drawn small, and how far into its runbook a step stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.language.comparison import parse_comparison
from generator.model.stages.outline.clock import Clocked
from generator.model.stages.shown.dates import ShownDates, ShownSpan
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.metric import ShownMetric, ShownReading
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline import outline
from tests.given.moments import at, on
from tests.given.shown_plans import plan


def _with(**changes: object) -> ShownPlan:
    return plan().model_copy(update=changes)


def _metric(baseline: str = "", target: str = "", *values: str) -> ShownMetric:
    readings = tuple(ShownReading(on=on(f"2026-11-{n:02}"), value=Decimal(v)) for n, v in enumerate(values, 2))
    reach = parse_comparison(target) if target else None
    return ShownMetric(
        id="m", title="M", baseline=Decimal(baseline) if baseline else None, target=reach, readings=readings
    )


def test_a_measure_goes_from_its_baseline_by_its_readings_towards_its_target() -> None:
    spark = outline(_with(metrics=(_metric("3", "at most 0.5", "1.75", "0.5"),))).sparks["m"]
    assert list(spark.points) == [(4, 4), (50, 12), (96, 20)], "the higher the value, the higher up"
    assert list(spark.target) == [20]
    assert spark.begins
    assert spark.measured


def test_a_band_has_two_edges_and_what_is_the_same_lies_in_the_middle() -> None:
    spark = outline(_with(metrics=(_metric("", "7..14", "12"),))).sparks["m"]
    assert list(spark.target) == [20, 4]
    assert not spark.begins
    same = outline(_with(metrics=(_metric("5", "exactly 5"),))).sparks["m"]
    assert list(same.points) == [(4, 12)]
    assert not same.measured


@pytest.mark.parametrize("metric", [_metric(), _metric("3"), _metric("", "at most 2"), _metric("", "7..14")])
def test_nothing_is_drawn_of_what_has_nothing_to_compare(metric: ShownMetric) -> None:
    assert outline(_with(metrics=(metric,))).sparks == {}


def _step(id_: str, start: str = "", end: str = "", after: int | None = None) -> ShownItem:
    dates = ShownDates(plan=ShownSpan(start=at(start), end=at(end))) if start else ShownDates()
    return ShownItem(id=id_, base=id_, kind="step", title=id_, order=0, runbook="r", dates=dates, starts_after=after)


def test_the_running_total_is_that_of_the_clock_also_when_the_clocks_change() -> None:
    steps = (
        _step("one", "2026-10-25T01:30+02:00", "2026-10-25T01:45+02:00"),
        _step("two", "2026-10-25T02:30+01:00", "2026-10-25T02:40+01:00"),
        _step("recorded", "2026-10-25T03:00+01:00", "2026-10-25"),
        _step("day", "2026-10-26", "2026-10-27"),
    )
    group = ShownGroup(axis="runbook", id="r", title="R", items=tuple(s.id for s in steps))
    clocked = outline(_with(items=steps, groups=(group,), milestones=(), events=())).clocked
    assert clocked == {"one": Clocked(0, 15), "two": Clocked(120, 10), "recorded": Clocked(150, 0)}
    assert clocked["two"].until == 130


def test_steps_on_demand_stand_as_far_in_as_the_plan_says() -> None:
    group = ShownGroup(axis="runbook", id="r", title="R", items=("a", "b"))
    steps = (_step("a", after=0), _step("b", after=15))
    clocked = outline(_with(items=steps, groups=(group,), milestones=(), events=())).clocked
    assert clocked == {"a": Clocked(0, 0), "b": Clocked(15, 0)}
