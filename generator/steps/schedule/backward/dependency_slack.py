"""What waits for an item in a dated network, and how late it lets the item be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.stages.plan import Edge, PlanItem
from generator.steps.schedule.backward.latest import Slip, Stretch
from generator.steps.schedule.forward.constraints_of import first_to_let_go
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.times.constraint import FROM_START, HOLDS_END, Bound, bound_of
from generator.steps.schedule.times.moments import DAY, MINUTES, day_of


class Tie(NamedTuple):
    """An edge by which one item waits for another; its lag counts in `calendar`, and `whole` says it counts whole days.

    Of alternatives one is the `keeper`, which lets go first; `spare` are the others that are enough as well.
    """

    after: str
    edge: Edge
    calendar: WorkCalendar
    whole: bool
    keeper: bool = True
    spare: tuple[str, ...] = ()

    @property
    def holds_start(self) -> bool:
        """Whether it is the start of the other that may not come later."""
        return self.edge.type in FROM_START

    def limit(self, slip: Slip, at: Stretch) -> int:
        """The last position of the end that is waited for, if what waits lies `at` these positions."""
        limit = self.allows(slip, at)
        edge = self.edge
        if not edge.lag:
            return limit
        if edge.unit != "workdays":
            return limit - edge.lag * MINUTES[edge.unit]
        return _workdays_back(limit, edge.lag, self.calendar, self.whole)

    def allows(self, slip: Slip, at: Stretch) -> int:
        """The last position after the lag that lets what waits lie `at` these positions: the forward rule, inverted."""
        from_start = self.edge.type in FROM_START
        if self.edge.type in HOLDS_END or slip.point:
            whole = slip.whole if slip.point else slip.whole_end
            return at.end - (1 if from_start and whole else 0)
        start = slip.pushed_to(at)
        if slip.whole:
            return start + (DAY - 1 if from_start else 0)
        return slip.before_its_hour(at) if self.whole and self._in_days and not from_start else start

    @property
    def _in_days(self) -> bool:
        return not self.edge.lag or self.edge.unit not in ("minutes", "hours")


def _workdays_back(limit: int, lag: int, calendar: WorkCalendar, whole: bool) -> int:
    """The last position from which a lag in workdays does not pass the limit; see `bounds.lagged`."""
    ordinal, minute = divmod(limit, DAY)
    if not whole:
        last = calendar.previous_open(day_of(ordinal))
        minute = minute if last.toordinal() == ordinal else DAY - 1
        return calendar.add_workdays(last, -lag).toordinal() * DAY + minute
    last = calendar.previous_open(day_of(ordinal - 1 if lag > 0 else ordinal))
    return calendar.add_workdays(last, 1 - lag if lag > 0 else -lag).toordinal() * DAY


def ties_of(dating: Dating, item: PlanItem, slip: Slip) -> Iterator[tuple[str, Tie]]:
    """What an item with dates waits for by its edges; what has begun waits for nothing but to end."""
    choices: dict[str, list[list[tuple[Tie, Bound]]]] = {}
    for edge in item.edges:
        before = dating.settled.get(edge.on)
        if before is None or (slip.begun and edge.type not in HOLDS_END):
            continue
        if before.passes is None and not edge.choice:
            base = before.start if edge.type in FROM_START else before.end
            yield edge.on, Tie(item.id, edge, slip.calendar, base.minute < 0)
            continue
        found = [(tie, bound) for tie, bound in _through(dating, item, edge) if not slip.begun or bound.end]
        if edge.choice and found:
            choices.setdefault(edge.choice, []).append(found)
        else:
            yield from ((tie.edge.on, tie) for tie, _ in found)
    for rivals in choices.values():
        yield from _alternatives(dating, item, rivals, slip)


def _through(dating: Dating, item: PlanItem, edge: Edge) -> Iterator[tuple[Tie, Bound]]:
    """An edge with what it holds the item back by; what is not needed passes on what held it back itself."""
    before = dating.settled.get(edge.on)
    if before is None:
        return
    if before.passes is None:
        calendar = dating.calendars.of(item.days)
        bounds: Iterable[Bound] = [bound_of(edge, before.start, before.end, calendar)]
    else:
        calendar = dating.calendars.of(dating.network.items[edge.on].days)
        bounds = before.passes
    for bound in bounds:
        if bound.edge is not None:
            yield Tie(item.id, bound.edge, calendar, bound.base.minute < 0), bound


def _alternatives(
    dating: Dating, item: PlanItem, rivals: list[list[tuple[Tie, Bound]]], slip: Slip
) -> Iterator[tuple[str, Tie]]:
    """Ties of which one is enough: the first to let go keeps the item in its place for what comes before them all."""
    own = slip.own
    enough = [all(b.position <= t.allows(slip, own) for t, b in each) for each in rivals]
    held = [max((bound for _, bound in each), key=lambda b: b.position) for each in rivals]
    first = held.index(first_to_let_go(dating, item, held))
    for n, each in enumerate(rivals):
        spare = tuple(rivals[m][0][0].edge.on for m in range(len(rivals)) if m != n and enough[m])
        for tie, _ in each:
            yield tie.edge.on, Tie(tie.after, tie.edge, tie.calendar, tie.whole, n == first, spare)
