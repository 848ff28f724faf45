"""The small texts of the format (lengths, rhythms, targets) as people say them in a language.

In English such a text is what people say; a text that cannot be read stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from generator.model.language.comparison import Comparison, Window, WindowMode, parse_comparison, parse_window
from generator.model.language.duration import Duration, parse_duration
from generator.model.language.recurrence import Recurrence, parse_recurrence
from generator.model.language.tokenizer import LanguageError
from generator.model.language.unit import Unit
from generator.model.language.weekday import WEEKDAYS
from generator.model.translation.translator import Words, marked, plural

T = TypeVar("T")

_ONE_AND_MORE = {
    Unit.MINUTES: plural("{n} minute", "{n} minutes"),
    Unit.HOURS: plural("{n} hour", "{n} hours"),
    Unit.DAYS: plural("{n} day", "{n} days"),
    Unit.WORKDAYS: plural("{n} workday", "{n} workdays"),
    Unit.WEEKS: plural("{n} week", "{n} weeks"),
    Unit.MONTHS: plural("{n} month", "{n} months"),
    Unit.YEARS: plural("{n} year", "{n} years"),
}
_LATER = {
    Unit.MINUTES: plural("{n} minute later", "{n} minutes later"),
    Unit.HOURS: plural("{n} hour later", "{n} hours later"),
    Unit.DAYS: plural("{n} day later", "{n} days later"),
    Unit.WORKDAYS: plural("{n} workday later", "{n} workdays later"),
    Unit.WEEKS: plural("{n} week later", "{n} weeks later"),
    Unit.MONTHS: plural("{n} month later", "{n} months later"),
    Unit.YEARS: plural("{n} year later", "{n} years later"),
}
_EARLIER = {
    Unit.MINUTES: plural("{n} minute earlier", "{n} minutes earlier"),
    Unit.HOURS: plural("{n} hour earlier", "{n} hours earlier"),
    Unit.DAYS: plural("{n} day earlier", "{n} days earlier"),
    Unit.WORKDAYS: plural("{n} workday earlier", "{n} workdays earlier"),
    Unit.WEEKS: plural("{n} week earlier", "{n} weeks earlier"),
    Unit.MONTHS: plural("{n} month earlier", "{n} months earlier"),
    Unit.YEARS: plural("{n} year earlier", "{n} years earlier"),
}
_EVERY = {
    Unit.DAYS: plural("every day", "every {n} days"),
    Unit.WORKDAYS: plural("every workday", "every {n} workdays"),
    Unit.WEEKS: plural("every week", "every {n} weeks"),
    Unit.MONTHS: plural("every month", "every {n} months"),
    Unit.YEARS: plural("every year", "every {n} years"),
}
_WHICH = {
    1: marked("first"),
    2: marked("second"),
    3: marked("third"),
    4: marked("fourth"),
    -1: marked("last"),
}
_A_PERIOD = {Unit.WEEKS: marked("{often} a week"), Unit.MONTHS: marked("{often} a month")}


def amount(words: Words, count: int, unit: str) -> str:
    """So many of a unit: "1 workday", "3 days"."""
    return words.many(*_ONE_AND_MORE[Unit(unit)], count)


def apart(words: Words, count: int, unit: str) -> str:
    """By how much something is later, or earlier where the count is negative."""
    forms = _LATER if count >= 0 else _EARLIER
    return words.many(*forms[Unit(unit)], abs(count))


def workdays_apart(words: Words, count: int) -> str:
    """By how many workdays something is later, or earlier where the count is negative."""
    return apart(words, count, Unit.WORKDAYS)


def lasting(words: Words, text: str) -> str:
    """How long something takes: "30..60 min" is "30 bis 60 Minuten" in German."""
    return _said(words, text, parse_duration, _duration)


def repeated(words: Words, text: str) -> str:
    """How often something repeats: "week on friday 15:00" is "every week on friday 15:00"."""
    first, *more = text.split(THEN)
    if words.english:
        return words.say("every {recurrence}", recurrence=text)
    parts = [_said(words, each, parse_recurrence, _recurrence) for each in (first, *more)]
    return words.say("{first}, then {second}", first=parts[0], second=", ".join(parts[1:])) if more else parts[0]


THEN = ", then every "
"""Between the rhythms of a series that changes its own."""


def snapped(words: Words, text: str) -> str:
    """What a date snaps to: "next monday"; a calendar of the files by its name, and a rhythm as it is written."""
    if words.english:
        return text
    way, _, day = text.rpartition(" ")
    number = WEEKDAYS.index(day.casefold()) if day.casefold() in WEEKDAYS else None
    form = _WAYS.get(way or "next")
    return words.quoted(text) if number is None or form is None else words.say(form, day=words.weekday(number))


_WAYS = {
    "next": marked("the next {day}"),
    "previous": marked("the previous {day}"),
    "nearest": marked("the nearest {day}"),
}


def compared(words: Words, text: str) -> str:
    """What must be reached: "at most 0.5", and "7..14" as "7 to 14"."""
    if words.english:
        return text.replace("..", " to ")
    return _said(words, text, parse_comparison, _comparison)


def windowed(words: Words, text: str) -> str:
    """For how long it must be reached: "7 days in a row"."""
    return _said(words, text, parse_window, _window)


def _said(words: Words, text: str, parse: Callable[[str], T], say: Callable[[Words, T], str]) -> str:
    if words.english or not text:
        return text
    try:
        return say(words, parse(text))
    except LanguageError:
        return text


def _duration(words: Words, duration: Duration) -> str:
    if duration.low == duration.high:
        return _count(words, duration.high, duration.unit)
    high = _count(words, duration.high, duration.unit)
    return words.say("{low} to {high}", low=words.number(duration.low), high=high)


def _count(words: Words, number: Decimal, unit: Unit) -> str:
    one, more = _ONE_AND_MORE[unit]
    whole = number == int(number)
    return words.many(one, more, int(number) if whole else 2, n=words.number(number))


def _recurrence(words: Words, recurrence: Recurrence) -> str:
    days = words.listed(words.weekday(day) for day in recurrence.weekdays) if recurrence.weekdays else ""
    if recurrence.nth is not None:
        days = words.say("the {nth} {weekday}", nth=words.gettext(_WHICH[recurrence.nth]), weekday=days)
    every = words.many(*_EVERY[recurrence.unit], recurrence.interval)
    said = words.say("{every} on {days}", every=every, days=days) if days else every
    return said + (f" {recurrence.clock:%H:%M}" if recurrence.clock else "")


def _comparison(words: Words, target: Comparison) -> str:
    low, high = (words.number(n) if n is not None else "" for n in (target.low, target.high))
    unit = f" {target.unit}" if target.unit else ""
    if low and high:
        said = words.say("exactly {n}", n=low) if low == high else words.say("{low} to {high}", low=low, high=high)
    elif target.strict:
        said = words.say("above {n}", n=low) if low else words.say("below {n}", n=high)
    else:
        said = words.say("at least {n}", n=low) if low else words.say("at most {n}", n=high)
    return said + unit


def _window(words: Words, window: Window) -> str:
    often = amount(words, window.count, window.unit)
    if window.mode is WindowMode.IN_A_ROW or window.per is None:
        return words.say("{days} in a row", days=often)
    return words.say(_A_PERIOD[window.per], often=often)
