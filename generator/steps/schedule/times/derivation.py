"""The steps that lead to a date, written down while it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import wraps
from itertools import groupby
from typing import NamedTuple, TypeVarTuple

from generator.model.calendar.onboarding_life import PAUSED
from generator.model.calendar.work_calendar import Closed, WorkCalendar
from generator.model.files.items.item import Roll
from generator.model.stages.dated import Length, Moment, Why, WhyKind
from generator.model.stages.step_detail import Days, How
from generator.steps.schedule.times.moments import shifted

_ONE = timedelta(days=1)

_How = TypeVarTuple("_How")


def once(
    work: Callable[[WorkCalendar, *_How], tuple[Why, ...]],
) -> Callable[[WorkCalendar, *_How], tuple[Why, ...]]:
    """The same work for the same calendar is done once, and forgotten with it: items begin and wait on the same days."""

    @wraps(work)
    def known(calendar: WorkCalendar, *how: *_How) -> tuple[Why, ...]:
        ways: dict[tuple[*_How], tuple[Why, ...]] = calendar.ways[work]
        if how not in ways:
            ways[how] = work(calendar, *how)
        return ways[how]

    return known


class Derived(NamedTuple):
    """A moment, how it came about, and the month or quarter where it is no more than that."""

    moment: Moment
    why: tuple[Why, ...] = ()
    tentative: str = ""

    def then(self, *steps: Why) -> Derived:
        """The reading after further steps, the last of which gives the moment."""
        return Derived(steps[-1].result, (*self.why, *steps), self.tentative) if steps else self


def both_ends(start: Derived, end: Derived) -> tuple[Why, ...]:
    """The steps of both ends, each once, in the order in which the one follows from the other."""
    from_end = bool(start.why) and start.why[0].kind is WhyKind.LENGTH
    first, second = (end, start) if from_end else (start, end)
    return first.why + tuple([step for step in second.why if step not in first.why])


def skipping(start: Moment, closed: Iterable[Closed], way: int, edge: str) -> tuple[Why, ...]:
    """One step for each closed day on the way, each of which moves a moment on by a day; of a pause one for all days."""
    steps: list[Why] = []
    for paused, run in groupby(closed, lambda each: each.name == PAUSED):
        together = list(run)
        if paused:
            start = shifted(start, way * len(together))
            steps.append(_paused(start, sorted(each.date for each in together), way, edge))
            continue
        for day, name in together:
            start = shifted(start, way)
            skipped = Why(WhyKind.SKIPPED, start, detail=day, amount=way, unit="days", name=name, edge=edge)
            steps.append(skipped)
    return tuple(steps)


def _paused(result: Moment, days: list[date], way: int, edge: str) -> Why:
    return Why(WhyKind.PAUSED, result, detail=Days(days[0], days[-1]), amount=way * len(days), unit="days", edge=edge)


@once
def workdays_on(calendar: WorkCalendar, start: Moment, count: int, edge: str, how: How | None) -> tuple[Why, ...]:
    """The steps of an offset in workdays: whose they are, the offset as if all days were open, and each closed day."""
    target = calendar.add_workdays(start.day, count)
    raw = shifted(start, count)
    steps = (
        Why(WhyKind.CALENDAR, start, name=calendar.name, edge=edge),
        Why(WhyKind.OFFSET, raw, detail=how, amount=count, unit="workdays", edge=edge),
    )
    return steps + skipping(raw, _between(start.day, target, calendar), 1 if count > 0 else -1, edge)


@once
def whole_workdays_on(calendar: WorkCalendar, start: Moment, count: int, edge: str, how: How | None) -> tuple[Why, ...]:
    """The steps of a wait of so many whole workdays from the morning of a day, which is itself the first of them."""
    target = (
        calendar.add_workdays(start.day - _ONE, count) + _ONE if count > 0 else calendar.add_workdays(start.day, count)
    )
    first, last = sorted((start.day, target))
    closed = calendar.closed_between(first, last - _ONE)
    raw, way = shifted(start, count), 1 if count > 0 else -1
    steps = (
        Why(WhyKind.CALENDAR, start, name=calendar.name, edge=edge),
        Why(WhyKind.OFFSET, raw, detail=how, amount=count, unit="workdays", edge=edge),
    )
    return steps + skipping(raw, closed[::way], way, edge)


def working_length(calendar: WorkCalendar, start: Moment, count: int, edge: str, takes: Length) -> tuple[Why, ...]:
    """The steps from one end of an item of so many workdays to the other; `edge` is the end that is looked for."""
    way = 1 if edge == "end" else -1
    target = calendar.add_workdays(start.day, way * (count - 1))
    raw = shifted(start, way * (count - 1))
    length = Why(WhyKind.LENGTH, raw, detail=takes, amount=way * (count - 1), unit="workdays", edge=edge)
    return (length, *skipping(raw, _between(start.day, target, calendar), way, edge))


def _between(start: date, target: date, calendar: WorkCalendar) -> tuple[Closed, ...]:
    """The closed days after one date up to another, in the order in which they are passed."""
    if target >= start:
        return calendar.closed_between(start + _ONE, target)
    return calendar.closed_between(target, start - _ONE)[::-1]


@once
def rolled(calendar: WorkCalendar, start: Moment, rule: Roll, edge: str) -> tuple[Why, ...]:
    """The steps of a roll to a workday; none for a moment that is on one."""
    found = calendar.roll(start.day, rule)
    if found.date == start.day:
        return ()
    way = 1 if found.date > start.day else -1
    steps = skipping(start, found.skipped, way, edge)
    return (*steps, Why(WhyKind.ROLL, steps[-1].result, detail=rule, name=calendar.name, edge=edge))


@once
def following(calendar: WorkCalendar, waited: Moment, day: Moment, rule: Roll, edge: str) -> tuple[Why, ...]:
    """The steps from what is waited for to the day of what follows it, and on to a workday."""
    on = rolled(calendar, day, rule, edge)
    if day == waited:
        return on
    amount = (day.day - waited.day).days
    return (Why(WhyKind.OFFSET, day, detail=How.FOLLOWS, amount=amount, unit="days", edge=edge), *on)
