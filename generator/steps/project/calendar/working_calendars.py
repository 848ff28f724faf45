"""When the parties work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.stages.shown.calendar import ShownCalendar
from generator.model.stages.shown.item import ShownItem
from generator.steps.project.derivation.days_off import closed_name
from generator.steps.project.visibility import Reader


def shown_calendars(reader: Reader, items: Iterable[ShownItem]) -> tuple[ShownCalendar, ...]:
    """When each party works, with its closed days within what this reader sees of the plan."""
    spans = [s for i in items for s in (i.dates.plan, i.dates.forecast, i.dates.actual) if s]
    first = min((s.start.day for s in spans), default=date.max)
    last = max((s.end.day for s in spans), default=date.min)
    return tuple(
        ShownCalendar(
            party=c.party,
            timezone=c.timezone,
            week=c.week,
            hours=c.hours,
            source=reader.words.of(c.source),
            closed=tuple(
                (d.day, closed_name(reader.words, d.name))
                for d in c.closed
                if reader.internal or first <= d.day <= last
            ),
        )
        for c in reader.assessed.dated.calendars
    )
