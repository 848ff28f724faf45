"""The occurrences of an item that repeats."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from generator.model.calendar.occurrences import Occurrence, all_occurrences
from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Roll
from generator.model.files.items.series import Except
from generator.model.language.recurrence import Recurrence
from generator.model.stages.dated import Moment, Span
from generator.steps.schedule.times.derivation import Reading
from generator.steps.schedule.times.length import Length, other_end
from generator.steps.schedule.times.moments import on


@dataclass(frozen=True, slots=True)
class Stretch:
    """A rhythm up to a day, or for a number of times; without either there is only its first time."""

    rhythm: Recurrence
    until: date | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the occurrences of one item are made from: its rhythms in order, and when it does not take place.

    What was `held` took place, whatever was said before.
    """

    stretches: tuple[Stretch, ...]
    start: Moment
    length: Length | None
    calendar: WorkCalendar
    zone: str
    roll: Roll
    but: tuple[Except, ...] = ()
    held: Container[date] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The occurrences in order, each as long as the item takes; and of the exceptions those that left one out."""

    spans: tuple[Span, ...]
    left_out: tuple[Except, ...]
    dates: tuple[date, ...]
    """All dates of its rhythms."""


def sittings(sitting: Sitting) -> Series:
    """The occurrences of all rhythms; each begins on the day after the one before it has ended."""
    found: list[Occurrence] = []
    first = sitting.start
    for stretch in sitting.stretches:
        mine = _of(stretch, first, sitting)
        found += mine
        last = stretch.until or (mine[-1].date if mine else first.day)
        first = Moment(max(first.day, last + timedelta(days=1)), first.minute)
    return Series(
        tuple(_span(sitting, o) for o in found if o.off is None),
        tuple(each for each in sitting.but if any(o.off is each for o in found)),
        tuple(day for o in found for day in (o.planned, o.date)),
    )


def _of(stretch: Stretch, first: Moment, sitting: Sitting) -> tuple[Occurrence, ...]:
    count = 1 if stretch.until is None and stretch.count is None else stretch.count
    return all_occurrences(
        stretch.rhythm,
        _from(first),
        sitting.calendar,
        until=stretch.until,
        count=count,
        roll=sitting.roll,
        but=sitting.but,
        held=sitting.held,
    )


def _from(start: Moment) -> date | datetime:
    if start.minute < 0:
        return start.day
    return datetime.combine(start.day, time(start.minute // 60, start.minute % 60))


def _span(sitting: Sitting, occurrence: Occurrence) -> Span:
    start = Reading(on(occurrence.date, occurrence.clock))
    end = other_end(start, sitting.length, "end", sitting.calendar, sitting.zone)
    return Span(start.moment, end.moment)
