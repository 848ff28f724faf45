"""The forward pass: every item gets its dates after everything that it hangs on.

It runs twice, for the plan (files alone) and for the forecast (files, records and the as-of date).
"""

from __future__ import annotations

from generator.model.calendar.work_calendar import CalendarError
from generator.model.problems.rules_schedule import SCHEDULE_WORKDAYS
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.actuals import called_off, done, dropped, started
from generator.steps.schedule.forward.constraints_of import beginning, bounds_of, spans, today
from generator.steps.schedule.forward.finish import end_from, end_of
from generator.steps.schedule.forward.fixed_dates import fixed
from generator.steps.schedule.forward.pass_state import PassInput, PassResult, PassState, begin_pass
from generator.steps.schedule.forward.recurring import close, repeated
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.earliest import Earliest
from generator.steps.schedule.placing.network import Node, Part
from generator.steps.schedule.placing.on_demand import run_of
from generator.steps.schedule.placing.placement import held_back
from generator.steps.schedule.placing.recorded import NOTHING, recorded
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import Derived, both_ends


def forward(given: PassInput, order: tuple[Node, ...]) -> PassResult:
    """Date all items in an order that respects what each needs."""
    state = begin_pass(given)
    for id_, part in order:
        item = state.network.items[id_]
        try:
            if state.rest and state.before is None and state.rest.keeps(id_):
                state.placed[id_], state.early[id_] = state.rest.placed.get(id_), state.rest.early.get(id_)
            elif part is Part.OWN:
                _place(state, item)
            else:
                _date(state, item)
        except CalendarError as error:
            state.placed.setdefault(id_, None)
            state.early[id_] = None
            state.note_change(id_, part)
            hint = "check `week`, `holidays` and `closures` of those who take part, and how long the item takes"
            state.say(SCHEDULE_WORKDAYS, item, f"`{id_}` has no date: {error}", hint)
            state.dateless.add(id_)
    close(state)
    return state.result()


def _place(state: PassState, item: PlanItem) -> None:
    """Place an item by its own words; in a forecast as planned, unless what they name has moved."""
    if state.before and state.same_anchors(item, state.network.own_of(item.id)):
        state.placed[item.id] = state.before.placed.get(item.id)
        return
    placed = state.placed[item.id] = state.own_place(item)
    state.note_change(item.id, Part.OWN)
    if placed and placed.amiss:
        state.say_snap(item, placed.amiss)


def _date(state: PassState, item: PlanItem) -> None:
    """Give an item its early dates; in a forecast as planned, unless something that bears on them has changed."""
    planned = state.planned(item.id)
    if planned and _same(state, item, planned):
        state.early[item.id] = planned
        return
    state.early[item.id] = _early_dates(state, item)
    state.note_change(item.id, Part.FINAL)


def _early_dates(state: PassState, item: PlanItem) -> EarlyDates | None:
    if item.on_demand and run_of(item) not in state.begun:
        return None
    actual = recorded(state.status, item.id, state.as_of) if state.status and state.as_of else NOTHING
    if actual.done and not actual.not_needed:
        return done(state, item, actual, actual.done)
    bounds = list(bounds_of(state, item))
    if not bounds and state.placed.get(item.id) is None:
        bounds = list(beginning(state, item))
    if called_off(state, item, actual):
        return dropped(state, item, actual, bounds, "cancelled")
    if actual.not_needed:
        return dropped(state, item, actual, bounds)
    early = started(state, item, actual, bounds) if actual.started else _moved(state, item, bounds)
    if early is None or not item.spec.every:
        return early
    series = repeated(state, item, early)
    planned = state.planned(item.id)
    if state.life.pauses and planned and planned.occurrences and not series.occurrences:
        return dropped(state, item, actual, bounds, "paused")
    return series


def _same(state: PassState, item: PlanItem, planned: EarlyDates) -> bool:
    """Whether nothing that bears on planned dates is another in the forecast; so it is with most items."""
    if state.before is None or state.as_of is None or planned.start.day < state.today:
        return False
    spec, placed = item.spec, state.placed.get(item.id)
    late = (state.latest or {}).get(item.id) == (state.before.latest or {}).get(item.id)
    known = not late or (state.status is not None and item.id in state.status.records)
    called = known or state.life.cancelled or spec.every or (placed and placed.set_by)
    waits = ((each.on, Part.FINAL) for each in item.dependencies)
    if called or not state.changed.isdisjoint(((item.id, Part.OWN), *waits)):
        return False
    return state.same_anchors(item, (*held_back(item), *spec.ends))


def _moved(state: PassState, item: PlanItem, bounds: list[Bound]) -> EarlyDates | None:
    """An item that nobody has begun: where it is placed, or later where something holds it back."""
    placed = state.placed.get(item.id)
    if placed and placed.set_by and (placed.set_by == "fixed" or state.status is None):
        return fixed(state, item, placed, bounds)
    bounds = bounds + list(today(state, item, placed, bounds))
    starts, ends = [b for b in bounds if not b.end], [b for b in bounds if b.end]
    earliest = state.earliest(item)
    start = earliest.start(starts)
    if start is None and not ends:
        return None
    if start is None:
        start, end = earliest.by_end(ends)
        return _aligned(state, item, earliest, EarlyDates(start.moment, end.moment, end.why + start.why))
    pushed = placed is None or start is not placed.start
    end = end_of(state, item, placed, start, pushed)
    why, first = both_ends(start, end), start
    for bound in sorted(ends, key=lambda b: b.position):
        later = earliest.later_end(end, bound)
        if later:
            # The start follows from an end that was moved, so its steps come after those of the end.
            why += later.why[len(end.why) :]
            end = later
            moved = start if spans(item, placed) else earliest.back(start, end)
            steps = moved.why[len(start.why) :]
            # What has no length is where its end is, whatever led to its start before.
            why = why + steps if steps or moved is start else tuple(w for w in why if w.edge == "end")
            start = moved
    if pushed and placed and end.moment == start.moment and all(w.edge == "end" for w in placed.why):
        # A due date without a length is its item's only date, so the whole story is that of the end.
        why = tuple(w._replace(edge="end") for w in why)
    early = EarlyDates(start.moment, end.moment, why, start.tentative or end.tentative)
    return early if start is first else _aligned(state, item, earliest, early)


def _aligned(state: PassState, item: PlanItem, earliest: Earliest, early: EarlyDates) -> EarlyDates:
    """An item whose end was moved, on a day that it snaps to."""
    start = earliest.aligned(Derived(early.start, early.why, early.tentative))
    if start.moment == early.start:
        return early
    end = end_from(state, item, Derived(start.moment))
    return early._replace(start=start.moment, end=end.moment, why=start.why + end.why)
