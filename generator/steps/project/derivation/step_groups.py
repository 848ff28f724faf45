"""Which steps of a derivation are told in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.step_detail import How

_PLACING = frozenset({WhyKind.LENGTH, WhyKind.PUSHED, WhyKind.BOUND, WhyKind.BACKWARD, WhyKind.AS_OF, WhyKind.RECORDED})
"""The steps that give an end of their own, whatever came before."""


@dataclass(frozen=True, slots=True)
class StepGroup:
    """The steps from one position of a derivation to another, that one excluded."""

    steps: Sequence[Why]
    at: int
    end: int

    @property
    def first(self) -> Why:
        """The step that it begins with."""
        return self.steps[self.at]

    @property
    def kinds(self) -> frozenset[WhyKind]:
        """The kinds of its steps."""
        return frozenset(why.kind for why in self.all)

    @property
    def all(self) -> Sequence[Why]:
        """Its steps."""
        return self.steps[self.at : self.end]

    @property
    def result(self) -> Moment:
        """Where it leads."""
        return self.steps[self.end - 1].result

    def one(self, kind: WhyKind) -> Why | None:
        """Its first step of a kind."""
        return next((why for why in self.all if why.kind is kind), None)

    @property
    def skipped(self) -> tuple[Why, ...]:
        """The days off on its way."""
        return tuple(why for why in self.all if why.kind is WhyKind.SKIPPED)

    @property
    def before(self) -> Moment | None:
        """Where its end of the item lay before."""
        return next((w.result for w in reversed(self.steps[: self.at]) if w.edge == self.first.edge), None)

    @property
    def counts(self) -> bool:
        """Whether the next step counts on from here."""
        after = self.steps[self.end] if self.end < len(self.steps) else None
        return after is not None and after.kind in (WhyKind.CALENDAR, WhyKind.OFFSET) and after.edge == self.first.edge

    @property
    def bound(self) -> bool:
        """Whether a written time is not where the item lies, but what it may not lie before."""
        return any(_same_words(self.first, why) for why in self.steps[self.end :] if why.kind is WhyKind.BOUND)

    @property
    def both(self) -> bool:
        """Whether both ends of the item are written."""
        placed = {why.edge for why in self.steps if why.kind is WhyKind.SOURCE and not is_clock(why)}
        return {"start", "end"} <= placed and not any(why.kind is WhyKind.BOUND for why in self.steps)

    @property
    def superseded(self) -> bool:
        """Whether there is nothing to tell: a later step gives this end anew, or an earlier one has said it."""
        why, before, after = self.first, self.steps[: self.at], self.steps[self.end :]
        match why.kind:
            case WhyKind.LENGTH:
                return any(later.kind in _PLACING and later.edge == why.edge for later in after)
            case WhyKind.RECORDED:
                return any(earlier.kind is WhyKind.RECORDED and earlier.detail == why.detail for earlier in before)
            case WhyKind.SOURCE:
                return bool(after) and after[0].kind is WhyKind.BOUND and _same_words(why, after[0])
            case WhyKind.BOUND:
                source = [earlier for earlier in before if earlier.kind is WhyKind.SOURCE and _same_words(earlier, why)]
                return bool(source) and before[-1].kind is not WhyKind.SOURCE
            case WhyKind.OFFSET:
                return why.detail is How.FOLLOWS and why.amount == 0 and self.end == self.at + 1
            case _:
                return False


def stretches(steps: Sequence[Why]) -> tuple[StepGroup, ...]:
    """All steps in order, in stretches."""
    found: list[StepGroup] = []
    at = 0
    while at < len(steps):
        found.append(StepGroup(steps, at, _end(steps, at)))
        at = found[-1].end
    return tuple(found)


def _end(steps: Sequence[Why], at: int) -> int:
    """Where the steps that belong to the one at a position end."""
    first = steps[at]
    match first.kind:
        case WhyKind.SOURCE:
            return _over(steps, at + 1, first.edge, WhyKind.FIXED)
        case WhyKind.CALENDAR:
            return _counted(steps, _over(steps, at + 1, first.edge, WhyKind.OFFSET), first.edge)
        case WhyKind.OFFSET if first.detail is not How.FOLLOWS:
            return _clocked(steps, at + 1, first.edge)
        case WhyKind.LENGTH if first.unit != "workdays":
            return at + 1
        case WhyKind.OFFSET | WhyKind.LENGTH | WhyKind.SNAP:
            return _counted(steps, at + 1, first.edge)
        case WhyKind.SKIPPED:
            return _counted(steps, at, first.edge)
        case _:
            return at + 1


def _counted(steps: Sequence[Why], at: int, edge: str) -> int:
    """The end after days off, the roll from them, and a time of day."""
    end = at
    while (after := _over(steps, end, edge, WhyKind.SKIPPED)) > end:
        end = after
    if end > at and end < len(steps) and steps[end].detail is not How.WORKING_HOURS:
        end = _over(steps, end, edge, WhyKind.ROLL)
    return _clocked(steps, end, edge)


def _clocked(steps: Sequence[Why], at: int, edge: str) -> int:
    """The end after a written time of day."""
    after = _over(steps, at, edge, WhyKind.SOURCE)
    return after if after > at and is_clock(steps[at]) else at


def _over(steps: Sequence[Why], at: int, edge: str, kind: WhyKind) -> int:
    """The next position if a step of a kind stands at one, else that one."""
    return at + 1 if at < len(steps) and steps[at].kind is kind and steps[at].edge == edge else at


def is_clock(why: Why) -> bool:
    """Whether a step is the time of day of a written time."""
    return isinstance(why.detail, time)


def _same_words(one: Why, other: Why) -> bool:
    return one.detail == other.detail and one.edge == other.edge
