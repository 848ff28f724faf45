"""The dates on which something that repeats falls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import count as numbers

from generator.model.calendar.work_calendar import CalendarError, Closed, WorkCalendar, add_months
from generator.model.files.items.item import Roll
from generator.model.files.items.series import Except
from generator.model.language.recurrence import Recurrence
from generator.model.language.unit import Unit

MOST = 1000
"""No recurrence has more occurrences than this in one plan."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of something that repeats: the date, and the date of the recurrence before closed days moved it.

    `off` is the exception by which it does not take place.
    """

    date: dt.date
    clock: dt.time | None
    planned: dt.date
    skipped: tuple[Closed, ...] = ()
    off: Except | None = None


def occurrences(
    every: Recurrence,
    first: dt.date,
    workdays: WorkCalendar,
    *,
    until: dt.date | None = None,
    count: int | None = None,
    roll: Roll = Roll.NEXT,
    but: tuple[Except, ...] = (),
) -> tuple[Occurrence, ...]:
    """The occurrences from a date (and its time of day, if it has one) up to another, both included, at most `MOST`.

    Weeks are blocks of seven days from the first date on, as `week 1` is days 1-7 of the plan. Months keep the day of
    the first date and clamp. `day` falls on every day, closed or not; other recurrences roll, and two that roll onto one
    date are one. An occurrence whose date in the recurrence is after `until` is left out; one that rolls past it is too.
    What falls on an exception does not take place, and does not count.
    """
    found = all_occurrences(every, first, workdays, until=until, count=count, roll=roll, but=but)
    return tuple(each for each in found if each.off is None)


def all_occurrences(
    every: Recurrence,
    first: dt.date,
    workdays: WorkCalendar,
    *,
    until: dt.date | None = None,
    count: int | None = None,
    roll: Roll = Roll.NEXT,
    but: tuple[Except, ...] = (),
    held: Container[dt.date] = (),
) -> tuple[Occurrence, ...]:
    """The same, and among them those that do not take place; what was `held` on a date took place there all the same."""
    start = first.date() if isinstance(first, dt.datetime) else first
    clock = every.clock or (first.time() if isinstance(first, dt.datetime) else None)
    limit = min(MOST, MOST if count is None else max(count, 0))
    end = min(until or workdays.last, workdays.last)
    rule = Roll.NONE if every.unit is Unit.DAYS else roll
    found: dict[dt.date, Occurrence] = {}
    times = 0
    for planned in _planned_dates(every, start, workdays):
        if planned > end or times >= limit:
            break
        date, skipped = _rolled(planned, rule, workdays)
        if start <= date <= end and date not in found:
            exceptions = () if date in held else but
            off = next((each for each in exceptions if each.covers(planned) or each.covers(date)), None)
            found[date] = Occurrence(date, clock, planned, skipped, off)
            times += off is None
    return tuple(found[date] for date in sorted(found))


def _rolled(date: dt.date, rule: Roll, workdays: WorkCalendar) -> tuple[dt.date, tuple[Closed, ...]]:
    """The rolled date; where the calendar ends, the date stays beyond it and is left out by the caller."""
    try:
        return workdays.roll(date, rule)
    except CalendarError:
        return dt.date.max, ()


def _planned_dates(every: Recurrence, start: dt.date, workdays: WorkCalendar) -> Iterator[dt.date]:
    """The dates of the recurrence in ascending order, without an end other than the calendar's."""
    try:
        match every.unit:
            case Unit.WORKDAYS:
                yield from _workdays(every.interval, start, workdays)
            case Unit.MONTHS | Unit.YEARS:
                yield from _months(every, start)
            case Unit.WEEKS:
                yield from _weeks(every, start)
            case _:
                for step in numbers():
                    yield start + dt.timedelta(days=step * every.interval)
    except (CalendarError, OverflowError):
        return


def _workdays(interval: int, start: dt.date, workdays: WorkCalendar) -> Iterator[dt.date]:
    day = workdays.next_open(start)
    while True:
        yield day
        day = workdays.add_workdays(day, interval)


def _weeks(every: Recurrence, start: dt.date) -> Iterator[dt.date]:
    ahead = sorted((weekday - start.weekday()) % 7 for weekday in every.weekdays or (start.weekday(),))
    for block in numbers(step=7 * every.interval):
        for days in ahead:
            yield start + dt.timedelta(days=block + days)


def _months(every: Recurrence, start: dt.date) -> Iterator[dt.date]:
    months = every.interval * (12 if every.unit is Unit.YEARS else 1)
    for step in numbers(step=months):
        if every.nth is None:
            yield add_months(start, step)
        else:
            date = nth_weekday(add_months(start.replace(day=1), step), every.weekdays[0], every.nth)
            if date >= start:
                yield date


def nth_weekday(first: dt.date, weekday: int, nth: int) -> dt.date:
    """The n-th of a weekday in the month that begins on a date, or its last for -1."""
    if nth < 0:
        last = add_months(first, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
