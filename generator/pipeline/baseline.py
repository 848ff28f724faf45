"""The records of published versions, and the two that dates are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from generator.model.files.record.record import Status
from generator.model.files.record.version import VersionRecord, VersionSpan, version_order
from generator.model.files.source import CustomerSources, RecordSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_command import VERSION_RECORD
from generator.model.stages.assessed import Baseline
from generator.model.stages.dated import Moment, Span
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import ZonedMoment


@dataclass(frozen=True, slots=True)
class Compared:
    """The baseline (the version signed off first, else published first), the version published last, and all of them."""

    baseline: Baseline | None = None
    previous: Baseline | None = None
    published: tuple[Baseline, ...] = ()


def read_records(sources: CustomerSources) -> tuple[tuple[VersionRecord, ...], tuple[Problem, ...]]:
    """All records of a customer in the order of publishing, and a problem for each that cannot be read."""
    records: list[VersionRecord] = []
    problems: list[Problem] = []
    for name, source in sorted(sources.versions.items()):
        record = _read(sources.id, name, source)
        if isinstance(record, Problem):
            problems.append(record)
        else:
            records.append(record)
    return tuple(sorted(records, key=_published)), tuple(problems)


def compared(records: Iterable[VersionRecord], status: Status, as_of: date, publishing: str = "") -> Compared:
    """What a plan is compared with on the as-of date.

    Records of later days are ignored. A version that is being published is not compared with itself nor with what
    came after it, so that publishing it once more gives the same bytes.
    """
    known = [r for r in records if r.published <= as_of]
    again = next((r for r in known if r.version == publishing), None)
    if again is not None:
        known = [r for r in known if _published(r) < _published(again)]
    if not known:
        return Compared()
    signed = _signed(status, as_of)
    first = next((r for r in known if r.version in signed), known[0])
    every = tuple(_baseline(r, r.version in signed) for r in known)
    return Compared(every[known.index(first)], every[-1], every)


def version_record(plan: ShownPlan, version: str, content: str) -> VersionRecord:
    """The record of a version of what this reader sees: dates and hashes only."""
    plans = {i.id: i.dates.plan for i in plan.items}
    spans = {id_: _span(p.start, p.end) if p else None for id_, p in plans.items()}
    events: dict[str, tuple[VersionSpan, ...]] = {}
    for event in plan.events:
        if not event.cancelled:
            events[event.item] = (*events.get(event.item, ()), _span(event.start, event.end))
    return VersionRecord(
        customer=plan.customer,
        version=version,
        published=plan.as_of,
        audience=plan.audience,
        revision=plan.revision,
        content=content,
        items=spans,
        events=events,
    )


def _read(customer: str, name: str, source: RecordSource) -> VersionRecord | Problem:
    hint = "take the file back from version control"
    try:
        record = VersionRecord.model_validate(source.value)
        _baseline(record, signed=False)
    except (ValidationError, ValueError):
        return VERSION_RECORD.at(Place(source.path), "this is not the record of a version", hint)
    if (record.customer, record.version) != (customer, name):
        message = f"this is the record of version `{record.version}` of `{record.customer}`"
        return VERSION_RECORD.at(Place(source.path), message, hint)
    return record


def _published(record: VersionRecord) -> tuple[object, ...]:
    return (record.published, version_order(record.version), record.version)


def _signed(status: Status, as_of: date) -> frozenset[str]:
    """The versions that somebody signed off until the as-of date."""
    signatures = (r.signed for r in status.records.values() if r.signed)
    return frozenset(s.version for s in signatures if s.version and s.on <= as_of and s.answer == "yes")


def _baseline(record: VersionRecord, signed: bool) -> Baseline:
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


def _span(start: ZonedMoment, end: ZonedMoment) -> VersionSpan:
    return VersionSpan(start=str(start), end=str(end))
