"""Making room: the first start or end of an item that what holds it back allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Roll
from generator.model.language.time_parser import Unit
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.step_detail import How
from generator.steps.schedule.placing.placement import Placed, Placement, snapped
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import Derived, following
from generator.steps.schedule.times.length import Length, other_end
from generator.steps.schedule.times.moments import begin


class Earliest(NamedTuple):
    """One item between the place that its words give it and the bounds that hold it back; `say` reports a snap.

    A `point` has no length at all, and closes a day.
    """

    place: Placement
    placed: Placed | None
    point: bool
    say: Callable[[str], None]

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar of the parties that must be at work."""
        return self.place.calendar

    @property
    def zone(self) -> str:
        """The zone of its times of day."""
        return self.place.zone

    @property
    def length(self) -> Length | None:
        """How long it takes."""
        return self.place.length

    @property
    def timed(self) -> bool:
        """Whether it may begin and end on the minute, by its length and not by its own words."""
        return (self.length is not None and self.length.unit is Unit.MINUTES) or (self.point and not self.placed)

    def start(self, bounds: list[Bound]) -> Derived | None:
        """Where an item starts: where it is self.placed, unless a bound lies later."""
        if not bounds:
            return self.placed.start if self.placed else None
        if self.placed and all(self.reaches(self.placed.start.moment, b) for b in bounds):
            return self.placed.start
        latest = max(bounds, key=attrgetter("position"))
        strongest = max(bounds, key=lambda b: (b.first_day(self.point), b.position))
        if strongest is latest:
            return self._fit(latest)
        return max(self._fit(strongest), self._fit(latest), key=lambda read: begin(read.moment))

    def start_by(self, bound: Bound) -> Derived:
        """Where an item starts that nothing but one bound holds back."""
        if bound.end:
            start, _ = self.by_end([bound])
        else:
            start = self.start([bound]) or self._fit(bound)
        return max([start, *([self.placed.start] if self.placed else [])], key=lambda read: begin(read.moment))

    def reaches(self, moment: Moment, bound: Bound) -> bool:
        """Whether a moment lies no earlier than a bound allows."""
        if moment.minute >= 0:
            return begin(moment) >= bound.position
        if bound.end or self.point or bound.same_day or bound.day:
            return moment.day >= bound.first_day(self.point)
        return begin(moment) >= bound.position

    def _fit(self, bound: Bound) -> Derived:
        """The first start that a bound allows, with the steps to it after those to the place that it leaves."""
        before = self.placed.why if self.placed else ()
        own = self.placed.start.moment.minute if self.placed else -1
        steps = bound.steps(self.calendar)
        waited = steps[-1].result
        if not bound.day and (own >= 0 or self.timed):
            return self._in_hours(Derived(waited, before + steps))
        rule = Roll.NONE if self.place.snap else self.roll
        steps += following(self.calendar, waited, Moment(bound.first_day(self.point), own), rule, "start")
        return self.aligned(Derived(steps[-1].result, before + steps))

    def aligned(self, read: Derived) -> Derived:
        """The reading on the next day that the item snaps to, never back; unchanged for one that snaps to none."""
        if self.place.snap is None:
            return read
        found, amiss = snapped(self.place, read, replace(self.place.snap, rule=Roll.NEXT), "start")
        if amiss:
            self.say(amiss)
        return found

    @property
    def roll(self) -> Roll:
        """The way on from a closed day: a push never goes back."""
        return Roll.NONE if self.place.roll is Roll.NONE else Roll.NEXT

    def _in_hours(self, read: Derived) -> Derived:
        """A time of day inside working hours; what does not fit before they end waits for the next workday."""
        if self.place.roll is Roll.NONE:
            return read
        minutes = self.length.amount if self.length and self.length.unit is Unit.MINUTES else 0
        moment = read.moment
        for opens, closes in self.calendar.hours_on(moment.day):
            late = max(moment.minute, opens)
            if late + min(minutes, closes - opens) <= closes:
                found = Moment(moment.day, late)
                return read if found == moment else read.then(self._opening(found))
        day = self.calendar.add_workdays(moment.day, 1)
        hours = self.calendar.hours_on(day)
        return read.then(self._opening(Moment(day, hours[0][0] if hours else moment.minute)))

    def _opening(self, moment: Moment) -> Why:
        return Why(WhyKind.ROLL, moment, detail=How.WORKING_HOURS, name=self.calendar.name)

    def later_end(self, end: Derived, bound: Bound) -> Derived | None:
        """The end that a bound demands, where the present one lies before it."""
        if self._reaches_end(end.moment, bound):
            return None
        steps = bound.steps(self.calendar)
        read = Derived(steps[-1].result, (*end.why, *steps), end.tentative)
        if end.moment.minute >= 0 and not bound.day:
            return read
        return read.then(*self._closing(read.moment, bound.first_day(self.point)))

    def _closing(self, waited: Moment, day: date) -> tuple[Why, ...]:
        """The steps from what an end waits for to the day that it falls on."""
        return following(self.calendar, waited, Moment(day), self.roll, "end")

    def _reaches_end(self, end: Moment, bound: Bound) -> bool:
        if end.minute >= 0:
            return begin(end) >= bound.position
        return end.day >= bound.first_day(True)

    def back(self, start: Derived, end: Derived) -> Derived:
        """The start of an item whose end was moved; it never comes earlier than it was."""
        moved = other_end(end, self.length, "start", self.calendar, self.zone)
        if begin(moved.moment) <= begin(start.moment):
            return start
        return Derived(moved.moment, start.why + moved.why, start.tentative)

    def by_end(self, ends: list[Bound]) -> tuple[Derived, Derived]:
        """An item that only its end holds back."""
        latest = max(ends, key=lambda b: b.first_day(self.point))
        steps = latest.steps(self.calendar)
        end = Derived(steps[-1].result, steps)
        if latest.day or not self.timed:
            end = end.then(*self._closing(end.moment, latest.first_day(True)))
        start = other_end(end, self.length, "start", self.calendar, self.zone)
        return start, end
