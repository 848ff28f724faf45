"""Items as a reader may see them."""

from __future__ import annotations

from typing import Any

from generator.model.files.items.item import Item, Shows
from generator.model.files.playbook.scoring import Standing
from generator.model.files.record.record import Record, Signature
from generator.model.stages.assessed import AssessedItem, Verdict
from generator.model.stages.dated import DatedItem, Span
from generator.model.stages.plan import Change, PlanItem, Reason
from generator.model.stages.shown.dates import ShownDates, ShownVariance
from generator.model.stages.shown.gate import ShownApproval, ShownVerdict
from generator.model.stages.shown.guide import ShownGuideLink
from generator.model.stages.shown.item import ShownInternal, ShownItem
from generator.model.stages.shown.link import ShownLink
from generator.model.stages.shown.runbook import ShownStep, ShownWindow
from generator.model.stages.shown.session import ShownAgendaPoint, ShownSession, ShownSitting
from generator.model.translation.phrases import lasting
from generator.model.translation.translator import Words, marked
from generator.steps.project.checks import shown_checks
from generator.steps.project.visibility import Reader
from generator.steps.project.why import shown_why

CHANGE_FIELDS = frozenset(
    {"title", "at", "due", "by", "not_before", "fixed", "backward_from", "until", "takes", "after", "owner", "need"}
)
"""Fields whose change a reader outside `internal` is told."""
_WRITTEN = CHANGE_FIELDS - {"title", "takes", "need"}
"""Those of them that may name other items, or roles."""
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
        "dates": ShownDates(
            baseline=reader.span(assessed.baseline),
            plan=reader.span(dated.plan.span if dated.plan else None),
            forecast=reader.span(dated.forecast.span if dated.forecast else None),
            actual=reader.span(_actual(dated)),
        ),
        "variance": ShownVariance(plan=assessed.variance.plan, baseline=assessed.variance.baseline),
        "certainty": assessed.certainty.value if assessed.certainty else "",
        "tentative": _tentative(reader, dated),
        "standing": assessed.standing.value,
        "standing_rule": reader.words.of(assessed.rule),
    }


def _tentative(reader: Reader, dated: DatedItem) -> str:
    """Why a date that is given is not firm."""
    pause, said = reader.assessed.dated.life.pause, reader.words
    return (
        said.say("Tentative: it hangs on the end of the pause since {day}", day=pause.first)
        if pause and dated.tentative
        else ""
    )


def _actual(dated: DatedItem) -> Span | None:
    if dated.done is None:
        return None
    return Span(dated.started or dated.done, dated.done)


