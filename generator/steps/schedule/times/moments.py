"""Moments on one line: minutes from the first day of the calendar, whole days as half-open stretches of it."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta

from generator.model.language.zones import localise, zone_of
from generator.model.stages.dated import Moment, Span

DAY = 24 * 60
"""The minutes of a day; a day with another length counts as one too, since dates are what people read."""


MINUTES = {"minutes": 1, "hours": 60, "days": DAY, "workdays": DAY, "weeks": 7 * DAY}
"""The minutes of each unit of a wait; a workday is a day where no calendar says more."""

day_of = date.fromordinal
"""The date of an ordinal."""


def begin(moment: Moment) -> int:
    """Where a moment begins: a whole day at midnight."""
    return moment.day.toordinal() * DAY + max(moment.minute, 0)


def finish(moment: Moment) -> int:
    """Where a moment is over: a whole day at the next midnight, a time of day at once."""
    return (moment.day.toordinal() + 1) * DAY if moment.minute < 0 else begin(moment)


def at(position: int) -> Moment:
    """The time of day at a position."""
    return Moment(day_of(position // DAY), position % DAY)


def ceiling(position: int) -> date:
    """The first date that begins at a position or after it."""
    return day_of(-(-position // DAY))


def floor(position: int) -> date:
    """The date that a position lies in."""
    return day_of(position // DAY)


def last_touched(position: int) -> date:
    """The date that ends at a position, or that the position lies in."""
    return day_of(-(-position // DAY) - 1)


def add_minutes(moment: Moment, minutes: int, zone: str) -> Moment:
    """The time of day so many real minutes later or earlier in a zone, also over a change of the clocks."""
    begun = localise(moment.day, time(moment.minute // 60, moment.minute % 60), zone).moment
    there = begun.astimezone(UTC) + timedelta(minutes=minutes)
    local = there.astimezone(begun.tzinfo)
    return Moment(local.date(), local.hour * 60 + local.minute)


def heard_from(day: date, clock: time, there: str, here: str) -> Moment:
    """What the clocks of one zone show when those of another show a time of a day there."""
    local = localise(day, clock, there).moment.astimezone(zone_of(here))
    return Moment(local.date(), local.hour * 60 + local.minute)


def shifted(moment: Moment, days: int) -> Moment:
    """The same moment of another day."""
    return Moment(day_of(moment.day.toordinal() + days), moment.minute)


def on(day: date, clock: time | None) -> Moment:
    """A day, or a time of that day."""
    return Moment(day, -1 if clock is None else clock.hour * 60 + clock.minute)


def whole(moment: Moment) -> Moment:
    """The day of a moment."""
    return Moment(moment.day)


def hull(spans: list[Span]) -> Span | None:
    """The span from the first start to the last end."""
    if not spans:
        return None
    end = max((s.end for s in spans), key=finish)
    return Span(min((s.start for s in spans), key=begin), end)
