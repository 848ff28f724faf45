"""The internal site over all customers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.calendar.as_of import AsOf
from generator.model.files.playbook.audience import INTERNAL
from generator.model.problems.problem import errors
from generator.model.stages.portfolio import Portfolio, PortfolioGap, PortfolioRow
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.model.translation.catalogue import missing_texts
from generator.pipeline.customer import Onboarding, shown
from generator.pipeline.result import Result, result_of
from generator.pipeline.workspace import Workspace
from generator.steps.outline import portfolio, portfolio_outline, portfolio_row
from generator.steps.project import shown_brand
from generator.steps.render import render_portfolio, wanted_texts

Standing = PortfolioRow | PortfolioGap


def standing(workspace: Workspace, customer: str, met: Result[Onboarding], plan: ShownPlan | None = None) -> Standing:
    """One customer's row, from what the vendor sees of them; a gap when their files have mistakes."""
    if met.value is None:
        return _gap(customer, met)
    onboarding = met.value
    newest = workspace.newest(onboarding.plan.playbook_id) or ""
    return portfolio_row(plan or shown(onboarding, INTERNAL), onboarding.plan.release, newest, met.problems)


def overview(workspace: Workspace, standings: Iterable[Standing], as_of: AsOf) -> Portfolio:
    """All customers side by side; those whose files have mistakes are named as gaps."""
    vendor, all_ = workspace.vendor().get(), tuple(standings)
    rows = [each for each in all_ if isinstance(each, PortfolioRow)]
    gaps = [each for each in all_ if isinstance(each, PortfolioGap)]
    return portfolio(vendor.name, vendor.timezone, as_of.day(vendor.timezone), rows, gaps)


def portfolio_site(workspace: Workspace, standings: Iterable[Standing], as_of: AsOf) -> Result[SiteTree]:
    """The tree of the portfolio; its pages lead to the internal sites beside it."""
    vendor, templates = workspace.vendor(), workspace.templates()
    if vendor.value is None or templates.value is None:
        return result_of(None, vendor.problems, templates.problems)
    view = overview(workspace, standings, as_of)
    words = workspace.languages.words(vendor.value.language)
    tree, problems = render_portfolio(
        view,
        portfolio_outline(view, words),
        templates.value,
        words,
        brand=shown_brand(vendor.value.brand, None, workspace.logos),
        logos=workspace.logos,
    )
    lacking = missing_texts(workspace.languages, words.language, wanted_texts(templates.value))
    return result_of(tree, problems, templates.problems, lacking)


def _gap(customer: str, met: Result[Onboarding]) -> PortfolioGap:
    wrong = errors(met.problems)
    first = f"{wrong[0].place}: {wrong[0].message}" if wrong else ""
    return PortfolioGap(customer, len(wrong), first, tuple(sorted(met.problems)))
