"""The engine's configuration of one site: an allow-list of keys, so that nothing in it can run code."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict
from typing import Any

import yaml

from generator.model.stages.site import Nav, Page, SiteTree, SiteWords
from generator.steps.build.encode import entities, one_line

STYLES = ("assets/launchbook.css", "assets/pages.css")
SCRIPTS = ("assets/launchbook.js", "assets/filters.js", "assets/ticks.js", "assets/seen.js", "assets/rehearsal.js")
SOME_SITES = frozenset({"assets/sort.js"})
"""Scripts that a site has only if its tree names them."""

MARKDOWN_EXTENSIONS: list[str | dict[str, Any]] = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    {"pymdownx.highlight": {"use_pygments": False}},
    "pymdownx.superfences",  # code may stand in lists, as steps of a runbook need it
    "sane_lists",
    "tables",
    {"toc": {"permalink": "#", "permalink_title": "Link to this section", "toc_depth": 3}},
]

ENGLISH = SiteWords()

FEATURES = [
    "content.code.copy",
    "navigation.footer",
    "navigation.indexes",
    "navigation.sections",
    "navigation.top",
    "search.highlight",
    "toc.follow",
]

VALIDATION = {
    "nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
}


def engine_config(tree: SiteTree, language: str) -> dict[str, Any]:
    """The configuration as plain values; texts are encoded, and no other word of the user is in it."""
    config: dict[str, Any] = {
        "site_name": entities(tree.name),
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "strict": True,
        "theme": theme_config(tree.primary, language, tree.words),
        "plugins": ["search"],
        "markdown_extensions": markdown_extensions(tree.words.section),
        "validation": deepcopy(VALIDATION),
        "extra_css": [*STYLES, *tree.styles],
        "extra_javascript": [*SCRIPTS, *tree.scripts],
        "extra": {"generator": False, "noindex": tree.noindex, "words": _around(tree.words)},
        "nav": [_nav(entry) for entry in tree.nav],
    }
    if tree.description:
        config["site_description"] = entities(tree.description)
    if tree.author:
        config["site_author"] = entities(tree.author)
    if tree.logo:
        config["extra"]["logo"] = asdict(tree.logo) | {"alt": entities(tree.logo.alt)}
    if tree.versioned:
        config["extra"]["version"] = {"provider": "mike", "alias": True}
    return config


def markdown_extensions(section: str) -> list[str | dict[str, Any]]:
    """The extensions with the name of the sign beside headings; a copy, since MkDocs empties what it is given."""
    extensions = deepcopy(MARKDOWN_EXTENSIONS)
    for each in extensions:
        if isinstance(each, dict) and "toc" in each:
            each["toc"]["permalink_title"] = section
    return extensions


def _around(words: SiteWords) -> dict[str, str]:
    """What the page for wrong addresses says."""
    return {"not_found": entities(words.not_found), "moved": entities(words.moved), "search": entities(words.search)}


def theme_config(primary: str, language: str, words: SiteWords = ENGLISH) -> dict[str, Any]:
    """Material without fonts of another host, light and dark, with header colours that have enough contrast."""
    return {
        "name": "material",
        "custom_dir": "overrides",
        "variant": "classic",
        "language": language,
        "font": False,
        "features": FEATURES,
        "icon": {"logo": "material/rocket-launch-outline"},
        "palette": [
            _palette("light", "default", primary, "material/weather-night", words.dark),
            _palette("dark", "slate", primary, "material/weather-sunny", words.light),
        ],
    }


def _palette(media: str, scheme: str, primary: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": primary if primary in {"black", "white", "custom"} else "black",
        "accent": "indigo",
        "toggle": {"icon": icon, "name": entities(name)},
    }


def _nav(entry: Nav) -> dict[str, Any]:
    value = entry.path if entry.path else [_nav(child) for child in entry.children]
    return {entities(entry.title): value}


def markdown_file(page: Page) -> str:
    """The page as the engine reads it: front matter of encoded texts, then the body as it is."""
    front: dict[str, Any] = {"title": entities(page.title)}
    if page.description:
        front["description"] = entities(page.description)
    for key, value in sorted(page.meta.items()):
        front[key] = _meta(key, value)
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{head}---\n\n{page.body.rstrip()}\n"


def _meta(key: str, value: str) -> Any:
    """`search: exclude` and `hide: toc navigation` are words of the engine; all else is text."""
    if key == "search":
        return {"exclude": value == "exclude"}
    if key == "hide":
        return one_line(value).split()
    return entities(value)
