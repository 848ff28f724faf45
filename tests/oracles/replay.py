"""Replays the derivation of a date: each step is applied to the moment before it and must give its own result."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator.model.calendar.work_calendar import add_months
from generator.model.language.zones import localise
from generator.model.stages.dated import Dates, Moment, Span, Why, WhyKind

_DAYS = {"days": 1, "workdays": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}
_MINUTES = {"minutes": 1, "hours": 60}
_GIVEN = frozenset(
    {WhyKind.SOURCE, WhyKind.FIXED, WhyKind.PUSHED, WhyKind.BOUND, WhyKind.BACKWARD, WhyKind.RECORDED, WhyKind.AS_OF}
)

_BOUNDS = frozenset({WhyKind.PAUSED, WhyKind.REPLANNED})
"""Kinds of step that say from when on something may be, unless they move a moment by an amount."""


class ReplayError(AssertionError):
    """A step that does not follow from the one before it."""


def replay(dates: Dates, zone: str, only: str = "") -> Span:
    """The span to which the steps lead; an end without steps of its own is the other end.

    With `only`, what the steps place is neither end but that one thing.
    """
    ends: dict[str, Moment] = {}
    for step in dates.why:
        ends[step.edge] = _applied(step, ends, zone)
    if only:
        return Span(ends[only], ends[only])
    start = ends.get("start") or ends["end"]
    return Span(start, ends.get("end") or start, dates.span.tentative)


def _applied(step: Why, ends: dict[str, Moment], zone: str) -> Moment:
    if step.kind in _GIVEN or (step.kind in _BOUNDS and not step.amount):
        return step.result
    other = "start" if step.edge == "end" else "end"
    before = ends.get(other) if step.kind is WhyKind.LENGTH else ends.get(step.edge)
    if before is None:
        raise ReplayError(f"{step} follows from nothing")
    expected = _expected(step, before, zone)
    if expected != step.result:
        raise ReplayError(f"{step} should give {expected}, coming from {before}")
    return step.result


def _expected(step: Why, before: Moment, zone: str) -> Moment:
    match step.kind:
        case (
            WhyKind.OFFSET | WhyKind.LENGTH | WhyKind.SKIPPED | WhyKind.SCALED | WhyKind.PAUSED | WhyKind.REPLANNED
        ) if step.amount:
            return _moved(before, step, zone)
        case WhyKind.LENGTH if step.unit == "workdays":
            return Moment(before.day)
        case WhyKind.SNAP:
            return step.result
        case WhyKind.ZONE:
            return _here(before, step, zone)
        case WhyKind.SCALED | WhyKind.OFFSET if step.text:
            return Moment(before.day, step.result.minute)
        case WhyKind.ROLL if step.text == "working hours":
            return step.result
        case WhyKind.LENGTH if step.text.endswith(("time", "times")):
            return Moment(before.day, step.result.minute)
        case _:
            return before


def _here(before: Moment, step: Why, zone: str) -> Moment:
    """What the clocks here show when those of the step's zone show the written time of the day before the step."""
    there = datetime.fromisoformat(step.text)
    if there.date() != before.day:
        raise ReplayError(f"{step} is of another day than {before}")
    here = localise(there.date(), there.time(), step.name).moment.astimezone(ZoneInfo(zone))
    return Moment(here.date(), here.hour * 60 + here.minute)


def _moved(before: Moment, step: Why, zone: str) -> Moment:
    if step.unit in _MINUTES:
        return _later(before, step.amount * _MINUTES[step.unit], zone)
    minute = (
        step.result.minute if step.text == "what follows" or step.text.endswith(("time", "times")) else before.minute
    )
    if step.unit in _MONTHS:
        day = add_months(before.day, step.amount * _MONTHS[step.unit])
        way = 0 if step.kind is WhyKind.OFFSET else -1 if step.amount > 0 else 1
        return Moment(day + timedelta(days=way))
    if step.kind is WhyKind.LENGTH and step.unit == "workdays":
        minute = -1
    return Moment(before.day + timedelta(days=step.amount * _DAYS[step.unit]), minute)


def _later(before: Moment, minutes: int, zone: str) -> Moment:
    clock = max(before.minute, 0)
    begun = localise(before.day, time(clock // 60, clock % 60), zone).moment
    there = (begun.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begun.tzinfo)
    return Moment(date(there.year, there.month, there.day), there.hour * 60 + there.minute)
