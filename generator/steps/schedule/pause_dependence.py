"""What of a forecast hangs on a pause that nobody has ended yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from generator.model.calendar.onboarding_life import Life, Pause
from generator.model.stages.dated import Why, WhyKind
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
    """Whether a step passes days of this pause; its text ends with the last of them."""
    return why.kind is WhyKind.PAUSED and pause.covers(date.fromisoformat(why.text.rpartition("..")[2]))
