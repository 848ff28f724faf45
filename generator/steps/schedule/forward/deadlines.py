"""The deadlines of one reading of a plan: they move nothing."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.calendar.work_calendar import CalendarError
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.times.derivation import Derived


def deadlines_of(state: PassResult) -> Mapping[str, Derived]:
    """The last moment that `by` of each item allows, with the steps to it."""
    return {item.id: found for item in state.plan.items if (found := _deadline(state, item))}


def _deadline(state: PassResult, item: PlanItem) -> Derived | None:
    if item.spec.by is None:
        return None
    try:
        read = state.context(item).read(item.spec.by, "end")
    except CalendarError:
        return None
    return Derived(read.moment, tuple(w._replace(edge="deadline") for w in read.why)) if read else None
