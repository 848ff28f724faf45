"""One item as a reader may see it."""

from __future__ import annotations

from typing import Any

from generator.model.files.items.item import Item, Shows
from generator.model.files.playbook.scoring import Standing
from generator.model.files.record.record import Record
from generator.model.stages.assessed import AssessedItem
from generator.model.stages.dated import DatedItem
from generator.model.stages.plan import PlanItem
from generator.model.stages.shown.guide import ShownGuideLink, ShownLink
from generator.model.stages.shown.item import ShownInternal, ShownItem
from generator.model.stages.shown.runbook import ShownStep, ShownWindow
from generator.model.stages.shown.session import ShownAgendaPoint
from generator.steps.project.checks import shown_checks
from generator.steps.project.items.gate import shown_gate
from generator.steps.project.items.gathering import shown_session
from generator.steps.project.items.timing import shown_dates, shown_timing
from generator.steps.project.visibility import Reader

_TIME = ("why",)
_TOLD_BY = {
    **dict.fromkeys(
        ("at", "due", "fixed", "backward_from", "not_before", "until", "snap", "roll", "scales", "count"), _TIME
    ),
    "by": ("deadline", "why"),
    "deadline": _TIME,
    "after": ("starts_after", "why"),
    "takes": _TIME,
    "every": ("repeats", "times", "sittings", "why"),
    "except": ("times", "sittings", "why"),
    "when": ("reasons",),
    "for_each": ("reasons",),
    "signer": ("signers", "signature"),
}
"""What is shown of an item that tells a field of it under another name."""


def shown_item(reader: Reader, item: PlanItem) -> ShownItem:
    """One visible item with the fields that this reader may see."""
    assessed = reader.assessed.items[item.id]
    dated = reader.assessed.dated.items[item.id]
    base = _base(reader, item, dated, assessed)
    if not reader.internal and item.spec.shows is Shows.TITLE:
        return ShownItem(**base, full=False)
    fields = {**base, **_details(reader, item, dated, assessed)}
    kept_back = set() if reader.internal else _kept_back(item.spec.hides)
    return ShownItem(**{name: value for name, value in fields.items() if name not in kept_back})


def _kept_back(hides: tuple[str, ...]) -> set[str]:
    """The shown fields that hold or tell what an item hides; without its id, kind, title and place it is no item."""
    told = {name for field in hides for name in (field, *_TOLD_BY.get(field, ()))}
    return told - {"id", "base", "kind", "title", "order"}


def _base(reader: Reader, item: PlanItem, dated: DatedItem, assessed: AssessedItem) -> dict[str, Any]:
    """What even a reader of titles gets: what it is, where it stands, when it is."""
    return {
        "id": item.id,
        "base": item.base,
        "kind": item.spec.kind.value,
        "title": item.title,
        "order": reader.order[item.id],
        "member": item.member or "",
        "group": item.group if item.group and not reader.names_hidden(item.group) else "",
        "phase": reader.in_group("phase", item.phase),
        "workstreams": tuple(w for w in item.workstreams if reader.in_group("workstream", w)),
        "runbook": reader.in_group("runbook", item.runbook),
        "course": reader.in_group("course", item.course),
        "need": item.spec.need.value,
        "parties": item.parties,
        **shown_dates(reader, dated, assessed),
        "standing": assessed.standing.value,
        "standing_rule": reader.words.of(assessed.rule),
    }


def _details(reader: Reader, item: PlanItem, dated: DatedItem, assessed: AssessedItem) -> dict[str, Any]:
    spec, record = item.spec, assessed.record or Record()
    return {
        **_words(spec),
        **_people(reader, item),
        **shown_timing(reader, item, dated, record),
        **_state(reader, item, assessed, record),
        **shown_gate(reader, item, assessed, record),
        **_links(reader, spec),
        "session": shown_session(reader, item, record),
        "step": _step(reader, spec),
        "window": _window(spec) if spec.kind.traits.elapses else None,
        "internal": _internal(item, record) if reader.internal else None,
    }


def _words(spec: Item) -> dict[str, Any]:
    points = (
        ShownAgendaPoint(title=p.title, minutes=(p.takes.minutes or 0) if p.takes else 0, points=p.points)
        for p in spec.agenda
    )
    return {
        "text": spec.text,
        "priority": spec.priority,
        "rule": spec.rule,
        "agenda": tuple(points),
        "source": spec.source,
        "medium": spec.medium,
        "place": spec.place,
        "head_count": spec.people,
    }


def _people(reader: Reader, item: PlanItem) -> dict[str, Any]:
    spec = item.spec
    raci = spec.raci
    return {
        "owner": reader.only_roles(spec.owner or (raci.responsible if raci else ())),
        "attendees": reader.only_roles(item.attendees),
        "accountable": reader.only_roles(raci.accountable if raci else ()),
        "consulted": reader.only_roles(raci.consulted if raci else ()),
        "informed": reader.only_roles(raci.informed if raci else ()),
        "people": reader.only_people(item.owners),
        "decides": reader.only_roles(spec.decides),
    }


def _state(reader: Reader, item: PlanItem, assessed: AssessedItem, record: Record) -> dict[str, Any]:
    return {
        "declared": assessed.declared.value if assessed.declared else "",
        "since": record.since if assessed.standing is Standing.BLOCKED else None,
        "tell": record.tell,
        "decision": record.decision if reader.internal else "",
        "checks": shown_checks(reader, [c for c in assessed.checks if c.id in item.spec.checks], item.audience),
    }


def _links(reader: Reader, spec: Item) -> dict[str, Any]:
    titles = {g.id: g.spec.title for g in reader.plan.guides}
    links = [(kind, *link.partition("#")) for kind, link in (spec.guide.links() if spec.guide else ())]
    return {
        "guides": tuple(
            ShownGuideLink(id=guide, heading=heading, kind=kind.value if kind else "", title=titles[guide])
            for kind, guide, _, heading in links
            if guide in reader.guides
        ),
        "attachments": tuple(a for a in spec.attachments if a in reader.attachments),
        "links": tuple(ShownLink(title=title, url=url) for title, url in spec.links.items()),
    }


def _step(reader: Reader, spec: Item) -> ShownStep | None:
    """What is done by hand, in a runbook or outside of one."""
    by_hand = (spec.expect, spec.if_it_fails, spec.verify, spec.rollback, spec.backup, spec.point_of_no_return)
    if not spec.kind.traits.runbook and not any(by_hand):
        return None
    return ShownStep(
        expect=spec.expect,
        if_it_fails=spec.if_it_fails,
        verify=spec.verify,
        rollback=spec.rollback,
        backup=reader.only_roles(spec.backup),
        point_of_no_return=spec.point_of_no_return,
    )


def _window(spec: Item) -> ShownWindow:
    return ShownWindow(
        stops=spec.stops,
        for_whom=spec.for_whom,
        instead=spec.instead,
        load=str(spec.load) if spec.load is not None else "",
    )


def _internal(item: PlanItem, record: Record) -> ShownInternal:
    return ShownInternal(
        note=record.note,
        why=record.why,
        evidence=record.evidence,
        link=record.link or "",
        place=str(item.place or ""),
        audience=item.audience,
    )
