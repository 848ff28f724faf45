"""What happened, as a reader may read it: entries of the log, risks, and differences to a published version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from generator.model.files.record.record import Record, Signature
from generator.model.language.time_parser import OnDate, Time
from generator.model.language.title import title_from_id
from generator.model.stages.baseline import Baseline
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.log import ShownDifference, ShownEntry, ShownRisk
from generator.steps.project.onboarding_events import turn_entries
from generator.steps.project.visibility import Reader


def shown_log(reader: Reader, items: Mapping[str, ShownItem]) -> tuple[ShownEntry, ...]:
    """What happened until the as-of date, newest first; a remark that nobody was told is internal."""
    entries = (e for id_, r in reader.assessed.records.items() for e in _entries(reader, id_, r, items.get(id_)))
    return tuple(sorted((*entries, *turn_entries(reader)), key=lambda e: (e.on, e.id, e.kind), reverse=True))


def _entries(reader: Reader, id_: str, record: Record, item: ShownItem | None) -> Iterable[ShownEntry]:
    """The entries of one record; they tell no more of an item than the item itself does."""
    if item is None and not (record.risk and reader.internal):
        return
    title = item.title if item else title_from_id(id_)
    full = item is None or item.full
    tell = record.tell if item is None or item.tell else ""

    def entry(kind: str, day: date | None, by: str | None, text: str) -> Iterable[ShownEntry]:
        if day is not None:
            note = record.note if reader.internal else ""
            who = reader.name(by) if full else ""
            yield ShownEntry(on=day, kind=kind, id=id_, title=title, text=text, by=who, note=note)

    if item is None or item.dates.plan or item.dates.actual or item.dates.forecast:
        yield from entry("done", _day(record.done), record.by, tell)
        yield from entry("started", _day(record.started), record.by, "" if record.done else tell)
    if not full:
        return
    if record.state and not record.done:
        yield from entry(record.state.value, record.since or record.on, record.by, tell)
    if record.decision:
        decision = record.decision if reader.internal else tell
        yield from entry("decision", record.on or _day(record.done), record.by, decision)
    if record.risk and reader.internal:
        yield from entry("risk", record.since or record.on, record.owner, record.risk)
    for signature in _approvals(reader, record, item):
        yield from entry(_answered(signature, "approved"), signature.on, signature.by, "")
    if record.signed and (reader.internal or (item and item.signature)):
        yield from entry(_answered(record.signed, "signed"), record.signed.on, record.signed.by, "")
    for day, held in record.held.items():
        yield from entry("held", day, held.by, held.tell if reader.internal or (item and item.sittings) else "")


def _answered(signature: Signature, yes: str) -> str:
    return yes if signature.answer == "yes" else "refused"


def _approvals(reader: Reader, record: Record, item: ShownItem | None) -> Iterable[Signature]:
    """The approvals that the item shows; for the vendor's own readers all of them."""
    shown = {(a.by, a.on) for a in item.approvals} if item else set()
    return (s for s in record.approved if reader.internal or (reader.name(s.by), s.on) in shown)


def _day(time: Time | None) -> date | None:
    return time.date if isinstance(time, OnDate) else None


def shown_risks(reader: Reader) -> tuple[ShownRisk, ...]:
    """The risks: all of them for the vendor's own readers, for others those that somebody told them, as told."""
    risks = ((id_, r) for id_, r in sorted(reader.assessed.records.items()) if r.risk)
    told = ((id_, r) for id_, r in risks if reader.internal or r.tell)
    return tuple(_risk(reader, id_, n, r) for n, (id_, r) in enumerate(told, start=1))


def _risk(reader: Reader, id_: str, number: int, record: Record) -> ShownRisk:
    state = "closed" if record.done else record.state.value if record.state else "open"
    if not reader.internal:  # the id of a risk is a remark that somebody typed
        return ShownRisk(id=f"risk-{number}", risk=record.tell, state=state)
    return ShownRisk(
        id=id_,
        risk=record.risk,
        likelihood=record.likelihood,
        impact=record.impact,
        mitigation=record.mitigation,
        owner=reader.name(record.owner),
        since=record.since,
        state=state,
        why=record.why,
        tell=record.tell,
        note=record.note,
    )


def shown_differences(reader: Reader, items: Iterable[ShownItem]) -> tuple[ShownDifference, ...]:
    """What moved, came or went since the version published last."""
    previous = reader.assessed.previous
    if previous is None:
        return ()
    current = {i.id: i for i in items}
    changes = [d for id_, item in current.items() for d in _difference(reader, id_, item, previous)]
    gone = (
        id_
        for id_ in {*previous.items, *previous.undated}
        if id_ not in current and (reader.internal or _was_shown(reader, id_))
    )
    return (*changes, *(ShownDifference(id=id_, title=_gone(reader, id_), kind="removed") for id_ in sorted(gone)))


def _was_shown(reader: Reader, id_: str) -> bool:
    """Whether a version that this reader could open named the item: versions record what the customer saw."""
    hidden_now = any(i.id == id_ for i in reader.plan.items)
    return not hidden_now and not any(o.id == id_ and not reader.sees(o.audience) for o in reader.plan.out)


def _gone(reader: Reader, id_: str) -> str:
    out = (o for o in reader.plan.out if o.id == id_ and reader.sees(o.audience))
    return next((o.title for o in out), title_from_id(id_.partition("[")[0]))


def _difference(reader: Reader, id_: str, item: ShownItem, previous: Baseline) -> Iterable[ShownDifference]:
    before, after = previous.items.get(id_), item.dates.plan
    if before is None and id_ not in previous.undated:
        if reader.shown_to(previous.audience, id_):
            yield ShownDifference(id=id_, title=item.title, kind="added", after=after.end if after else None)
    elif reader.span(before) != after:
        yield ShownDifference(
            id=id_,
            title=item.title,
            kind="moved",
            before=reader.when(before.end) if before else None,
            after=after.end if after else None,
        )
