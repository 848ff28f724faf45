"""The dates that conditions compare with, as the files say them, before any calendar moves them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.model.calendar.work_calendar import add_months
from generator.model.files.item_index import Located
from generator.model.files.items.item import Item
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.language.time_parser import (
    KICKOFF,
    Bucket,
    Else,
    InPeriod,
    Offset,
    OnDate,
    OnDay,
    OnWeek,
    Relative,
    Time,
    Unit,
)

DEPTH = 20
"""How many times may hang on one another before the date is left open."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Dates by the files alone: kickoff, agreed dates, and the `at`, `fixed` or `due` of items.

    Conditions decide what is in a plan, and dates are worked out afterwards, so that weekends and holidays cannot
    count here; `workdays` are taken as Monday to Friday.
    """

    dates: Mapping[str, Time]
    items: Mapping[str, Located]
    scale: Fraction = Fraction(1)
    periods: Mapping[str, NamedPeriod] = field(default_factory=dict)

    def __call__(self, time: Time) -> dt.date | None:
        """The date, or None where something that it counts from has none."""
        return self._date(time, 0)

    def _date(self, time: Time | None, depth: int) -> dt.date | None:
        if time is None or depth > DEPTH:
            return None
        match time:
            case OnDate():
                return time.date
            case Bucket():
                return time.first
            case OnDay():
                return self._day(time.day, depth)
            case OnWeek():
                return time.first(kickoff) if (kickoff := self._kickoff(depth)) else None
            case Relative():
                return self._relative(time, depth)
            case InPeriod():
                return self.periods[time.period].start if time.period in self.periods else None
            case Else():
                return self._date(time.first, depth) or self._date(time.second, depth)
            case _:
                return None

    def _kickoff(self, depth: int) -> dt.date | None:
        return self._date(self.dates.get(KICKOFF), depth + 1)

    def _day(self, day: int, depth: int) -> dt.date | None:
        kickoff = self._kickoff(depth)
        if kickoff is None:
            return None
        scaled = 1 + round((day - 1) * self.scale) if day > 1 else day
        return kickoff + dt.timedelta(days=scaled - 1)

    def _relative(self, time: Relative, depth: int) -> dt.date | None:
        base = self._anchor(time, depth)
        return _shift(base, time.offset) if base and time.offset else base

    def _anchor(self, time: Relative, depth: int) -> dt.date | None:
        agreed = self.dates.get(str(time.ref)) or self.dates.get(time.ref.id)
        if agreed is not None:
            return self._date(agreed, depth + 1)
        found = self.items.get(time.ref.id)
        return self._date(_own(found.item), depth + 1) if found else None


def _own(item: Item) -> Time | None:
    return item.fixed or item.at or item.due


def _shift(day: dt.date, offset: Offset) -> dt.date:
    match offset.unit:
        case Unit.MONTHS:
            return add_months(day, offset.amount)
        case Unit.YEARS:
            return add_months(day, 12 * offset.amount)
        case Unit.WORKDAYS:
            return _workdays(day, offset.amount)
        case Unit.DAYS | Unit.WEEKS:
            return day + dt.timedelta(days=offset.amount * (7 if offset.unit is Unit.WEEKS else 1))
        case _:
            return day


def _workdays(day: dt.date, amount: int) -> dt.date:
    step = dt.timedelta(days=1 if amount > 0 else -1)
    left = abs(amount)
    while left:
        day += step
        left -= day.weekday() < 5
    return day
