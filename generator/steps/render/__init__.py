"""From an outline to the tree that the engine builds: pages drawn by templates, and the plan as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from traceback import extract_tb
from types import MappingProxyType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.model.files.source import FileSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_template import TEMPLATE_FAILS, TEMPLATE_SYNTAX
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.plan import AttachedFile
from generator.model.stages.site import File, Nav, Page, SiteTree
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.body import body
from generator.steps.render.brand import look
from generator.steps.render.calendars import calendar
from generator.steps.render.environment import FOLDER, environment, names
from generator.steps.render.exports import plan_csv, plan_json
from generator.steps.render.site import site_words

__all__ = ["drawn", "navigation", "page_body", "render"]


def render(
    outline: Outline,
    templates: Mapping[str, str],
    attachments: Iterable[AttachedFile] = (),
    versioned: bool = False,
    words: Words = ENGLISH,
    *,
    logos: Mapping[str, FileSource] = MappingProxyType({}),
) -> tuple[SiteTree | None, tuple[Problem, ...]]:
    """The site of one customer for one audience, or the problems of its templates.

    `templates` maps file names of `site_templates/pages/` to their text; `attachments` are copied for the ids that
    the plan shows, `logos` (by party) where it has a brand.
    """
    drawn = [_page(outline, page, templates, words) for page in outline.pages]
    problems = tuple(dict.fromkeys(p for _, found in drawn for p in found))
    if problems:
        return None, problems
    plan = outline.plan
    dress = look(plan.brand, logos)
    tree = SiteTree(
        name=f"{plan.name} · {plan.playbook_title}",
        description=words.say("Onboarding of {customer} with {vendor}", customer=plan.name, vendor=plan.vendor_name),
        author=plan.vendor_name,
        pages=tuple(page for page, _ in drawn if page),
        nav=navigation(outline.pages),
        files=(*_data(outline, words), *_copies(outline, attachments), *dress.files),
        language=plan.language,
        words=site_words(words),
        versioned=versioned,
        last_updated=plan.as_of.isoformat(),
        audience=plan.audience,
        primary=dress.primary,
        logo=dress.logo,
        styles=dress.styles,
    )
    return tree, ()


def _page(
    outline: Outline, page: PageView, templates: Mapping[str, str], words: Words
) -> tuple[Page | None, tuple[Problem, ...]]:
    html, problems = page_body(f"{page.template}.html", templates, names(outline, page), words)
    if html is None:
        return None, problems
    return Page(page.path, page.title, html, page.description, page.meta, f"{FOLDER}{page.template}.html"), ()


def page_body(
    template: str, templates: Mapping[str, str], context: Mapping[str, object], words: Words = ENGLISH
) -> tuple[str | None, tuple[Problem, ...]]:
    """One drawn page as the engine reads it, or what is wrong with its template and where."""
    page, problems = drawn(template, templates, context, words)
    return body(page) if page is not None else None, problems


def drawn(
    template: str, templates: Mapping[str, str], context: Mapping[str, object], words: Words = ENGLISH
) -> tuple[str | None, tuple[Problem, ...]]:
    """What a template says, or what is wrong with it and where."""
    env = environment(tuple(sorted(templates.items())), words)
    try:
        return env.get_template(template).render(context), ()
    except TemplateSyntaxError as error:
        place = Place(FOLDER + (error.name or template), error.lineno)
        return None, (
            TEMPLATE_SYNTAX.at(
                place, error.message or "not a template", "mend it, or delete it to get the built-in one back"
            ),
        )
    except Exception as error:
        message = _said(error)
        return None, (
            TEMPLATE_FAILS.at(
                _where(error, template), message, "the names that a template may use stand in the manual"
            ),
        )


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _where(error: Exception, template: str) -> Place:
    """The innermost template line of the error's trace, which Jinja maps to the template's own lines."""
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.startswith(FOLDER)]
    return Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place(FOLDER + template)


def navigation(pages: Iterable[PageView]) -> tuple[Nav, ...]:
    """Pages in order; those with the same section stand under it."""
    found: dict[str, Nav] = {}
    for page in pages:
        entry = Nav(page.title, page.path)
        if not page.section:
            found[page.path] = entry
        else:
            section = found.get(page.section, Nav(page.section))
            found[page.section] = replace(section, children=(*section.children, entry))
    return tuple(found.values())


def _data(outline: Outline, words: Words) -> Iterable[File]:
    yield File("plan.json", plan_json(outline.plan))
    yield File("plan.csv", plan_csv(outline.plan))
    for file in outline.calendar_files:
        yield File(file.path, calendar(outline, file, words))


def _copies(outline: Outline, attachments: Iterable[AttachedFile]) -> Iterable[File]:
    shown = {f.id for f in outline.plan.attachments}
    for found in attachments:
        if found.id in shown:
            name = PurePosixPath(found.file).name
            yield File(f"attachments/{name}", None, found.source, found.sha256)
