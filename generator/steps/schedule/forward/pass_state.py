"""One pass over a plan: what it is given, what has its dates so far, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields
from datetime import date
from fractions import Fraction
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any

from generator.model.calendar.onboarding_life import Life
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.record.record import Status
from generator.model.language.time_parser import End, Relative, Time, relatives
from generator.model.problems.problem import Place as Position
from generator.model.problems.problem import Problem
from generator.model.problems.rule import Rule
from generator.model.problems.rules_schedule import SCHEDULE_SNAP
from generator.model.stages.dated import Moment, WhyKind
from generator.model.stages.plan import GroupView, Plan, PlanItem
from generator.model.stages.step_detail import Days
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.earliest import Earliest
from generator.steps.schedule.placing.network import Network, Node, Part
from generator.steps.schedule.placing.on_demand import Run, begun
from generator.steps.schedule.placing.placement import Placed, Placement, closes_day, place, roll_of, snap_of
from generator.steps.schedule.placing.replan_scope import Rest
from generator.steps.schedule.times.calendars import Calendars
from generator.steps.schedule.times.constraint import Bound, from_moment
from generator.steps.schedule.times.evaluate_time import Anchor, Kickoff, TimeContext
from generator.steps.schedule.times.length import length_of
from generator.steps.schedule.times.moments import begin


@dataclass(frozen=True, slots=True)
class LatestStart:
    """The last start of something planned backward, and the item that it is in time for."""

    start: Moment
    target: str


@dataclass(frozen=True)
class PassInput:
    """What a pass works out dates from; `status` and `as_of` are None for the plan itself, `before` for its forecast.

    `rest` is what re-planning moves, `life` what a forecast knows of pauses and of an end before the last item. `latest`
    are the last starts of what is planned backward, once they are known.
    """

    plan: Plan
    network: Network
    calendars: Calendars
    kickoff: Kickoff | None
    status: Status | None = None
    as_of: date | None = None
    before: PassResult | None = None
    rest: Rest | None = None
    life: Life = field(default_factory=Life)
    latest: Mapping[str, LatestStart] | None = None

    @cached_property
    def begun(self) -> frozenset[Run]:
        """The runbooks on demand that have begun; in the plan none has."""
        return begun(self.plan.items, self.status, self.as_of) if self.status and self.as_of else frozenset()

    @cached_property
    def today(self) -> date:
        """The first day on which somebody can work in a forecast: not before a pause is over that nobody ended."""
        return self.life.pause.after if self.life.pause else self.as_of or date.min

    @cached_property
    def not_past(self) -> Bound:
        """What holds all unfinished work back in a forecast: the as-of date, or the end of a pause."""
        pause = self.life.pause
        kind, days = (WhyKind.PAUSED, Days(pause.first, pause.last)) if pause else (WhyKind.AS_OF, None)
        return from_moment(Moment(self.today), kind, days)

    def planned(self, id_: str) -> EarlyDates | None:
        """Where the plan has an item, for the forecast."""
        return self.before.early.get(id_) if self.before else None


@dataclass(frozen=True)
class PassResult(PassInput):
    """The dates that came of a pass: where each item is placed, and its early dates.

    `said` are findings with the items that they are about; `dateless` is what no calendar has a day for.
    """

    placed: Mapping[str, Placed | None] = field(default_factory=dict)
    early: Mapping[str, EarlyDates | None] = field(default_factory=dict)
    said: Sequence[tuple[str, Problem]] = ()
    dateless: Set[str] = frozenset()
    _contexts: dict[str, TimeContext] = field(default_factory=dict, init=False, compare=False)
    _places: dict[str, Placement] = field(default_factory=dict, init=False, compare=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was reported."""
        return tuple(problem for _, problem in self.said)

    @cached_property
    def periods(self) -> Mapping[str, NamedPeriod]:
        """The periods that times name."""
        return self.plan.named_periods

    def context(self, item: PlanItem) -> TimeContext:
        """What the times of an item are read with."""
        if item.id not in self._contexts:
            self._contexts[item.id] = self._context_of(item)
        return self._contexts[item.id]

    def _context_of(self, item: PlanItem) -> TimeContext:
        scale = self.plan.scale if item.spec.scales else Fraction(1)
        return TimeContext(
            self.kickoff,
            self.calendars.of(item.days),
            item,
            self.find,
            self.network.anchors,
            self.periods,
            self.calendars.zone,
            scale,
            item.place,
            self.rest.shifts_of(item.id) if self.rest else (),
        )

    def group_context(self, group: GroupView | None, find_first: bool = False) -> TimeContext:
        """What times outside of items are read with; `find_first` takes the first of several anchors at each end."""
        return TimeContext(
            self.kickoff,
            self.calendars.of(()),
            None,
            partial(self.find, first=find_first),
            self.network.anchors,
            self.periods,
            self.calendars.zone,
            self.plan.scale,
            group.place if group else None,
            self.rest.shifts_of_group(group) if self.rest else (),
        )

    def find(self, item: PlanItem | None, time: Relative, edge: End, first: bool = False) -> Anchor | None:
        """The anchor of a time: of several items the last end or the first start."""
        found: list[tuple[int, Anchor]] = []
        for id_ in self.network.anchors(item, time):
            moments = self._ends(id_, self.network.part(id_, time))
            if moments:
                start, end, tentative = moments
                moment = start if edge is End.START else end
                found.append((begin(moment), (id_, moment, tentative)))
        if not found:
            return None
        pick = min if edge is End.START or first else max
        return pick(found, key=lambda pair: pair[0])[1]

    def _ends(self, id_: str, part: Part) -> tuple[Moment, Moment, str] | None:
        if part is Part.OWN:
            placed = self.placed.get(id_)
            return (placed.start.moment, placed.end.moment, placed.tentative) if placed else None
        early = self.early.get(id_)
        return (early.start, early.end, early.tentative) if early else None

    def own_place(self, item: PlanItem) -> Placed | None:
        """Where the words of an item put it."""
        context, phase = self.context(item), self.network.phase_of(item)
        of_phase = self.group_context(phase)._replace(shifts=context.shifts) if phase else None
        return place(self.place_of(item), context, of_phase)

    def place_of(self, item: PlanItem) -> Placement:
        """What moves an item: the same in a plan and in its forecast, unless a pause closes days."""
        if self.before and self.before.calendars is self.calendars:
            return self.before.place_of(item)
        if item.id not in self._places:
            self._places[item.id] = Placement(
                item,
                self.calendars.of(item.days),
                self.calendars.zone,
                length_of(item.spec, self.plan.scale),
                self.network.phase_of(item),
                self.calendars.cadence,
                roll_of(item),
                snap_of(item.spec),
            )
        return self._places[item.id]

    def earliest(self, item: PlanItem) -> Earliest:
        """An item between where it is placed and what holds it back."""
        placed = self.placed.get(item.id)
        return Earliest(self.place_of(item), placed, closes_day(item, placed), lambda _: None)


