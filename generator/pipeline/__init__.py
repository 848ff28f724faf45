"""The order of the steps: the only place that knows it."""

from __future__ import annotations

from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import Problem
from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.pipeline import customer as road
from generator.pipeline.check import check_all
from generator.pipeline.customer import onboarding
from generator.pipeline.portfolio import portfolio_site, standing
from generator.pipeline.public import public_site
from generator.pipeline.workspace import Shelf

__all__ = ["assessed", "check", "portfolio_tree", "public_tree", "shown", "tree"]


def check(root: Path) -> tuple[Problem, ...]:
    """All problems of all files of a workspace."""
    return check_all(Shelf(root))


def assessed(root: Path, customer: str, as_of: AsOf) -> AssessedPlan:
    """How everything stands at one customer; Refused with the problems when their files have mistakes."""
    return onboarding(Shelf(root), customer, as_of).get().assessed


def shown(root: Path, customer: str, audience: str, as_of: AsOf) -> ShownPlan:
    """What an audience may see of one customer's plan; Refused as above."""
    return road.shown(onboarding(Shelf(root), customer, as_of).get(), audience)


def tree(root: Path, customer: str, audience: str, as_of: AsOf, versioned: bool = False) -> SiteTree:
    """The site of one customer for one audience; Refused as above."""
    shelf = Shelf(root)
    return road.tree(shelf, onboarding(shelf, customer, as_of).get(), audience, versioned).get()


def portfolio_tree(root: Path, as_of: AsOf) -> SiteTree:
    """The internal site over all customers; those with mistakes in their files are named as such."""
    shelf = Shelf(root)
    standings = [standing(shelf, customer, onboarding(shelf, customer, as_of)) for customer in shelf.customers]
    return portfolio_site(shelf, standings, as_of).get()


def public_tree(root: Path) -> SiteTree:
    """The public site of guides."""
    return public_site(Shelf(root)).get()
