"""Working calendars: on which dates a party works, why not on the others, and sums of workdays.

DESIGN section 4: an item of one party uses that party's week, hours and holidays; a joint item needs a day on which
both work. Both ends count: an item of one workday starts and ends on one date, and what follows it starts on the next
workday. A date is rolled once, last.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from generator.model.calendar.hours import Hours, Range, parse_hours
from generator.model.calendar.roll import move
from generator.model.files.items.item import Roll
from generator.model.language.unit import Offset, Unit
from generator.model.language.weekday import WEEKDAYS

MONDAY_TO_FRIDAY = frozenset(range(5))


class CalendarError(ValueError):
    """A calendar was asked for a workday that it does not have: it ends before, or its parties never work together."""


class Closed(NamedTuple):
    """A date on which nobody works, and its name: a holiday, a closure or a weekday."""

    date: dt.date
    name: str


class Rolled(NamedTuple):
    """Where a date ends up, and every closed date passed on the way, in that order."""

    date: dt.date
    skipped: tuple[Closed, ...]


@dataclass(frozen=True, slots=True)
class Shut:
    """A closure from a date to a date, both included."""

    first: dt.date
    last: dt.date
    name: str


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """The workdays of one party, or of several that work together, from `first` to `last`.

    `closed` names the days off that fall inside the horizon, weekends excepted. `days` are the ordinals of all
    workdays in ascending order, so that every question is a search in a table. A joint calendar keeps its `parts`.
    """

    name: str
    first: dt.date
    last: dt.date
    week: frozenset[int]
    closed: Mapping[dt.date, str]
    hours: Hours
    timezone: str
    parts: tuple[WorkCalendar, ...] = ()
    days: tuple[int, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def ways(self) -> defaultdict[Callable[..., Any], dict[tuple[Any, ...], Any]]:
        """What was worked out through this calendar so far: by the function that did, what it was asked and answered."""
        return defaultdict(dict)

    @cached_property
    def _off(self) -> tuple[int, ...]:
        """The ordinals of all closed dates in ascending order."""
        opens = frozenset(self.days)
        return tuple(day for day in range(self.first.toordinal(), self.last.toordinal() + 1) if day not in opens)

    @cached_property
    def _named(self) -> dict[int, Closed]:
        """The closed dates that somebody asked for: a plan passes few of them, but these often."""
        return {}

    def covers(self, date: dt.date) -> bool:
        """Whether the calendar knows about a date."""
        return self.first <= date <= self.last

    def is_open(self, date: dt.date) -> bool:
        """Whether the party works on a date."""
        at = bisect_left(self.days, date.toordinal())
        return at < len(self.days) and self.days[at] == date.toordinal()

    def why_closed(self, date: dt.date) -> str:
        """The name of the day off, the weekday's name on a weekend, and nothing on a workday."""
        if self.is_open(date):
            return ""
        if not self.covers(date):
            return f"outside the calendar of {self.name}"
        if self.parts:
            return _shared_reason([(part.name, part.why_closed(date)) for part in self.parts])
        return self.closed.get(date, "") or WEEKDAYS[date.weekday()].capitalize()

    def next_open(self, date: dt.date) -> dt.date:
        """The date itself when it is a workday, else the first one after it."""
        return self._at(bisect_left(self.days, date.toordinal()), date)

    def previous_open(self, date: dt.date) -> dt.date:
        """The date itself when it is a workday, else the last one before it."""
        return self._at(bisect_right(self.days, date.toordinal()) - 1, date)

    def day_after(self, date: dt.date) -> dt.date:
        """The workday on which what follows an item that ends on this date starts."""
        return self.add_workdays(date, 1)

    def add_workdays(self, date: dt.date, count: int) -> dt.date:
        """The workday so many workdays after the date, or before it when negative; nothing moves for 0.

        The date itself is never counted: from a Saturday, one workday on is Monday.
        """
        if count == 0:
            return date
        if count > 0:
            return self._at(bisect_right(self.days, date.toordinal()) + count - 1, date)
        return self._at(bisect_left(self.days, date.toordinal()) + count, date)

    def finish(self, start: dt.date, length: int) -> dt.date:
        """The last day of an item of so many workdays that starts on a date, or on the next workday."""
        return self.add_workdays(self.next_open(start), max(length, 1) - 1)

    def start(self, finish: dt.date, length: int) -> dt.date:
        """The first day of an item of so many workdays that finishes on a date, or on the workday before."""
        return self.add_workdays(self.previous_open(finish), 1 - max(length, 1))

    def workdays_in(self, first: dt.date, last: dt.date) -> int:
        """How many workdays lie in a span, both ends included."""
        return max(0, bisect_right(self.days, last.toordinal()) - bisect_left(self.days, first.toordinal()))

    def workdays_between(self, start: dt.date, end: dt.date) -> int:
        """How many workdays must be added to the one date to arrive at the other; negative when it lies before."""
        if end >= start:
            return bisect_right(self.days, end.toordinal()) - bisect_right(self.days, start.toordinal())
        return bisect_left(self.days, end.toordinal()) - bisect_left(self.days, start.toordinal())

    def roll(self, date: dt.date, rule: Roll = Roll.NEXT) -> Rolled:
        """The date moved to a workday by a rule, with the closed dates that were passed, each with its name."""
        if rule is Roll.NONE or self.is_open(date):
            return Rolled(date, ())
        target = move(rule, date, lambda: self.next_open(date), lambda: self.previous_open(date)) or date
        if target > date:
            return Rolled(target, self.closed_between(date, target))
        return Rolled(target, self.closed_between(target, date)[::-1])

    def closed_between(self, first: dt.date, last: dt.date) -> tuple[Closed, ...]:
        """The closed dates of a span, both ends included, each with its name."""
        low, high = bisect_left(self._off, first.toordinal()), bisect_right(self._off, last.toordinal())
        return tuple(self._named.get(day) or self._name(day) for day in self._off[low:high])

    def _name(self, ordinal: int) -> Closed:
        day = dt.date.fromordinal(ordinal)
        return self._named.setdefault(ordinal, Closed(day, self.why_closed(day)))

    def hours_on(self, date: dt.date) -> tuple[Range, ...]:
        """The working hours of a date; none on a day off."""
        return self.hours.on(date.weekday()) if self.is_open(date) else ()

    def _at(self, position: int, asked: dt.date) -> dt.date:
        if not (self.first <= asked <= self.last and 0 <= position < len(self.days)):
            if not self.days:
                raise CalendarError(f"{self.name} have no workday from {self.first.year} to {self.last.year}")
            raise CalendarError(
                f"the workdays of {self.name} from {self.first} to {self.last} do not reach from {asked}"
            )
        return dt.date.fromordinal(self.days[position])


