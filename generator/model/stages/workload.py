"""Who of the vendor does what at which customer, and how much training and going live each week brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.files.items.kinds import Kind, Traits
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.people import ShownAway
from generator.model.stages.zoned_moment import ZonedMoment

RUNBOOK = "runbook"
"""The kind of a duty that is the steps of a runbook together."""
Part = Literal["does", "trains", "takes part", "approves", "signs"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Something at a customer that one person of the vendor has to do, or is expected at.

    `span` is in the zone of the vendor; `timezone` is the customer's. `parts` says what the person has to do with it.
    `overdue` when its planned end, `due`, is over. `steps` counts those of a runbook. `stands_in_for` is the name of
    somebody who is away then.
    """

    person: str
    customer: str
    customer_name: str
    timezone: str
    id: str
    title: str
    kind: str
    home: str
    parts: tuple[Part, ...]
    standing: str
    rule: str
    span: ShownSpan
    due: ZonedMoment | None
    overdue: bool = False
    place: str = ""
    steps: int = 0
    stands_in_for: str = ""

    @property
    def traits(self) -> Traits:
        """What its kind is like."""
        return (Kind.STEP if self.kind == RUNBOOK else Kind(self.kind)).traits

    @property
    def timed(self) -> bool:
        """Whether it is looked for when it begins, and not when it is due."""
        return self.kind == RUNBOOK or self.traits.timed


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the vendor with what is theirs, as one customer's files know them."""

    id: str
    name: str
    title: str = ""
    email: str = ""
    away: tuple[ShownAway, ...] = ()
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """A page: what is overdue, what falls in this week and the next (Mondays to Sundays), and the gates to approve.

    `spans` are the two weeks, `away` the absences that touch them.
    """

    path: str
    person: Colleague
    overdue: tuple[Duty, ...]
    this_week: tuple[Duty, ...]
    next_week: tuple[Duty, ...]
    approvals: tuple[Duty, ...]
    spans: tuple[ShownSpan, ShownSpan]
    away: tuple[ShownAway, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is theirs in these weeks."""
        return not (self.overdue or self.this_week or self.next_week or self.approvals)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One sitting of a training session; `start` is in the customer's zone."""

    customer: str
    customer_name: str
    title: str
    home: str
    start: ZonedMoment
    minutes: int
    seats: int


@dataclass(frozen=True, slots=True)
class Landing:
    """A going live that lies ahead."""

    customer: str
    customer_name: str
    title: str
    home: str
    on: date
    standing: str


@dataclass(frozen=True, slots=True)
class LoadWeek:
    """One week from Monday on, several in which nothing happens, or, without an `end`, all that comes from then on.

    `hours_share` and `seats_share` are percent of the fullest week.
    """

    start: date
    end: date | None
    lessons: tuple[Lesson, ...]
    landings: tuple[Landing, ...]
    hours_share: float = 0
    seats_share: float = 0

    @property
    def minutes(self) -> int:
        """How long all sessions of the week take."""
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def seats(self) -> int:
        """How many seats all sessions of the week have."""
        return sum(lesson.seats for lesson in self.lessons)
