"""What each kind of item needs, and which fields only some kinds have: the table that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.files.items.item import Kind


@dataclass(frozen=True, slots=True)
class KindRule:
    """The fields that a kind must have (one of each tuple is enough), and those it has beside the common ones."""

    needs: tuple[tuple[str, ...], ...] = ()
    has: frozenset[str] = frozenset()


COMMON = frozenset(
    {
        "kind",
        "title",
        "text",
        "owner",
        "with",
        "raci",
        "at",
        "due",
        "by",
        "not_before",
        "fixed",
        "backward_from",
        "scales",
        "snap",
        "roll",
        "after",
        "when",
        "for_each",
        "audience",
        "shows",
        "hides",
        "need",
        "priority",
        "guide",
        "attachments",
        "links",
        "checks",
        "rule",
        "phase",
        "people",
        "place",
        "medium",
        "source",
        "formerly",
    }
)
"""Fields that every kind has."""

_SPAN = frozenset({"takes", "until", "every", "count", "except"})
_TOGETHER = frozenset({"agenda", "bring", "for_whom", "recording", "materials"})
_DONE_BY_HAND = frozenset({"expect", "if_it_fails", "verify", "rollback", "backup", "point_of_no_return"})

KINDS: Mapping[Kind, KindRule] = {
    Kind.TASK: KindRule(has=_SPAN | _DONE_BY_HAND | {"materials", "approvers"}),
    Kind.QUESTION: KindRule(has=_SPAN),
    Kind.DECISION: KindRule(has=_SPAN | {"decides", "approvers", "agenda"}),
    Kind.DELIVERABLE: KindRule(has=_SPAN | {"approvers", "materials", "recording"}),
    Kind.MILESTONE: KindRule(has=frozenset({"approvers"})),
    Kind.GATE: KindRule(needs=(("checks",),), has=frozenset({"takes", "approvers"})),
    Kind.MEETING: KindRule(has=_SPAN | _TOGETHER),
    Kind.REVIEW: KindRule(has=_SPAN | _TOGETHER | {"approvers"}),
    Kind.SESSION: KindRule(needs=(("takes",),), has=_SPAN | _TOGETHER | {"seats", "learners", "trainer", "presenter"}),
    Kind.STEP: KindRule(has=_SPAN | _DONE_BY_HAND | {"approvers"}),
    Kind.WINDOW: KindRule(
        needs=(("takes", "until", "at", "due"),), has=_SPAN | {"stops", "for_whom", "instead", "load"}
    ),
    Kind.SIGN_OFF: KindRule(needs=(("signer",),), has=frozenset({"takes", "approvers", "signer"})),
}
"""The rule of each kind. A window ends by `takes` or `until`, or is placed `between A and B` or in a month."""


def kinds_with(name: str) -> tuple[Kind, ...]:
    """The kinds that have a field beside the common ones."""
    return tuple(kind for kind, rule in KINDS.items() if name in rule.has)