_OFFICE = parse_hours("09:00-17:00", frozenset(range(7)))


def work_calendar(
    name: str,
    first: dt.date,
    last: dt.date,
    *,
    week: frozenset[int] = MONDAY_TO_FRIDAY,
    holidays: Mapping[dt.date, str] | None = None,
    closures: Iterable[Shut] = (),
    hours: Hours = _OFFICE,
    timezone: str = "UTC",
) -> WorkCalendar:
    """The calendar of one party; a holiday's name goes before that of a closure on the same date."""
    closed: dict[dt.date, str] = {}
    for shut in closures:
        start, end = max(first, shut.first), min(last, shut.last)
        for ordinal in range(start.toordinal(), end.toordinal() + 1):
            closed.setdefault(dt.date.fromordinal(ordinal), shut.name)
    closed |= {date: title for date, title in (holidays or {}).items() if first <= date <= last}
    off = {date.toordinal() for date in closed}
    # An ordinal and six more is a multiple of seven on a Monday: ordinal 1 was one.
    span = range(first.toordinal(), last.toordinal() + 1)
    days = tuple(day for day in span if (day + 6) % 7 in week and day not in off)
    return WorkCalendar(name, first, last, week, dict(sorted(closed.items())), hours, timezone, (), days)


def joint(a: WorkCalendar, b: WorkCalendar) -> WorkCalendar:
    """The calendar of two parties together: a date is open when both work; its hours and zone are those of the first.

    The names of closed dates say whose they are.
    """
    parts = _parts(a, b)
    if len(parts) == 1:
        return parts[0]
    first, last = max(a.first, b.first), min(a.last, b.last)
    both = set(a.days).intersection(b.days)
    return WorkCalendar(
        " and ".join(part.name for part in parts),
        first,
        last,
        a.week & b.week,
        {},
        a.hours,
        a.timezone,
        parts,
        tuple(day for day in a.days if day in both),
    )


def _parts(*calendars: WorkCalendar) -> tuple[WorkCalendar, ...]:
    """The single calendars that these are made of, each once."""
    found: list[WorkCalendar] = []
    for one in calendars:
        found += [part for part in (one.parts or (one,)) if part not in found]
    return tuple(found)


def _shared_reason(reasons: list[tuple[str, str]]) -> str:
    """Why parties do not work together on a date: the reason alone when all have the same, else each with its party."""
    closed = [(party, reason) for party, reason in reasons if reason]
    if len(closed) == len(reasons) and len({reason for _, reason in closed}) == 1:
        return closed[0][1]
    return ", ".join(f"{reason} ({party})" for party, reason in closed)


def add_months(date: dt.date, count: int) -> dt.date:
    """The same day so many months on, or the last day of a shorter month: 31 January and a month is 28 February."""
    months = date.year * 12 + date.month - 1 + count
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise CalendarError(f"{count} months from {date} is outside every calendar")
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def shift(date: dt.date, offset: Offset, workdays: WorkCalendar) -> dt.date:
    """The date moved by an offset in days or longer units; clock units leave the date as it is."""
    match offset.unit:
        case Unit.DAYS | Unit.WEEKS:
            return _add_days(date, offset.amount * (7 if offset.unit is Unit.WEEKS else 1))
        case Unit.WORKDAYS:
            return workdays.add_workdays(date, offset.amount)
        case Unit.MONTHS | Unit.YEARS:
            return add_months(date, offset.amount * (12 if offset.unit is Unit.YEARS else 1))
        case Unit.MINUTES | Unit.HOURS:
            return date


def _add_days(date: dt.date, count: int) -> dt.date:
    try:
        return date + dt.timedelta(days=count)
    except OverflowError:
        raise CalendarError(f"{count} days from {date} is outside every calendar") from None
