"""The digest: what one customer hears in an e-mail, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.stages.contact import ContactPerson
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.fact import ShownOpen
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import ZonedMoment


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing that was done, comes, or is asked for.

    `item` is nothing for a runbook as a whole. `span` is the time it is about, and `form` how that is said: `at` that
    time, `by` its end, `from` its start, or `series`: then it is the first of `times`, and `last` the day of the last.
    `overdue` when its planned day is over. `who` are names.
    """

    title: str
    span: ShownSpan
    form: str
    item: ShownItem | None = None
    who: tuple[str, ...] = ()
    times: int = 1
    last: date | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """What was done from `since` on, what comes until `until`, and what is asked of the customer.

    `later` counts what is asked for after `until`, from `later_from` on. `live` is going live, until it is old news.
    """

    plan: ShownPlan
    since: date
    until: date
    done: tuple[DigestLine, ...]
    coming: tuple[DigestLine, ...]
    asked: tuple[DigestLine, ...]
    later: int
    later_from: ZonedMoment | None
    open_points: tuple[ShownOpen, ...]
    live: ShownItem | None
    contacts: tuple[ContactPerson, ...]

    @property
    def clocks(self) -> bool:
        """Whether a clock time stands in what lies ahead, so that its zone has to be said."""
        return any(line.span.start.timed for line in (*self.coming, *self.asked))
