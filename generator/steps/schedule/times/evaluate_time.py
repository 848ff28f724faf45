"""What a written time means: the moment it gives, and the steps to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar, shift
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.language.time_parser import (
    KICKOFF,
    Between,
    Bucket,
    Else,
    End,
    InPeriod,
    Offset,
    OnDate,
    OnDay,
    OnWeek,
    Point,
    Relative,
    Time,
    Unit,
    Within,
    relatives,
)
from generator.model.problems.problem import Place
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.model.stages.step_detail import ScaledDay, ScaledWeek
from generator.model.translation.translator import marked
from generator.steps.schedule.times.derivation import Derived, workdays_on
from generator.steps.schedule.times.moments import add_minutes, heard_from, on, shifted, whole

Anchor = tuple[str, Moment, str]
"""The item that a time names, the moment of the end that is meant, and its bucket if it is tentative."""

Find = Callable[[PlanItem | None, Relative, End], Anchor | None]
"""Finds the anchor of a time that an item says; None for one without a date."""

Named = Callable[[PlanItem | None, Relative], tuple[str, ...]]
"""The items of the plan that a time names which an item says."""


NOT_PLANNED, NO_DATE = marked("is not in this plan"), marked("has no date")
"""Why the first of two times does not hold."""


@dataclass(frozen=True, slots=True)
class Kickoff:
    """The day from which days and weeks are counted."""

    moment: Moment
    tentative: str = ""

    @property
    def day(self) -> date:
        """The date of it: day 1."""
        return self.moment.day


@dataclass(frozen=True, slots=True)
class ReplanShift:
    """How far a re-planning moves what counts from kickoff; `since` spares what was over by then."""

    on: date
    days: int
    edges: tuple[str, ...] = ("start", "end")
    since: date = date.min


class TimeContext(NamedTuple):
    """What the times of one thing are read with: kickoff, its calendar, how much its days stretch, its anchors.

    `item` says them, unless a group does. `periods` are those that `period` names, `shifts` the re-plannings that move it, in order.
    """

    kickoff: Kickoff | None
    calendar: WorkCalendar
    item: PlanItem | None
    find: Find
    named: Named
    periods: Mapping[str, NamedPeriod]
    zone: str
    scale: Fraction = Fraction(1)
    place: Place | None = None
    shifts: tuple[ReplanShift, ...] = ()

    def read(self, time: Time, edge: str) -> Derived | None:
        """The moment that a time gives to one end; None while something that it counts from has no date."""
        match time:
            case Else():
                return self._else(time, edge)
            case Bucket():
                return self._period(time.text, time.first, time.last, time.text, edge)
            case InPeriod():
                period = self.periods.get(time.period)
                return (
                    self._period(time.text, period.start, period.until, period.title or time.text, edge)
                    if period
                    else None
                )
            case Between():
                return self._between(time, edge)
            case Within():
                return self._point(time.deadline, edge)
            case _:
                return self._point(time, edge)

    def taken(self, time: Time) -> Time:
        """The branch of a time that holds: the first with a date at both ends, or the last."""
        while isinstance(time, Else):
            time = time.first if self._dated(time.first) else time.second
        return time

    def _dated(self, time: Time) -> bool:
        return self.read(time, "start") is not None and self.read(time, "end") is not None

    def _else(self, time: Else, edge: str) -> Derived | None:
        """The first time, and where it has no date the second; the last step says which it was and why."""
        first = self.read(time.first, edge) if self._dated(time.first) else None
        if first is not None:
            return first.then(Why(WhyKind.FALLBACK, first.moment, detail=time.second.text, edge=edge))
        second = self.read(time.second, edge)
        if second is None:
            return None
        item, why = self._lacking(time.first)
        return second.then(Why(WhyKind.FALLBACK, second.moment, detail=time.first.text, item=item, name=why, edge=edge))

    def _lacking(self, time: Time) -> tuple[str, str]:
        """What a time without a date hangs on, and what is wrong with it."""
        for relative in relatives(time):
            if not self.named(self.item, relative):
                return str(relative.ref), NOT_PLANNED
            if self.find(self.item, relative, relative.reads) is None:
                return str(relative.ref), NO_DATE
        return KICKOFF, NO_DATE

    def _period(self, text: str, first: date, last: date, title: str, edge: str) -> Derived:
        return self._written(text, Moment(first if edge == "start" else last), edge, title)

    def _between(self, time: Between, edge: str) -> Derived | None:
        return self._point(time.first if edge == "start" else time.last, edge, right=edge == "end")

    def _point(self, time: Point, edge: str, right: bool = False) -> Derived | None:
        read = self._here(time, edge, right)
        if read is None or time.elsewhere is None:
            return read
        day, there = read.moment.day, time.elsewhere
        moment = heard_from(day, there.clock, there.zone, self.zone)
        return read.then(Why(WhyKind.ZONE, moment, detail=on(day, there.clock), name=there.zone, edge=edge))

    def _here(self, time: Point, edge: str, right: bool) -> Derived | None:
        """The moment by the customer's own clocks; of a time of day elsewhere only the day."""
        match time:
            case OnDate():
                return self._written(time.text, on(time.date, time.clock), edge)
            case OnDay():
                return self._day(time, edge)
            case OnWeek():
                return self._week(time, edge)
            case Relative():
                return self._relative(time, edge, right)

    def _written(self, text: str, moment: Moment, edge: str, tentative: str = "", item: str = "") -> Derived:
        return Derived(
            moment, (Why(WhyKind.SOURCE, moment, detail=text, item=item, edge=edge, place=self.place),), tentative
        )

    def _day(self, time: OnDay, edge: str) -> Derived | None:
        if self.kickoff is None:
            return None
        read = self._written(time.text, on(time.on(self.kickoff.day), time.clock), edge, self.kickoff.tentative)
        return self._stretched(read, time.day, edge)

    def _stretched(self, read: Derived, day: int, edge: str) -> Derived:
        moved = scaled_day(day, self.scale)
        if moved == day:
            return self._replanned(read, edge)
        moment = shifted(read.moment, moved - day)
        scaled = Why(
            WhyKind.SCALED,
            moment,
            detail=ScaledDay(day, moved),
            amount=moved - day,
            unit="days",
            name=str(self.scale),
            edge=edge,
        )
        return self._replanned(read.then(scaled), edge)

    def _replanned(self, read: Derived, edge: str, weekday: int | None = None) -> Derived:
        """The reading moved on by each re-planning; one that names a weekday goes on to the next such day."""
        for each in self.shifts:
            if each.days and edge in each.edges and read.moment.day >= each.since:
                days = each.days
                if weekday is not None:
                    days += (weekday - (read.moment.day + timedelta(days=days)).weekday()) % 7
                moved = shifted(read.moment, days)
                step = Why(WhyKind.REPLANNED, moved, detail=each.on, amount=days, unit="days", edge=edge)
                read = read.then(step)
        return read

    def _week(self, time: OnWeek, edge: str) -> Derived | None:
        if self.kickoff is None:
            return None
        # Week N is the seven days that begin with day 7 N - 6, so it stretches as that day does.
        moved = scaled_day(7 * time.week - 6, self.scale) - (7 * time.week - 6)
        begins = self.kickoff.day + timedelta(days=moved)
        day = time.first(begins) if edge == "start" else time.last(begins)
        read = self._written(time.text, on(day, time.clock), edge, self.kickoff.tentative)
        if moved:
            week = ScaledWeek(time.week, 7 * time.week - 6 + moved)
            read = read.then(Why(WhyKind.SCALED, read.moment, detail=week, name=str(self.scale), edge=edge))
        return self._replanned(read, edge, time.weekday)

    def _relative(self, time: Relative, edge: str, right: bool) -> Derived | None:
        reads = End.START if right and time.edge is None else time.reads
        found = self._anchor(time, reads)
        if found is None:
            return None
        read = self._offset(time, edge, reads, found)
        return read if found[0] else self._replanned(read, edge)

    def _offset(self, time: Relative, edge: str, reads: End, found: Anchor) -> Derived:
        """The moment that lies an offset from an anchor."""
        item, anchor, tentative = found
        if time.offset is None:
            moment = anchor if time.clock is None and time.elsewhere is None else on(anchor.day, time.clock)
            return self._written(time.text, moment, edge, tentative, item)
        if not time.offset.unit.is_clock:
            anchor = whole(anchor)
        elif anchor.minute < 0:
            anchor = self._office(anchor, reads)
        read = self._written(time.text, anchor, edge, tentative, item).then(*self._moved(anchor, time.offset, edge))
        if time.clock is None:
            return read
        return read.then(Why(WhyKind.SOURCE, on(read.moment.day, time.clock), detail=time.clock, edge=edge))

    def _anchor(self, time: Relative, reads: End) -> Anchor | None:
        if time.ref.id == KICKOFF and not time.ref.member:
            return ("", self.kickoff.moment, self.kickoff.tentative) if self.kickoff else None
        return self.find(self.item, time, reads)

    def _office(self, moment: Moment, reads: End) -> Moment:
        """When work begins or ends on a whole day, since hours are counted from a time of day."""
        hours = self.calendar.hours_on(moment.day)
        opens, closes = (hours[0][0], hours[-1][1]) if hours else (9 * 60, 17 * 60)
        return Moment(moment.day, opens if reads is End.START else min(closes, 24 * 60 - 1))

    def _moved(self, moment: Moment, offset: Offset, edge: str) -> tuple[Why, ...]:
        if offset.unit is Unit.WORKDAYS and offset.amount:
            return workdays_on(self.calendar, moment, offset.amount, edge, None)
        if offset.unit.is_clock:
            minutes = offset.amount * (60 if offset.unit is Unit.HOURS else 1)
            moved = add_minutes(moment, minutes, self.zone)
        else:
            moved = Moment(shift(moment.day, offset, self.calendar))
        return (Why(WhyKind.OFFSET, moved, amount=offset.amount, unit=offset.unit.value, edge=edge),)


def scaled_day(day: int, scale: Fraction) -> int:
    """The day of a plan that takes `scale` times as long; kickoff and what lies before it stay where they are."""
    return 1 + scaled(day - 1, scale) if day > 1 else day


def scaled(amount: int, scale: Fraction) -> int:
    """An amount times the scale, rounded to the nearest whole number, halves up."""
    return int((amount * scale + Fraction(1, 2)) // 1)
