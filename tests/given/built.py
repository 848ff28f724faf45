"""What comes of a workspace in one call: all its problems, a plan as an audience sees it, the tree of a site."""

from __future__ import annotations

from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import Problem
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.pipeline import customer as customers
from generator.pipeline.check import check_all
from generator.pipeline.customer import read_onboarding
from generator.pipeline.portfolio import portfolio_site, standing
from generator.pipeline.public import public_site
from generator.pipeline.workspace import Workspace


def check(root: Path) -> tuple[Problem, ...]:
    """All problems of all files of a workspace."""
    return check_all(Workspace(root))


def shown(root: Path, customer: str, audience: str, as_of: AsOf) -> ShownPlan:
    """What an audience may see of one customer's plan; Refused with the problems when their files have mistakes."""
    return customers.shown(read_onboarding(Workspace(root), customer, as_of).get(), audience)


def tree(root: Path, customer: str, audience: str, as_of: AsOf, versioned: bool = False) -> SiteTree:
    """The site of one customer for one audience; Refused likewise."""
    workspace = Workspace(root)
    return customers.tree(workspace, read_onboarding(workspace, customer, as_of).get(), audience, versioned).get()


def portfolio_tree(root: Path, as_of: AsOf) -> SiteTree:
    """The internal site over all customers; those with mistakes in their files are named as such."""
    workspace = Workspace(root)
    standings = [
        standing(workspace, customer, read_onboarding(workspace, customer, as_of)) for customer in workspace.customers
    ]
    return portfolio_site(workspace, standings, as_of).get()


def public_tree(root: Path) -> SiteTree:
    """The public site of guides."""
    return public_site(Workspace(root)).get()
