"""The dates of an item of which something is recorded: it is done, it was started, or nobody needs it any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.files.items.item import Kind
from generator.model.stages.dated import Moment, Span, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.finish import end_from
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.placing.dates import Settled
from generator.steps.schedule.placing.recorded import Recorded
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import Reading, rolled
from generator.steps.schedule.times.length import length_of, other_end
from generator.steps.schedule.times.moments import finish


def called_off(dating: Dating, item: PlanItem, happened: Recorded) -> bool:
    """Whether the onboarding was cancelled before an item was finished, or had passed by itself."""
    if dating.life.cancelled is None or happened.done or happened.not_needed:
        return False
    planned = dating.planned(item.id)
    by_itself = item.spec.kind is Kind.WINDOW or item.spec.every
    return not (by_itself and planned and planned.end.day < dating.life.cancelled)


def dropped(dating: Dating, item: PlanItem, happened: Recorded, bounds: list[Bound], closed: str = "") -> Settled:
    """The planned dates of an item that does not take place, which nothing reads but times that name it."""
    planned = dating.planned(item.id)
    today = Moment(dating.as_of or date.min)
    start, end = (planned.start, planned.end) if planned else (today, today)
    gone = replace(happened, not_needed=True)
    return Settled(start, end, (), recorded=gone, passes=tuple(bounds), closed=closed)


def done(dating: Dating, item: PlanItem, happened: Recorded, on: Moment) -> Settled:
    """What is finished stays on the day that was recorded; a planned time of that day is kept."""
    planned = dating.planned(item.id)
    end = planned.end if planned and on.minute < 0 and planned.end.day == on.day else on
    why = [Why(WhyKind.RECORDED, end, text="done", edge="end")]
    if happened.started:
        start = happened.started
        why.insert(0, Why(WhyKind.RECORDED, start, text="started"))
    elif planned and on.minute < 0 and planned.start.day == planned.end.day == on.day:
        start = planned.start
        why.append(Why(WhyKind.RECORDED, start, text="done"))
    else:
        length = length_of(item.spec, dating.plan.scale)
        # Whoever finished it worked, whatever was said about a pause.
        calendar = (dating.before or dating).calendars.of(item.days)
        read = other_end(Reading(end), length, "start", calendar, dating.calendars.zone)
        start = read.moment
        why += read.why or (Why(WhyKind.RECORDED, start, text="done"),)
    return Settled(start, end, tuple(why), recorded=happened, occurrences=_held(planned, end))


def _held(planned: Settled | None, end: Moment) -> tuple[Span, ...]:
    """The occurrences of a finished series, as they were planned up to its end."""
    return tuple(s for s in planned.occurrences if s.start.day <= end.day) if planned else ()


def started(dating: Dating, item: PlanItem, happened: Recorded, bounds: list[Bound]) -> Settled:
    """Work that was begun goes on from the recorded day, and ends no earlier than today."""
    start = Reading(happened.started or Moment(date.min))
    start = start.then(Why(WhyKind.RECORDED, start.moment, text="started"))
    end = end_from(dating, item, start)
    placed = dating.placed.get(item.id)
    if placed and (placed.spans or item.spec.due) and finish(placed.end.moment) > finish(end.moment):
        end = Reading(placed.end.moment, tuple(w for w in placed.why if w.edge == "end"), placed.tentative)
    end = _not_past(dating, item, end)
    for bound in (b for b in bounds if b.end):
        end = dating.room(item).later_end(end, bound) or end
    return Settled(start.moment, end.moment, start.why + end.why, end.tentative, recorded=happened)


def _not_past(dating: Dating, item: PlanItem, end: Reading) -> Reading:
    if dating.as_of is None or end.moment.day >= dating.today:
        return end
    bound = dating.not_past
    today = Reading(bound.base, (Why(bound.kind, bound.base, text=bound.text, edge="end"),))
    return today.then(*rolled(dating.calendars.of(item.days), today.moment, dating.room(item).roll, "end"))
