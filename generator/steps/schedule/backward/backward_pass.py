"""The backward pass: how late everything may be, and which chain of items makes go-live as late as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.model.calendar.work_calendar import CalendarError
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.backward.dependency_slack import Successor, successors_of
from generator.steps.schedule.backward.latest import FAR, Interval, Movable, movable_of
from generator.steps.schedule.backward.reference_slack import TimeReference, references_of
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.placing.network import Part
from generator.steps.schedule.times.moments import finish

GO_LIVE = "go-live"

Late = Mapping[str, Interval]
"""The last place of each item; one that is missing may be as late as it likes."""


class Slack(NamedTuple):
    """Total and free slack in workdays, and whether a day's delay of the item delays go-live by a day."""

    total: int | None
    free: int | None
    critical: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """What no delay may move: the limits of single ends, and the end of everything."""

    limits: Mapping[str, int]
    end: int = FAR


@dataclass(frozen=True)
class Backward:
    """One backward pass over early dates: each item slips as a whole, and as far as what waits for it allows."""

    state: PassResult
    deadlines: Mapping[str, Moment]
    movables: Mapping[str, Movable]
    successors: Mapping[str, list[Successor]]
    references: Mapping[str, list[TimeReference]]
    known_slack: dict[tuple[str, TimeReference, Interval], int] = field(default_factory=dict)

    @cached_property
    def kept(self) -> Mapping[str, tuple[Successor, ...]]:
        """The dependencies to each item that hold it; of alternatives the one that lets go first."""
        return {
            id_: tuple(successor for successor in successors if successor.keeper)
            for id_, successors in self.successors.items()
        }

    @cached_property
    def _spared(self) -> frozenset[str]:
        """The items that something waits for which another may stand in for."""
        return frozenset(id_ for id_, successors in self.kept.items() for successor in successors if successor.spare)

    @cached_property
    def own(self) -> Late:
        """Where each item lies."""
        return {id_: movable.own for id_, movable in self.movables.items()}

    def slacks(self) -> dict[str, Slack]:
        """The slack of each item that has dates, against go-live and everything else against the end of the plan."""
        ends = {t: self.movables[t].own.end for t in self._targets()}
        to_all, to_target = self._to_all(ends), Aim(ends)
        late, target_late = self.latest(to_all), self.latest(to_target)
        found: dict[str, Slack] = {}
        for id_ in self.movables:
            if self._over(id_):
                found[id_] = Slack(None, None, False)
                continue
            total = self._days(id_, self._alone(id_, late, to_all))
            if total > 0:
                # Whatever holds go-live holds the plan, so that nothing with slack in the plan is critical.
                found[id_] = Slack(total, min(self._free(id_, total), total), False)
                continue
            alone = self._alone(id_, target_late, to_target) if id_ in target_late else None
            found[id_] = Slack(total, min(self._free(id_, total), 0), alone is not None and self._days(id_, alone) <= 0)
        return found

    def toward(self, target: str) -> dict[str, int]:
        """The slack of each item that leads to another, itself included, in workdays until it moves that one."""
        if target not in self.movables:
            return {}
        aim = Aim({target: self.movables[target].own.end})
        late = self.latest(aim)
        alone = {id_: self._alone(id_, late, aim) for id_ in late if not self._over(id_)}
        return {id_: self._days(id_, at) for id_, at in alone.items() if at}

    def aim_at(self, targets: Iterable[str]) -> Aim:
        """That none of these moves, nothing that has a time of its own does, and that no deadline is missed."""
        written = (id_ for id_, movable in self.movables.items() if movable.placed and _has_time(movable.place.item))
        return self._to_all({t: self.movables[t].own.end for t in (*targets, *written) if t in self.movables})

    def reached(self, id_: str, until: int | None = None) -> set[str]:
        """The items that a delay of one can reach, itself included; `until` ends the search with a place in the order."""
        seen, ahead = {id_}, [id_]
        while ahead:
            found = {waits for waits in self._waiting(ahead.pop()) if until is None or self._order[waits] <= until}
            ahead += found - seen
            seen |= found
        return seen

    def _waiting(self, id_: str) -> Iterator[str]:
        """What waits for an item, by a dependency or by a time that names it."""
        yield from (successor.after for successor in self.successors.get(id_, ()))
        yield from (reference.after for reference in self.references.get(id_, ()))

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """The place of each item in an order in which it comes before whatever waits for it."""
        return {id_: n for n, id_ in enumerate(self.movables)}

    def _reaches(self, id_: str, others: Collection[str]) -> bool:
        """Whether a delay of one item can reach all others; behind the last of them nothing leads back to it."""
        last = max((self._order[other] for other in others if other in self._order), default=-1)
        return self.reached(id_, last).issuperset(others)

    def _over(self, id_: str) -> bool:
        actual = self.state.early[id_].recorded  # type: ignore[union-attr]
        return actual.done is not None or actual.not_needed

    def _targets(self) -> tuple[str, ...]:
        """Go-live, of each member where there are several; without one the last milestone, or whatever ends last."""
        items = self.state.network.items
        named = tuple(id_ for id_ in self.movables if items[id_].base == GO_LIVE)
        if named or not self.movables:
            return named
        goals = [id_ for id_ in self.movables if items[id_].spec.kind.traits.goal]
        if goals:
            return (max(goals, key=lambda id_: (self.movables[id_].own.end, id_)),)
        last = max(movable.own.end for movable in self.movables.values())
        return tuple(id_ for id_, movable in self.movables.items() if movable.own.end == last)

    def _to_all(self, targets: Mapping[str, int]) -> Aim:
        """What leads to a target aims at that, everything else at the end; deadlines and dates set by hand hold, too."""
        limits = dict(targets)
        held = {id_: finish(moment) for id_, moment in self.deadlines.items()}
        firm = {id_: movable.own.end for id_, movable in self.movables.items() if movable.firm}
        for id_, limit in (*held.items(), *firm.items()):
            limits[id_] = min(limits.get(id_, FAR), limit)
        return Aim(limits, max((movable.own.end for movable in self.movables.values()), default=0))

    def latest(self, aim: Aim) -> Late:
        """The last place of each item with which the aim is kept."""
        late: dict[str, Interval] = {}
        for id_ in reversed(list(self.movables)):
            place = self._place(id_, self.kept.get(id_, ()), late, aim)
            if place:
                late[id_] = place
        return late

    def _alone(self, id_: str, late: Late, aim: Aim) -> Interval | None:
        """The last place of an item that is late alone, so that other alternatives may stand in for it."""
        if id_ not in self._spared:
            return late.get(id_)
        successors = self.kept[id_]
        bound = [successor for successor in successors if self._reaches(id_, successor.spare)]
        return late.get(id_) if len(bound) == len(successors) else self._place(id_, bound, late, aim)

    def _place(self, id_: str, successors: Iterable[Successor], late: Late, aim: Aim) -> Interval | None:
        movable = self.movables[id_]
        start, end = self._limits(id_, successors, late)
        end = min(end, aim.limits.get(id_, FAR), aim.end)
        if start >= FAR and end >= FAR:
            return None
        try:
            return movable.latest(start, end)
        except (CalendarError, ValueError, OverflowError):
            return movable.own

    def _limits(self, id_: str, successors: Iterable[Successor], late: Late) -> tuple[int, int]:
        """The last start and the last end of an item that let what waits for it lie in its last place."""
        start = end = FAR
        for successor in successors:
            at = late.get(successor.after)
            if at and successor.holds_start:
                start = min(start, self._limit(id_, successor, at))
            elif at:
                end = min(end, self._limit(id_, successor, at))
        for reference in self.references.get(id_, ()):
            at = late.get(reference.after)
            if at:
                end = min(end, self.movables[id_].own.end + self._reference_slack(id_, reference, at))
        return start, end

    def _reference_slack(self, id_: str, reference: TimeReference, at: Interval) -> int:
        key = id_, reference, at
        if key not in self.known_slack:
            self.known_slack[key] = reference.slack_of(self.state, id_, self.movables[reference.after], at)
        return self.known_slack[key]

    def _limit(self, id_: str, successor: Successor, at: Interval) -> int:
        """The limit of one dependency; it never eats slack that the forward pass left, which a date set by hand may."""
        after, own = self.movables[successor.after], self.movables[id_].own
        limit = successor.limit(after, at)
        if after.firm or at.start < after.own.start:
            return limit
        return max(limit, own.start if successor.holds_start else own.end)

    def _days(self, id_: str, at: Interval | None) -> int:
        movable = self.movables[id_]
        return movable.days(at or movable.own)

    def _free(self, id_: str, total: int) -> int:
        """How far an item may slip before anything that waits for it moves; with nothing behind it, as far as it may."""
        successors = [successor for successor in self.successors.get(id_, ()) if not successor.spare]
        place = self._place(id_, successors, self.own, Aim({}))
        return max(0, self._days(id_, place)) if place else total


def _has_time(item: PlanItem) -> bool:
    """Whether an item says itself when it is, and not only its phase."""
    return bool(item.agreed or item.spec.at or item.spec.due or item.spec.fixed)


def backward(state: PassResult, order: Iterable[tuple[str, Part]], deadlines: Mapping[str, Moment]) -> Backward:
    """The network of what has dates, with what waits for each item; of a cycle, one dependency has been left out."""
    movables: dict[str, Movable] = {}
    successors: dict[str, list[Successor]] = {}
    references: dict[str, list[TimeReference]] = {}
    for id_, part in order:
        early = state.early.get(id_)
        if part is not Part.FINAL or early is None:
            continue
        item = state.network.items[id_]
        movable = movables[id_] = movable_of(state, item, early)
        if early.recorded.done or early.recorded.not_needed:
            continue
        for on, successor in successors_of(state, item, movable):
            if on in movables:
                successors.setdefault(on, []).append(successor)
        for on, each in references_of(state, item, movable):
            if on in movables:
                references.setdefault(on, []).append(each)
    return Backward(state, deadlines, movables, successors, references)
