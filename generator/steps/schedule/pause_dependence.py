"""What of a forecast hangs on a pause that nobody has ended yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.calendar.onboarding_life import Life, Pause
from generator.model.stages.dated import Why
from generator.model.stages.step_detail import Days
from generator.steps.schedule.placing.dates import EarlyDates


def hanging(early: Mapping[str, EarlyDates | None], order: Iterable[str], life: Life) -> frozenset[str]:
    """The items whose forecast rests on the expected end of the pause, straight or through another item."""
    found: set[str] = set()
    for id_ in order if life.pause else ():
        dates = early.get(id_)
        if dates and life.pause and any(_rests_on(why, life.pause) or why.item in found for why in dates.why):
            found.add(id_)
    return frozenset(found)


def _rests_on(why: Why, pause: Pause) -> bool:
    """Whether a step passes days of this pause."""
    return isinstance(why.detail, Days) and pause.covers(why.detail.last)
