"""What stands in calendars: the meetings, sessions and dates of a plan, with what tells a moved one from a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from generator.model.files.playbook.scoring import Standing
from generator.model.language.title import title_from_id
from generator.model.stages.baseline import Baseline
from generator.model.stages.plan import PlanItem
from generator.model.stages.shown.calendar import ShownEvent
from generator.model.stages.shown.item import ShownItem
from generator.steps.project.calendar.occurrences import Times, TrackedOccurrence, followed
from generator.steps.project.visibility import Reader


def shown_events(reader: Reader, items: Iterable[ShownItem]) -> tuple[ShownEvent, ...]:
    """The entries of the calendar in the order of their times, with those that a version told and are no more."""
    shown = {i.id: i for i in items}
    series = frozenset(i.id for i in reader.plan.items if i.spec.every)
    seen = (i for i in reader.items.values() if not _kept_back(reader, i, shown[i.id], series))
    there = (event for item in seen for event in _events(reader, item, shown[item.id]))
    return tuple(sorted((*there, *_gone(reader)), key=lambda e: (e.start, e.item, e.uid)))


def _events(reader: Reader, item: PlanItem, shown: ShownItem) -> Iterator[ShownEvent]:
    """The entries of one item. What is not needed any more was told at least by the page that it stood on."""
    names = _names(item)
    told = [_told(reader, version, names, item) for version in reader.assessed.published]
    now = _times(item, shown)
    told += [now, ()] if shown.standing == Standing.NOT_NEEDED.value else [now]
    return _entries(reader, item.id, names[-1], shown.title, followed(told))


def _kept_back(reader: Reader, item: PlanItem, shown: ShownItem, series: frozenset[str]) -> bool:
    """Whether this reader does not see when an item takes place, of a series each sitting."""
    if reader.internal:
        return False
    hides = set(item.spec.hides)
    sittings = not shown.full or bool(hides & {"every", "except", "sittings"})
    return "dates" in hides or (sittings and item.id in series)


def _names(item: PlanItem) -> tuple[str, ...]:
    """The ids that an item has had, the present one first and the oldest last."""
    member = f"[{item.member}]" if item.member else ""
    return (item.id, *(f"{old}{member}" for old in reversed(item.spec.formerly)))


def _told(reader: Reader, version: Baseline, names: tuple[str, ...], item: PlanItem) -> tuple[Times, ...]:
    """What a version said of an item; one without events knows when an item was planned, but not the sittings."""
    if not version.events:
        spans = [reader.span(version.items[name]) for name in names if name in version.items]
        single = item.spec.kind.traits.in_calendar and not item.spec.every
        return tuple((span.start, span.end) for span in spans[:1] if span and single)
    return next((version.events[name] for name in names if name in version.events), ())


def _times(item: PlanItem, shown: ShownItem) -> tuple[Times, ...]:
    """When an item takes place that calendars hold; a month that is no date yet is no time.

    A record says on which day something was done; if that was the planned day, it was at the planned time.
    """
    if not item.spec.kind.traits.in_calendar:
        return ()
    if item.spec.every:
        return tuple((s.start, s.end) for s in shown.sittings)
    spans = [s for s in (shown.dates.actual, shown.dates.forecast, shown.dates.plan) if s]
    if not spans or spans[0].tentative:
        return ()
    days = (spans[0].start.day, spans[0].end.day)
    same = (s for s in spans if (s.start.day, s.end.day) == days)
    span = next((s for s in same if s.start.timed), spans[0])
    return ((span.start, span.end),)


def _gone(reader: Reader) -> Iterator[ShownEvent]:
    """The entries of items that left the plan, for those who saw them in a version."""
    versions = [v for v in reader.assessed.published if reader.internal or v.audience == reader.audience]
    known = {name for item in reader.plan.items for name in _names(item)}
    kept_back = {out.id for out in reader.plan.out if not reader.sees(out.audience)}
    titles = {out.id: out.title for out in reader.plan.out}
    for id_ in sorted({id_ for v in versions for id_ in v.events} - known - kept_back):
        told = [v.events.get(id_, ()) for v in versions]
        title = titles.get(id_) or title_from_id(id_.partition("[")[0])
        yield from _entries(reader, id_, id_, title, followed([*told, ()]))


def _entries(
    reader: Reader, id_: str, first: str, title: str, sittings: tuple[TrackedOccurrence, ...]
) -> Iterator[ShownEvent]:
    """The sittings that are on, and the dropped ones whose day has not passed."""
    plan, as_of = reader.plan, reader.assessed.dated.as_of
    for number, sitting in enumerate(sittings):
        start, end = sitting.times
        if sitting.on or end.day >= as_of:
            yield ShownEvent(
                uid=str(uuid5(NAMESPACE_URL, f"launchbook:{plan.vendor.name}/{plan.customer_id}/{first}/{number}")),
                item=id_,
                title=title,
                start=start,
                end=end,
                sequence=sitting.moves,
                cancelled=not sitting.on,
            )
