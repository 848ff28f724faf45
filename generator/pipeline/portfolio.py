"""The internal site over all customers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.as_of import AsOf
from generator.model.outline import anchor
from generator.model.portfolio import Portfolio, PortfolioGap, PortfolioRow
from generator.model.problem import errors
from generator.model.shown import ShownPlan
from generator.model.site import Nav, Page, SiteTree
from generator.pipeline.found import Found, found
from generator.pipeline.road import INTERNAL, Onboarding, shown
from generator.pipeline.shelf import Shelf
from generator.steps.outline.portfolio import portfolio, portfolio_row
from generator.steps.render import page_body
from generator.steps.render.words import from_to

Standing = PortfolioRow | PortfolioGap


def standing(shelf: Shelf, customer: str, met: Found[Onboarding], plan: ShownPlan | None = None) -> Standing:
    """One customer's row, from what the vendor sees of them; a gap when their files have mistakes."""
    if met.value is None:
        return _gap(customer, met)
    it = met.value
    return portfolio_row(plan or shown(it, INTERNAL), it.plan.release, shelf.newest(it.plan.playbook_id) or "")


def overview(shelf: Shelf, standings: Iterable[Standing], as_of: AsOf) -> Portfolio:
    """All customers side by side; those whose files have mistakes are named as gaps."""
    vendor, all_ = shelf.vendor().get(), tuple(standings)
    rows = [each for each in all_ if isinstance(each, PortfolioRow)]
    gaps = [each for each in all_ if isinstance(each, PortfolioGap)]
    return portfolio(vendor.name, as_of.day(vendor.timezone).isoformat(), rows, gaps)


def portfolio_site(shelf: Shelf, standings: Iterable[Standing], as_of: AsOf) -> Found[SiteTree]:
    """The tree of the portfolio; its rows lead to the internal sites beside it."""
    vendor, templates = shelf.vendor(), shelf.templates()
    if vendor.value is None or templates.value is None:
        return found(None, vendor.problems, templates.problems)
    view = overview(shelf, standings, as_of)
    addresses = {row.customer: f"../{INTERNAL}/{row.customer}/index.html" for row in view.rows}
    context = {"portfolio": view, "site_url": addresses, "anchor": anchor, "from_to": from_to}
    body, problems = page_body("portfolio.html", templates.value, context)
    made = SiteTree(
        name=f"{vendor.value.name} · Portfolio",
        pages=(Page("index.md", "Portfolio", body or "", "How all customers stand", {"hide": "toc navigation"}),),
        nav=(Nav("Portfolio", "index.md"),),
        author=vendor.value.name,
        last_updated=view.as_of,
        audience=INTERNAL,
        neighbours=tuple(sorted(addresses.values())),
    )
    return found(made, problems, templates.problems)


def _gap(customer: str, met: Found[Onboarding]) -> PortfolioGap:
    wrong = errors(met.problems)
    return PortfolioGap(customer, len(wrong), f"{wrong[0].place}: {wrong[0].message}" if wrong else "")
