"""Which sites a build makes, and the tree of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.calendar.as_of import AsOf
from generator.model.files.playbook.audience import INTERNAL, PUBLIC
from generator.model.problems.problem import Problem
from generator.model.stages.site import SiteTree
from generator.pipeline.customer import Onboarding, drawn, read_onboarding, shown
from generator.pipeline.portfolio import Standing, portfolio_site, standing
from generator.pipeline.public import public_site
from generator.pipeline.result import Result
from generator.pipeline.workspace import Workspace

PORTFOLIO = "portfolio"


@dataclass(frozen=True, slots=True)
class Site:
    """One site that is to be built; `folder` is below `site/`, `about` the customer it belongs to, or nothing."""

    folder: str
    tree: SiteTree
    about: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is asked for: these customers, and these audiences of them (none named: all that they have).

    `shared` says that the portfolio and the public site are wanted, too; `only_portfolio` leaves the latter out.
    """

    customers: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    shared: bool = True
    only_portfolio: bool = False

    @property
    def portfolio(self) -> bool:
        """Whether the portfolio is wanted; it belongs to the internal audience."""
        return self.shared and (not self.audiences or INTERNAL in self.audiences)

    @property
    def public(self) -> bool:
        """Whether the public site is wanted."""
        return PUBLIC in self.audiences or (self.shared and not self.audiences and not self.only_portfolio)


@dataclass(frozen=True, slots=True)
class Met:
    """How a customer stood when last read: their place in the portfolio, and the playbook and release they follow."""

    standing: Standing
    follows: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """The sites of one customer, or one that belongs to nobody alone: none where there is an error.

    `audiences` are those that the customer's files name, `met` is the customer.
    """

    sites: tuple[Site, ...]
    problems: tuple[Problem, ...]
    failed: bool
    audiences: frozenset[str] = frozenset()
    met: Met | None = None


def plan_customer(workspace: Workspace, customer: str, audiences: Iterable[str], as_of: AsOf) -> Planned:
    """All sites of one customer, or none: they are of one day and of one state of the files."""
    read = read_onboarding(workspace, customer, as_of)
    onboarding = read.value
    if onboarding is None:
        return Planned((), read.problems, True, met=Met(standing(workspace, customer, read)))
    plans = {audience: shown(onboarding, audience) for audience in wanted_audiences(onboarding, audiences)}
    trees = {audience: drawn(workspace, onboarding, plan) for audience, plan in plans.items()}
    problems = tuple(sorted({*read.problems, *(p for tree in trees.values() for p in tree.problems)}))
    sites = tuple(Site(f"{a}/{customer}", tree.value, customer) for a, tree in trees.items() if tree.value is not None)
    whole = len(sites) == len(trees)
    book = onboarding.subject.playbook
    met = Met(standing(workspace, customer, read, plans.get(INTERNAL)), (book.id, book.release))
    return Planned(
        sites if whole else (), problems, not whole, frozenset({*onboarding.audiences, *onboarding.plan.sees}), met
    )


def plan_portfolio(workspace: Workspace, standings: Iterable[Standing], as_of: AsOf) -> Planned:
    """The portfolio."""
    return _shared(PORTFOLIO, portfolio_site(workspace, standings, as_of))


def plan_public(workspace: Workspace) -> Planned:
    """The public site."""
    return _shared(PUBLIC, public_site(workspace))


def _shared(folder: str, tree: Result[SiteTree]) -> Planned:
    sites = () if tree.value is None else (Site(folder, tree.value),)
    return Planned(sites, tree.problems, not sites)


def wanted_audiences(onboarding: Onboarding, audiences: Iterable[str]) -> tuple[str, ...]:
    """Those of the audiences that a customer's playbook knows; without any wish, all that have a site."""
    wishes = tuple(dict.fromkeys(audiences))
    known = {*onboarding.audiences, *onboarding.plan.sees} - {PUBLIC}
    return tuple(a for a in wishes if a in known) if wishes else onboarding.audiences
