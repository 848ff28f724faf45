"""The working week of a party, as `week` and `hours` say it: `mon-fri`, `09:00-17:00`, half days included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.language.tokenizer import LanguageError, Token, TokenKind, TokenReader, did_you_mean, quote
from generator.model.language.weekday import WEEKDAYS, clock_of

DAY = 24 * 60
"""The minutes of a day."""

_WEEK_EXAMPLES = "for example `mon-fri`, `sun-thu` or `mon, tue, thu`"
_HOURS_EXAMPLES = "for example `09:00-17:00` or `mon-thu 08:00-12:00 13:00-17:00, fri 08:00-12:00`"

Range = tuple[int, int]
"""From a minute of the day up to, and without, another; the second is at most `DAY`."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The working hours by weekday (Monday is 0); a weekday that is not listed has none."""

    text: str
    ranges: Mapping[int, tuple[Range, ...]]

    def __str__(self) -> str:
        return self.text

    def on(self, weekday: int) -> tuple[Range, ...]:
        """The ranges of a weekday in ascending order, none of which overlap."""
        return self.ranges.get(weekday, ())

    def minutes(self, weekday: int) -> int:
        """How long a weekday is."""
        return sum(end - start for start, end in self.on(weekday))


def parse_week(text: str) -> frozenset[int]:
    """The weekdays of a week as Python numbers them, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a week", "mon-fri")
    days = _read_days(reader)
    reader.finish(_WEEK_EXAMPLES)
    return days


def parse_hours(text: str, week: frozenset[int] = frozenset(range(5))) -> Hours:
    """The hours that a text says, or a LanguageError; hours without weekdays hold for every day of the week."""
    reader = TokenReader(text)
    reader.refuse_empty("working hours", "09:00-17:00")
    first = reader.next
    found: dict[int, tuple[Range, ...]] = {}
    while True:
        at = reader.next
        days = _read_days(reader) if at.kind is TokenKind.WORD else week
        twice = sorted(days & found.keys())
        if twice:
            reader.fail(f"{WEEKDAYS[twice[0]]} has its hours already", at, _HOURS_EXAMPLES)
        found.update(dict.fromkeys(days, _read_ranges(reader)))
        if not reader.accept(","):
            break
    text = reader.since(first)
    reader.finish(_HOURS_EXAMPLES)
    return Hours(text, {day: found[day] for day in sorted(found)})


def _read_days(reader: TokenReader) -> frozenset[int]:
    days = _read_day_or_run(reader)
    while reader.sees(",", "and") and reader.ahead(1).kind is TokenKind.WORD and _is_days(reader.ahead(1)):
        reader.take()
        days |= _read_day_or_run(reader)
    return days


def _is_days(token: Token) -> bool:
    return all(_weekday(part) is not None for part in token.text.split("-"))


def _read_day_or_run(reader: TokenReader) -> frozenset[int]:
    """One weekday or a run of them, which may pass the end of the week: `sat-tue`."""
    token = reader.accept_kind(TokenKind.WORD) or reader.fail(
        f"expected a weekday, found {reader.next}", hint=_WEEK_EXAMPLES
    )
    parts = token.text.split("-")
    if reader.sees("-"):
        reader.fail(f"{quote(token.text)} is followed by a lone minus", hint="write a run without spaces: `mon-fri`")
    if len(parts) > 2:
        reader.fail(f"{token} is not a run of weekdays", token, _WEEK_EXAMPLES)
    days = [_named(token, part) for part in parts]
    return frozenset((days[0] + n) % 7 for n in range((days[-1] - days[0]) % 7 + 1))


def _named(token: Token, part: str) -> int:
    day = _weekday(part)
    if day is None:
        names = [*WEEKDAYS, *(name[:3] for name in WEEKDAYS)]
        offset = token.start + token.text.index(part)
        raise LanguageError(f"{quote(part)} is not a weekday", offset, did_you_mean(part, names) or _WEEK_EXAMPLES)
    return day


def _weekday(word: str) -> int | None:
    """The weekday that a name of three or more letters stands for."""
    fitting = [n for n, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word.casefold())]
    return fitting[0] if fitting else None


def _read_ranges(reader: TokenReader) -> tuple[Range, ...]:
    ranges = [_read_range(reader)]
    while reader.next.kind is TokenKind.CLOCK or (reader.sees("and") and reader.ahead(1).kind is TokenKind.CLOCK):
        reader.accept("and")
        at = reader.next
        ranges.append(_read_range(reader))
        if ranges[-1][0] < ranges[-2][1]:
            reader.fail("these hours begin before the ones in front of them end", at)
    return tuple(ranges)


def _read_range(reader: TokenReader) -> Range:
    at = reader.next
    start = _read_minute(reader)
    reader.expect("-", _HOURS_EXAMPLES)
    end = _read_minute(reader, ends=True)
    if end <= start:
        reader.fail("these hours end before they begin", at, "hours past midnight belong to the next day")
    return start, end


def _read_minute(reader: TokenReader, ends: bool = False) -> int:
    token = reader.accept_kind(TokenKind.CLOCK) or reader.fail(
        f"expected a time of day, found {reader.next}", hint=_HOURS_EXAMPLES
    )
    if ends and token.text == "24:00":
        return DAY
    clock = clock_of(token)
    return clock.hour * 60 + clock.minute
