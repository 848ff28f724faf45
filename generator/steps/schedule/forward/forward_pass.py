"""The forward pass: every item gets its dates after everything that it hangs on.

It runs twice, for the plan (files alone) and for the forecast (files, records and the as-of date).
"""

from __future__ import annotations

from generator.model.calendar.work_calendar import CalendarError
from generator.model.problems.rules_schedule import SCHEDULE_WORKDAYS
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.actuals import called_off, done, dropped, started
from generator.steps.schedule.forward.constraints_of import bounds_of, earliest, spans, today
from generator.steps.schedule.forward.finish import end_from, end_of
from generator.steps.schedule.forward.fixed_dates import pinned
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.forward.recurring import close, repeated
from generator.steps.schedule.placing.dates import Settled
from generator.steps.schedule.placing.earliest import Room
from generator.steps.schedule.placing.network import Part
from generator.steps.schedule.placing.on_demand import run_of
from generator.steps.schedule.placing.placement import Placed, held_back
from generator.steps.schedule.placing.recorded import NOTHING, recorded
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import Reading, story


def forward(dating: Dating, order: tuple[tuple[str, Part], ...]) -> Dating:
    """Date all items in an order that respects what each needs."""
    for id_, part in order:
        item = dating.network.items[id_]
        try:
            if dating.rest and dating.before is None and dating.rest.keeps(id_):
                dating.placed[id_], dating.settled[id_] = dating.rest.placed.get(id_), dating.rest.settled.get(id_)
            elif part is Part.OWN:
                dating.placed[id_] = _place(dating, item)
            else:
                dating.settled[id_] = _settle(dating, item)
        except CalendarError as error:
            dating.placed.setdefault(id_, None)
            dating.settled[id_] = None
            hint = "check `week`, `holidays` and `closures` of those who take part, and how long the item takes"
            dating.say(SCHEDULE_WORKDAYS, item, f"`{id_}` has no date: {error}", hint)
            dating.dateless.add(id_)
    close(dating)
    return dating


def _place(dating: Dating, item: PlanItem) -> Placed | None:
    if dating.before and dating.same_anchors(item, dating.network.own_of(item.id)):
        return dating.before.placed.get(item.id)
    placed = dating.own_place(item)
    if placed and placed.amiss:
        dating.say_snap(item, placed.amiss)
    return placed


def _settle(dating: Dating, item: PlanItem) -> Settled | None:
    same = _same(dating, item)
    if same is not None:
        return same
    if item.on_demand and run_of(item) not in dating.begun:
        return None
    happened = recorded(dating.status, item.id, dating.as_of) if dating.status and dating.as_of else NOTHING
    if happened.done and not happened.not_needed:
        return done(dating, item, happened, happened.done)
    bounds = list(bounds_of(dating, item))
    if not bounds and dating.placed.get(item.id) is None:
        bounds = list(earliest(dating, item))
    if called_off(dating, item, happened):
        return dropped(dating, item, happened, bounds, "cancelled")
    if happened.not_needed:
        return dropped(dating, item, happened, bounds)
    settled = started(dating, item, happened, bounds) if happened.started else _moved(dating, item, bounds)
    if settled is None or not item.spec.every:
        return settled
    series = repeated(dating, item, settled)
    planned = dating.planned(item.id)
    if dating.life.pauses and planned and planned.occurrences and not series.occurrences:
        return dropped(dating, item, happened, bounds, "paused")
    return series


def _same(dating: Dating, item: PlanItem) -> Settled | None:
    """The planned dates where nothing that bears on them is another in the forecast; most items are such."""
    planned, placed = dating.planned(item.id), dating.placed.get(item.id)
    if dating.before is None or planned is None or dating.as_of is None or planned.start.day < dating.today:
        return None
    spec = item.spec
    late = (dating.latest or {}).get(item.id) == (dating.before.latest or {}).get(item.id)
    known = not late or (dating.status is not None and item.id in dating.status.records)
    called = known or dating.life.cancelled or spec.every or (placed and placed.pin)
    if called or placed is not dating.before.placed.get(item.id):
        return None
    if any(dating.settled.get(edge.on) is not dating.before.settled.get(edge.on) for edge in item.edges):
        return None
    return planned if dating.same_anchors(item, (*held_back(item), *spec.ends)) else None


def _moved(dating: Dating, item: PlanItem, bounds: list[Bound]) -> Settled | None:
    """An item that nobody has begun: where it is placed, or later where something holds it back."""
    placed = dating.placed.get(item.id)
    if placed and placed.pin and (placed.pin == "fixed" or dating.status is None):
        return pinned(dating, item, placed, bounds)
    bounds = bounds + list(today(dating, item, placed, bounds))
    starts, ends = [b for b in bounds if not b.end], [b for b in bounds if b.end]
    room = dating.room(item)
    start = room.start(starts)
    if start is None and not ends:
        return None
    if start is None:
        start, end = room.by_end(ends)
        return _aligned(dating, item, room, Settled(start.moment, end.moment, end.why + start.why))
    pushed = placed is None or start is not placed.start
    end = end_of(dating, item, placed, start, pushed)
    why, first = story(start, end), start
    for bound in sorted(ends, key=lambda b: b.position):
        later = room.later_end(end, bound)
        if later:
            # The start follows from an end that was moved, so its steps come after those of the end.
            why += later.why[len(end.why) :]
            end = later
            moved = start if spans(item, placed) else room.back(start, end)
            steps = moved.why[len(start.why) :]
            # What has no length is where its end is, whatever led to its start before.
            why = why + steps if steps or moved is start else tuple(w for w in why if w.edge == "end")
            start = moved
    if pushed and placed and end.moment == start.moment and all(w.edge == "end" for w in placed.why):
        # A due date without a length is its item's only date, so the whole story is that of the end.
        why = tuple(w._replace(edge="end") for w in why)
    settled = Settled(start.moment, end.moment, why, start.tentative or end.tentative)
    return settled if start is first else _aligned(dating, item, room, settled)


def _aligned(dating: Dating, item: PlanItem, room: Room, settled: Settled) -> Settled:
    """An item whose end was moved, on a day that it snaps to."""
    start = room.aligned(Reading(settled.start, settled.why, settled.tentative))
    if start.moment == settled.start:
        return settled
    end = end_from(dating, item, Reading(start.moment))
    return settled._replace(start=start.moment, end=end.moment, why=start.why + end.why)
