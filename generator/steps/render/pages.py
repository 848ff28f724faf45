"""One page: what its template says, or what is wrong with the template and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from traceback import extract_tb
from types import MappingProxyType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_template import TEMPLATE_FAILS, TEMPLATE_SYNTAX
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.site import Nav, Page
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.body import body
from generator.steps.render.environment import FOLDER, environment, names

Problems = tuple[Problem, ...]


def draw_page(
    site: Outline,
    page: PageView,
    templates: Mapping[str, str],
    words: Words = ENGLISH,
    more: Mapping[str, object] = MappingProxyType({}),
) -> tuple[Page, Problems]:
    """A page with its body, which is empty where its template has a problem; `more` are names that only it knows."""
    html, problems = page_body(f"{page.template}.html", templates, {**names(site, page), **more}, words)
    source = f"{FOLDER}{page.template}.html"
    return Page(page.path, page.title, html or "", page.description, page.meta, source), problems


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
