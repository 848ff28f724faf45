"""The dates of an item that a person set: they stay, and whatever it should have waited for is a finding."""

from __future__ import annotations

from generator.model.problems.rules_schedule import SCHEDULE_FIXED
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.finish import written_end
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.placing.dates import Settled
from generator.steps.schedule.placing.placement import Placed
from generator.steps.schedule.times.constraint import Bound
from generator.steps.schedule.times.derivation import story


def pinned(dating: Dating, item: PlanItem, placed: Placed, bounds: list[Bound]) -> Settled:
    """The dates as they were set, each bound that they break reported."""
    for bound in bounds:
        _check(dating, item, placed, bound)
    end = written_end(dating, item, placed.start) or placed.end
    return Settled(placed.start.moment, end.moment, story(placed.start, end), placed.tentative, pinned=True)


def _check(dating: Dating, item: PlanItem, placed: Placed, bound: Bound) -> None:
    room = dating.room(item)
    moment = placed.end.moment if bound.end else placed.start.moment
    if room.reaches(moment, bound) or dating.status is not None:
        return
    calendar = dating.calendars.of(item.days)
    earliest = calendar.next_open(bound.first_day(room.point))
    missing = max(1, calendar.workdays_between(moment.day, earliest))
    days = f"{missing} workday{'s are' if missing > 1 else ' is'} missing"
    if bound.edge:
        waits = f"`{bound.edge.on}`, which it waits for, allows it only from {earliest} on"
    else:
        waits = f"it may not lie before `{bound.text}`, {earliest}"
    dating.say(
        SCHEDULE_FIXED,
        item,
        f"`{item.id}` is {placed.pin} for {moment}, but {waits}: {days}",
        f"move the date by {missing} workday{'s' * (missing > 1)}, or take the tie out",
    )
