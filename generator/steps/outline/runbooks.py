"""How far into its runbook each step begins and ends, by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.model.stages.outline.clock import Clocked
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.plan import ShownPlan


def clocked(plan: ShownPlan) -> dict[str, Clocked]:
    """Of each step that has a clock time, or a place in a runbook on demand."""
    items = {item.id: item for item in plan.items}
    runbooks = [group for group in plan.groups if group.axis == "runbook"]
    return dict(found for group in runbooks for found in _of(group, items))


def _of(group: ShownGroup, items: dict[str, ShownItem]) -> Iterator[tuple[str, Clocked]]:
    spans = {id_: span for id_ in group.items if (span := _clock(items[id_]))}
    first = min((start for start, _ in spans.values()), default=None)
    for id_ in group.items:
        after = items[id_].starts_after
        if first and id_ in spans:
            start, end = spans[id_]
            yield id_, Clocked(_minutes(first, start), _minutes(start, end))
        elif after is not None:
            yield id_, Clocked(after, 0)


def _clock(item: ShownItem) -> tuple[datetime, datetime] | None:
    """Of what has a clock time; what was recorded as done on a day, without one, takes no known time."""
    span = current(item)
    if span is None or not span.start.timed:
        return None
    start = span.start.instant
    return start, span.end.instant if span.end.timed else start


def _minutes(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() / 60)
