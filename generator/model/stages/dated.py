"""A dated plan: when everything happens, in the files and in the forecast, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Literal, NamedTuple

from generator.model.calendar.cadence import Snap
from generator.model.calendar.onboarding_life import Life
from generator.model.files.items.item import Roll
from generator.model.language.dependency import DependencyType
from generator.model.language.duration import Duration
from generator.model.language.recurrence import Recurrence
from generator.model.problems.problem import Place, Problem
from generator.model.stages.plan import Plan
from generator.model.stages.step_detail import Days, How, ScaledDay, ScaledWeek, SeriesLength, Stretched
from generator.model.translation.translator import Said


class Moment(NamedTuple):
    """A day, or a minute of it, in the customer's zone. `minute` counts from midnight; -1 is the whole day."""

    day: date
    minute: int = -1

    @property
    def clock(self) -> str:
        """The time of day: `10:00`; nothing for a whole day."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}" if self.minute >= 0 else ""

    def __str__(self) -> str:
        return f"{self.day} {self.clock}".rstrip()


class Span(NamedTuple):
    """From a moment to a moment, both ends included where they are days; `tentative` is a month or a quarter."""

    start: Moment
    end: Moment
    tentative: str = ""


class WhyKind(StrEnum):
    """The kinds of step that lead to a date."""

    SOURCE = "source"
    OFFSET = "offset"
    SCALED = "scaled"
    ZONE = "zone"
    FALLBACK = "fallback"
    CALENDAR = "calendar"
    SKIPPED = "skipped"
    SNAP = "snap"
    ROLL = "roll"
    LENGTH = "length"
    PUSHED = "pushed"
    BOUND = "bound"
    BACKWARD = "backward"
    FIXED = "fixed"
    PHASE = "phase"
    PAUSED = "paused"
    REPLANNED = "replanned"
    RECORDED = "recorded"
    AS_OF = "as-of"


Length = Duration | Stretched | SeriesLength | Literal[How.AT_ONCE]
"""What a step says of how long something takes."""
Detail = (
    str
    | date
    | time
    | Moment
    | Days
    | ScaledDay
    | ScaledWeek
    | Length
    | Snap
    | Recurrence
    | Roll
    | DependencyType
    | How
)


class Why(NamedTuple):
    """One step on the way to a date: from the moment before it to `result`.

    `detail` is what it is about: the words that somebody wrote, the day that is skipped or on which a re-planning was
    recorded, the time of day that a time was given or that clocks elsewhere show, what a date snaps to, a length, the
    kind of a dependency. `amount` and `unit` are an offset; `item` is the item it refers to; `name` a skipped day's
    name, a calendar's or a zone's; `edge` says what the step places: an end, or the deadline. `place` is internal.
    """

    kind: WhyKind
    result: Moment
    detail: Detail | None = None
    amount: int = 0
    unit: str = ""
    item: str = ""
    name: str = ""
    edge: str = "start"
    place: Place | None = None

    @property
    def text(self) -> str:
        """What it is about, in words of the format."""
        if isinstance(self.detail, time):
            return f"{self.detail:%H:%M}"
        return "" if self.detail is None else str(self.detail)


class Dates(NamedTuple):
    """The dates of one item in one reading (plan or forecast), with the derivation of each end."""

    span: Span
    why: tuple[Why, ...] = ()
    occurrences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedItem:
    """When one item happens; `plan` and `forecast` are None for an item without any date.

    `slack` is total slack and `free` free slack to the end of the plan, in workdays of its calendar; `deadline` is
    the last day that `by` allows, and `deadline_why` says how it came about. `starts_after` counts the minutes from the
    start of a runbook on demand to this step of it. `closed` says why it does not take place any more: the onboarding
    was `cancelled`, or it is a series of which a pause (`paused`) left no date. `tentative` is true while its forecast
    hangs on a pause that nobody ended.
    """

    id: str
    plan: Dates | None
    forecast: Dates | None
    started: Moment | None = None
    done: Moment | None = None
    slack: int | None = None
    free: int | None = None
    critical: bool = False
    deadline: Moment | None = None
    deadline_why: tuple[Why, ...] = ()
    closed: str = ""
    starts_after: int | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One item of a driving chain: where it lies, the step by which it lies there, and the days that it adds.

    `why` names the item before it in the chain, or is what the chain begins with. `later` counts calendar days.
    """

    item: str
    span: Span
    why: Why | None
    later: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """The chain of items that make a milestone as late as it is, first cause first, the milestone itself last.

    `forecast` is empty where the milestone is expected no later than it is planned.
    """

    plan: tuple[Link, ...] = ()
    forecast: tuple[Link, ...] = ()


def _toward_nothing(target: str) -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which a party does not work, with its name; weekends are not listed."""

    day: date
    party: str
    name: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The working time of one party, and where its holidays come from."""

    party: str
    timezone: str
    week: str
    hours: str
    source: Said | str
    closed: tuple[ClosedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """When everything happens.

    `groups` holds the spans of phases by (axis, id); `modes` those of support modes (open end: None); `times` every
    other written time (metric deadlines and series, calendars), by a key such as `metric/adoption/by`. `paths` are those
    of milestones and gates; `toward` works out the slack, in workdays, of each item that leads to one of them. `life` is
    what happened to the onboarding as a whole, and `moved` by how many days each re-planning moved the rest, by its day.
    """

    plan: Plan
    as_of: date
    kickoff: date | None
    items: Mapping[str, DatedItem]
    groups: Mapping[tuple[str, str], Span] = field(default_factory=dict)
    modes: Mapping[str, tuple[Moment | None, Moment | None]] = field(default_factory=dict)
    times: Mapping[str, Moment] = field(default_factory=dict)
    calendars: tuple[CalendarView, ...] = ()
    problems: tuple[Problem, ...] = ()
    paths: Mapping[str, Path] = field(default_factory=dict)
    toward: Callable[[str], Mapping[str, int]] = field(default=_toward_nothing, repr=False, compare=False)
    life: Life = field(default_factory=Life)
    moved: Mapping[date, int] = field(default_factory=dict)
