"""Items whose times name another: how far that other may slip before they pass where they may be."""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.model.calendar.work_calendar import CalendarError
from generator.model.language.time_parser import Between, Edge, Relative, Time, Within, branches, relatives
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.backward.latest import Slip, Stretch
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.placing.dates import Settled
from generator.steps.schedule.placing.network import Part
from generator.steps.schedule.placing.placement import held_back
from generator.steps.schedule.times.moments import DAY, begin, finish, shifted


class Hung(NamedTuple):
    """One item whose `time` names another; `edge` is the end of it that the time gives, None for that of its phase."""

    after: str
    time: Time
    edge: str | None
    bound: bool = False

    def room(self, dating: Dating, id_: str, slip: Slip, at: Stretch) -> int:
        """The minutes by which the other may slip as long as this one may lie `at` these positions."""
        slack = max(0, at.start - slip.own.start)
        if self.edge is None:
            return slack
        probe = _Probe(dating, id_, self, slip)
        written = probe.position(0)
        if written is None:
            return slack
        last = self._last(slip, at)
        if not probe.in_days:
            return max(0, last - written)
        return _most(lambda days: probe.fits(days, last), max(0, last - written) // DAY) * DAY

    def _last(self, slip: Slip, at: Stretch) -> int:
        """The last position that the time may give; what opens with the end of something begins when that is over."""
        if self.edge == "end":
            return at.start if self.bound and not slip.point else at.end
        return at.start + (DAY - 1 if self.bound and slip.whole else 0)


@dataclass(frozen=True, slots=True)
class _Probe:
    """Reads a time as if what it names lay some days later."""

    dating: Dating
    id_: str
    hung: Hung
    slip: Slip

    @property
    def in_days(self) -> bool:
        """Whether the time counts days, so that it moves only with the day of what it names."""
        return any(r.clock is not None or (r.offset and not r.offset.unit.is_clock) for r in relatives(self.hung.time))

    def fits(self, days: int, last: int) -> bool:
        """Whether the time would still lie no later than a position."""
        position = self.position(days)
        return position is not None and position <= last

    def position(self, days: int) -> int | None:
        """Where the time would be; None where it has no date, or where no calendar reaches."""
        settled = self.dating.settled[self.id_]
        assert settled is not None  # it has dates, or nothing would hang on it
        later = settled._replace(start=shifted(settled.start, days), end=shifted(settled.end, days))
        moved: ChainMap[str, Settled | None] = ChainMap({self.id_: later}, self.dating.settled)
        edge = self.hung.edge
        assert edge is not None  # what ends with its phase is not read
        try:
            read = replace(self.dating, settled=moved).terms(self.slip.place.item).read(self.hung.time, edge)
        except CalendarError:
            return None
        return None if read is None else _position(read.moment, edge)


def _most(fits: Callable[[int], bool], high: int) -> int:
    """The greatest count up to `high` that fits, as 0 does; in most cases it is `high` itself."""
    return high if fits(high) else bisect_left(range(1, high), True, key=lambda count: not fits(count))


def _position(moment: Moment, edge: str) -> int:
    return finish(moment) if edge == "end" else begin(moment)


def hung_on(dating: Dating, item: PlanItem, slip: Slip) -> Iterator[tuple[str, Hung]]:
    """The items whose final dates the times of an item name; what has begun is placed by none of them."""
    spec = item.spec
    own = () if slip.begun else dating.network.own_of(item.id)
    pinned = item.agreed or spec.fixed or spec.at
    found = [Hung(item.id, t, "start" if t is pinned else "end" if t is spec.due else None) for t in own]
    for time in held_back(item) if not slip.begun else ():
        found.append(_bound(item.id, time))
    found += [Hung(item.id, time, "end") for time in spec.ends]
    for hung in found:
        for relative in relatives(hung.time):
            for id_ in dating.network.anchors(item, relative):
                if id_ != item.id and dating.network.part(id_, relative) is Part.FINAL:
                    yield id_, _of_end(hung, relative)


def _bound(id_: str, time: Time) -> Hung:
    """A time before which an item may not begin, and which end of what it names it gives."""
    if isinstance(time, Within):
        return Hung(id_, time.opens, "end" if time.opens.reads is Edge.END else "start", bound=True)
    return Hung(id_, time, "start", bound=True)


def _of_end(hung: Hung, named: Relative) -> Hung:
    """Of a time between two, the end that the one gives that is named."""
    for part in branches(hung.time):
        if isinstance(part, Between) and named in (part.first, part.last):
            return hung._replace(edge="start" if named is part.first else "end")
    return hung
