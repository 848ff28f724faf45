"""The days off that a date passes on its way, in one line: weekends as weekends, everything else by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.model.calendar.onboarding_life import PAUSED
from generator.model.language.weekday import WEEKDAYS
from generator.model.stages.dated import Why
from generator.model.translation.translator import Words, marked

_FEW = 2
"""So many weekends are named by their days; of more, how many they are says enough."""
_ENDS = frozenset({"friday", "saturday", "sunday"})
_DAY_OF_WEEK = (
    marked("{n} Mondays"),
    marked("{n} Tuesdays"),
    marked("{n} Wednesdays"),
    marked("{n} Thursdays"),
    marked("{n} Fridays"),
    marked("{n} Saturdays"),
    marked("{n} Sundays"),
)
Run = tuple[date, date]


def days_off(words: Words, skipped: Iterable[Why]) -> str:
    """What a date passes: `the weekend (Sat 7 Nov to Sun 8 Nov 2026) and Christmas Day (Fri 25 Dec 2026)`."""
    named: dict[str, list[date]] = {}
    for why in skipped:
        if isinstance(why.detail, date):
            weekend = why.name.casefold() in _ENDS
            named.setdefault("" if weekend else why.name, []).append(why.detail)
    return words.listed(_said(words, name, _runs(days)) for name, days in named.items())


def closed_name(words: Words, name: str) -> str:
    """The name of a closed day, where two parties have their own names for it with both.

    Ours are those of the days of the week, of a pause, and of a closure that nobody named.
    """
    parts = (_OF_PARTY.fullmatch(part) for part in name.split(", "))
    return ", ".join(_own_name(words, part["name"]) + (part["party"] or "") for part in parts if part)


def _own_name(words: Words, name: str) -> str:
    if name.casefold() in WEEKDAYS:
        return words.weekday(WEEKDAYS.index(name.casefold()))
    return words.gettext(name) if name in _OURS else name


_OF_PARTY = re.compile(r"(?P<name>.*?)(?P<party> \(.*\))?", re.DOTALL)
_OURS = (PAUSED, marked("Closed"), marked("Paused"))


def _said(words: Words, name: str, runs: Sequence[Run]) -> str:
    if not name:
        if len(runs) > _FEW:
            return words.say("{n} weekends", n=len(runs))
        days = _listed(words, runs)
        return words.many("the weekend ({days})", "the weekends ({days})", len(runs), days=days)
    if name.casefold() in WEEKDAYS:
        number = WEEKDAYS.index(name.casefold())
        count = sum((last - first).days + 1 for first, last in runs)
        if count > _FEW:
            return words.say(_DAY_OF_WEEK[number], n=count)
        return f"{words.weekday(number)} {_listed(words, runs, weekday=False)}"
    return f"{closed_name(words, name)} ({_listed(words, runs)})"


def _listed(words: Words, runs: Sequence[Run], weekday: bool = True) -> str:
    return words.listed(_run(words, first, last, weekday) for first, last in runs)


def _run(words: Words, first: date, last: date, weekday: bool) -> str:
    whole = words.day if weekday else words.plain_date
    if first == last:
        return whole(last)
    brief = words.day_without_year if weekday else words.short_date
    start = brief(first) if first.year == last.year else whole(first)
    return words.say("{start} to {end}", start=start, end=whole(last))


def _runs(days: Iterable[date]) -> tuple[Run, ...]:
    """Days in a row as one span each, the earliest first."""
    found: list[Run] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)
