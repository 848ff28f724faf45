"""What each kind of item is: the table that decides, and that everything else asks for a trait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an item is: it only sets defaults, required fields and the page that the item stands on."""

    TASK = "task"
    QUESTION = "question"
    DECISION = "decision"
    DELIVERABLE = "deliverable"
    MILESTONE = "milestone"
    GATE = "gate"
    MEETING = "meeting"
    REVIEW = "review"
    SESSION = "session"
    STEP = "step"
    WINDOW = "window"
    SIGN_OFF = "sign-off"

    @property
    def traits(self) -> Traits:
        """The row of this kind in the table."""
        return TRAITS[self]


@dataclass(frozen=True, slots=True)
class Traits:
    """The row of one kind.

    `needs` are the fields that it must have (one of each tuple is enough), `has` those it may have beside the common ones.
    """

    needs: tuple[tuple[str, ...], ...] = ()
    has: frozenset[str] = frozenset()
    plain: bool = False
    """It is what most items are, so its kind need not be said."""
    point: bool = False
    """It has no length unless one is given, and its date is one that people agree on."""
    goal: bool = False
    """It marks how far a plan has come: plans lead to it, and a customer's own is due before a day off, not after."""
    path_end: bool = False
    """The critical path to it is shown, and its checks are criteria that it asks for."""
    verdict: bool = False
    """Its checks and approvals give a verdict."""
    go_no_go: bool = False
    """The verdict is whether to go on at all."""
    acceptance: bool = False
    """Somebody signs in it that what was done is accepted."""
    decision: bool = False
    """It ends with a decision, and is open until there is one."""
    awaited: bool = False
    """Somebody has to answer it before others can go on."""
    gathering: bool = False
    """People meet at a time of day."""
    contact: bool = False
    """It is one of the regular talks with a customer."""
    training: bool = False
    """People learn in it, and take part in as many times as it is held."""
    runbook: bool = False
    """It is told in its runbook and not in the lists of a plan."""
    by_the_clock: bool = False
    """It lies where the clock puts it, on a day off, too."""
    elapses: bool = False
    """Time alone ends it."""
    unowned: bool = False
    """Nobody has to do it."""
    mark: str = ""
    """The shape that stands for it on the time axis."""

    @property
    def joint(self) -> bool:
        """Whether it needs its people on each of its days; other work can be done on those that are left."""
        return self.gathering or self.verdict or self.decision

    @property
    def drawn(self) -> bool:
        """Whether it stands on the time axis."""
        return bool(self.mark) or self.elapses

    @property
    def in_calendar(self) -> bool:
        """Whether it is an event of its own in a calendar."""
        return self.drawn or self.gathering

    @property
    def timed(self) -> bool:
        """Whether readers look for when it begins, and not for when it is due."""
        return self.gathering or self.unowned

    @property
    def to_do(self) -> bool:
        """Whether it is work on somebody's list."""
        return not (self.timed or self.runbook)


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

TRAITS: Mapping[Kind, Traits] = {
    Kind.TASK: Traits(has=_SPAN | _DONE_BY_HAND | {"materials", "approvers"}, plain=True),
    Kind.QUESTION: Traits(has=_SPAN, awaited=True),
    Kind.DECISION: Traits(has=_SPAN | {"decides", "approvers", "agenda"}, decision=True, awaited=True),
    Kind.DELIVERABLE: Traits(has=_SPAN | {"approvers", "materials", "recording"}),
    Kind.MILESTONE: Traits(
        has=frozenset({"approvers"}), point=True, goal=True, path_end=True, unowned=True, mark="diamond"
    ),
    Kind.GATE: Traits(
        needs=(("checks",),),
        has=frozenset({"takes", "approvers"}),
        point=True,
        path_end=True,
        verdict=True,
        go_no_go=True,
        mark="square",
    ),
    Kind.MEETING: Traits(has=_SPAN | _TOGETHER, gathering=True, contact=True),
    Kind.REVIEW: Traits(has=_SPAN | _TOGETHER | {"approvers"}, gathering=True),
    Kind.SESSION: Traits(
        needs=(("takes",),),
        has=_SPAN | _TOGETHER | {"seats", "learners", "trainer", "presenter"},
        gathering=True,
        training=True,
    ),
    Kind.STEP: Traits(has=_SPAN | _DONE_BY_HAND | {"approvers"}, runbook=True, by_the_clock=True),
    Kind.WINDOW: Traits(
        needs=(("takes", "until", "at", "due"),),
        has=_SPAN | {"stops", "for_whom", "instead", "load"},
        by_the_clock=True,
        elapses=True,
        unowned=True,
    ),
    Kind.SIGN_OFF: Traits(
        needs=(("signer",),),
        has=frozenset({"takes", "approvers", "signer"}),
        point=True,
        verdict=True,
        acceptance=True,
        mark="triangle",
    ),
}
"""The traits of each kind. A window ends by `takes` or `until`, or is placed `between A and B` or in a month."""


def kinds_with(name: str) -> tuple[Kind, ...]:
    """The kinds that have a field beside the common ones."""
    return tuple(kind for kind, traits in TRAITS.items() if name in traits.has)
