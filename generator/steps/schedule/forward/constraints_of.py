"""Everything that holds an item back in one reading of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.language.time_parser import KICKOFF, Bucket, InPeriod, OnDate, Time, Within
from generator.model.stages.dated import Moment, WhyKind
from generator.model.stages.plan import PlanDependency, PlanItem
from generator.model.stages.step_detail import Days
from generator.steps.schedule.forward.pass_state import LatestStart, PassResult, PassState
from generator.steps.schedule.placing.placement import Placed
from generator.steps.schedule.placing.replan_scope import Rest
from generator.steps.schedule.times.constraint import Bound, bound_of, from_moment, opening
from generator.steps.schedule.times.moments import begin


def bounds_of(state: PassState, item: PlanItem) -> Iterator[Bound]:
    """Everything that holds an item back; of alternatives the one that lets go first."""
    calendar = state.calendars.of(item.days)
    choices: dict[str, list[Bound]] = {}
    for dependency in item.dependencies:
        bounds = _dependency_bounds(state, dependency, calendar)
        if dependency.choice and bounds:
            choices.setdefault(dependency.choice, []).append(max(bounds, key=lambda b: b.position))
        else:
            yield from bounds
    for group in choices.values():
        yield first_to_let_go(state, item, group)
    if item.spec.not_before is not None:
        read = state.context(item).read(item.spec.not_before, "start")
        if read:
            yield from_moment(read.moment, WhyKind.BOUND, item.spec.not_before.text, read.why)
    if item.spec.by:
        yield from _opening(state, item, item.spec.by)
    if state.latest:
        yield from _backward(item, state.latest)
    if state.rest:
        yield from _replanned(state, item, state.rest)


def first_to_let_go(state: PassResult, item: PlanItem, bounds: Iterable[Bound]) -> Bound:
    """Of bounds of which one is enough, the one with which the item would start first."""
    earliest = state.earliest(item)._replace(say=lambda _: None)
    return min(bounds, key=lambda bound: (begin(earliest.start_by(bound).moment), bound.position))


def _opening(state: PassState, item: PlanItem, by: Time) -> Iterator[Bound]:
    """A deadline counted from something on is not open before that is over."""
    context = state.context(item)
    deadline = context.taken(by)
    if isinstance(deadline, Within) and (read := context.read(deadline.opens, "start")):
        yield opening(read.moment, deadline.opens.reads, read.why)


def _backward(item: PlanItem, latest: Mapping[str, LatestStart]) -> Iterator[Bound]:
    """What is planned backward lies as late as it may, once that is known."""
    if item.id in latest:
        yield from_moment(latest[item.id].start, WhyKind.BACKWARD, None, item=latest[item.id].target)


def beginning(state: PassState, item: PlanItem) -> Iterator[Bound]:
    """The kickoff for what is planned backward and has no other beginning; without one, any day while none is known."""
    if item.backward_from and state.kickoff:
        yield from_moment(state.kickoff.moment, WhyKind.BOUND, KICKOFF)
    elif item.backward_from and state.latest is None:
        yield from_moment(Moment(state.calendars.first), WhyKind.BOUND, None)


def _replanned(state: PassState, item: PlanItem, rest: Rest) -> Iterator[Bound]:
    """What a plan that is counted anew begins with, unless somebody gave the item a date of its own."""
    begins = rest.begins(item.id)
    if begins and not _has_date(state, item) and not passes_by(state, item):
        yield from_moment(Moment(begins.start), WhyKind.REPLANNED, begins.on)


def _has_date(state: PassState, item: PlanItem) -> bool:
    """Whether somebody gave an item a date of the calendar, which does not move with the rest of a plan."""
    own = item.spec.at or item.spec.due
    written = own and isinstance(state.context(item).taken(own), OnDate | Bucket | InPeriod)
    return bool(item.agreed or item.spec.fixed or written)


def _dependency_bounds(state: PassState, dependency: PlanDependency, calendar: WorkCalendar) -> list[Bound]:
    before = state.early.get(dependency.on)
    if before is None:
        return []
    if before.passes is not None:
        return list(before.passes)
    return [bound_of(dependency, before.start, before.end, calendar)]


def today(state: PassState, item: PlanItem, placed: Placed | None, bounds: list[Bound]) -> Iterator[Bound]:
    """Unfinished work cannot lie in the past, nor in a pause; what passes by itself may lie in the past."""
    if state.as_of is None:
        return
    if passes_by(state, item):
        yield from _after_pause(state, item, placed)
    elif placed is not None or bounds:
        yield state.not_past


def _after_pause(state: PassState, item: PlanItem, placed: Placed | None) -> Iterator[Bound]:
    """The end of a pause for a window or a span that would begin in it; of a series only dates fall out."""
    for pause in state.life.pauses if placed and not item.spec.every else ():
        if placed and pause.covers(placed.start.moment.day):
            yield from_moment(Moment(pause.after), WhyKind.PAUSED, Days(pause.first, pause.last))


def passes_by(state: PassResult, item: PlanItem) -> bool:
    """Whether time alone ends an item: a window, a series, a span."""
    return item.spec.passes_by_itself or spans(item, state.placed.get(item.id))


def spans(item: PlanItem, placed: Placed | None) -> bool:
    """Whether both ends of an item were written, so that a push moves only the start."""
    return item.spec.until is not None or bool(placed and placed.spans)
