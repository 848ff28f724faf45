"""A time zone as a calendar file describes it, so that a reader without our list of zones shows the same hours.

The library can do this too, but puts the beginning of summer time an hour late, since it reckons by the clock on the
wall, which leaves that hour out. We reckon in UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class _ZoneRule:
    """What the clocks show from a change on, and what they showed before."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


@lru_cache(maxsize=256)
def zone_component(zone: str, first: int, last: int) -> Timezone:
    """The VTIMEZONE of a zone, right from the beginning of the first to the end of the last year.

    Where the clocks change by one rule in all these years, that rule is written, as readers expect it; else each change.
    """
    clock, start = ZoneInfo(zone), datetime(first - 1, 1, 1, tzinfo=UTC)
    changes = list(_changes(clock, start, datetime(last + 2, 1, 1, tzinfo=UTC)))
    found: dict[_ZoneRule, list[datetime]] = defaultdict(list)
    for instant in changes:
        rule = _rule(clock, instant - SECOND, instant)
        found[rule].append((instant + rule.before).replace(tzinfo=None))
    yearly = {rule: _yearly(onsets, last + 2 - start.year) for rule, onsets in found.items()}
    component = Timezone()
    component.add("tzid", zone)
    if not all(yearly.values()) or not yearly:
        rule = _rule(clock, start, start)
        found = {rule: [], **found}
        found[rule].insert(0, (start + rule.before).replace(tzinfo=None))
        yearly = {}
    for rule, onsets in found.items():
        component.add_component(_observance(rule, onsets, yearly.get(rule)))
    return component


def _changes(clock: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The instants, to the second, from which on a clock is set otherwise than before."""
    day = start
    while day < end:
        before, after = day, day + timedelta(days=1)
        if _shown(clock, before) != _shown(clock, after):
            while after - before > SECOND:
                middle = before + (after - before) // 2
                middle = middle.replace(microsecond=0)
                before, after = (middle, after) if _shown(clock, middle) == _shown(clock, day) else (before, middle)
            yield after
        day += timedelta(days=1)


def _shown(clock: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None]:
    local = instant.astimezone(clock)
    return local.utcoffset(), local.tzname()


def _rule(clock: ZoneInfo, before: datetime, after: datetime) -> _ZoneRule:
    was, now = before.astimezone(clock), after.astimezone(clock)
    return _ZoneRule(
        was.utcoffset() or timedelta(), now.utcoffset() or timedelta(), now.tzname() or "", bool(now.dst())
    )


def _yearly(onsets: list[datetime], years: int) -> dict[str, object] | None:
    """The rule that gives one change a year, such as the last Sunday of March; None where there is none."""
    same = {(o.month, o.weekday(), o.time()) for o in onsets}
    if len({o.year for o in onsets}) != years or len(onsets) != years or len(same) != 1:
        return None
    last = all((o + timedelta(days=7)).month != o.month for o in onsets)
    nth = {(o.day - 1) // 7 + 1 for o in onsets}
    if not last and len(nth) != 1:
        return None
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[onsets[0].weekday()]
    return {"freq": "yearly", "bymonth": onsets[0].month, "byday": f"{-1 if last else nth.pop()}{weekday}"}


def _observance(
    rule: _ZoneRule, onsets: list[datetime], yearly: dict[str, object] | None
) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if rule.summer else TimezoneStandard()
    component.add("dtstart", onsets[0])
    component.add("tzoffsetfrom", rule.before)
    component.add("tzoffsetto", rule.after)
    component.add("tzname", rule.name)
    if yearly:
        component.add("rrule", yearly)
    elif onsets[1:]:
        component.add("rdate", onsets[1:])
    return component
