"""Calendar files by RFC 5545, with the names of RFC 7986, which readers load once or follow."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration, vText

from generator.model.stages.outline.calendar_file import CalendarFile
from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.calendar import ShownEvent
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.zones import zone_component

UTC_NAMES = frozenset({"UTC", "Etc/UTC"})
DAILY = timedelta(days=1)
"""How often a reader who follows a calendar is asked to look again."""
FIRST, A_DAY = date(2020, 1, 1), 3
"""Where SEQUENCE begins to count, and by how much it grows in a day: more than a change of one day can count, which is
moved and then not needed."""


def calendar(site: Outline, file: CalendarFile, words: Words = ENGLISH) -> bytes:
    """One file: times by the customer's clocks, whole days as days; the end is always written, a length never.

    It carries the rules of the clocks for the years of its entries; without entries, for the year of the plan, since a
    calendar is not allowed to be empty.
    """
    plan = site.plan
    calendar = Calendar()
    calendar.add("prodid", "-//Launchbook//Onboarding plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _line(file.title))
    calendar.add("x-wr-timezone", plan.timezone)
    calendar.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(DAILY))
    events = [_event(plan, site.items.get(e.item), e, words) for e in file.events]
    if plan.timezone not in UTC_NAMES or not events:
        calendar.add_component(zone_component(plan.timezone, *_years(plan, file.events)))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _years(plan: ShownPlan, events: Iterable[ShownEvent]) -> tuple[int, int]:
    years = [moment.day.year for e in events for moment in (e.start, e.end)] or [plan.as_of.year]
    return min(years), max(years)


def _event(plan: ShownPlan, item: ShownItem | None, told: ShownEvent, words: Words) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", _sequence(plan, told))
    event.add("dtstamp", datetime.combine(plan.as_of, time(), UTC))
    event.add("dtstart", _moment(plan, told.start.instant) if told.start.timed else told.start.day)
    event.add("dtend", _end(plan, told))
    event.add("summary", _line(told.title))
    if told.cancelled:
        event.add("status", "CANCELLED")
    elif item and item.tentative:
        event.add("status", "TENTATIVE")
    if told.cancelled or not told.start.timed:
        event.add("transp", "TRANSPARENT")  # it keeps nobody busy
    if item:
        _describe(event, item, words)
    return event


def _sequence(plan: ShownPlan, told: ShownEvent) -> int:
    """Higher in the file of a later day, whatever happened in between, and on one day with each move.

    Nobody knows which working pages a reader has met. Moves alone would fall when one is taken back before a version
    keeps it, and whoever had loaded it would stay with a time that holds no more.
    """
    return max((plan.as_of - FIRST).days, 0) * A_DAY + told.sequence


def _describe(event: Event, item: ShownItem, words: Words) -> None:
    if item.place:
        event.add("location", _line(item.place))
    if notes := _notes(item, words):
        event.add("description", vText(_printable(notes)))
    event.add("categories", [words.gettext(item.kind)])


def _notes(item: ShownItem, words: Words) -> str:
    """The text of an invitation: what it is about, and what to bring."""
    takes = ", ".join(item.session.bring) if item.session else ""
    bring = words.say("Bring: {things}", things=takes) if takes else ""
    return "\n\n".join(part for part in (item.text.strip(), bring) if part)


def _line(text: str) -> vText:
    """One line of text; the library escapes the marks of the format."""
    return vText(" ".join(_printable(text).split()))


def _printable(text: str) -> str:
    """The text without what a calendar file cannot carry: control characters, and breaks of lines of other kinds."""
    return "".join(_carried(c) for c in text.replace("\r\n", "\n"))


def _carried(character: str) -> str:
    if character in "\n\t":
        return character
    kind = unicodedata.category(character)
    return "\n" if character in "\r\x0b\x0c\x85" or kind in ("Zl", "Zp") else "" if kind in ("Cc", "Cs") else character


def _moment(plan: ShownPlan, moment: datetime) -> datetime:
    """A time by the customer's clocks; in UTC where those show that time for the second time in one night."""
    local = moment.astimezone(ZoneInfo(plan.timezone))
    return local.astimezone(UTC) if local.fold or plan.timezone in UTC_NAMES else local


def _end(plan: ShownPlan, told: ShownEvent) -> date | datetime:
    """The end in the form of the start; the last of whole days is not part of an event any more."""
    if not told.start.timed:
        return told.end.day + timedelta(days=1)
    first = told.start.instant
    last = told.end.instant if told.end.timed else first + timedelta(minutes=30)
    return _moment(plan, max(last, first + timedelta(minutes=1)))
