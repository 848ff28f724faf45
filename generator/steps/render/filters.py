"""Dates, times, counts and the small texts of the format in the words of a reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from generator.model.files.fields import Count
from generator.model.language.comparison import Comparison
from generator.model.language.title import title_from_id
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.zoned_moment import ZonedMoment
from generator.model.translation.phrases import compared, lasting, ranged, repeated, windowed, workdays_apart
from generator.model.translation.translator import ENGLISH, Words


def filters(words: Words) -> Mapping[str, Callable[..., object]]:
    """All of them by the names that templates use; `language` behind a date may be left out."""
    in_language: dict[str, Callable[..., str]] = {
        "on_day": on_day,
        "short_day": short_day,
        "clock_in": clock_in,
        "from_to": from_to,
        "on_axis": on_axis,
        "in_words": in_words,
    }
    spoken: dict[str, Callable[..., object]] = {
        "label": words.label,
        "word": words.gettext,
        "takes": partial(lasting, words),
        "recurrence": partial(repeated, words),
        "target": partial(target, words),
        "window": partial(windowed, words),
        "workdays_apart": partial(workdays_apart, words),
        "days_apart": partial(days_apart, words),
        "range_of": partial(range_of, words),
        "week": partial(week, words),
        "length": partial(length, words),
        "number": partial(number, words),
        "file_size": partial(size, words),
    }
    plain: dict[str, Callable[..., object]] = {
        "at_clock": at_clock,
        "clocks": clocks,
        "place": place,
        "marks": marks,
        "file_type": file_type,
        "human": title_from_id,
    }
    return {**{name: _of(words, each) for name, each in in_language.items()}, **spoken, **plain}


def _of(words: Words, said: Callable[..., str]) -> Callable[..., str]:
    """A filter of dates for the words of one reader; templates may also name the language, which is the same."""

    def filter_(value: object, *rest: str, language: str = "") -> str:
        return said(value, *rest[: _FORMS.get(said, 0)], words=words)

    return filter_


When = ZonedMoment | date | None
"""A moment, or a day that never has a clock time; None where there is no date."""


def on_day(when: When, words: Words = ENGLISH) -> str:
    """Weekday and date: "Mon 2 Nov 2026"."""
    return words.day(_day(when)) if when else ""


def short_day(when: When, words: Words = ENGLISH) -> str:
    """A date without weekday and year: "2 Nov"."""
    return words.short_date(_day(when)) if when else ""


def _day(when: ZonedMoment | date) -> date:
    return when.day if isinstance(when, ZonedMoment) else when


def at_clock(when: When, zone: str = "") -> str:
    """The clock time of a moment in a zone (default its own): "10:00"; nothing for a whole day."""
    if not isinstance(when, ZonedMoment):
        return ""
    return (when.seen_from(ZoneInfo(zone)) if zone else when).clock


def clock_in(when: When, zone: str, words: Words = ENGLISH) -> str:
    """The clock time in another zone, with the weekday where it is another day there: "23:00 Sun"."""
    if not isinstance(when, ZonedMoment):
        return ""
    there = when.seen_from(ZoneInfo(zone))
    return there.clock + ("" if there.day == when.day else " " + words.weekday(there.day.weekday(), "abbreviated"))


def from_to(span: ShownSpan | None, words: Words = ENGLISH) -> str:
    """A span in words: one day, a range of days, or a day with clock times."""
    if span is None:
        return ""
    if span.tentative:
        return span.tentative
    first, last = on_day(span.start, words), on_day(span.end, words)
    start, end = span.start.clock, span.end.clock
    if first == last:
        clocks = "–".join(dict.fromkeys(c for c in (start, end) if c))
        return f"{first} {clocks}".strip()
    return " – ".join(f"{d} {c}".strip() for d, c in ((first, start), (last, end)))


def clocks(span: ShownSpan) -> str:
    """The clock times of a span within one day: "09:00–09:05"; nothing for whole days and longer spans."""
    if not span.start.timed or span.start.day != span.end.day:
        return ""
    return "–".join(dict.fromkeys(c for c in (span.start.clock, span.end.clock) if c))


def length(words: Words, minutes: int) -> str:
    """Minutes as people say them: "30 min", "2 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [words.say("{n} h", n=hours)] if hours else []
    return " ".join([*parts, words.say("{n} min", n=rest)] if rest or not hours else parts)


