"""The portfolio: how all customers stand, one row each, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class PortfolioItem:
    """An item that needs attention: its standing, the rule that says so, and the date that it is about."""

    id: str
    title: str
    standing: str
    rule: str
    when: str = ""
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One customer. `variance` counts calendar days that go-live moved since the baseline, later ones positive.

    `newest` is the newest release of the playbook, if the customer follows another one. `previous_band` is the health
    before the present one; `trend` is `better`, `worse`, `same` or empty. `rank` sorts the neediest first. `state` is
    `paused` or `cancelled`; `life` says so in a sentence, and `tell` is what the customer was told.
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
    go_live_baseline: str
    go_live: str
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
    as_of: str
    rank: tuple[int, ...] = ()
    state: str = ""
    life: str = ""
    tell: str = ""

    @property
    def late(self) -> int:
        """How many items are late or blocked."""
        return sum(item.standing in {"late", "blocked"} for item in self.attention)

    @property
    def overdue(self) -> tuple[PortfolioItem, ...]:
        """The customer's open items whose date has passed."""
        return tuple(item for item in self.customer_actions if item.when and item.when[:10] < self.as_of)


@dataclass(frozen=True, slots=True)
class PortfolioGap:
    """A customer whose files have mistakes, so that nothing can be said about it."""

    customer: str
    errors: int
    first: str


@dataclass(frozen=True)
class Portfolio:
    """All customers, the neediest first."""

    vendor_name: str
    as_of: str
    rows: tuple[PortfolioRow, ...]
    gaps: tuple[PortfolioGap, ...] = ()

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
