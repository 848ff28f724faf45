"""Everything that holds an item back in one reading of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Kind
from generator.model.language.time_parser import KICKOFF, Bucket, InTerm, OnDate, Time, Within
from generator.model.stages.dated import Moment, WhyKind
from generator.model.stages.plan import Edge, PlanItem
from generator.steps.schedule.forward.pass_state import Dating, Latest
from generator.steps.schedule.placing.placement import Placed
from generator.steps.schedule.placing.replan_scope import Rest
from generator.steps.schedule.times.constraint import Bound, bound_of, from_moment, opening
from generator.steps.schedule.times.moments import begin


def bounds_of(dating: Dating, item: PlanItem) -> Iterator[Bound]:
    """Everything that holds an item back; of alternatives the one that lets go first."""
    calendar = dating.calendars.of(item.days)
    choices: dict[str, list[Bound]] = {}
    for edge in item.edges:
        bounds = _edge_bounds(dating, edge, calendar)
        if edge.choice and bounds:
            choices.setdefault(edge.choice, []).append(max(bounds, key=lambda b: b.position))
        else:
            yield from bounds
    for group in choices.values():
        yield first_to_let_go(dating, item, group)
    if item.spec.not_before is not None:
        read = dating.terms(item).read(item.spec.not_before, "start")
        if read:
            yield from_moment(read.moment, WhyKind.BOUND, item.spec.not_before.text, read.why)
    if item.spec.by:
        yield from _opening(dating, item, item.spec.by)
    if dating.latest:
        yield from _backward(item, dating.latest)
    if dating.rest:
        yield from _replanned(dating, item, dating.rest)


def first_to_let_go(dating: Dating, item: PlanItem, bounds: Iterable[Bound]) -> Bound:
    """Of bounds of which one is enough, the one with which the item would start first."""
    room = dating.room(item)._replace(say=lambda _: None)
    return min(bounds, key=lambda bound: (begin(room.start_by(bound).moment), bound.position))


def _opening(dating: Dating, item: PlanItem, by: Time) -> Iterator[Bound]:
    """A deadline counted from something on is not open before that is over."""
    terms = dating.terms(item)
    deadline = terms.taken(by)
    if isinstance(deadline, Within) and (read := terms.read(deadline.opens, "start")):
        yield opening(read.moment, deadline.opens.reads, read.why)


def _backward(item: PlanItem, latest: Mapping[str, Latest]) -> Iterator[Bound]:
    """What is planned backward lies as late as it may, once that is known."""
    if item.id in latest:
        yield from_moment(latest[item.id].start, WhyKind.BACKWARD, "", item=latest[item.id].target)


def earliest(dating: Dating, item: PlanItem) -> Iterator[Bound]:
    """The kickoff for what is planned backward and has no other beginning; without one, any day while none is known."""
    if item.backward_from and dating.kickoff:
        yield from_moment(dating.kickoff.moment, WhyKind.BOUND, KICKOFF)
    elif item.backward_from and dating.latest is None:
        yield from_moment(Moment(dating.calendars.first), WhyKind.BOUND, "")


def _replanned(dating: Dating, item: PlanItem, rest: Rest) -> Iterator[Bound]:
    """What a plan that is counted anew begins with, unless somebody gave the item a date of its own."""
    begins = rest.begins(item.id)
    if begins and not _has_date(dating, item) and not passes_by(dating, item):
        yield from_moment(Moment(begins.start), WhyKind.REPLANNED, begins.on.isoformat())


def _has_date(dating: Dating, item: PlanItem) -> bool:
    """Whether somebody gave an item a date of the calendar, which does not move with the rest of a plan."""
    own = item.spec.at or item.spec.due
    written = own and isinstance(dating.terms(item).taken(own), OnDate | Bucket | InTerm)
    return bool(item.agreed or item.spec.fixed or written)


def _edge_bounds(dating: Dating, edge: Edge, calendar: WorkCalendar) -> list[Bound]:
    before = dating.settled.get(edge.on)
    if before is None:
        return []
    if before.passes is not None:
        return list(before.passes)
    return [bound_of(edge, before.start, before.end, calendar)]


def today(dating: Dating, item: PlanItem, placed: Placed | None, bounds: list[Bound]) -> Iterator[Bound]:
    """Unfinished work cannot lie in the past, nor in a pause; what passes by itself may lie in the past."""
    if dating.as_of is None:
        return
    if passes_by(dating, item):
        yield from _after_pause(dating, item, placed)
    elif placed is not None or bounds:
        yield dating.not_past


def _after_pause(dating: Dating, item: PlanItem, placed: Placed | None) -> Iterator[Bound]:
    """The end of a pause for a window or a span that would begin in it; of a series only dates fall out."""
    for pause in dating.life.pauses if placed and not item.spec.every else ():
        if placed and pause.covers(placed.start.moment.day):
            yield from_moment(Moment(pause.after), WhyKind.PAUSED, pause.text)


def passes_by(dating: Dating, item: PlanItem) -> bool:
    """Whether time alone ends an item: a window, a series, a span."""
    by_itself = item.spec.kind is Kind.WINDOW or bool(item.spec.every)
    return by_itself or spans(item, dating.placed.get(item.id))


def spans(item: PlanItem, placed: Placed | None) -> bool:
    """Whether both ends of an item were written, so that a push moves only the start."""
    return item.spec.until is not None or bool(placed and placed.spans)
