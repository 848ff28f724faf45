"""The deadlines of one reading of a plan: they move nothing."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.calendar.work_calendar import CalendarError
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.times.derivation import Reading


def deadlines_of(dating: Dating) -> Mapping[str, Reading]:
    """The last moment that `by` of each item allows, with the steps to it."""
    return {item.id: found for item in dating.plan.items if (found := _deadline(dating, item))}


def _deadline(dating: Dating, item: PlanItem) -> Reading | None:
    if item.spec.by is None:
        return None
    try:
        read = dating.terms(item).read(item.spec.by, "end")
    except CalendarError:
        return None
    return Reading(read.moment, tuple(w._replace(edge="deadline") for w in read.why)) if read else None
