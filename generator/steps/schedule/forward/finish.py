"""Where an item ends that begins at a given moment."""

from __future__ import annotations

from generator.model.problems.rules_schedule import SCHEDULE_ORDER
from generator.model.stages.dated import Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.model.stages.step_detail import How
from generator.steps.schedule.forward.pass_state import PassState
from generator.steps.schedule.placing.placement import Placed
from generator.steps.schedule.times.derivation import Derived
from generator.steps.schedule.times.length import other_end
from generator.steps.schedule.times.moments import begin, finish


def end_from(state: PassState, item: PlanItem, start: Derived) -> Derived:
    """The written end, or the one that lies a length after the start."""
    until = written_end(state, item, start)
    if until:
        return until
    place = state.place_of(item)
    return other_end(start, place.length, "end", place.calendar, place.zone)


def end_of(state: PassState, item: PlanItem, placed: Placed | None, start: Derived, pushed: bool) -> Derived:
    """The end of an item where it is placed, or where it was pushed to."""
    if item.spec.until is None and placed and (not pushed or placed.spans):
        return placed.end if finish(placed.end.moment) >= begin(start.moment) else _at_once(start)
    return end_from(state, item, start)


def _at_once(start: Derived) -> Derived:
    """The end of a span that was pushed past its own end: as soon as it begins, whatever led to the end before."""
    why = Why(WhyKind.LENGTH, start.moment, detail=How.AT_ONCE, edge="end")
    return Derived(start.moment, (why,))


def written_end(state: PassState, item: PlanItem, start: Derived) -> Derived | None:
    """The written end of a span; one that ends before it starts is as long as its first day."""
    if item.spec.until is None or item.spec.every:
        return None
    end = state.context(item).read(item.spec.until, "end")
    if end is None:
        return None
    if finish(end.moment) <= begin(start.moment) and end.moment != start.moment:
        if state.status is None:
            message = f"`{item.id}` ends on {end.moment}, before it starts on {start.moment}"
            state.say(SCHEDULE_ORDER, item, message, f"check `until: {item.spec.until}`")
        return Derived(start.moment, (), end.tentative)
    return end