def size(words: Words, count: int) -> str:
    """A file's size: "12 kB"."""
    if count < 1000:
        return words.many("{n} byte", "{n} bytes", count)
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{words.number(count / 1_000_000)} MB"


def number(words: Words, value: Decimal | str) -> str:
    """A number of the files with its decimals set apart as in the language; other text stays as it is."""
    known = isinstance(value, Decimal) or _NUMBER.fullmatch(value)
    return words.number(Decimal(value)) if known and not words.english else str(value)


def target(words: Words, value: Comparison | Count | None) -> str:
    """What must be reached, or the range of a scale."""
    return ranged(words, value.low, value.high) if isinstance(value, Count) else compared(words, value)


def file_type(name: str) -> str:
    """The kind of a file, as people call it: "PDF"."""
    return name.rpartition(".")[2].upper() if "." in name else ""


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def on_axis(on: date, form: str, words: Words = ENGLISH) -> str:
    """A date as the label of a time axis: "2 Nov" for a day, "Nov" for a month, "Jan 2027" where a year begins."""
    said = {"day": words.short_date, "month": words.month, "year": words.month_of_year}[form]
    return said(on)


def marks(scale: Count | None) -> tuple[str, ...]:
    """The marks of a rating scale such as "1..10", for a form on paper; a scale with too many for a line has none."""
    if scale is None or scale.high is None or not scale.low < scale.high <= scale.low + 20:
        return ()
    return tuple(str(n) for n in range(scale.low, scale.high + 1))


def in_words(text: str | ZonedMoment, words: Words = ENGLISH) -> str:
    """A sentence of ours with its ISO dates, or a lone moment, as readers write them."""
    if isinstance(text, ZonedMoment):
        return f"{on_day(text, words)} {text.clock}".rstrip()
    return _DATE.sub(lambda m: _day_of(m[0], words), text)


def _day_of(found: str, words: Words) -> str:
    try:
        return in_words(ZonedMoment.parse(found), words)
    except ValueError:
        return found


_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d[+-]\d\d:\d\d)?(?![\w-])")
_FORMS: Mapping[Callable[..., str], int] = {on_axis: 1, clock_in: 1}
"""How many values those filters of dates take that take more than the date."""


def place(zone: str) -> str:
    """A time zone as the place it is named after: "Europe/Oslo" is "Oslo"."""
    return zone.rpartition("/")[2].replace("_", " ")


def days_apart(words: Words, days: int) -> str:
    """By how many days something is later, or how many were made up."""
    if days > 0:
        return words.many("{n} day later", "{n} days later", days)
    return words.many("{n} day made up", "{n} days made up", -days)


def range_of(words: Words, count: Count) -> str:
    """How many people: "1..2" is "1 to 2 people", "3.." is "3 or more people"."""
    if count.high is None:
        return words.say("{low} or more people", low=count.low)
    if count.low < count.high:
        return words.say("{low} to {high} people", low=count.low, high=count.high)
    return words.many("{n} person", "{n} people", count.low)


def week(words: Words, days: str) -> str:
    """The days of a working week: "mon-fri" is "Monday to Friday"."""
    spans = (part.partition("-") for part in days.replace(" ", "").split(","))
    return ", ".join(_span_of_week(words, first, last) for first, _, last in spans)


def _span_of_week(words: Words, first: str, last: str) -> str:
    if not last:
        return _weekday(words, first)
    return words.say("{low} to {high}", low=_weekday(words, first), high=_weekday(words, last))


def _weekday(words: Words, short: str) -> str:
    return words.weekday(_DAYS.index(short)) if short in _DAYS else short


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
