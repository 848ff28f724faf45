"""The public site: the catalogue and the public guides of each playbook's newest release, or working copy."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.files.playbook.audience import PUBLIC
from generator.model.files.valid import ValidPlaybook
from generator.model.problems.problem import Problem
from generator.model.stages.catalogue import Catalogue, CataloguePlaybook
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.site import File, Nav, Page, SiteTree
from generator.model.translation.translator import Words
from generator.pipeline.result import Result, result_of
from generator.pipeline.workspace import Workspace
from generator.steps.outline.paths import guide_path
from generator.steps.project.brand import shown_brand
from generator.steps.project.public import project_public
from generator.steps.render import page_body
from generator.steps.render.brand import look
from generator.steps.render.environment import names
from generator.steps.render.site import site_words

Drawn = tuple[tuple[Page, ...], tuple[Problem, ...]]


def public_site(workspace: Workspace) -> Result[SiteTree]:
    """The tree of the public site; nothing of a customer is read for it."""
    vendor, templates = workspace.vendor(), workspace.templates()
    if vendor.value is None or templates.value is None:
        return result_of(None, vendor.problems, templates.problems)
    books = [workspace.playbook(id_, workspace.newest(id_)) for id_ in workspace.playbooks]
    valid = [b.value for b in books if b.value is not None]
    plans = [(book, plan) for book in valid if (plan := project_public(book, vendor.value)).guides]
    words = workspace.languages.words(vendor.value.language)
    drawn = [_guides(book, plan, templates.value, words) for book, plan in plans]
    catalogue = Catalogue(vendor.value.name, tuple(_entry(plan) for _, plan in plans))
    first, problems = page_body(
        "catalogue.html", templates.value, {"catalogue": catalogue, "guide_url": _address}, words
    )
    dress = look(shown_brand(vendor.value.brand, None, workspace.logos), workspace.logos)
    made = SiteTree(
        name=f"{vendor.value.name} · {words.say('Guides')}",
        pages=(
            Page(
                "index.md",
                words.say("Guides"),
                first or "",
                words.say("Training guides of {vendor}", vendor=vendor.value.name),
            ),
            *(page for pages, _ in drawn for page in pages),
        ),
        nav=(Nav(words.say("All guides"), "index.md"), *(_nav(plan) for _, plan in plans)),
        files=(*dress.files, *(file for book, plan in plans for file in _files(book, plan))),
        author=vendor.value.name,
        language=words.language,
        words=site_words(words),
        primary=dress.primary,
        logo=dress.logo,
        styles=dress.styles,
        noindex=False,
        audience=PUBLIC,
    )
    return result_of(made, problems, *(b.problems for b in books), *(p for _, p in drawn), templates.problems)


def _guides(book: ValidPlaybook, plan: ShownPlan, templates: Mapping[str, str], words: Words) -> Drawn:
    """The guide pages of one playbook, in a folder of its own: two playbooks may name a guide alike."""
    views = tuple(
        PageView(guide_path(g.id), "guide", g.title, g.summary, words.say("Guides"), guide=g) for g in plan.guides
    )
    site = Outline(plan=plan, pages=views)
    pages: list[Page] = []
    problems: list[Problem] = []
    for view in views:
        body, wrong = page_body("guide.html", templates, names(site, view), words)
        problems += wrong
        source = book.guides[view.guide.id].source.path if view.guide else ""
        pages.append(Page(f"{book.id}/{view.path}", view.title, body or "", view.description, view.meta, source))
    return tuple(pages), tuple(problems)


def _entry(plan: ShownPlan) -> CataloguePlaybook:
    return CataloguePlaybook(plan.playbook, plan.playbook_title, plan.product, plan.playbook_version, plan.guides)


def _address(playbook: str, guide: str) -> str:
    """The address of a guide's page, seen from the first page."""
    return f"{playbook}/{guide_path(guide)}".removesuffix(".md") + ".html"


def _nav(plan: ShownPlan) -> Nav:
    pages = tuple(Nav(g.title, f"{plan.playbook}/{guide_path(g.id)}") for g in plan.guides)
    return Nav(plan.product or plan.playbook_title, children=pages)


def _files(book: ValidPlaybook, plan: ShownPlan) -> tuple[File, ...]:
    """The public attachments, where the guide pages look for them."""
    sources = ((f, book.files[f.id]) for f in plan.attachments)
    return tuple(File(f"{book.id}/attachments/{f.file}", None, source.path, source.sha256) for f, source in sources)
