"""The final dates of an item in one reading of a plan."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.stages.dated import Moment, Span, Why
from generator.steps.schedule.placing.recorded import NOTHING, Recorded
from generator.steps.schedule.times.constraint import Bound


class EarlyDates(NamedTuple):
    """The final dates of an item; `passes` are the bounds that one which is not needed hands on in its place.

    `closed` says why it does not take place any more, where that is not for a record of its own.
    """

    start: Moment
    end: Moment
    why: tuple[Why, ...]
    tentative: str = ""
    occurrences: tuple[Span, ...] = ()
    endless: bool = False
    fixed: bool = False
    recorded: Recorded = NOTHING
    passes: tuple[Bound, ...] | None = None
    closed: str = ""

    @property
    def span(self) -> Span:
        """From start to end."""
        return Span(self.start, self.end, self.tentative)
