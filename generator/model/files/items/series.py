"""Series: what repeats, in one rhythm or in several after one another, and the days on which it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field, model_validator

from generator.model.files.fields import Day, Integer, Noun, RecurrenceText, Text, TimeText


class Segment(Noun):
    """A rhythm, and how long it is kept: `until` a time, or `count` times; the next one begins on the day after.

    Only the last one may leave its end to `until` and `count` of the item, or to the phase.
    """

    rhythm: RecurrenceText
    until: TimeText | None = None
    count: Integer | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`every: week on friday` stands for `every: [{rhythm: week on friday}]`."""
        return {"rhythm": value} if isinstance(value, str) else value

    def __str__(self) -> str:
        until = f" until {self.until}" if self.until else ""
        return f"{self.rhythm}{until}" + (f", {self.count} times" if self.count else "")


class Except(Noun):
    """Days on which something that repeats does not take place, with the reason that pages give.

    `count` counts the times that it does.
    """

    start: Day = Field(alias="from")
    until: Day | None = None
    why: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`- 2026-12-24` stands for `- {from: 2026-12-24}`."""
        return {"from": value} if isinstance(value, str) else value

    @property
    def last(self) -> date:
        """The last of its days."""
        return self.until or self.start

    def covers(self, day: date) -> bool:
        """Whether a day is one of its days."""
        return self.start <= day <= self.last

    def __str__(self) -> str:
        days = str(self.start) if self.last == self.start else f"{self.start} to {self.last}"
        return f"{days} ({self.why})" if self.why else days
