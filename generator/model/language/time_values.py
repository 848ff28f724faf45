"""When something happens, as values: dates, days and weeks counted from kickoff, times that other items give, spans.

DESIGN section 4: `day 1` is the kickoff date and `day 0` the day before it; `week 1` is days 1–7. These values say
nothing about holidays: the schedule step places them.

A time of day is meant in the customer's zone (`clock`) unless the text names another one (`elsewhere`).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model.language.unit import Offset

KICKOFF = "kickoff"
"""The only anchor that is built in."""


class End(StrEnum):
    """An end of an item."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Ref:
    """An item, or with `member` one instance of an item that is repeated: `go-live[oslo]`."""

    id: str
    member: str = ""

    def __str__(self) -> str:
        return f"{self.id}[{self.member}]" if self.member else self.id


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A time of day on the clocks of a named zone: `09:00 in America/New_York`."""

    clock: dt.time
    zone: str


@dataclass(frozen=True, slots=True)
class OnDate:
    """A date of the calendar, with or without a time of day: `2026-12-01 09:00`."""

    text: str
    date: dt.date
    clock: dt.time | None = None
    elsewhere: Elsewhere | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day counted from kickoff, which is day 1: `day 5 14:00`, `day -7`."""

    text: str
    day: int
    clock: dt.time | None = None
    elsewhere: Elsewhere | None = None

    def __str__(self) -> str:
        return self.text

    def on(self, kickoff: dt.date) -> dt.date:
        """The date when kickoff is on the given date."""
        return kickoff + dt.timedelta(days=self.day - 1)


@dataclass(frozen=True, slots=True)
class OnWeek:
    """A week counted from kickoff, or the weekday that falls in its seven days: `week 2 thursday 10:00`.

    Without a weekday it is the whole week, so its first day for a start and its last for a finish.
    """

    text: str
    week: int
    weekday: int | None = None
    clock: dt.time | None = None
    elsewhere: Elsewhere | None = None

    def __str__(self) -> str:
        return self.text

    def first(self, kickoff: dt.date) -> dt.date:
        """The date of the weekday, or the first day of the week."""
        begins = kickoff + dt.timedelta(days=7 * (self.week - 1))
        if self.weekday is None:
            return begins
        return begins + dt.timedelta(days=(self.weekday - begins.weekday()) % 7)

    def last(self, kickoff: dt.date) -> dt.date:
        """The date of the weekday, or the last day of the week."""
        return self.first(kickoff) + dt.timedelta(days=0 if self.weekday is not None else 6)


@dataclass(frozen=True, slots=True)
class Relative:
    """A time that another item gives: `go-live - 2 workdays`, `kickoff 10:00`, `end of export-data + 1 day`.

    `edge` is what the text says, or None; `reads` is what is meant then.
    """

    text: str
    ref: Ref
    edge: End | None = None
    offset: Offset | None = None
    clock: dt.time | None = None
    elsewhere: Elsewhere | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def before(self) -> bool:
        """Whether it lies before the item that it names; such times never chase a slip that they cause."""
        return self.offset is not None and self.offset.amount < 0

    @property
    def reads(self) -> End:
        """The end of the item to count from: as written, else its start for a time before it, its end otherwise."""
        return self.edge or (End.START if self.before else End.END)


class BucketSize(StrEnum):
    """The sizes of a bucket."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"

    @property
    def months(self) -> int:
        """How many months it is long."""
        return {BucketSize.MONTH: 1, BucketSize.QUARTER: 3, BucketSize.HALF: 6}[self]


@dataclass(frozen=True, slots=True)
class Bucket:
    """A tentative time, known only to the month, quarter or half year: `2026-12`, `q1 2027`, `h2 2027`."""

    text: str
    span: BucketSize
    year: int
    number: int

    def __str__(self) -> str:
        return self.text

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, (self.number - 1) * self.span.months + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        month = self.number * self.span.months
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])


Point = OnDate | OnDay | OnWeek | Relative
"""A time that is one moment or day."""


@dataclass(frozen=True, slots=True)
class Between:
    """A span from one time to another: `between reference-refresh and sprint-start`.

    Without `start of` or `end of`, an item on the left is meant with its end and one on the right with its start.
    """

    text: str
    first: Point
    last: Point

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class InPeriod:
    """A tentative time, known only to a period that the files name under `terms`: `period spring-2027`."""

    text: str
    period: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Else:
    """A time, and the one that holds where what the first hangs on is not in the plan or has no date."""

    text: str
    first: Time
    second: Time

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Within:
    """A deadline that opens with what it is counted from: `within 5 workdays after go-live`.

    Nothing begins before the item that it names has ended (or, with `start of`, has begun).
    """

    text: str
    deadline: Relative

    def __str__(self) -> str:
        return self.text

    @property
    def opens(self) -> Relative:
        """The time before which it is too early."""
        edge = self.deadline.reads
        return Relative(f"{edge} of {self.deadline.ref}", self.deadline.ref, edge)


Time = OnDate | OnDay | OnWeek | Relative | Bucket | InPeriod | Between | Else | Within
"""Any time; `Within` stands only where a deadline does."""


def branches(time: Time) -> tuple[Time, ...]:
    """The times of which the first that has a date holds, in order; most times are one."""
    return (*branches(time.first), *branches(time.second)) if isinstance(time, Else) else (time,)


def simple(time: Time | None) -> Iterator[OnDate | OnDay | OnWeek | Relative | Bucket | InPeriod]:
    """All the single times that a time is made of."""
    for branch in branches(time) if time is not None else ():
        match branch:
            case Between():
                yield from (branch.first, branch.last)
            case Within():
                yield branch.deadline
            case Else():  # taken apart by `branches`
                continue
            case _:
                yield branch


def relatives(time: Time | None) -> tuple[Relative, ...]:
    """The parts of a time that hang on another item; kickoff is none."""
    return tuple(p for p in simple(time) if isinstance(p, Relative) and p.ref.id != KICKOFF)


def covers_days(time: Time | None) -> bool:
    """Whether a time, whichever of its branches holds, has a first and a last day of its own."""
    return time is not None and all(isinstance(t, Bucket | InPeriod | Between) for t in branches(time))
