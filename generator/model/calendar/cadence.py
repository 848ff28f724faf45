"""Calendars of a customer's own, such as sprint starts or the change board's Thursdays, and snapping to them.

DESIGN section 4: a date can snap to a weekday, a sprint start or another customer calendar.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.calendar.occurrences import occurrences
from generator.model.calendar.roll import move
from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Roll
from generator.model.language.recurrence import Recurrence
from generator.model.language.tokenizer import TokenKind, TokenReader, did_you_mean
from generator.model.language.weekday import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Cadence:
    """Dates that something can be aligned with, in ascending order."""

    dates: tuple[dt.date, ...]

    def next_on_or_after(self, date: dt.date) -> dt.date | None:
        """The date itself when it is aligned, else the first one after it, if there is one."""
        at = bisect_left(self.dates, date)
        return self.dates[at] if at < len(self.dates) else None

    def previous_on_or_before(self, date: dt.date) -> dt.date | None:
        """The date itself when it is aligned, else the last one before it, if there is one."""
        at = bisect_right(self.dates, date)
        return self.dates[at - 1] if at else None

    def is_aligned(self, date: dt.date) -> bool:
        """Whether a date is one of the cadence's."""
        return self.next_on_or_after(date) == date


def cadence_of(dates: Iterable[dt.date]) -> Cadence:
    """The cadence of listed dates, in any order."""
    return Cadence(tuple(sorted(set(dates))))


def cadence_every(start: dt.date, every: Recurrence, until: dt.date, workdays: WorkCalendar) -> Cadence:
    """The cadence that begins on a date and repeats up to another one; its dates are never rolled."""
    found = occurrences(every, start, workdays, until=until, roll=Roll.NONE)
    return cadence_of(occurrence.date for occurrence in found)


@dataclass(frozen=True, slots=True)
class Snap:
    """The value of `snap`: a weekday, or the id of a calendar of the customer's own, and the way to go."""

    text: str
    rule: Roll
    weekday: int | None
    calendar: str

    def __str__(self) -> str:
        return self.text

    def apply(self, date: dt.date, cadence: Cadence | None = None) -> dt.date | None:
        """The date that it snaps to; one that fits already stays. None when the calendar has no such date."""
        if self.weekday is not None:
            later = date + dt.timedelta(days=(self.weekday - date.weekday()) % 7)
            earlier = date - dt.timedelta(days=(date.weekday() - self.weekday) % 7)
            return move(self.rule, date, lambda: later, lambda: earlier)
        if cadence is None:
            return None
        return move(
            self.rule, date, lambda: cadence.next_on_or_after(date), lambda: cadence.previous_on_or_before(date)
        )


def parse_snap(text: str) -> Snap:
    """What a date snaps to (`next monday`, `monday`, `previous sprint`), or a LanguageError; `next` goes unsaid."""
    reader = TokenReader(text)
    reader.refuse_empty("what to snap to", "next monday")
    first = reader.next
    rule = Roll(reader.take().text.casefold()) if reader.sees("next", "previous", "nearest") else Roll.NEXT
    token = reader.accept_kind(TokenKind.WORD)
    if token is None:
        reader.fail(
            f"expected a weekday or a calendar, found {reader.next}", hint="for example `next monday`, `sprint`"
        )
    word = token.text.casefold()
    text = reader.since(first)
    if reader.next.kind is TokenKind.WORD:
        reader.finish(did_you_mean(token.text, ("next", "previous", "nearest")))
    reader.finish("for example `next monday`, `previous sprint`")
    weekday = WEEKDAYS.index(word) if word in WEEKDAYS else None
    return Snap(text, rule, weekday, "" if weekday is not None else token.text)
