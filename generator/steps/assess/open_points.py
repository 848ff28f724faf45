"""What nobody has answered yet: roles without people, required facts, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.files.record.record import State
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import OpenPoint
from generator.model.stages.plan import PlanItem
from generator.model.translation.translator import say
from generator.steps.assess.facts_on_day import Sight


def open_points(sight: Sight) -> tuple[OpenPoint, ...]:
    """All open points: roles, then facts, then decisions, each in the order of the files; none once it was cancelled."""
    if sight.dated.life.cancelled:
        return ()
    return (*_roles(sight), *_facts(sight), *_decisions(sight))


def _roles(sight: Sight) -> Iterator[OpenPoint]:
    titles = {member.id: member.title for member in sight.plan.members}
    for role in sight.plan.roles:
        if role.filled or role.optional:
            continue
        whose = titles.get(role.member, role.member) if role.member else ""
        id_ = f"{role.id}[{role.member}]" if role.member else role.id
        title = say("{role} of {member}", role=role.title, member=whose) if whose else role.title
        text = say("Wanted: {wanted}. Named so far: {named}.", wanted=role.wanted, named=len(role.people))
        yield OpenPoint("role", id_, title, text, role.audience, role.party)


def _facts(sight: Sight) -> Iterator[OpenPoint]:
    for fact in sight.plan.facts:
        if fact.spec.required and not fact.answered and not fact.spec.secret:
            title = fact.spec.title or title_from_id(fact.id)
            yield OpenPoint("fact", fact.id, title, fact.spec.ask, fact.audience, "customer")


def _decisions(sight: Sight) -> Iterator[OpenPoint]:
    for item in sight.plan.items:
        if not item.spec.kind.traits.decision or _decided(sight, item):
            continue
        unfilled = tuple(role for role in item.spec.decides if not _filled(sight, role, item.member))
        if sight.is_overdue(item.id) or unfilled:
            end = sight.dated_item(item.id).plan
            due = say("Due {day}.", day=end.span.end.day) if end else say("Without a date.")
            yield OpenPoint("decision", item.id, item.title, due, item.audience, next(iter(item.parties), ""))


def _decided(sight: Sight, item: PlanItem) -> bool:
    record = sight.records.get(item.id)
    return sight.is_done(item.id) or bool(record and (record.decision or record.state is State.NOT_NEEDED))


def _filled(sight: Sight, role: str, member: str | None) -> bool:
    same = [r for r in sight.plan.roles if r.id == role and (member is None or r.member in (None, member))]
    return bool(same) and all(r.filled for r in same)
