"""Every link of the finished pages, followed: raw HTML too, which the engine does not look at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from generator.steps.build.paths import html_path

_TAG = re.compile(r"<[a-zA-Z][^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")
_ADDRESS = re.compile(r"\s(?:xlink:)?(href|src|id|name)=(?:\"([^\"]*)\"|'([^']*)')")
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stale:
    """A link that leads nowhere: `missing` says which part of it."""

    page: str
    address: str
    missing: str


def stale_links(pages: Mapping[str, str], files: frozenset[str]) -> list[Stale]:
    """The links in the articles of `pages` (path of the tree → HTML) that lead to no file or to no place in it."""
    articles = {html_path(path): _article(html) for path, html in pages.items()}
    named = {path: _attributes(article) for path, article in articles.items()}
    ids = {path: _values(found, {"id", "name"}) for path, found in named.items()}
    found = []
    for page in pages:
        for address in sorted(_values(named[html_path(page)], {"href", "src"})):
            if missing := _missing(html_path(page), address, ids, files):
                found.append(Stale(page, address, missing))
    return found


def _article(html: str) -> str:
    found = _ARTICLE.search(html)
    return found[0] if found else ""


def _attributes(article: str) -> list[tuple[str, str, str]]:
    """Name and value, in double or single quotes, of every attribute that is or leads to a place."""
    return _ADDRESS.findall("".join(_TAG.findall(article)))


def _values(attributes: list[tuple[str, str, str]], names: set[str]) -> set[str]:
    return {unescape(double or single) for name, double, single in attributes if name in names}


def _missing(page: str, address: str, ids: Mapping[str, set[str]], files: frozenset[str]) -> str:
    """`address`, `file` or `anchor`; empty when the link is good or leads out of the site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "address"
    if parts.scheme or parts.netloc:
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if parts.path.endswith("/") or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if address.startswith("/") or target not in files:
        return "file"
    known = ids.get(target)
    if known is not None and parts.fragment and unquote(parts.fragment) not in known:
        return "anchor"
    return ""
