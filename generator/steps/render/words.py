"""Dates, times and counts in the words of a reader."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from generator.model.shown import ShownSpan


def on_day(moment: str, language: str = "en") -> str:
    """An ISO date or date-time as weekday and date: "Mon 2 Nov 2026"."""
    return (
        str(format_date(datetime.fromisoformat(moment).date(), _pattern(language), locale=language)) if moment else ""
    )


def short_day(moment: str, language: str = "en") -> str:
    """An ISO date without weekday and year: "2 Nov"."""
    return str(format_date(datetime.fromisoformat(moment).date(), "d MMM", locale=language)) if moment else ""


def at_clock(moment: str, zone: str = "") -> str:
    """The clock time of a date-time in a zone (default its own): "10:00"; nothing for a whole day."""
    if "T" not in moment:
        return ""
    when = datetime.fromisoformat(moment)
    return (when.astimezone(ZoneInfo(zone)) if zone else when).strftime("%H:%M")


def clock_in(moment: str, zone: str, language: str = "en") -> str:
    """The clock time in another zone, with the weekday where it is another day there: "23:00 Sun"."""
    if "T" not in moment:
        return ""
    here = datetime.fromisoformat(moment)
    there = here.astimezone(ZoneInfo(zone))
    other = "" if there.date() == here.date() else " " + str(format_datetime(there, "EEE", locale=language))
    return there.strftime("%H:%M") + other


def from_to(span: ShownSpan | None, language: str = "en") -> str:
    """A span in words: one day, a range of days, or a day with clock times."""
    if span is None:
        return ""
    if span.tentative:
        return span.tentative
    first, last = on_day(span.start, language), on_day(span.end, language)
    start, end = at_clock(span.start), at_clock(span.end)
    if first == last:
        clocks = "–".join(dict.fromkeys(c for c in (start, end) if c))
        return f"{first} {clocks}".strip()
    return " – ".join(f"{d} {c}".strip() for d, c in ((first, start), (last, end)))


def clocks(span: ShownSpan) -> str:
    """The clock times of a span within one day: "09:00–09:05"; nothing for whole days and longer spans."""
    if "T" not in span.start or span.start[:10] != span.end[:10]:
        return ""
    return "–".join(dict.fromkeys(c for c in (at_clock(span.start), at_clock(span.end)) if c))


def length(minutes: int) -> str:
    """Minutes as people say them: "30 min", "2 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def size(count: int) -> str:
    """A file's size: "12 kB"."""
    return (
        f"{count} bytes"
        if count < 1000
        else f"{count / 1000:.0f} kB"
        if count < 1_000_000
        else f"{count / 1_000_000:.1f} MB"
    )


def file_type(name: str) -> str:
    """The kind of a file, as people call it: "PDF"."""
    return name.rpartition(".")[2].upper() if "." in name else ""


def _pattern(language: str) -> str:
    return "EEE d MMM yyyy" if language == "en" else "EEE d. MMM yyyy"


def on_axis(moment: str, form: str, language: str = "en") -> str:
    """A date as the label of a time axis: "2 Nov" for a day, "Nov" for a month, "Jan 2027" where a year begins."""
    pattern = {"day": "d MMM", "month": "MMM", "year": "MMM yyyy"}[form]
    return str(format_date(datetime.fromisoformat(moment).date(), pattern, locale=language))


def marks(scale: str) -> tuple[str, ...]:
    """The marks of a rating scale such as "1..10", for a form on paper; a scale with too many for a line has none."""
    first, _, last = scale.partition("..")
    if not (first.isdigit() and last.isdigit() and int(first) <= int(last) <= int(first) + 20):
        return ()
    return tuple(str(n) for n in range(int(first), int(last) + 1))


def in_words(text: str, language: str = "en") -> str:
    """A sentence of ours, or a lone date, with its ISO dates as readers write them."""
    return _DATE.sub(lambda m: _day_of(m[0], language), text)


def _day_of(found: str, language: str) -> str:
    try:
        return f"{on_day(found, language)} {at_clock(found)}".rstrip()
    except ValueError:
        return found


_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d[+-]\d\d:\d\d)?(?![\w-])")


def place(zone: str) -> str:
    """A time zone as the place it is named after: "Europe/Oslo" is "Oslo"."""
    return zone.rpartition("/")[2].replace("_", " ")


def range_of(text: str) -> str:
    """How many people: "1..2" is "1 to 2 people", "3.." is "3 or more people"."""
    first, dots, last = text.partition("..")
    ranged = f"{first} to {last}" if last else f"{first} or more"
    count = ranged if dots else first
    return f"{count} {'person' if count == '1' else 'people'}"


def week(days: str) -> str:
    """The days of a working week: "mon-fri" is "Monday to Friday"."""
    return re.sub(
        r"[a-z]{3}|-|,", lambda m: _DAYS.get(m[0], {"-": " to ", ",": ", "}.get(m[0], m[0])), days.replace(" ", "")
    )


_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
