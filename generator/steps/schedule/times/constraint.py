"""What holds an item back: predecessors, `not_before`, and the as-of date, each as a point that it may not pass."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.language.dependency import DependencyType
from generator.model.language.time_parser import End
from generator.model.stages.dated import Detail, Moment, Why, WhyKind
from generator.model.stages.plan import PlanDependency
from generator.model.stages.step_detail import How
from generator.steps.schedule.times.derivation import whole_workdays_on, workdays_on
from generator.steps.schedule.times.moments import DAY, MINUTES, at, begin, ceiling, day_of, finish, floor, last_touched

FROM_START = (DependencyType.START_START, DependencyType.START_FINISH)
HOLDS_END = (DependencyType.FINISH_FINISH, DependencyType.START_FINISH)


class Bound(NamedTuple):
    """A position that one end of an item may not lie before.

    `day` is true where the position came from whole days, and `same_day` where beginning on that very day is enough.
    `base` is the moment that the position was counted from, and `why` how that came about.
    """

    position: int
    end: bool
    day: bool
    same_day: bool
    base: Moment
    kind: WhyKind
    detail: Detail | None = None
    item: str = ""
    dependency: PlanDependency | None = None
    why: tuple[Why, ...] = ()

    @property
    def moment(self) -> Moment:
        """The position as people say it: the day that ends there, the day that begins there, or the time of day."""
        if not self.day:
            return at(self.position)
        return Moment(floor(self.position) if self.same_day else last_touched(self.position))

    def first_day(self, point: bool) -> date:
        """The first day on which a whole-day item may start, or, for `end`, the first on which it may finish.

        What has no length closes the day that it waits for; everything else begins on the day after it.
        """
        if self.same_day:
            return floor(self.position)
        return last_touched(self.position) if point or self.end else ceiling(self.position)

    def steps(self, calendar: WorkCalendar) -> tuple[Why, ...]:
        """The steps to the bound's moment."""
        side = "end" if self.end else "start"
        if self.dependency is None:
            return (*self.why, Why(self.kind, self.base, detail=self.detail, item=self.item, edge=side))
        dependency = self.dependency
        pushed = Why(
            WhyKind.PUSHED, self.base, detail=dependency.type, item=dependency.on, edge=side, place=dependency.place
        )
        if not dependency.lag:
            return (pushed,)
        if dependency.unit == "workdays":
            count = whole_workdays_on if self.day and self.same_day else workdays_on
            return (pushed, *count(calendar, self.base, dependency.lag, side, How.LAG))
        return (
            pushed,
            Why(WhyKind.OFFSET, self.moment, detail=How.LAG, amount=dependency.lag, unit=dependency.unit, edge=side),
        )


def bound_of(dependency: PlanDependency, start: Moment, end: Moment, calendar: WorkCalendar) -> Bound:
    """The bound that a dependency gives, from the dates of the item that is waited for."""
    from_start = dependency.type in FROM_START
    base = start if from_start else end
    position = begin(base) if from_start else finish(base)
    day = base.minute < 0 and (not dependency.lag or dependency.unit not in ("minutes", "hours"))
    return Bound(
        lagged(position, dependency.lag, dependency.unit, calendar),
        dependency.type in HOLDS_END,
        day,
        from_start,
        base,
        WhyKind.PUSHED,
        dependency=dependency,
    )


def lagged(position: int, lag: int, unit: str, calendar: WorkCalendar) -> int:
    """The position after a lag; one in workdays passes so many of them completely, or goes back over them."""
    if not lag:
        return position
    if unit != "workdays":
        return position + lag * MINUTES[unit]
    ordinal, minute = divmod(position, DAY)
    if minute:
        return calendar.add_workdays(day_of(ordinal), lag).toordinal() * DAY + minute
    if lag > 0:
        return (calendar.add_workdays(day_of(ordinal) - timedelta(days=1), lag).toordinal() + 1) * DAY
    return calendar.add_workdays(day_of(ordinal), lag).toordinal() * DAY


def from_moment(
    moment: Moment, kind: WhyKind, detail: Detail | None, why: tuple[Why, ...] = (), item: str = ""
) -> Bound:
    """A bound that is a written moment or the as-of date; a moment that its own text gives at once needs no story."""
    steps = why if len(why) > 1 else ()
    return Bound(begin(moment), False, moment.minute < 0, True, moment, kind, detail, item, why=steps)


def opening(moment: Moment, edge: End, why: tuple[Why, ...]) -> Bound:
    """The bound of a deadline that counts from one end of something: nothing begins before that end."""
    from_start = edge is End.START
    position = begin(moment) if from_start else finish(moment)
    return Bound(position, False, moment.minute < 0, from_start, moment, WhyKind.BOUND, why[0].detail, why=why)