def _details(reader: Reader, item: PlanItem, dated: DatedItem, assessed: AssessedItem) -> dict[str, Any]:
    spec, record = item.spec, assessed.record or Record()
    return {
        **_words(spec),
        **_people(reader, item),
        **_timing(reader, item, dated, record),
        **_state(reader, item, assessed, record),
        **_gate(reader, item, assessed, record),
        **_links(reader, spec),
        "session": _session(reader, item, record),
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
        "head_count": str(spec.people or ""),
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


def _timing(reader: Reader, item: PlanItem, dated: DatedItem, record: Record) -> dict[str, Any]:
    spec, held = item.spec, record.held
    current = dated.forecast or dated.plan
    return {
        "deadline": reader.when(dated.deadline),
        "slack": dated.slack,
        "critical": dated.critical,
        "starts_after": dated.starts_after,
        "takes": str(spec.takes or ""),
        "repeats": ", then every ".join(str(segment.rhythm) for segment in spec.every),
        "times": len(current.occurrences) if current else 0,
        "sittings": tuple(
            ShownSitting(
                start=reader.when(s.start),
                end=reader.when(s.end),
                held=s.start.day in held,
                tell=held[s.start.day].tell if s.start.day in held else "",
            )
            for s in (current.occurrences if current else ())
        ),
        "after": tuple(dict.fromkeys(e.on for e in item.dependencies if e.on in reader.items)),
        "why": shown_why(reader, dated),
        "reasons": tuple(_reason(reader, item)),
        "changes": tuple(_change(reader, c) for c in item.changes if reader.internal or _may_tell(item, c)),
    }


def _reason(reader: Reader, item: PlanItem) -> list[str]:
    known = [r for r in item.reasons if r.kind != "always" and reader.may_know(r)]
    facts = [shown_answers(reader, r) for r in known]
    texts = [reader.words.of(r.text) for r in known]
    return [f"{text} ({f})" if f and text else text or f for text, f in zip(texts, facts, strict=True)]


def shown_answers(reader: Reader, reason: Reason) -> str:
    """The facts that a reason rests on."""
    words = reader.words
    told = (
        (words.gettext(name) if name == _MEMBER else name, words.gettext(value) if value in _ANSWERS else value)
        for name, value in reason.facts
    )
    return ", ".join(words.say("{fact} is {value}", fact=name, value=value) for name, value in told)


_MEMBER = marked("member")
_ANSWERS = (marked("yes"), marked("no"), marked("not answered yet"))


def _may_tell(item: PlanItem, change: Change) -> bool:
    return change.field in CHANGE_FIELDS and change.field not in item.spec.hides


def _change(reader: Reader, change: Change) -> str:
    written = change.field in _WRITTEN and reader.names_hidden(f"{change.before} {change.after}")
    words = reader.words
    if written:
        said = words.say("changed")
    elif change.before:
        after, before = (_valued(words, change.field, value) for value in (change.after, change.before))
        said = words.say("{after} instead of {before}", after=after, before=before)
    else:
        said = _valued(words, change.field, change.after)
    return f"{words.label(change.field.replace('_', '-'))}: {said}" + (f" ({change.why})" if change.why else "")


def _valued(words: Words, field: str, value: str) -> str:
    """A value as it is written in the files, said in words where the format has a word for it."""
    if field == "takes":
        return lasting(words, value)
    return words.gettext(value) if field in ("kind", "need") or value in _ANSWERS else value


def _state(reader: Reader, item: PlanItem, assessed: AssessedItem, record: Record) -> dict[str, Any]:
    return {
        "declared": assessed.declared.value if assessed.declared else "",
        "since": record.since.isoformat() if record.since and assessed.standing is Standing.BLOCKED else "",
        "tell": record.tell,
        "decision": record.decision if reader.internal else "",
        "checks": shown_checks(reader, [c for c in assessed.checks if c.id in item.spec.checks], item.audience),
    }


def _gate(reader: Reader, item: PlanItem, assessed: AssessedItem, record: Record) -> dict[str, Any]:
    verdict = assessed.verdict if item.spec.checks or item.spec.approvers or item.spec.signer else None
    return {
        "verdict": _verdict(reader, item, assessed, verdict) if verdict else None,
        "approvals": tuple(_approval(reader, item, role, record) for role in reader.only_roles(item.spec.approvers)),
        "signers": reader.only_roles(item.spec.signer),
        "signature": _signature(reader, "", record.signed) if record.signed and record.signed.answer == "yes" else None,
    }


def _verdict(reader: Reader, item: PlanItem, assessed: AssessedItem, verdict: Verdict) -> ShownVerdict:
    """The verdict as it is; its sentence names and counts nothing that this reader does not see."""
    asked = {c.id for c in assessed.checks if reader.sees(c.check.audience or item.audience)}
    wanted = {*item.spec.approvers, *item.spec.signer} & reader.roles
    seen = {c.id for c in assessed.checks} <= asked & set(item.spec.checks) and wanted.issuperset(
        verdict.missing_approvals
    )
    words = reader.words
    brief = words.say("Open.") if verdict.open else words.say("Closed.")
    whole = words.of(verdict.text) if reader.internal or seen else brief
    return ShownVerdict(open=verdict.open, sentence=whole, rule=words.of(verdict.rule))


def _approval(reader: Reader, item: PlanItem, role: str, record: Record) -> ShownApproval:
    """The approval that a role gave, by whoever fills it for the item's member; a refusal is none."""
    same = (r for r in reader.plan.roles if r.id == role and (not item.member or r.member in (None, item.member)))
    filling = {p for r in same for p in r.people}
    found = next((s for s in record.approved if s.by in filling and s.answer == "yes"), None)
    return _signature(reader, role, found) if found else ShownApproval(role=role)


def _signature(reader: Reader, role: str, signature: Signature) -> ShownApproval:
    return ShownApproval(
        role=role,
        by=reader.name(signature.by),
        on=signature.on.isoformat(),
        version=signature.version,
        note=signature.note if reader.internal else "",
    )


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


def _session(reader: Reader, item: PlanItem, record: Record) -> ShownSession | None:
    """What a session needs, and a meeting that has some of it: things to bring, materials, a recording."""
    meets = (
        (item.spec.for_whom and not item.spec.kind.traits.elapses)
        or item.spec.bring
        or item.spec.materials
        or item.spec.recording
        or record.recording
        or record.attended
    )
    return _meeting(reader, item, record) if item.spec.kind.traits.training or meets else None


def _meeting(reader: Reader, item: PlanItem, record: Record) -> ShownSession:
    spec, dated = item.spec, reader.assessed.dated.items[item.id]
    minutes = (spec.takes.minutes or 0) if spec.takes else 0
    sittings = len(dated.plan.occurrences) if dated.plan and dated.plan.occurrences else 1
    came = record.attended
    people = reader.only_people(came.people) if came else ()
    return ShownSession(
        seats=spec.seats or 0,
        learners=reader.learners(item) if spec.kind.traits.training else 0,
        trainer=reader.only_roles(spec.trainer),
        presenter=reader.only_roles(spec.presenter),
        for_whom=spec.for_whom,
        bring=spec.bring,
        materials=tuple(
            m for m in spec.materials if m in reader.items or m in reader.guides or m in reader.attachments
        ),
        recording_tool=spec.recording,
        recording_link=record.recording.link if record.recording else "",
        recording_takes=str(record.recording.takes or "") if record.recording else "",
        attended=(came.count if came.count is not None else len(people)) if came else None,
        attended_people=people,
        minutes=minutes,
        total_minutes=minutes * sittings,
    )


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
