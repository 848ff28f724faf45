"""How far one item may slip: the last place that it can take, and the workdays until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Roll
from generator.model.language.time_parser import Unit
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.placement import Placement, closes_day
from generator.steps.schedule.times.moments import DAY, begin, day_of, finish

FAR = 10**12
_TRIES = 400


class Interval(NamedTuple):
    """The positions, in minutes, at which an item starts and is over."""

    start: int
    end: int


class Movable(NamedTuple):
    """An item with dates that is delayed as a whole; `own` is where it lies.

    `whole` and `whole_end` say that its ends are days and no times of day, `point` that it closes its day, `workdays`
    how many of these it takes. `firm` are dates that a person set, `placed` a start where its own words put it, `hour`
    the minute of the day that these name, or -1.
    """

    place: Placement
    calendar: WorkCalendar
    own: Interval
    whole: bool
    whole_end: bool
    point: bool
    workdays: int
    firm: bool
    begun: bool
    placed: bool
    hour: int

    def latest(self, start: int, end: int) -> Interval:
        """The last place that begins by one position and is over by the other."""
        if start < self.own.start or end < self.own.end:
            return self._earlier(start, end)
        found = self._days(start, end) if self.whole else self._timed(start, end)
        # Where it lies is always one of its places, even on a day to which nothing else would roll.
        return found if found.start >= self.own.start else self.own

    def _earlier(self, start: int, end: int) -> Interval:
        """Where it would have to lie to be in time; what it snaps to does not make it more late than it is."""
        if self.workdays and end < FAR:
            end = _at(self.calendar.previous_open(day_of(end // DAY - 1))) + DAY
            first = _at(self.calendar.start(day_of(end // DAY - 1), self.workdays))
            return Interval(first, end) if first <= start else self._shifted(start)
        return self._shifted(min(start, end - (self.own.end - self.own.start)))

    def _shifted(self, start: int) -> Interval:
        if self.whole:
            start -= start % DAY
        return Interval(start, start + self.own.end - self.own.start)

    def _days(self, start: int, end: int) -> Interval:
        if self.workdays:
            by_end = [self.calendar.start(day_of(end // DAY - 1), self.workdays)] if end < FAR else []
            by_start = [day_of(start // DAY)] if start < FAR else []
            first = self._back(min(by_end + by_start))
            return Interval(_at(first), _at(self.calendar.finish(first, self.workdays)) + DAY)
        length = self.own.end - self.own.start
        first = self._back(day_of(min(start, end - length) // DAY))
        return Interval(_at(first), _at(first) + length)

    def _timed(self, start: int, end: int) -> Interval:
        length = self.own.end - self.own.start
        first = self._in_hours(min(start, end - length), length)
        return Interval(first, first + length)

    def _back(self, day: date) -> date:
        """The last day up to this one to which the item would roll or snap."""
        snap = self.place.snap
        if snap is None:
            return day if self.place.roll is Roll.NONE else self.calendar.previous_open(day)
        cadence = self.place.cadence(snap.calendar) if snap.calendar else None
        for _ in range(_TRIES):
            found = replace(snap, rule=Roll.PREVIOUS).apply(day, cadence)
            if found is None:
                return day
            if self.place.roll is Roll.NONE or self.calendar.is_open(found):
                return found
            day = found - timedelta(days=1)
        return day

    def _in_hours(self, position: int, length: int) -> int:
        """The last position up to this one at which the item fits into working hours."""
        day, minute = day_of(position // DAY), position % DAY
        if self.place.roll is Roll.NONE:
            return position
        for _ in range(_TRIES):
            back = self._back(day)
            minute = minute if back == day else DAY
            day = back
            for opens, closes in reversed(self.calendar.hours_on(day)):
                late = min(minute, closes - min(length, closes - opens))
                if late >= opens:
                    return day.toordinal() * DAY + late
            day, minute = day - timedelta(days=1), DAY
        return position

    def pushed_to(self, at: Interval) -> int:
        """The last start by one position that a push can give; an end that was moved may have drawn it elsewhere."""
        if self.hour >= 0 and self.whole:
            # A push by its start gives it its hour back, so that it would be over up to a day later.
            return _at(self._back(day_of(at.start // DAY - 1)))
        if at.start != self.own.start or not self.whole or self.placed:
            return at.start
        return _at(self._back(day_of(at.start // DAY)))

    def before_its_hour(self, at: Interval) -> int:
        """The last midnight after which it still starts in time, at its own hour or, without one, as a whole day."""
        until = at.start - self.hour if self.hour >= 0 else at.end - DAY
        day = self._back(day_of(until // DAY)).toordinal() * DAY
        return max(day, self.own.start // DAY * DAY) if at.start >= self.own.start else day

    def days(self, late: Interval) -> int:
        """The workdays from where it lies to another place; negative for one that comes before."""
        if late.start >= self.own.start:
            passed = (late.start - self.own.start % DAY) // DAY
            return self.calendar.workdays_between(day_of(self.own.start // DAY), day_of(passed))
        return self.calendar.workdays_between(day_of(self.own.start // DAY), day_of(late.start // DAY))


def _at(day: date) -> int:
    return day.toordinal() * DAY


def movable_of(state: PassResult, item: PlanItem, early: EarlyDates) -> Movable:
    """How an item slips that lies where it has settled."""
    place = state.place_of(item)
    calendar = place.calendar
    takes, placed = item.spec.takes, state.placed.get(item.id)
    whole = early.start.minute < 0 or early.end.minute < 0
    own = Interval(early.start.day.toordinal() * DAY if whole else begin(early.start), finish(early.end))
    counts = whole and takes is not None and takes.unit is Unit.WORKDAYS
    return Movable(
        place,
        calendar,
        own,
        whole,
        early.end.minute < 0,
        closes_day(item, placed),
        max(1, calendar.workdays_in(early.start.day, early.end.day)) if counts else 0,
        early.fixed,
        early.recorded.started is not None,
        placed is not None and placed.start.moment == early.start,
        placed.start.moment.minute if placed else -1,
    )
