"""Local times as moments in the world: zones, and the hours that clocks skip or repeat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from generator.model.language.tokenizer import LanguageError, closest, did_you_mean, quote


class ClockChange(StrEnum):
    """What a change of the clocks does to a local time."""

    NONE = ""
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Local:
    """A moment, and whether the local time that it was asked for was skipped or came twice."""

    moment: dt.datetime
    shift: ClockChange = ClockChange.NONE


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones, from the zone database that is installed with the program."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


def zone_of(name: str) -> ZoneInfo:
    """The zone of a name such as `Europe/Oslo`, or a LanguageError."""
    if name not in zone_names():
        raise LanguageError(f"unknown time zone {quote(name)}", 0, _zone_hint(name))
    return ZoneInfo(name)


def _zone_hint(name: str) -> str:
    """The closest name, also by the city alone: `Oslo` is `Europe/Oslo`."""
    if "/" in name:
        return did_you_mean(name, zone_names()) or _ZONES
    cities = {zone.rsplit("/", 1)[-1].casefold(): zone for zone in sorted(zone_names()) if "/" in zone}
    meant = closest(name.strip().replace(" ", "_").casefold(), cities)
    return f"did you mean {quote(meant)}?" if meant else _ZONES


_ZONES = "name a city of the zone database: `Europe/Oslo`, `America/New_York`"


def localise(date: dt.date, time: dt.time, zone: str) -> Local:
    """The moment of a local time: a skipped one is moved on by what the clocks jumped, of two the first counts."""
    naive = dt.datetime.combine(date, time.replace(tzinfo=None))
    place = zone_of(zone)
    first, second = naive.replace(tzinfo=place, fold=0), naive.replace(tzinfo=place, fold=1)
    before, after = _offset(first), _offset(second)
    if before == after:
        return Local(first)
    if before > after:
        return Local(first, ClockChange.TWICE)
    # A skipped time reads as if the clocks had not moved; a trip through UTC gives the time that clocks then show.
    return Local(first.astimezone(dt.UTC).astimezone(place), ClockChange.SKIPPED)


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.utcoffset() or dt.timedelta()
