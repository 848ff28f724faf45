"""The pages of the portfolio, which lead to the internal sites that lie beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.problems.problem import Problem
from generator.model.stages.outline.outline import Outline
from generator.model.stages.portfolio import Portfolio
from generator.model.stages.site import Nav, Page
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render import navigation, page_body
from generator.steps.render.environment import FOLDER, names, relative

_INTERNAL_SITES = "../internal"


@dataclass(frozen=True, slots=True)
class DrawnPortfolio:
    """The drawn pages with their navigation, and the addresses outside of their site."""

    pages: tuple[Page, ...]
    nav: tuple[Nav, ...]
    neighbours: tuple[str, ...]
    problems: tuple[Problem, ...]


def portfolio_pages(
    view: Portfolio, site: Outline, templates: Mapping[str, str], words: Words = ENGLISH
) -> DrawnPortfolio:
    """Every page of the portfolio, or what is wrong with their templates."""
    homes = {each.id: (row.customer, each.home) for row in view.rows for each in row.milestones}
    pages: list[Page] = []
    problems: list[Problem] = []
    out: set[str] = set()
    for page in site.pages:
        beside = _Beside(page.path, homes)
        more = {
            "portfolio": view,
            "week": view.weeks.get(page.path),
            "customer_url": beside.customer,
            "item_url": beside.item,
        }
        html, wrong = page_body(f"{page.template}.html", templates, names(site, page) | more, words)
        problems += wrong
        out |= beside.asked
        pages.append(
            Page(page.path, page.title, html or "", page.description, page.meta, f"{FOLDER}{page.template}.html")
        )
    return DrawnPortfolio(tuple(pages), navigation(site.pages), tuple(sorted(out)), tuple(problems))


class _Beside:
    """Addresses on the internal sites, seen from one page; it remembers which were asked for."""

    def __init__(self, page: str, homes: Mapping[str, tuple[str, str]]) -> None:
        self.folder = posixpath.dirname(page) or "."
        self.homes = homes
        self.asked: set[str] = set()

    def customer(self, customer: str, home: str = "index.md") -> str:
        """The address of a page, or of a place in it, on the site of a customer."""
        address = relative(self.folder, f"{_INTERNAL_SITES}/{customer}/{home}")
        self.asked.add(address)
        return address

    def item(self, id_: str) -> str:
        """The address of a drawn item."""
        return self.customer(*self.homes[id_])
