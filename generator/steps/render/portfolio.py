"""The site over all customers, which leads to the internal sites that lie beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType

from generator.model.files.playbook.audience import INTERNAL
from generator.model.files.source import FileSource
from generator.model.problems.problem import Problem
from generator.model.stages.outline.outline import Outline
from generator.model.stages.portfolio import Portfolio
from generator.model.stages.shown.brand import ShownBrand
from generator.model.stages.site import Page, SiteTree
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.environment import relative
from generator.steps.render.pages import Problems, draw_page, navigation
from generator.steps.render.site import dressed

_INTERNAL_SITES = f"../{INTERNAL}"


def render_portfolio(
    view: Portfolio,
    site: Outline,
    templates: Mapping[str, str],
    words: Words = ENGLISH,
    *,
    brand: ShownBrand | None = None,
    logos: Mapping[str, FileSource] = MappingProxyType({}),
) -> tuple[SiteTree, Problems]:
    """The portfolio, and what is wrong with its templates."""
    homes = {each.id: (row.customer, each.home) for row in view.rows for each in row.milestones}
    pages: list[Page] = []
    problems: list[Problem] = []
    out: set[str] = set()
    for page in site.pages:
        beside = _Beside(page.path, homes)
        more: dict[str, object] = {
            "portfolio": view,
            "week": view.weeks.get(page.path),
            "customer_url": beside.customer,
            "item_url": beside.item,
        }
        drawn, wrong = draw_page(site, page, templates, words, more)
        problems += wrong
        out |= beside.asked
        pages.append(drawn)
    tree = SiteTree(
        name=f"{view.vendor_name} · {words.say('Portfolio')}",
        pages=tuple(pages),
        nav=navigation(site.pages),
        scripts=("assets/sort.js",),
        author=view.vendor_name,
        last_updated=view.as_of.isoformat(),
        audience=INTERNAL,
        neighbours=tuple(sorted(out)),
    )
    return dressed(tree, brand, logos, words), tuple(problems)


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
