"""What happens when: weeks, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.stages.shown.dates import ShownSpan


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from kickoff's weekday on: week 1 is days 1 to 7; weeks before kickoff count 0, -1 and so on."""

    number: int
    start: date
    end: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting or session that lies ahead, and when it takes place next."""

    item: str
    span: ShownSpan
