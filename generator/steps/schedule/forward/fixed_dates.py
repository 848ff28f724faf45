"""The dates of an item that a person set: they stay, and whatever it should have waited for is a finding."""

from __future__ import annotations

from generator.model.problems.rules_schedule import SCHEDULE_FIXED
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.finish import written_end
from generator.steps.schedule.forward.pass_state import PassState
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.placement import Placed
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import both_ends


def fixed(state: PassState, item: PlanItem, placed: Placed, bounds: list[Bound]) -> EarlyDates:
    """The dates as they were set, each bound that they break reported."""
    for bound in bounds:
        _check(state, item, placed, bound)
    end = written_end(state, item, placed.start) or placed.end
    return EarlyDates(placed.start.moment, end.moment, both_ends(placed.start, end), placed.tentative, fixed=True)


def _check(state: PassState, item: PlanItem, placed: Placed, bound: Bound) -> None:
    allowed = state.earliest(item)
    moment = placed.end.moment if bound.end else placed.start.moment
    if allowed.reaches(moment, bound) or state.status is not None:
        return
    calendar = state.calendars.of(item.days)
    beginning = calendar.next_open(bound.first_day(allowed.point))
    missing = max(1, calendar.workdays_between(moment.day, beginning))
    days = f"{missing} workday{'s are' if missing > 1 else ' is'} missing"
    if bound.dependency:
        waits = f"`{bound.dependency.on}`, which it waits for, allows it only from {beginning} on"
    else:
        waits = f"it may not lie before `{bound.detail or ''}`, {beginning}"
    state.say(
        SCHEDULE_FIXED,
        item,
        f"`{item.id}` is {placed.set_by} for {moment}, but {waits}: {days}",
        f"move the date by {missing} workday{'s' * (missing > 1)}, or take the tie out",
    )
