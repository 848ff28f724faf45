"""Weekdays, dates and times of day as they are written in every text."""

from __future__ import annotations

import calendar
import datetime as dt

from generator.model.language.tokenizer import LanguageError, Token, TokenKind, TokenReader, did_you_mean, quote

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Dates outside these years are typing mistakes."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The names of the weekdays; the position is Python's number for the weekday."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""The names of the months, which times never use: they are recognised to say so."""


def read_weekday(reader: TokenReader) -> int:
    """The weekday that comes next, as Python numbers it."""
    token = reader.next
    if token.kind is TokenKind.WORD and token.text.casefold() in WEEKDAYS:
        return WEEKDAYS.index(reader.take().text.casefold())
    short = _short_weekday(token.text) if token.kind is TokenKind.WORD else None
    hint = f"write {quote(short)} in full" if short else did_you_mean(token.text, WEEKDAYS)
    reader.fail(f"{token} is not a weekday", token, hint or "for example `monday`")


def _short_weekday(word: str) -> str | None:
    """The full name that two or more first letters stand for."""
    return next((name for name in WEEKDAYS if len(word) > 1 and name.startswith(word.casefold())), None)


def looks_like_weekday(word: str) -> bool:
    """Whether a word is a weekday, or was probably meant as one."""
    return word.casefold() in WEEKDAYS or bool(did_you_mean(word, WEEKDAYS)) or _short_weekday(word) is not None


def read_clock(reader: TokenReader) -> dt.time | None:
    """The time of day when one comes next."""
    token = reader.accept_kind(TokenKind.CLOCK)
    return clock_of(token) if token else None


def clock_of(token: Token) -> dt.time:
    """The time of day that a token says."""
    hour, minute = (int(part) for part in token.text.split(":"))
    if (hour, minute) == (24, 0):
        raise LanguageError("a day ends at 23:59", token.start, "write 00:00 of the next day")
    if hour > 23:
        raise LanguageError(f"there is no hour {hour}", token.start, "hours run from 00 to 23")
    if minute > 59:
        raise LanguageError(f"there is no minute {minute}", token.end - 2, "minutes run from 00 to 59")
    return dt.time(hour, minute)


def date_of(token: Token) -> dt.date:
    """The date that a token says; the error points at the part that is impossible."""
    parts = token.text.split("-")
    year, month, day = (int(part) for part in parts)
    month_at = token.start + len(parts[0]) + 1
    day_at = month_at + len(parts[1]) + 1
    if len(parts[0]) != 4:
        raise LanguageError(f"{token} has no year of four digits", token.start, "write year-month-day, as `2026-12-01`")
    check_year(year, token.start)
    if not 1 <= month <= 12:
        raise LanguageError(f"there is no month {month}", month_at, "months run from 01 to 12")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise LanguageError(
            f"{MONTHS[month - 1].capitalize()} {year} has no day {day}", day_at, f"its last day is {last}"
        )
    return dt.date(year, month, day)


def check_year(year: int, offset: int) -> None:
    """Refuse a year that can only be a typing mistake."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LanguageError(f"the year {year} is out of range", offset, f"years run from {FIRST_YEAR} to {LAST_YEAR}")