@dataclass(frozen=True)
class PassState(PassResult):
    """A pass that is being worked out: nothing outside the forward pass sees one, and only it changes what it holds."""

    placed: dict[str, Placed | None] = field(default_factory=dict)
    early: dict[str, EarlyDates | None] = field(default_factory=dict)
    said: list[tuple[str, Problem]] = field(default_factory=list)
    dateless: set[str] = field(default_factory=set)
    changed: set[Node] = field(default_factory=set)
    """What a forecast does not take over from the plan as it is."""

    def note_change(self, id_: str, part: Part) -> None:
        """Note that a date was worked out anew; where a forecast and its plan have none, nothing has changed."""
        if self.before is None:
            return
        now, then = (self.placed, self.before.placed) if part is Part.OWN else (self.early, self.before.early)
        if now.get(id_) or then.get(id_):
            self.changed.add((id_, part))

    def same_anchors(self, item: PlanItem, times: Iterable[Time]) -> bool:
        """Whether all that these times hang on lies in the forecast where the plan has it."""
        return self.before is not None and not any(
            (id_, self.network.part(id_, relative)) in self.changed
            for time in times
            for relative in relatives(time)
            for id_ in self.network.anchors(item, relative)
        )

    def result(self) -> PassResult:
        """What came of the pass, which nobody changes any more."""
        placed, early = MappingProxyType(self.placed), MappingProxyType(self.early)
        return PassResult(
            **_given(self), placed=placed, early=early, said=tuple(self.said), dateless=frozenset(self.dateless)
        )

    def earliest(self, item: PlanItem) -> Earliest:
        """An item between where it is placed and what holds it back; what cannot be kept is reported."""
        return super().earliest(item)._replace(say=lambda amiss: self.say_snap(item, amiss))

    def say_snap(self, item: PlanItem, amiss: str) -> None:
        """Report what could not be kept; the plan has said it already for the forecast."""
        if self.status is None:
            self.say(SCHEDULE_SNAP, item, f"`{item.id}`: {amiss}", "change the date or what it snaps to")

    def say(self, rule: Rule, item: PlanItem, message: str, hint: str, place: Position | None = None) -> None:
        """Report something about an item, which stands at its own place unless another one is to blame."""
        self.said.append((item.id, rule.at(place or item.place or Position(""), message, hint)))


def begin_pass(given: PassInput) -> PassState:
    """A pass in which nothing is worked out yet; of what re-planning leaves alone, what the plan before it reported."""
    kept = given.rest if given.before is None else None
    return PassState(
        **_given(given), said=list(kept.said) if kept else [], dateless=set(kept.dateless) if kept else set()
    )


def again(result: PassResult, latest: Mapping[str, LatestStart]) -> PassInput:
    """The input of a pass once more, with what is planned backward where it is to lie."""
    return PassInput(**_given(result) | {"latest": latest})


def _given(given: PassInput) -> dict[str, Any]:
    return {each.name: getattr(given, each.name) for each in fields(PassInput)}
