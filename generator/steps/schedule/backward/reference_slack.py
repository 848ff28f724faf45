"""Items whose times name another: how far that other may slip before they pass where they may be."""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.model.calendar.work_calendar import CalendarError
from generator.model.language.time_parser import Between, End, Relative, Time, Within, branches, relatives
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.backward.latest import Interval, Movable
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.network import Part
from generator.steps.schedule.placing.placement import held_back
from generator.steps.schedule.times.moments import DAY, begin, finish, shifted


class TimeReference(NamedTuple):
    """One item whose `time` names another; `edge` is the end of it that the time gives, None for that of its phase."""

    after: str
    time: Time
    edge: str | None
    bound: bool = False

    def slack_of(self, state: PassResult, id_: str, movable: Movable, at: Interval) -> int:
        """The minutes by which the other may slip as long as this one may lie `at` these positions."""
        slack = max(0, at.start - movable.own.start)
        if self.edge is None:
            return slack
        probe = _Probe(state, id_, self, movable)
        written = probe.position(0)
        if written is None:
            return slack
        last = self._last(movable, at)
        if not probe.in_days:
            return max(0, last - written)
        return _most(lambda days: probe.fits(days, last), max(0, last - written) // DAY) * DAY

    def _last(self, movable: Movable, at: Interval) -> int:
        """The last position that the time may give; what opens with the end of something begins when that is over."""
        if self.edge == "end":
            return at.start if self.bound and not movable.point else at.end
        return at.start + (DAY - 1 if self.bound and movable.whole else 0)


@dataclass(frozen=True, slots=True)
class _Probe:
    """Reads a time as if what it names lay some days later."""

    state: PassResult
    id_: str
    reference: TimeReference
    movable: Movable

    @property
    def in_days(self) -> bool:
        """Whether the time counts days, so that it moves only with the day of what it names."""
        return any(
            r.clock is not None or (r.offset and not r.offset.unit.is_clock) for r in relatives(self.reference.time)
        )

    def fits(self, days: int, last: int) -> bool:
        """Whether the time would still lie no later than a position."""
        position = self.position(days)
        return position is not None and position <= last

    def position(self, days: int) -> int | None:
        """Where the time would be; None where it has no date, or where no calendar reaches."""
        early = self.state.early[self.id_]
        assert early is not None  # it has dates, or nothing would hang on it
        later = early._replace(start=shifted(early.start, days), end=shifted(early.end, days))
        # Only the first map of a chain is ever written to.
        moved: Mapping[str, EarlyDates | None] = ChainMap({self.id_: later}, self.state.early)  # type: ignore[arg-type]
        edge = self.reference.edge
        assert edge is not None  # what ends with its phase is not read
        try:
            read = replace(self.state, early=moved).context(self.movable.place.item).read(self.reference.time, edge)
        except CalendarError:
            return None
        return None if read is None else _position(read.moment, edge)


def _most(fits: Callable[[int], bool], high: int) -> int:
    """The greatest count up to `high` that fits, as 0 does; in most cases it is `high` itself."""
    return high if fits(high) else bisect_left(range(1, high), True, key=lambda count: not fits(count))


def _position(moment: Moment, edge: str) -> int:
    return finish(moment) if edge == "end" else begin(moment)


def references_of(state: PassResult, item: PlanItem, movable: Movable) -> Iterator[tuple[str, TimeReference]]:
    """The items whose final dates the times of an item name; what has begun is placed by none of them."""
    spec = item.spec
    own = () if movable.begun else state.network.own_of(item.id)
    fixed = item.agreed or spec.fixed or spec.at
    found = [TimeReference(item.id, t, "start" if t is fixed else "end" if t is spec.due else None) for t in own]
    for time in held_back(item) if not movable.begun else ():
        found.append(_bound(item.id, time))
    found += [TimeReference(item.id, time, "end") for time in spec.ends]
    for reference in found:
        for relative in relatives(reference.time):
            for id_ in state.network.anchors(item, relative):
                if id_ != item.id and state.network.part(id_, relative) is Part.FINAL:
                    yield id_, _of_end(reference, relative)


def _bound(id_: str, time: Time) -> TimeReference:
    """A time before which an item may not begin, and which end of what it names it gives."""
    if isinstance(time, Within):
        return TimeReference(id_, time.opens, "end" if time.opens.reads is End.END else "start", bound=True)
    return TimeReference(id_, time, "start", bound=True)


def _of_end(reference: TimeReference, named: Relative) -> TimeReference:
    """Of a time between two, the end that the one gives that is named."""
    for part in branches(reference.time):
        if isinstance(part, Between) and named in (part.first, part.last):
            return reference._replace(edge="start" if named is part.first else "end")
    return reference
