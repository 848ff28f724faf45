"""The backward pass: how late everything may be, and which chain of items makes go-live as late as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.calendar import CalendarError, WorkCalendar
from generator.model.dated import Moment
from generator.model.dependency import DependencyType
from generator.model.item import Kind
from generator.model.plan import Edge, PlanItem
from generator.model.time import Unit, relatives
from generator.steps.schedule.bounds import bound_of, lagged
from generator.steps.schedule.calendars import Calendars
from generator.steps.schedule.length import is_point
from generator.steps.schedule.moments import DAY, begin, day_of, finish
from generator.steps.schedule.network import Network, Part
from generator.steps.schedule.placement import own_times
from generator.steps.schedule.settled import Settled

GO_LIVE = "go-live"

_FAR = 10**12


@dataclass(frozen=True, slots=True)
class Float:
    """Total and free slack in workdays, and whether a day's delay of the item delays go-live by a day."""

    slack: int | None
    free: int | None
    critical: bool


@dataclass
class Backward:
    """One backward pass over settled dates; positions are minutes, and an item may slip as a whole."""

    network: Network
    calendars: Calendars
    settled: Mapping[str, Settled | None]
    deadlines: Mapping[str, Moment]
    successors: dict[str, list[tuple[str, Edge | None]]] = field(default_factory=dict)
    """Behind each item what waits for it; without an edge it hangs on its date."""

    def run(self, order: Iterable[tuple[str, Part]]) -> dict[str, Float]:
        """The float of each item that has dates."""
        dated = [id_ for id_, part in order if part is Part.FINAL and self.settled.get(id_)]
        self._connect(dated)
        targets = self._targets(dated)
        # What leads to go-live is measured against go-live, everything else against the end of the plan.
        to_target = self._latest(dated, {t: finish(self._of(t).end) for t in targets}, _FAR, {})
        end = max((finish(self._of(id_).end) for id_ in dated), default=0)
        bounds = {id_: finish(moment) for id_, moment in self.deadlines.items()}
        total = self._latest(dated, {t: finish(self._of(t).end) for t in targets}, end, bounds)
        return {id_: self._float(id_, total[id_], to_target[id_]) for id_ in dated}

    def _of(self, id_: str) -> Settled:
        settled = self.settled[id_]
        assert settled is not None  # only dated items come here
        return settled

    def _connect(self, dated: list[str]) -> None:
        known: set[str] = set()
        for id_ in dated:
            # Only what was dated before is waited for: of a circle, one tie has been left out.
            known.add(id_)
            item = self.network.items[id_]
            if self._of(id_).recorded.done or self._of(id_).recorded.not_needed:
                continue
            for edge in item.edges:
                if edge.on in known:
                    self.successors.setdefault(edge.on, []).append((id_, edge))
            for on in self._hung_on(item):
                if on in known:
                    self.successors.setdefault(on, []).append((id_, None))

    def _hung_on(self, item: PlanItem) -> Iterator[str]:
        """The items whose final date gives this item its own."""
        for time in own_times(item, self.network.phase_of(item)):
            for relative in relatives(time):
                for id_ in self.network.anchors(item, relative):
                    if self.network.part(id_, relative) is Part.FINAL and id_ != item.id:
                        yield id_

    def _targets(self, dated: list[str]) -> tuple[str, ...]:
        """Go-live, of each member where there are several; without one the last milestone, or whatever ends last."""
        named = tuple(id_ for id_ in dated if self.network.items[id_].base == GO_LIVE)
        if named or not dated:
            return named
        stones = [id_ for id_ in dated if self.network.items[id_].spec.kind is Kind.MILESTONE]
        if stones:
            return (max(stones, key=lambda id_: (finish(self._of(id_).end), id_)),)
        last = max(finish(self._of(id_).end) for id_ in dated)
        return tuple(id_ for id_ in dated if finish(self._of(id_).end) == last)

    def _latest(
        self, dated: list[str], targets: Mapping[str, int], end: int, deadlines: Mapping[str, int]
    ) -> dict[str, int]:
        """The latest finish of each item that delays neither a target nor the end, nor breaks a deadline."""
        latest: dict[str, int] = {}
        for id_ in reversed(dated):
            settled = self._of(id_)
            found = [targets.get(id_, _FAR), deadlines.get(id_, _FAR)]
            if settled.pinned and end < _FAR:
                found.append(finish(settled.end))
            found += [self._allowed(id_, after, edge, latest) for after, edge in self.successors.get(id_, ())]
            tight = min(found)
            latest[id_] = tight if tight < _FAR else end
        return latest

    def _allowed(self, id_: str, after: str, edge: Edge | None, latest: Mapping[str, int]) -> int:
        """The latest finish of an item that what comes after it allows."""
        if latest[after] >= _FAR:
            return _FAR
        settled, successor = self._of(id_), self._of(after)
        slip = latest[after] - finish(successor.end)
        own = finish(settled.end)
        if edge is None:
            return own + slip
        if edge.choice and not self._decides(after, edge):
            return _FAR
        calendar = self.calendars.of(self.network.items[after].days)
        holds_end = edge.type in (DependencyType.FINISH_FINISH, DependencyType.START_FINISH)
        mark = self._mark(after, latest[after], holds_end)
        from_start = edge.type in (DependencyType.START_START, DependencyType.START_FINISH)
        limit = _unlagged(mark, edge.lag, edge.unit, calendar)
        room = limit - (begin(settled.start) if from_start else own)
        # Rounding to days and hours must not eat slack that the forward pass left.
        return own + (max(room, 0) if slip >= 0 else room)

    def _mark(self, id_: str, latest: int, end: bool) -> int:
        """The latest position of the end that a tie holds back."""
        settled = self._of(id_)
        if end:
            return latest
        item = self.network.items[id_]
        calendar = self.calendars.of(item.days)
        if settled.start.minute >= 0:
            return latest - (finish(settled.end) - begin(settled.start))
        if is_point(item.spec):
            return latest
        last = day_of(-(-latest // DAY) - 1)
        if item.spec.takes is not None and item.spec.takes.unit is not Unit.WORKDAYS:
            return calendar.previous_open(last - (settled.end.day - settled.start.day)).toordinal() * DAY
        workdays = max(1, calendar.workdays_in(settled.start.day, settled.end.day))
        return calendar.start(last, workdays).toordinal() * DAY

    def _decides(self, after: str, edge: Edge) -> bool:
        """Whether of several alternatives this one alone lets the item begin when it does."""
        calendar = self.calendars.of(self.network.items[after].days)
        rivals = [e for e in self.network.items[after].edges if e.choice == edge.choice and self.settled.get(e.on)]
        start = begin(self._of(after).start)
        positions = {e.on: bound_of(e, self._of(e.on).start, self._of(e.on).end, calendar).position for e in rivals}
        enough = [on for on, position in positions.items() if position <= start]
        return enough == [edge.on]

    def _float(self, id_: str, latest: int, to_target: int) -> Float:
        settled = self._of(id_)
        if settled.recorded.done or settled.recorded.not_needed:
            return Float(None, None, False)
        calendar = self.calendars.of(self.network.items[id_].days)
        total = self._total(id_, latest, calendar)
        free = min(
            (self._free(id_, after, edge, calendar) for after, edge in self.successors.get(id_, ())), default=total
        )
        critical = to_target < _FAR and self._total(id_, to_target, calendar) <= 0
        return Float(total, min(free, total) if total >= 0 else min(free, 0), critical)

    def _total(self, id_: str, latest: int, calendar: WorkCalendar) -> int:
        """How far an item may slip as a whole; one of calendar days has fewer days on which it may start."""
        settled, takes = self._of(id_), self.network.items[id_].spec.takes
        own = finish(settled.end)
        if takes is None or takes.unit is Unit.WORKDAYS or settled.start.minute >= 0 or latest < own:
            return _workdays(own, latest, calendar)
        return max(0, _workdays(begin(settled.start), self._mark(id_, latest, False), calendar))

    def _free(self, id_: str, after: str, edge: Edge | None, calendar: WorkCalendar) -> int:
        """How far an item may slip before what comes after it moves."""
        if edge is None:
            return 0
        settled, successor = self._of(id_), self._of(after)
        if edge.choice and not self._decides(after, edge):
            return _workdays(finish(settled.end), finish(successor.end), calendar)
        bound = bound_of(edge, settled.start, settled.end, self.calendars.of(self.network.items[after].days))
        closes = bound.end or is_point(self.network.items[after].spec)
        own = finish(successor.end) if closes else begin(successor.start)
        return max(0, _workdays(bound.position, own, calendar))


def _unlagged(position: int, lag: int, unit: str, calendar: WorkCalendar) -> int:
    """The latest position that, after the lag, is still at the given one."""
    if unit != "workdays" or not lag:
        return lagged(position, -lag, unit, calendar)
    ordinal, minute = divmod(position, DAY)
    return calendar.add_workdays(day_of(ordinal), -lag).toordinal() * DAY + minute


def _workdays(start: int, end: int, calendar: WorkCalendar) -> int:
    """The workdays that lie between two positions; negative when the second comes first."""
    first, last = -(-start // DAY), -(-end // DAY)
    try:
        if last >= first:
            return calendar.workdays_in(day_of(first), day_of(last - 1)) if last > first else 0
        return -calendar.workdays_in(day_of(last), day_of(first - 1))
    except (CalendarError, ValueError, OverflowError):
        return 0
