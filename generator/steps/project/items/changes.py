"""Why an item is in this plan, and what differs from the playbook, as a reader may know it."""

from __future__ import annotations

from generator.model.language.duration import Duration
from generator.model.stages.plan import Change, PlanItem, Reason
from generator.model.translation.phrases import lasting
from generator.model.translation.translator import Words, marked
from generator.steps.project.visibility import Reader

CHANGE_FIELDS = frozenset(
    {"title", "at", "due", "by", "not_before", "fixed", "backward_from", "until", "takes", "after", "owner", "need"}
)
"""Fields whose change a reader outside `internal` is told."""
_WRITTEN = CHANGE_FIELDS - {"title", "takes", "need"}
"""Those of them that may name other items, or roles."""


def shown_reasons(reader: Reader, item: PlanItem) -> tuple[str, ...]:
    """Why the item is in this plan, as far as the reader may know."""
    known = [r for r in item.reasons if r.kind != "always" and reader.may_know(r)]
    facts = [shown_answers(reader, r) for r in known]
    texts = [reader.words.of(r.text) for r in known]
    return tuple(f"{text} ({f})" if f and text else text or f for text, f in zip(texts, facts, strict=True))


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


def shown_changes(reader: Reader, item: PlanItem) -> tuple[str, ...]:
    """What differs from the playbook, as far as the reader may know."""
    return tuple(_change(reader, c) for c in item.changes if reader.internal or _may_tell(item, c))


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


def _valued(words: Words, field: str, value: Duration | str) -> str:
    """A value as it is written in the files, said in words where the format has a word for it."""
    if isinstance(value, Duration):
        return lasting(words, value)
    return words.gettext(value) if field in ("kind", "need") or value in _ANSWERS else value
