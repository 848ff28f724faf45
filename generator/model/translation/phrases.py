"""The small values of the format (lengths, recurrences, targets) as people say them in a language.

In English what the format says is what people say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model.language.comparison import Comparison, Window, WindowMode
from generator.model.language.duration import Duration
from generator.model.language.recurrence import Recurrence
from generator.model.language.unit import Unit
from generator.model.translation.translator import Words, marked, plural

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


def lasting(words: Words, duration: Duration | None) -> str:
    """How long something takes: "30..60 min" is "30 bis 60 Minuten" in German."""
    if duration is None or words.english:
        return str(duration or "")
    high = _count(words, duration.high, duration.unit)
    if duration.low == duration.high:
        return high
    return words.say("{low} to {high}", low=words.number(duration.low), high=high)


def repeated(words: Words, recurrences: Sequence[Recurrence]) -> str:
    """How often something repeats, in one recurrence or several after one another: "every week on friday 15:00"."""
    if words.english:
        return words.say("every {recurrence}", recurrence=THEN.join(str(each) for each in recurrences))
    first, *more = (_recurrence(words, each) for each in recurrences)
    return words.say("{first}, then {second}", first=first, second=", ".join(more)) if more else first


THEN = ", then every "
"""Between recurrences after one another."""


def snapped(words: Words, text: str, weekday: int | None, way: str = "next") -> str:
    """What a date snaps to: "next monday"; what is no day of the week as it is written."""
    if words.english:
        return text
    return words.quoted(text) if weekday is None else words.say(_WAYS[way], day=words.weekday(weekday))


_WAYS = {
    "next": marked("the next {day}"),
    "previous": marked("the previous {day}"),
    "nearest": marked("the nearest {day}"),
}


def compared(words: Words, target: Comparison | None) -> str:
    """What must be reached: "at most 0.5", and "7..14" as "7 to 14"."""
    if target is None or words.english:
        return str(target or "").replace("..", " to ")
    return _comparison(words, target)


def windowed(words: Words, window: Window | None) -> str:
    """For how long it must be reached: "7 days in a row"."""
    return str(window or "") if window is None or words.english else _window(words, window)


def ranged(words: Words, low: int, high: int | None) -> str:
    """A number or a range: "1 to 10", "3 or more"."""
    if high is None:
        return words.say("{low} or more", low=low)
    return str(low) if low == high else words.say("{low} to {high}", low=low, high=high)


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
