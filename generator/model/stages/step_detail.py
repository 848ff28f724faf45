"""What a step of a derivation is about, beside the words of the files: each as a value whose text names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from generator.model.files.items.series import Except
from generator.model.language.duration import Duration
from generator.model.language.recurrence import Recurrence
from generator.model.language.unit import Unit


class How(StrEnum):
    """What a step does where its kind leaves that open."""

    FOLLOWS = "what follows"
    LAG = "lag"
    WORKING_HOURS = "working hours"
    STARTED = "started"
    DONE = "done"
    AT_ONCE = "no longer, since its own end was before that"


class Days(NamedTuple):
    """The days of a pause, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


class ScaledDay(NamedTuple):
    """A day that is another one in a plan of another length."""

    day: int
    moved: int

    def __str__(self) -> str:
        return f"day {self.day} becomes day {self.moved}"


class ScaledWeek(NamedTuple):
    """A week that begins on another day in a plan of another length."""

    week: int
    day: int

    def __str__(self) -> str:
        return f"week {self.week} begins on day {self.day}"


@dataclass(frozen=True, slots=True)
class Stretched:
    """A length, and the one that it has in a plan of another length."""

    takes: Duration
    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.takes}, stretched to {self.count} {self.unit}"


@dataclass(frozen=True, slots=True)
class SeriesLength:
    """How often something takes place, by which recurrences, and but for which days."""

    recurrences: tuple[Recurrence, ...]
    left_out: tuple[Except, ...]
    times: int

    @property
    def rule(self) -> str:
        """The recurrences and the exceptions, as the format says them."""
        but = f" but not on {', '.join(str(each) for each in self.left_out)}" if self.left_out else ""
        return ", then ".join(str(each) for each in self.recurrences) + but

    def __str__(self) -> str:
        return f"{self.rule}, {self.times} time{'s' * (self.times > 1)}"
