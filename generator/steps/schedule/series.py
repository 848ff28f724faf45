"""The occurrences of an item that repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from generator.model.calendar import WorkCalendar
from generator.model.dated import Moment, Span
from generator.model.item import Roll
from generator.model.occurrence import Occurrence, occurrences
from generator.model.plan import PlanItem
from generator.steps.schedule.length import Length, other_end
from generator.steps.schedule.moments import on
from generator.steps.schedule.trail import Reading


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the occurrences of one item are made from; without `until` and count there is only the first.

    What falls on a day to `skip`, such as one of a pause, does not take place.
    """

    item: PlanItem
    start: Moment
    length: Length | None
    calendar: WorkCalendar
    zone: str
    until: date | None
    roll: Roll
    skip: Callable[[date], bool] = lambda _: False


def sittings(sitting: Sitting) -> tuple[Span, ...]:
    """The occurrences in order, each as long as the item takes."""
    spec = sitting.item.spec
    if spec.every is None:
        return ()
    count = 1 if sitting.until is None and spec.count is None else spec.count
    found = occurrences(
        spec.every,
        _first(sitting.start),
        sitting.calendar,
        until=sitting.until,
        count=count,
        roll=sitting.roll,
        skip=sitting.skip,
    )
    return tuple(_span(sitting, o) for o in found)


def _first(start: Moment) -> date | datetime:
    if start.minute < 0:
        return start.day
    return datetime.combine(start.day, time(start.minute // 60, start.minute % 60))


def _span(sitting: Sitting, occurrence: Occurrence) -> Span:
    start = Reading(on(occurrence.date, occurrence.clock))
    end = other_end(start, sitting.length, "end", sitting.calendar, sitting.zone)
    return Span(start.moment, end.moment)
