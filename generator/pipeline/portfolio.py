"""The internal site over all customers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import errors
from generator.model.stages.portfolio import Portfolio, PortfolioGap, PortfolioRow
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import SiteTree
from generator.model.translation.catalogue import missing_texts
from generator.pipeline.customer import INTERNAL, Onboarding, shown
from generator.pipeline.outcome import Found, found
from generator.pipeline.workspace import Shelf
from generator.steps.outline.portfolio import portfolio, portfolio_row
from generator.steps.outline.portfolio_pages import portfolio_outline
from generator.steps.project.brand import shown_brand
from generator.steps.render.brand import look
from generator.steps.render.portfolio import portfolio_pages
from generator.steps.render.site import site_words
from generator.steps.render.template_texts import wanted_texts

Standing = PortfolioRow | PortfolioGap


def standing(shelf: Shelf, customer: str, met: Found[Onboarding], plan: ShownPlan | None = None) -> Standing:
    """One customer's row, from what the vendor sees of them; a gap when their files have mistakes."""
    if met.value is None:
        return _gap(customer, met)
    it = met.value
    newest = shelf.newest(it.plan.playbook_id) or ""
    return portfolio_row(plan or shown(it, INTERNAL), it.plan.release, newest, met.problems)


def overview(shelf: Shelf, standings: Iterable[Standing], as_of: AsOf) -> Portfolio:
    """All customers side by side; those whose files have mistakes are named as gaps."""
    vendor, all_ = shelf.vendor().get(), tuple(standings)
    rows = [each for each in all_ if isinstance(each, PortfolioRow)]
    gaps = [each for each in all_ if isinstance(each, PortfolioGap)]
    return portfolio(vendor.name, vendor.timezone, as_of.day(vendor.timezone), rows, gaps)


def portfolio_site(shelf: Shelf, standings: Iterable[Standing], as_of: AsOf) -> Found[SiteTree]:
    """The tree of the portfolio; its pages lead to the internal sites beside it."""
    vendor, templates = shelf.vendor(), shelf.templates()
    if vendor.value is None or templates.value is None:
        return found(None, vendor.problems, templates.problems)
    view = overview(shelf, standings, as_of)
    words = shelf.languages.words(vendor.value.language)
    drawn = portfolio_pages(view, portfolio_outline(view, words), templates.value, words)
    dress = look(shown_brand(vendor.value.brand, None, shelf.logos), shelf.logos)
    lacking = missing_texts(shelf.languages, words.language, wanted_texts(templates.value))
    made = SiteTree(
        name=f"{vendor.value.name} · {words.say('Portfolio')}",
        pages=drawn.pages,
        nav=drawn.nav,
        language=words.language,
        words=site_words(words),
        scripts=("assets/sort.js",),
        files=dress.files,
        author=vendor.value.name,
        primary=dress.primary,
        logo=dress.logo,
        styles=dress.styles,
        last_updated=view.as_of.isoformat(),
        audience=INTERNAL,
        neighbours=drawn.neighbours,
    )
    return found(made, drawn.problems, templates.problems, lacking)


def _gap(customer: str, met: Found[Onboarding]) -> PortfolioGap:
    wrong = errors(met.problems)
    first = f"{wrong[0].place}: {wrong[0].message}" if wrong else ""
    return PortfolioGap(customer, len(wrong), first, tuple(sorted(met.problems)))
