"""The headings of a Markdown text with the ids that links can name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ID = re.compile(r"\{:?\s*(?:[^}]*\s)?#([A-Za-z][\w-]*)[^}]*\}\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def headings(text: str) -> Iterator[tuple[int, str, str]]:
    """Line (from 0), words and id of each heading; a heading without an id of its own gets one from its words."""
    taken: set[str] = set()
    fence = ""
    for number, line in enumerate(text.splitlines()):
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        found = None if fence or opened else _HEADING.match(line)
        if not found:
            continue
        own = _ID.search(found[2])
        words = _ID.sub("", found[2]).strip()
        id_ = own[1] if own else _free(slugify(words, "-"), taken)
        taken.add(id_)
        yield number, words, id_


def _free(slug: str, taken: set[str]) -> str:
    """The slug as the Markdown library makes it unique."""
    number, free = 1, slug or "_1"
    while free in taken:
        free, number = f"{slug}_{number}", number + 1
    return free
