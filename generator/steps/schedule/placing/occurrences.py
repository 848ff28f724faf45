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
from generator.steps.schedule.times.derivation import Derived
from generator.steps.schedule.times.length import Length, other_end
from generator.steps.schedule.times.moments import on


@dataclass(frozen=True, slots=True)
class BoundedRecurrence:
    """A recurrence up to a day, or for a number of times; without either there is only its first time."""

    rule: Recurrence
    until: date | None
    count: int | None


@dataclass(frozen=True, slots=True)
class RecurringItem:
    """What the occurrences of one item are made from: its recurrences in order, and when it does not take place.

    What was `held` took place, whatever was said before.
    """

    recurrences: tuple[BoundedRecurrence, ...]
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
    """All dates of its recurrences."""


def occurrences_of(recurring: RecurringItem) -> Series:
    """The occurrences of all recurrences; each begins on the day after the one before it has ended."""
    found: list[Occurrence] = []
    first = recurring.start
    for recurrence in recurring.recurrences:
        mine = _of(recurrence, first, recurring)
        found += mine
        last = recurrence.until or (mine[-1].date if mine else first.day)
        first = Moment(max(first.day, last + timedelta(days=1)), first.minute)
    return Series(
        tuple(_span(recurring, o) for o in found if o.off is None),
        tuple(each for each in recurring.but if any(o.off is each for o in found)),
        tuple(day for o in found for day in (o.planned, o.date)),
    )


def _of(recurrence: BoundedRecurrence, first: Moment, recurring: RecurringItem) -> tuple[Occurrence, ...]:
    count = 1 if recurrence.until is None and recurrence.count is None else recurrence.count
    return all_occurrences(
        recurrence.rule,
        _from(first),
        recurring.calendar,
        until=recurrence.until,
        count=count,
        roll=recurring.roll,
        but=recurring.but,
        held=recurring.held,
    )


def _from(start: Moment) -> date | datetime:
    if start.minute < 0:
        return start.day
    return datetime.combine(start.day, time(start.minute // 60, start.minute % 60))


def _span(recurring: RecurringItem, occurrence: Occurrence) -> Span:
    start = Derived(on(occurrence.date, occurrence.clock))
    end = other_end(start, recurring.length, "end", recurring.calendar, recurring.zone)
    return Span(start.moment, end.moment)
