"""The backward pass: how late everything may be, and which chain of items makes go-live as late as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.model.calendar.work_calendar import CalendarError
from generator.model.files.items.item import Kind
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.backward.dependency_slack import Tie, ties_of
from generator.steps.schedule.backward.latest import FAR, Slip, Stretch, slip_of
from generator.steps.schedule.backward.reference_slack import Hung, hung_on
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.placing.network import Part
from generator.steps.schedule.times.moments import finish

GO_LIVE = "go-live"

Late = Mapping[str, Stretch]
"""The last place of each item; one that is missing may be as late as it likes."""


class Float(NamedTuple):
    """Total and free slack in workdays, and whether a day's delay of the item delays go-live by a day."""

    slack: int | None
    free: int | None
    critical: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """What no delay may move: the limits of single ends, and the end of everything."""

    limits: Mapping[str, int]
    end: int = FAR


@dataclass(frozen=True)
class Backward:
    """One backward pass over settled dates: each item slips as a whole, and as far as what waits for it allows."""

    dating: Dating
    deadlines: Mapping[str, Moment]
    slips: Mapping[str, Slip]
    ties: Mapping[str, list[Tie]]
    hung: Mapping[str, list[Hung]]
    rooms: dict[tuple[str, Hung, Stretch], int] = field(default_factory=dict)

    @cached_property
    def kept(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties to each item that hold it; of alternatives the one that lets go first."""
        return {id_: tuple(tie for tie in ties if tie.keeper) for id_, ties in self.ties.items()}

    @cached_property
    def _spared(self) -> frozenset[str]:
        """The items that something waits for which another may stand in for."""
        return frozenset(id_ for id_, ties in self.kept.items() for tie in ties if tie.spare)

    @cached_property
    def own(self) -> Late:
        """Where each item lies."""
        return {id_: slip.own for id_, slip in self.slips.items()}

    def floats(self) -> dict[str, Float]:
        """The float of each item that has dates, against go-live and everything else against the end of the plan."""
        ends = {t: self.slips[t].own.end for t in self._targets()}
        to_all, to_target = self._to_all(ends), Aim(ends)
        late, target_late = self.latest(to_all), self.latest(to_target)
        found: dict[str, Float] = {}
        for id_ in self.slips:
            if self._over(id_):
                found[id_] = Float(None, None, False)
                continue
            total = self._days(id_, self._alone(id_, late, to_all))
            if total > 0:
                # Whatever holds go-live holds the plan, so that nothing with slack in the plan is critical.
                found[id_] = Float(total, min(self._free(id_, total), total), False)
                continue
            alone = self._alone(id_, target_late, to_target) if id_ in target_late else None
            found[id_] = Float(total, min(self._free(id_, total), 0), alone is not None and self._days(id_, alone) <= 0)
        return found

    def toward(self, target: str) -> dict[str, int]:
        """The slack of each item that leads to another, itself included, in workdays until it moves that one."""
        if target not in self.slips:
            return {}
        aim = Aim({target: self.slips[target].own.end})
        late = self.latest(aim)
        alone = {id_: self._alone(id_, late, aim) for id_ in late if not self._over(id_)}
        return {id_: self._days(id_, at) for id_, at in alone.items() if at}

    def aim_at(self, targets: Iterable[str]) -> Aim:
        """That none of these moves, nothing that has a time of its own does, and that no deadline is missed."""
        written = (id_ for id_, slip in self.slips.items() if slip.placed and _has_time(slip.place.item))
        return self._to_all({t: self.slips[t].own.end for t in (*targets, *written) if t in self.slips})

    def reached(self, id_: str, until: int | None = None) -> set[str]:
        """The items that a delay of one can reach, itself included; `until` ends the search with a place in the order."""
        seen, ahead = {id_}, [id_]
        while ahead:
            found = {waits for waits in self._waiting(ahead.pop()) if until is None or self._order[waits] <= until}
            ahead += found - seen
            seen |= found
        return seen

    def _waiting(self, id_: str) -> Iterator[str]:
        """What waits for an item, by a tie or by a time that names it."""
        yield from (tie.after for tie in self.ties.get(id_, ()))
        yield from (hung.after for hung in self.hung.get(id_, ()))

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """The place of each item in an order in which it comes before whatever waits for it."""
        return {id_: n for n, id_ in enumerate(self.slips)}

    def _reaches(self, id_: str, others: Collection[str]) -> bool:
        """Whether a delay of one item can reach all others; behind the last of them nothing leads back to it."""
        last = max((self._order[other] for other in others if other in self._order), default=-1)
        return self.reached(id_, last).issuperset(others)

    def _over(self, id_: str) -> bool:
        happened = self.dating.settled[id_].recorded  # type: ignore[union-attr]
        return happened.done is not None or happened.not_needed

    def _targets(self) -> tuple[str, ...]:
        """Go-live, of each member where there are several; without one the last milestone, or whatever ends last."""
        items = self.dating.network.items
        named = tuple(id_ for id_ in self.slips if items[id_].base == GO_LIVE)
        if named or not self.slips:
            return named
        stones = [id_ for id_ in self.slips if items[id_].spec.kind is Kind.MILESTONE]
        if stones:
            return (max(stones, key=lambda id_: (self.slips[id_].own.end, id_)),)
        last = max(slip.own.end for slip in self.slips.values())
        return tuple(id_ for id_, slip in self.slips.items() if slip.own.end == last)

    def _to_all(self, targets: Mapping[str, int]) -> Aim:
        """What leads to a target aims at that, everything else at the end; deadlines and dates set by hand hold, too."""
        limits = dict(targets)
        held = {id_: finish(moment) for id_, moment in self.deadlines.items()}
        firm = {id_: slip.own.end for id_, slip in self.slips.items() if slip.firm}
        for id_, limit in (*held.items(), *firm.items()):
            limits[id_] = min(limits.get(id_, FAR), limit)
        return Aim(limits, max((slip.own.end for slip in self.slips.values()), default=0))

    def latest(self, aim: Aim) -> Late:
        """The last place of each item with which the aim is kept."""
        late: dict[str, Stretch] = {}
        for id_ in reversed(list(self.slips)):
            place = self._place(id_, self.kept.get(id_, ()), late, aim)
            if place:
                late[id_] = place
        return late

    def _alone(self, id_: str, late: Late, aim: Aim) -> Stretch | None:
        """The last place of an item that is late alone, so that other alternatives may stand in for it."""
        if id_ not in self._spared:
            return late.get(id_)
        ties = self.kept[id_]
        bound = [tie for tie in ties if self._reaches(id_, tie.spare)]
        return late.get(id_) if len(bound) == len(ties) else self._place(id_, bound, late, aim)

    def _place(self, id_: str, ties: Iterable[Tie], late: Late, aim: Aim) -> Stretch | None:
        slip = self.slips[id_]
        start, end = self._limits(id_, ties, late)
        end = min(end, aim.limits.get(id_, FAR), aim.end)
        if start >= FAR and end >= FAR:
            return None
        try:
            return slip.latest(start, end)
        except (CalendarError, ValueError, OverflowError):
            return slip.own

    def _limits(self, id_: str, ties: Iterable[Tie], late: Late) -> tuple[int, int]:
        """The last start and the last end of an item that let what waits for it lie in its last place."""
        start = end = FAR
        for tie in ties:
            at = late.get(tie.after)
            if at and tie.holds_start:
                start = min(start, self._limit(id_, tie, at))
            elif at:
                end = min(end, self._limit(id_, tie, at))
        for hung in self.hung.get(id_, ()):
            at = late.get(hung.after)
            if at:
                end = min(end, self.slips[id_].own.end + self._room(id_, hung, at))
        return start, end

    def _room(self, id_: str, hung: Hung, at: Stretch) -> int:
        key = id_, hung, at
        if key not in self.rooms:
            self.rooms[key] = hung.room(self.dating, id_, self.slips[hung.after], at)
        return self.rooms[key]

    def _limit(self, id_: str, tie: Tie, at: Stretch) -> int:
        """The limit of one tie; it never eats slack that the forward pass left, which a date set by hand may."""
        after, own = self.slips[tie.after], self.slips[id_].own
        limit = tie.limit(after, at)
        if after.firm or at.start < after.own.start:
            return limit
        return max(limit, own.start if tie.holds_start else own.end)

    def _days(self, id_: str, at: Stretch | None) -> int:
        slip = self.slips[id_]
        return slip.days(at or slip.own)

    def _free(self, id_: str, total: int) -> int:
        """How far an item may slip before anything that waits for it moves; with nothing behind it, as far as it may."""
        ties = [tie for tie in self.ties.get(id_, ()) if not tie.spare]
        place = self._place(id_, ties, self.own, Aim({}))
        return max(0, self._days(id_, place)) if place else total


def _has_time(item: PlanItem) -> bool:
    """Whether an item says itself when it is, and not only its phase."""
    return bool(item.agreed or item.spec.at or item.spec.due or item.spec.fixed)


def backward(dating: Dating, order: Iterable[tuple[str, Part]], deadlines: Mapping[str, Moment]) -> Backward:
    """The network of what has dates, with what waits for each item; of a circle, one tie has been left out."""
    slips: dict[str, Slip] = {}
    ties: dict[str, list[Tie]] = {}
    hung: dict[str, list[Hung]] = {}
    for id_, part in order:
        settled = dating.settled.get(id_)
        if part is not Part.FINAL or settled is None:
            continue
        item = dating.network.items[id_]
        slip = slips[id_] = slip_of(dating, item, settled)
        if settled.recorded.done or settled.recorded.not_needed:
            continue
        for on, tie in ties_of(dating, item, slip):
            if on in slips:
                ties.setdefault(on, []).append(tie)
        for on, each in hung_on(dating, item, slip):
            if on in slips:
                hung.setdefault(on, []).append(each)
    return Backward(dating, deadlines, slips, ties, hung)
