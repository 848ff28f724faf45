"""What is kept of a version beside its site: dates and hashes."""

from __future__ import annotations

from generator.model.files.record.version import VersionRecord, VersionSpan
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import ZonedMoment


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


def _span(start: ZonedMoment, end: ZonedMoment) -> VersionSpan:
    return VersionSpan(start=str(start), end=str(end))
