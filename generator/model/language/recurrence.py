"""How often something repeats: one value of `every`. When it ends is said by the fields `until` and `count`.

`day`, `workday`, `2 weeks`, `month`, `monday and thursday`, `2 weeks on tuesday 15:00`, `month on first monday`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.model.language.tokenizer import TokenKind, TokenReader
from generator.model.language.unit import UNIT_WORDS, Unit, read_unit
from generator.model.language.weekday import WEEKDAYS, read_clock, read_weekday

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NEAR = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "biweekly": "2 weeks",
    "fortnightly": "2 weeks",
    "fortnight": "2 weeks",
    "weekday": "workday",
    "weekdays": "workday",
    "quarterly": "3 months",
    "quarter": "3 months",
    "weekend": "saturday and sunday",
}
_EXAMPLES = "for example `workday`, `week on friday 15:00`, `2 weeks`, `monday and thursday`"
_MONTH_EXAMPLES = "write `month on first monday`; without `on`, the first date decides the day of the month"
_MOST = {Unit.DAYS: 366, Unit.WORKDAYS: 260, Unit.WEEKS: 52, Unit.MONTHS: 24, Unit.YEARS: 5}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence: every so many of a unit, on these weekdays where it counts weeks or months.

    `weekdays` are Python's numbers in ascending order. `nth` says which of the weekday in a month, -1 the last.
    Without weekdays the first occurrence decides the weekday or the day of the month.
    """

    text: str
    interval: int
    unit: Unit
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    clock: dt.time | None = None

    def __str__(self) -> str:
        return self.text


def parse_recurrence(text: str) -> Recurrence:
    """The recurrence that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a rhythm", "week on friday 15:00")
    first = reader.next
    if first.kind is TokenKind.NUMBER:
        interval, unit = _counted(reader)
    else:
        interval, unit = 1, _unit(reader)
    bare = reader.next is first
    nth, weekdays = (None, _weekdays(reader)) if bare else _days(reader, unit)
    clock = read_clock(reader)
    text = reader.since(first)
    reader.finish(_rest_hint(reader))
    return Recurrence(text, interval, unit, weekdays, nth, clock)


def _unit(reader: TokenReader) -> Unit:
    """The unit; bare weekdays stand for every week and are left where they are."""
    token = reader.next
    word = token.text.casefold()
    if word == "every":
        reader.fail("`every` is said already", hint="write only the rhythm: `week on friday 15:00`")
    if word in _NEAR:
        reader.fail(f"{token} is not a rhythm", hint=f"write `{_NEAR[word]}`")
    if word not in UNIT_WORDS:
        return Unit.WEEKS if token.kind is TokenKind.WORD else reader.fail(f"{token} is not a rhythm", hint=_EXAMPLES)
    if UNIT_WORDS[word].is_clock:
        reader.fail(f"nothing repeats by {UNIT_WORDS[word]}", hint=_EXAMPLES)
    if word.endswith("s"):
        reader.fail(f"{token} needs a number", hint=f"write `{word[:-1]}` or `2 {word}`")
    reader.take()
    return UNIT_WORDS[word]


def _counted(reader: TokenReader) -> tuple[int, Unit]:
    number = reader.take()
    unit = read_unit(reader, Decimal(number.text))
    if unit.is_clock:
        reader.fail(f"nothing repeats by {unit}", number, _EXAMPLES)
    if "." in number.text or not 1 <= int(number.text) <= _MOST[unit]:
        reader.fail(f"{number} {unit} is not a rhythm", number, f"use a whole number from 1 to {_MOST[unit]}")
    return int(number.text), unit


def _days(reader: TokenReader, unit: Unit) -> tuple[int | None, tuple[int, ...]]:
    """Which of the weekday, and the weekdays that follow `on`."""
    on = reader.accept("on")
    if on is None:
        return None, ()
    if unit is Unit.MONTHS:
        token = reader.take()
        if token.text.casefold() not in _ORDINALS:
            reader.fail(
                f"expected `first` to `fourth` or `last`, found {token}", token, "write `month on first monday`"
            )
        return _ORDINALS[token.text.casefold()], (read_weekday(reader),)
    if unit is not Unit.WEEKS:
        reader.fail(f"`on` goes with weeks and months, not with {unit}", on, _EXAMPLES)
    return None, _weekdays(reader)


def _weekdays(reader: TokenReader) -> tuple[int, ...]:
    found = [read_weekday(reader)]
    while reader.accept(",", "and"):
        reader.accept("and")
        found.append(read_weekday(reader))
    return tuple(sorted(set(found)))


def _rest_hint(reader: TokenReader) -> str:
    word = reader.next.text.casefold()
    if word in ("until", "for", "times"):
        return "the end is said by the keys `until` and `count`"
    if word in WEEKDAYS:
        return f"write `on {word}`, or join weekdays with `and`"
    if word == "at":
        return "leave `at` out: `workday 09:15`"
    if word in ("am", "pm"):
        return "times of day are written with 24 hours: `15:00`"
    return ""
