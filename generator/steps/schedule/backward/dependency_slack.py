"""What waits for an item in a dated network, and how late it lets the item be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.stages.plan import PlanDependency, PlanItem
from generator.steps.schedule.backward.latest import Interval, Movable
from generator.steps.schedule.forward.constraints_of import first_to_let_go
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.times.constraint import FROM_START, HOLDS_END, Bound, bound_of
from generator.steps.schedule.times.moments import DAY, MINUTES, day_of


class Successor(NamedTuple):
    """An edge by which one item waits for another; its lag counts in `calendar`, and `whole` says it counts whole days.

    Of alternatives one is the `keeper`, which lets go first; `spare` are the others that are enough as well.
    """

    after: str
    dependency: PlanDependency
    calendar: WorkCalendar
    whole: bool
    keeper: bool = True
    spare: tuple[str, ...] = ()

    @property
    def holds_start(self) -> bool:
        """Whether it is the start of the other that may not come later."""
        return self.dependency.type in FROM_START

    def limit(self, movable: Movable, at: Interval) -> int:
        """The last position of the end that is waited for, if what waits lies `at` these positions."""
        limit = self.allows(movable, at)
        dependency = self.dependency
        if not dependency.lag:
            return limit
        if dependency.unit != "workdays":
            return limit - dependency.lag * MINUTES[dependency.unit]
        return _workdays_back(limit, dependency.lag, self.calendar, self.whole)

    def allows(self, movable: Movable, at: Interval) -> int:
        """The last position after the lag that lets what waits lie `at` these positions: the forward rule, inverted."""
        from_start = self.dependency.type in FROM_START
        if self.dependency.type in HOLDS_END or movable.point:
            whole = movable.whole if movable.point else movable.whole_end
            return at.end - (1 if from_start and whole else 0)
        start = movable.pushed_to(at)
        if movable.whole:
            return start + (DAY - 1 if from_start else 0)
        return movable.before_its_hour(at) if self.whole and self._in_days and not from_start else start

    @property
    def _in_days(self) -> bool:
        return not self.dependency.lag or self.dependency.unit not in ("minutes", "hours")


def _workdays_back(limit: int, lag: int, calendar: WorkCalendar, whole: bool) -> int:
    """The last position from which a lag in workdays does not pass the limit; see `bounds.lagged`."""
    ordinal, minute = divmod(limit, DAY)
    if not whole:
        last = calendar.previous_open(day_of(ordinal))
        minute = minute if last.toordinal() == ordinal else DAY - 1
        return calendar.add_workdays(last, -lag).toordinal() * DAY + minute
    last = calendar.previous_open(day_of(ordinal - 1 if lag > 0 else ordinal))
    return calendar.add_workdays(last, 1 - lag if lag > 0 else -lag).toordinal() * DAY


def successors_of(state: PassResult, item: PlanItem, movable: Movable) -> Iterator[tuple[str, Successor]]:
    """What an item with dates waits for by its edges; what has begun waits for nothing but to end."""
    choices: dict[str, list[list[tuple[Successor, Bound]]]] = {}
    for dependency in item.dependencies:
        before = state.early.get(dependency.on)
        if before is None or (movable.begun and dependency.type not in HOLDS_END):
            continue
        if before.passes is None and not dependency.choice:
            base = before.start if dependency.type in FROM_START else before.end
            yield dependency.on, Successor(item.id, dependency, movable.calendar, base.minute < 0)
            continue
        found = [
            (successor, bound)
            for successor, bound in _through(state, item, dependency)
            if not movable.begun or bound.end
        ]
        if dependency.choice and found:
            choices.setdefault(dependency.choice, []).append(found)
        else:
            yield from ((successor.dependency.on, successor) for successor, _ in found)
    for rivals in choices.values():
        yield from _alternatives(state, item, rivals, movable)


def _through(state: PassResult, item: PlanItem, dependency: PlanDependency) -> Iterator[tuple[Successor, Bound]]:
    """An edge with what it holds the item back by; what is not needed passes on what held it back itself."""
    before = state.early.get(dependency.on)
    if before is None:
        return
    if before.passes is None:
        calendar = state.calendars.of(item.days)
        bounds: Iterable[Bound] = [bound_of(dependency, before.start, before.end, calendar)]
    else:
        calendar = state.calendars.of(state.network.items[dependency.on].days)
        bounds = before.passes
    for bound in bounds:
        if bound.dependency is not None:
            yield Successor(item.id, bound.dependency, calendar, bound.base.minute < 0), bound


def _alternatives(
    state: PassResult, item: PlanItem, rivals: list[list[tuple[Successor, Bound]]], movable: Movable
) -> Iterator[tuple[str, Successor]]:
    """Dependencies of which one is enough: the first to let go keeps the item in its place for what comes before them all."""
    own = movable.own
    enough = [all(b.position <= t.allows(movable, own) for t, b in each) for each in rivals]
    held = [max((bound for _, bound in each), key=lambda b: b.position) for each in rivals]
    first = held.index(first_to_let_go(state, item, held))
    for n, each in enumerate(rivals):
        spare = tuple(rivals[m][0][0].dependency.on for m in range(len(rivals)) if m != n and enough[m])
        for successor, _ in each:
            yield (
                successor.dependency.on,
                Successor(
                    successor.after, successor.dependency, successor.calendar, successor.whole, n == first, spare
                ),
            )
