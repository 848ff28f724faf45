"""The public site: a first page with all guides, and the guides of each playbook in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.model.files.playbook.audience import PUBLIC
from generator.model.files.source import FileSource
from generator.model.files.valid import ValidPlaybook
from generator.model.problems.problem import Problem
from generator.model.stages.catalogue import Catalogue, CataloguePlaybook
from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.brand import ShownBrand
from generator.model.stages.site import File, Nav, Page, SiteTree
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.pages import Problems, draw_page, page_body
from generator.steps.render.site import dressed

Book = tuple[ValidPlaybook, Outline]


def render_public(
    vendor: str,
    books: Sequence[Book],
    templates: Mapping[str, str],
    words: Words = ENGLISH,
    *,
    brand: ShownBrand | None = None,
    logos: Mapping[str, FileSource] = MappingProxyType({}),
) -> tuple[SiteTree, Problems]:
    """The public site, and what is wrong with its templates; of each playbook its public guides."""
    first, problems = _first(vendor, books, templates, words)
    drawn = [_guides(book, site, templates, words) for book, site in books]
    tree = SiteTree(
        name=f"{vendor} · {words.say('Guides')}",
        pages=(first, *(page for pages, _ in drawn for page in pages)),
        nav=(Nav(words.say("All guides"), "index.md"), *(_nav(site) for _, site in books)),
        files=tuple(file for book, site in books for file in _files(book, site)),
        author=vendor,
        noindex=False,
        audience=PUBLIC,
    )
    return dressed(tree, brand, logos, words), (*problems, *(p for _, wrong in drawn for p in wrong))


def _first(vendor: str, books: Sequence[Book], templates: Mapping[str, str], words: Words) -> tuple[Page, Problems]:
    """The page that leads to all guides."""
    paths = {
        (site.plan.playbook, page.guide.id): _path(site, page.path)
        for _, site in books
        for page in site.pages
        if page.guide
    }

    def address(playbook: str, guide: str) -> str:
        return paths[playbook, guide].removesuffix(".md") + ".html"

    catalogue = Catalogue(vendor, tuple(_entry(site) for _, site in books))
    html, problems = page_body("catalogue.html", templates, {"catalogue": catalogue, "guide_url": address}, words)
    about = words.say("Training guides of {vendor}", vendor=vendor)
    return Page("index.md", words.say("Guides"), html or "", about), problems


def _guides(
    book: ValidPlaybook, site: Outline, templates: Mapping[str, str], words: Words
) -> tuple[tuple[Page, ...], Problems]:
    """The guide pages of one playbook, in a folder of its own: two playbooks may name a guide alike."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for view in site.pages:
        page, wrong = draw_page(site, view, templates, words)
        problems += wrong
        source = book.guides[view.guide.id].source.path if view.guide else ""
        pages.append(replace(page, path=_path(site, page.path), source=source))
    return tuple(pages), tuple(problems)


def _entry(site: Outline) -> CataloguePlaybook:
    plan = site.plan
    return CataloguePlaybook(plan.playbook, plan.playbook_title, plan.product, plan.playbook_version, plan.guides)


def _nav(site: Outline) -> Nav:
    pages = tuple(Nav(page.title, _path(site, page.path)) for page in site.pages)
    return Nav(site.plan.product or site.plan.playbook_title, children=pages)


def _files(book: ValidPlaybook, site: Outline) -> tuple[File, ...]:
    """The public attachments, where the guide pages look for them."""
    sources = ((f, book.files[f.id]) for f in site.plan.attachments)
    return tuple(File(f"{book.id}/attachments/{f.file}", None, source.path, source.sha256) for f, source in sources)


def _path(site: Outline, path: str) -> str:
    return f"{site.plan.playbook}/{path}"
