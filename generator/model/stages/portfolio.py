"""The portfolio: how all customers stand, one row each, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model.problems.problem import Problem
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.workload import Colleague, Landing, Lesson, LoadWeek, PersonWeek


@dataclass(frozen=True, slots=True)
class PortfolioItem:
    """An item that needs attention: its standing, the rule that says so, and the date that it is about.

    `when` is the day on which it is expected now, `due` the planned one; `home` is its place on the customer's internal
    site.
    """

    id: str
    title: str
    standing: str
    rule: str
    when: date | None = None
    parties: tuple[str, ...] = ()
    home: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class HealthMark:
    """One weekly look at a customer's health; `missing` when the rhythm asked for one and nobody took it."""

    on: date
    band: str
    rule: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class PortfolioMilestone:
    """A going live, or the next gate, as a drawing of all customers shows it; `item` has an id that no other has."""

    item: ShownItem
    home: str

    @property
    def id(self) -> str:
        """The id in the drawing."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One customer. `variance` counts calendar days that go-live moved since the baseline, later ones positive.

    `newest` is the newest release of the playbook, if the customer follows another one. `previous_band` is the health
    before the present one; `trend` is `better`, `worse`, `same` or empty. `rank` sorts the neediest first. `state` is
    `paused` or `cancelled`; `life` says so in a sentence, and `tell` is what the customer was told.
    `band_rank` counts from 0, the worst health. `marks` are the last looks at health, oldest first. `span` reaches from the first phase to the last, `milestones` are
    what a drawing shows in it. `colleagues`, `lessons` and `landings` are what this customer adds to the weeks of the
    vendor, `findings` what `check` says about their files.
    """

    customer: str
    name: str
    playbook: str
    playbook_title: str
    version: str
    pinned: bool
    newest: str
    stage: str
    stage_title: str
    sentence: str
    rule: str
    go_live_title: str
    go_live_baseline: date | None
    go_live: date | None
    gone_live: bool
    variance: int | None
    band: str
    trend: str
    health_rule: str
    attention: tuple[PortfolioItem, ...]
    next_gate: PortfolioItem | None
    customer_actions: tuple[PortfolioItem, ...]
    done: int
    counted: int
    as_of: date
    rank: tuple[int, ...] = ()
    state: str = ""
    life: str = ""
    tell: str = ""
    band_rank: int | None = None
    marks: tuple[HealthMark, ...] = ()
    span: ShownSpan | None = None
    milestones: tuple[PortfolioMilestone, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    landings: tuple[Landing, ...] = ()
    findings: tuple[Problem, ...] = ()

    @property
    def late(self) -> int:
        """How many items are late or blocked."""
        return sum(item.standing in {"late", "blocked"} for item in self.attention)

    @property
    def overdue(self) -> tuple[PortfolioItem, ...]:
        """The customer's open items whose planned day is over; none while all is paused."""
        actions = self.customer_actions if self.state != "paused" else ()
        return tuple(item for item in actions if item.due and item.due < self.as_of)


@dataclass(frozen=True, slots=True)
class PortfolioGap:
    """A customer whose files have mistakes, so that nothing can be said about it."""

    customer: str
    errors: int
    first: str
    findings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Portfolio:
    """All customers, the neediest first, with the weeks of the vendor's people, and what training and going live bring."""

    vendor_name: str
    timezone: str
    as_of: date
    rows: tuple[PortfolioRow, ...]
    gaps: tuple[PortfolioGap, ...] = ()
    people: tuple[PersonWeek, ...] = ()
    load: tuple[LoadWeek, ...] = ()

    @cached_property
    def running(self) -> tuple[PortfolioRow, ...]:
        """The customers that a drawing shows: those that are neither finished nor cancelled and have dates."""
        over = {"finished", "cancelled"}
        return tuple(row for row in self.rows if row.stage not in over and (row.span or row.milestones))

    @cached_property
    def findings(self) -> tuple[tuple[str, str, tuple[Problem, ...]], ...]:
        """What `check` says: id and name of each customer about whom it says something, in the order of their ids."""
        every = [
            *((r.customer, r.name, r.findings) for r in self.rows),
            *((g.customer, "", g.findings) for g in self.gaps),
        ]
        return tuple(sorted((found for found in every if found[2]), key=lambda found: found[0]))

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the vendor's people by id."""
        return {week.person.id: week.person.name for week in reversed(self.people)}

    @cached_property
    def weeks(self) -> dict[str, PersonWeek]:
        """The weeks of people by the path of their page."""
        return {week.path: week for week in self.people}

    @cached_property
    def outdated(self) -> tuple[PortfolioRow, ...]:
        """The customers that do not follow the newest release of their playbook."""
        return tuple(row for row in self.rows if row.newest)

    @cached_property
    def held_up(self) -> tuple[PortfolioRow, ...]:
        """The customers whose onboarding is paused or was cancelled."""
        return tuple(row for row in self.rows if row.state)

    @cached_property
    def bands(self) -> tuple[tuple[str, int], ...]:
        """How many customers have which health, in the order of first appearance; those without are left out."""
        bands = [row.band for row in self.rows if row.band]
        return tuple((band, bands.count(band)) for band in dict.fromkeys(bands))
