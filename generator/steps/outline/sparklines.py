"""Measures drawn small: where they began, how they went, and where they are to go."""

from __future__ import annotations

import re

from generator.model.stages.outline.chart import Spark
from generator.model.stages.shown.metric import ShownMetric
from generator.model.stages.shown.plan import ShownPlan

WIDTH, HEIGHT, EDGE = 100, 24, 4
"""Of the drawing, in its own units; `EDGE` is the room that a mark needs at its sides."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def sparks(plan: ShownPlan) -> dict[str, Spark]:
    """A drawing of each measure that has two values to compare: baseline, target, readings."""
    return {metric.id: spark for metric in plan.metrics if (spark := _spark(metric))}


def _spark(metric: ShownMetric) -> Spark | None:
    baseline = _numbers(metric.baseline)[:1]
    target = _numbers(metric.target)[:2]
    readings = [number for reading in metric.readings for number in _numbers(reading.value)[:1]]
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


def _numbers(text: str) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text.replace("..", " "))]
