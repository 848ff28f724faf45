"""What the customer has answered, as a reader may know it."""

from __future__ import annotations

from datetime import date

from generator.model.language.title import title_from_id
from generator.model.stages.plan import FactView
from generator.model.stages.shown.fact import ShownFact
from generator.model.stages.shown.group import ShownMember
from generator.model.stages.shown.summary import ShownVariant
from generator.model.translation.translator import Words
from generator.steps.project.items.changes import shown_answers
from generator.steps.project.visibility import Reader


def shown_facts(reader: Reader) -> tuple[ShownFact, ...]:
    """The answered facts that this reader may know; of a secret only who hands it to whom."""
    seen = (f for f in reader.plan.facts if reader.sees(f.audience) and (f.answered or f.spec.secret))
    return tuple(_fact(reader, f) for f in seen if f.spec.type != "group")


def _fact(reader: Reader, fact: FactView) -> ShownFact:
    spec = fact.spec
    handed = reader.only_roles(r for r in (spec.handed_by, spec.handed_to) if r)
    return ShownFact(
        id=fact.id,
        title=spec.title or title_from_id(fact.id),
        ask=spec.ask,
        why=spec.why,
        value="" if spec.secret else _answer(reader.words, fact),
        unit=spec.unit,
        secret=spec.secret,
        handed_by=spec.handed_by if spec.handed_by in handed else "",
        handed_to=spec.handed_to if spec.handed_to in handed else "",
    )


def _answer(words: Words, fact: FactView) -> str:
    if isinstance(fact.value, bool):
        return words.say("yes") if fact.value else words.say("no")
    if isinstance(fact.value, date):
        return fact.value.isoformat()
    return fact.spec.choices.get(str(fact.value), str(fact.value))


def shown_members(reader: Reader) -> tuple[ShownMember, ...]:
    """The members of groups whose fact this reader may know."""
    seen = {m.id for m in reader.plan.members if m.group in reader.facts}
    return tuple(
        ShownMember(id=m.id, group=m.group, title=m.title, within=m.within if m.within in seen else "")
        for m in reader.plan.members
        if m.group in reader.facts
    )


def shown_variant(reader: Reader) -> ShownVariant | None:
    """The kind of customer, and the reason for it if it rests on facts that the reader may know."""
    variant = reader.plan.variant
    if variant is None:
        return None
    known = reader.may_know(variant.reason)
    facts = shown_answers(reader, variant.reason) if known else ""
    return ShownVariant(
        id=variant.id,
        title=variant.title,
        text=variant.text,
        length=variant.length,
        includes=variant.includes,
        reason=" · ".join(part for part in (reader.words.of(variant.reason.text) if known else "", facts) if part),
    )
