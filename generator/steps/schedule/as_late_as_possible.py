"""Planning backward: work that is to be in time for something, and as late as that allows."""

from __future__ import annotations

from dataclasses import replace

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_schedule import SCHEDULE_BACKWARD
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.backward.backward_pass import Aim, Backward, Late, backward
from generator.steps.schedule.forward.deadlines import deadlines_of
from generator.steps.schedule.forward.forward_pass import forward
from generator.steps.schedule.forward.pass_state import LatestStart, PassResult, again
from generator.steps.schedule.placing.network import Node
from generator.steps.schedule.times.moments import DAY, at, day_of


def in_time(state: PassResult, order: tuple[Node, ...]) -> PassResult:
    """A reading with what is planned backward in its last place; without any such item it is as it was.

    Where everything lies at its earliest says how late each may be: the last places in which nothing moves that it is
    planned backward from or that has a time of its own, and no deadline is missed. All may take theirs together.
    """
    items = [item for item in state.plan.items if item.backward_from]
    if not items:
        return state
    network = backward(state, order, {id_: read.moment for id_, read in deadlines_of(state).items()})
    aim = network.aim_at({id_ for item in items for id_ in item.backward_from})
    late = network.latest(aim)
    latest = {item.id: found for item in items if (found := _latest(network, late, aim, item))}
    moved = forward(again(state, latest), order)
    if state.before is not None:  # the plan has said it already
        return moved
    said = (problem for item in items if (problem := _unlimited(moved, network, item)))
    return replace(moved, said=(*moved.said, *said))


def _latest(network: Backward, late: Late, aim: Aim, item: PlanItem) -> LatestStart | None:
    """The last start of an item, for the first that it must not move; None for one that cannot be later than it is."""
    place, movable = late.get(item.id), network.movables.get(item.id)
    if place is None or movable is None or place.start <= movable.own.start:
        return None
    reached = network.reached(item.id)
    if reached.isdisjoint(item.backward_from):
        return None
    kept = [id_ for id_ in aim.limits if id_ != item.id and id_ in reached]
    start = Moment(day_of(place.start // DAY)) if movable.whole else at(place.start)
    return LatestStart(start, min(kept, key=lambda id_: (aim.limits[id_], id_)))


def _unlimited(state: PassResult, network: Backward, item: PlanItem) -> tuple[str, Problem] | None:
    """What nothing limits that is planned backward."""
    reached = network.reached(item.id)
    open_ = [id_ for id_ in item.backward_from if id_ not in reached]
    if not open_:
        return None
    message = f"`{item.id}` is planned backward from `{open_[0]}`, which does not wait for it"
    hint = f"name it under `after` of `{open_[0]}`, or of something that leads there"
    if state.early.get(open_[0]) is None:
        message = f"`{item.id}` is planned backward from `{open_[0]}`, which has no date"
        hint = f"give `{open_[0]}` an `at` or a `due`, or a date under `dates` of the customer"
    return item.id, SCHEDULE_BACKWARD.at(item.place or Place(""), message, hint)
