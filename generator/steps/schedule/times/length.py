"""How long an item takes, counted from either end."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar, add_months
from generator.model.files.items.item import Item
from generator.model.language.time_parser import Duration, Unit
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.step_detail import Stretched
from generator.steps.schedule.times.derivation import Derived, once, working_length
from generator.steps.schedule.times.evaluate_time import scaled
from generator.steps.schedule.times.moments import DAY, add_minutes


class Length(NamedTuple):
    """The length of an item: minutes or a longer unit; `amount` is the longest of its range after stretching."""

    unit: Unit
    amount: int
    takes: Duration | Stretched


def length_of(spec: Item, scale: Fraction) -> Length | None:
    """The length that an item is scheduled on: the longest of a range, stretched where it counts days."""
    if spec.takes is None:
        return None
    count, unit = spec.takes.count, spec.takes.unit
    if unit.is_clock:
        return Length(Unit.MINUTES, spec.takes.minutes or 0, spec.takes)
    if scale == 1 or not spec.scales or unit in (Unit.MONTHS, Unit.YEARS):
        return Length(unit, count, spec.takes)
    return _stretched(spec.takes, scale)


def _stretched(takes: Duration, scale: Fraction) -> Length:
    """Days and workdays by the rule for `day N`; weeks as the days that they are."""
    unit = Unit.WORKDAYS if takes.unit is Unit.WORKDAYS else Unit.DAYS
    days = takes.count * (7 if takes.unit is Unit.WEEKS else 1)
    count = 1 + scaled(days - 1, scale)
    return Length(unit, count, takes if count == days else Stretched(takes, count, unit))


def is_point(spec: Item) -> bool:
    """Whether an item has no length at all: it closes the day on which what it waits for ends."""
    return spec.takes is None and spec.until is None and spec.kind.traits.point


def other_end(read: Derived, length: Length | None, edge: str, calendar: WorkCalendar, zone: str) -> Derived:
    """The end that lies a length away from a moment; `edge` says which one is looked for."""
    if length is None:
        return Derived(read.moment, (), read.tentative)
    steps = _steps(calendar, read.moment, length, edge, zone)
    return Derived(steps[-1].result, steps, read.tentative)


@once
def _steps(calendar: WorkCalendar, moment: Moment, length: Length, edge: str, zone: str) -> tuple[Why, ...]:
    way = 1 if edge == "end" else -1
    if length.unit is Unit.WORKDAYS:
        return working_length(calendar, Moment(moment.day), length.amount, edge, length.takes)
    if length.unit.is_clock:
        return (_clock(moment, length, way, edge, zone),)
    if length.unit in (Unit.MONTHS, Unit.YEARS):
        months = way * length.amount * (12 if length.unit is Unit.YEARS else 1)
        day = add_months(moment.day, months) - timedelta(days=way)
        return (Why(WhyKind.LENGTH, Moment(day), detail=length.takes, amount=months, unit="months", edge=edge),)
    days = length.amount * (7 if length.unit is Unit.WEEKS else 1)
    # Days counted from a time of day are full ones; a whole day is itself the first of them.
    amount = way * (days if moment.minute >= 0 else days - 1)
    there = Moment(moment.day + timedelta(days=amount), moment.minute)
    return (Why(WhyKind.LENGTH, there, detail=length.takes, amount=amount, unit="days", edge=edge),)


def _clock(moment: Moment, length: Length, way: int, edge: str, zone: str) -> Why:
    """Minutes from a time of day; on a day without one, as many days as they need at least."""
    if moment.minute >= 0:
        there, amount = add_minutes(moment, way * length.amount, zone), way * length.amount
        return Why(WhyKind.LENGTH, there, detail=length.takes, amount=amount, unit="minutes", edge=edge)
    amount = way * (-(-length.amount // DAY) - 1)
    there = Moment(moment.day + timedelta(days=amount))
    return Why(WhyKind.LENGTH, there, detail=length.takes, amount=amount, unit="days", edge=edge)
