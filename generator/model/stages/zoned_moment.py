"""A moment as the clocks of a place show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from generator.model.stages.dated import Moment


@dataclass(frozen=True, slots=True, order=True)
class ZonedMoment:
    """A day, or a minute of it on clocks that are `offset` ahead of UTC; its text is ISO 8601.

    `minute` counts from midnight; -1 is the whole day, which comes before its first minute.
    """

    day: date
    minute: int = -1
    offset: timedelta = timedelta()

    @classmethod
    def parse(cls, text: str) -> ZonedMoment:
        """The moment of an ISO date or date-time."""
        when = datetime.fromisoformat(text)
        return cls.of(when) if "T" in text else cls(when.date())

    @classmethod
    def of(cls, when: datetime) -> ZonedMoment:
        """The minute of a date-time."""
        return cls(when.date(), when.hour * 60 + when.minute, when.utcoffset() or timedelta())

    @classmethod
    def at(cls, moment: Moment, zone: tzinfo) -> ZonedMoment:
        """A moment of a dated plan, whose clocks are those of a zone; a minute past midnight belongs to the next day."""
        if moment.minute < 0:
            return cls(moment.day)
        return cls.of((datetime.combine(moment.day, time()) + timedelta(minutes=moment.minute)).replace(tzinfo=zone))

    @property
    def timed(self) -> bool:
        """Whether it is a minute and not a whole day."""
        return self.minute >= 0

    @property
    def clock(self) -> str:
        """The time of day: `10:00`; nothing for a whole day."""
        return Moment(self.day, self.minute).clock

    @property
    def instant(self) -> datetime:
        """The date-time of a minute."""
        return datetime.combine(self.day, time(*divmod(self.minute, 60)), timezone(self.offset))

    def seen_from(self, zone: tzinfo) -> ZonedMoment:
        """The same minute on the clocks of another zone; a whole day stays the day that it is."""
        return ZonedMoment.of(self.instant.astimezone(zone)) if self.timed else self

    def __str__(self) -> str:
        return self.instant.isoformat(timespec="minutes") if self.timed else self.day.isoformat()


NEVER = ZonedMoment(date.max)
"""Sorts what has no date behind everything that has one."""
