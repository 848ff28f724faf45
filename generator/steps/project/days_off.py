"""The days off that a date passes on its way, in one line: weekends as weekends, everything else by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from babel.dates import format_date

from generator.model.dated import Why
from generator.model.day import WEEKDAYS

_FEW = 2
"""So many weekends are named by their days; of more, how many they are says enough."""
_ENDS = frozenset({"friday", "saturday", "sunday"})
Run = tuple[date, date]


def said_day(day: date) -> str:
    """A day as people say it: `Fri 6 Nov 2026`."""
    return str(format_date(day, "EEE d MMM yyyy", locale="en"))


def days_off(skipped: Iterable[Why]) -> str:
    """What a date passes: `the weekend (Sat 7 Nov to Sun 8 Nov 2026) and Christmas Day (Fri 25 Dec 2026)`."""
    named: dict[str, list[date]] = {}
    for why in skipped:
        weekend = why.name.casefold() in _ENDS
        named.setdefault("" if weekend else why.name, []).append(date.fromisoformat(why.text))
    return _and([_said(name, _runs(days)) for name, days in named.items()])


def _said(name: str, runs: Sequence[Run]) -> str:
    if not name:
        if len(runs) > _FEW:
            return f"{len(runs)} weekends"
        return f"the weekend{'s' * (len(runs) > 1)} ({_listed(runs)})"
    if name.casefold() in WEEKDAYS:
        count = sum((last - first).days + 1 for first, last in runs)
        return f"{count} {name}s" if count > _FEW else f"{name} {_listed(runs, weekday=False)}"
    return f"{name} ({_listed(runs)})"


def _listed(runs: Sequence[Run], weekday: bool = True) -> str:
    return _and([_run(first, last, weekday) for first, last in runs])


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _run(first: date, last: date, weekday: bool) -> str:
    shown = "EEE d MMM yyyy" if weekday else "d MMM yyyy"
    end = str(format_date(last, shown, locale="en"))
    if first == last:
        return end
    shown = shown.removesuffix(" yyyy") if first.year == last.year else shown
    return f"{format_date(first, shown, locale='en')} to {end}"


def _runs(days: Iterable[date]) -> tuple[Run, ...]:
    """Days in a row as one span each, the earliest first."""
    found: list[Run] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)
