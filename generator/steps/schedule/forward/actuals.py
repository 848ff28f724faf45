"""The dates of an item of which something is recorded: it is done, it was started, or nobody needs it any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.stages.dated import Moment, Span, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.model.stages.step_detail import How
from generator.steps.schedule.forward.finish import end_from
from generator.steps.schedule.forward.pass_state import PassState
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.recorded import Recorded
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import Derived, rolled
from generator.steps.schedule.times.length import length_of, other_end
from generator.steps.schedule.times.moments import finish


def called_off(state: PassState, item: PlanItem, actual: Recorded) -> bool:
    """Whether the onboarding was cancelled before an item was finished, or had passed by itself."""
    if state.life.cancelled is None or actual.done or actual.not_needed:
        return False
    planned = state.planned(item.id)
    return not (item.spec.passes_by_itself and planned and planned.end.day < state.life.cancelled)


def dropped(state: PassState, item: PlanItem, actual: Recorded, bounds: list[Bound], closed: str = "") -> EarlyDates:
    """The planned dates of an item that does not take place, which nothing reads but times that name it."""
    planned = state.planned(item.id)
    today = Moment(state.as_of or date.min)
    start, end = (planned.start, planned.end) if planned else (today, today)
    gone = replace(actual, not_needed=True)
    return EarlyDates(start, end, (), recorded=gone, passes=tuple(bounds), closed=closed)


def done(state: PassState, item: PlanItem, actual: Recorded, on: Moment) -> EarlyDates:
    """What is finished stays on the day that was recorded; a planned time of that day is kept."""
    planned = state.planned(item.id)
    end = planned.end if planned and on.minute < 0 and planned.end.day == on.day else on
    why = [Why(WhyKind.RECORDED, end, detail=How.DONE, edge="end")]
    if actual.started:
        start = actual.started
        why.insert(0, Why(WhyKind.RECORDED, start, detail=How.STARTED))
    elif planned and on.minute < 0 and planned.start.day == planned.end.day == on.day:
        start = planned.start
        why.append(Why(WhyKind.RECORDED, start, detail=How.DONE))
    else:
        length = length_of(item.spec, state.plan.scale)
        # Whoever finished it worked, whatever was said about a pause.
        calendar = (state.before or state).calendars.of(item.days)
        read = other_end(Derived(end), length, "start", calendar, state.calendars.zone)
        start = read.moment
        why += read.why or (Why(WhyKind.RECORDED, start, detail=How.DONE),)
    return EarlyDates(start, end, tuple(why), recorded=actual, occurrences=_held(planned, end))


def _held(planned: EarlyDates | None, end: Moment) -> tuple[Span, ...]:
    """The occurrences of a finished series, as they were planned up to its end."""
    return tuple(s for s in planned.occurrences if s.start.day <= end.day) if planned else ()


def started(state: PassState, item: PlanItem, actual: Recorded, bounds: list[Bound]) -> EarlyDates:
    """Work that was begun goes on from the recorded day, and ends no earlier than today."""
    start = Derived(actual.started or Moment(date.min))
    start = start.then(Why(WhyKind.RECORDED, start.moment, detail=How.STARTED))
    end = end_from(state, item, start)
    placed = state.placed.get(item.id)
    if placed and (placed.spans or item.spec.due) and finish(placed.end.moment) > finish(end.moment):
        end = Derived(placed.end.moment, tuple(w for w in placed.why if w.edge == "end"), placed.tentative)
    end = _not_past(state, item, end)
    for bound in (b for b in bounds if b.end):
        end = state.earliest(item).later_end(end, bound) or end
    return EarlyDates(start.moment, end.moment, start.why + end.why, end.tentative, recorded=actual)


def _not_past(state: PassState, item: PlanItem, end: Derived) -> Derived:
    if state.as_of is None or end.moment.day >= state.today:
        return end
    bound = state.not_past
    today = Derived(bound.base, (Why(bound.kind, bound.base, detail=bound.detail, edge="end"),))
    return today.then(*rolled(state.calendars.of(item.days), today.moment, state.earliest(item).roll, "end"))
