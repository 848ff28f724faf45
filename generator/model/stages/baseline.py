"""A published version as later plans are compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.files.record.version import VersionRecord
from generator.model.stages.dated import Moment, Span
from generator.model.stages.zoned_moment import ZonedMoment


@dataclass(frozen=True, slots=True)
class Baseline:
    """The published version that dates are compared with; `signed` if it was signed off.

    `items` holds the dates of what `audience` saw, `undated` the ids of what had no date; `events` holds from when to
    when its calendars said that each item takes place.
    """

    version: str
    published: date
    signed: bool
    items: Mapping[str, Span] = field(default_factory=dict)
    undated: frozenset[str] = frozenset()
    audience: str = "customer"
    events: Mapping[str, tuple[tuple[ZonedMoment, ZonedMoment], ...]] = field(default_factory=dict)


def baseline_of(record: VersionRecord, signed: bool) -> Baseline:
    """The version of a record; ValueError for dates that are none."""
    spans = {id_: Span(_moment(span.start), _moment(span.end)) for id_, span in record.items.items() if span}
    undated = frozenset(record.items) - frozenset(spans)
    events = {
        id_: tuple((ZonedMoment.parse(s.start), ZonedMoment.parse(s.end)) for s in told)
        for id_, told in record.events.items()
    }
    return Baseline(record.version, record.published, signed, spans, undated, record.audience, events)


def _moment(text: str) -> Moment:
    """An ISO date, or an ISO date-time as the customer's clock showed it."""
    when = ZonedMoment.parse(text)
    return Moment(when.day, when.minute)
