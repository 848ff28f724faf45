"""The template environment: what a designer's template may call, and nothing that could reach further."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import FunctionLoader
from markupsafe import Markup

from generator.model.stages.outline.address import anchor
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.item import current
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render import prose, urls
from generator.steps.render.filters import filters
from generator.steps.render.messages import EXTENSIONS, messages
from generator.steps.render.plain_text import line, plain
from generator.steps.render.sandbox import Sandbox
from generator.steps.render.undefined import Missing

FOLDER = "site_templates/pages/"
"""Where a designer finds the templates; errors name the file there."""


@lru_cache(maxsize=8)
def environment(templates: tuple[tuple[str, str], ...], words: Words = ENGLISH) -> Sandbox:
    """One environment for a set of templates (name, text) and a language; an unknown name is an error.

    Autoescape is always on, but for `.txt`: plain text, of which no page is made.
    """
    env = Sandbox(
        loader=FunctionLoader(_loader(dict(templates))),
        autoescape=_is_markup,
        undefined=Missing,
        finalize=_said,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=EXTENSIONS,
    )
    env.filters.update({name: _kept(each) for name, each in filters(words).items()})
    env.filters.update(
        web=urls.web,
        mail=urls.mail,
        letter=urls.letter,
        dial=urls.dial,
        plain=plain,
        line=line,
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.globals.update(messages(words))
    return env


def _is_markup(template: str | None) -> bool:
    return template is None or not template.endswith(".txt")


def _said(value: object) -> object:
    """What a template prints; where there is no date or number, nothing."""
    return "" if value is None else value


def _kept(in_words: Callable[..., object]) -> Callable[..., object]:
    """The same filter, which remembers what it said: one date stands on a page many times."""
    return lru_cache(maxsize=8192)(in_words)


def _loader(texts: Mapping[str, str]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Templates by name, each with the file that errors point to."""
    return lambda name: (texts[name], FOLDER + name, lambda: True) if name in texts else None


def names(site: Outline, page: PageView) -> dict[str, Any]:
    """Everything that a template sees on one page."""
    here = partial(relative, posixpath.dirname(page.path) or ".")
    lookup = _Links(site, here)
    return {
        "site": site,
        "plan": site.plan,
        "page": page,
        "url": here,
        "item_url": lookup.item,
        "guide_url": lookup.guide,
        "file_url": lookup.file,
        "role_url": lookup.role,
        "calendar_url": lookup.calendar,
        "role_calendar_url": lookup.role_calendar,
        "edit_url": partial(urls.editor, site.plan.repository.edit if site.plan.repository else ""),
        "anchor": anchor,
        "current": current,
        "prose": lambda text: Markup(prose.prose(text, lookup.follow, site.files.get)),
        "inline": lambda text: Markup(prose.inline(text, lookup.follow, site.files.get)),
    }


@lru_cache(maxsize=65536)
def relative(folder: str, target: str) -> str:
    """The address of a page (`roadmap.md#id`) or file of the site, seen from a page in `folder`."""
    path, at, fragment = target.partition("#")
    path = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
    return posixpath.relpath(path, folder) + at + fragment


class _Links:
    """Addresses of things by id, seen from one page; empty for what this reader does not have."""

    def __init__(self, site: Outline, here: Callable[[str], str]) -> None:
        self.site, self.here = site, here
        self.paths = frozenset(p.path for p in site.pages)
        offered = [f for f in site.calendar_files if f.ahead(site.plan.as_of)]
        self.of_item = {f.item: f.path for f in offered if f.item}
        self.of_role = {f.role: f.path for f in offered if f.role}

    def item(self, id_: str) -> str:
        home = self.site.homes.get(id_, "")
        return self.here(home) if home.partition("#")[0] in self.paths else ""

    def guide(self, id_: str, heading: str = "") -> str:
        path = f"guides/{id_}.md"
        return self.here(path + (f"#{heading}" if heading else "")) if path in self.paths else ""

    def file(self, id_: str) -> str:
        return self.here(f"attachments/{self.site.files[id_].file}") if id_ in self.site.files else ""

    def role(self, id_: str) -> str:
        known = id_ in self.site.roles and "people.md" in self.paths
        return self.here(f"people.md#{anchor('role-' + id_)}") if known else ""

    def calendar(self, id_: str) -> str:
        return self.here(self.of_item[id_]) if id_ in self.of_item else ""

    def role_calendar(self, id_: str) -> str:
        return self.here(self.of_role[id_]) if id_ in self.of_role else ""

    def follow(self, scheme: str, target: str, fragment: str) -> str:
        """Where one of our own links in prose leads."""
        if scheme == "guide":
            return self.guide(target, fragment)
        if scheme == "metric":
            known = target in self.site.metrics and "success.md" in self.paths
            return self.here(f"success.md#{anchor('metric-' + target)}") if known else ""
        return {"item": self.item, "role": self.role, "attachment": self.file}[scheme](target)
