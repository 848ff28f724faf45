"""Measures drawn small: where they began, how they went, and where they are to go."""

from __future__ import annotations

from generator.model.language.comparison import Comparison, Direction
from generator.model.stages.outline.chart import Spark
from generator.model.stages.shown.metric import ShownMetric
from generator.model.stages.shown.plan import ShownPlan

WIDTH, HEIGHT, EDGE = 100, 24, 4
"""Of the drawing, in its own units; `EDGE` is the room that a mark needs at its sides."""


def sparks(plan: ShownPlan) -> dict[str, Spark]:
    """A drawing of each measure that has two values to compare: baseline, target, readings."""
    return {metric.id: spark for metric in plan.metrics if (spark := _spark(metric))}


def _spark(metric: ShownMetric) -> Spark | None:
    baseline = [] if metric.baseline is None else [float(metric.baseline)]
    readings = [float(reading.value) for reading in metric.readings]
    target = _bounds(metric.target) if metric.target else []
    values = [*baseline, *readings]
    every = [*values, *target]
    if not values or len(every) < 2:
        return None
    low, high = min(every), max(every)

    def level(value: float) -> float:
        """The higher the value, the higher up; in the middle where all are the same."""
        share = (value - low) / (high - low) if high > low else 0.5
        return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)

    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    points = tuple((round(EDGE + n * step, 1), level(value)) for n, value in enumerate(values))
    return Spark(points, bool(baseline), bool(readings), tuple(level(value) for value in target))


def _bounds(target: Comparison) -> list[float]:
    """The number that is to be reached, or both ends of a range."""
    bounds = [float(bound) for bound in (target.low, target.high) if bound is not None]
    return bounds if target.direction is Direction.RANGE else bounds[:1]
