"""Pages of finished HTML between headings, which need no Markdown parser: the same HTML, in a fraction of its time."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import get_toc

from generator.steps.build.config import markdown_extensions
from generator.steps.build.raw_html import is_whole

_HEADING = re.compile(r"#{2,6} (?:\w|&#\d+;| )+ \{ #[A-Za-z][A-Za-z0-9-]*(?: \.[A-Za-z][A-Za-z0-9-]*)* \}")
_READ_BEFORE = ("\t", "\r", "\x02", "\x03", " \n", "~~~", "[TOC]")
"""What the parser changes or looks for before it meets raw blocks."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading as the parser makes it of its line, and its entry in the table of contents where it has one."""

    html: str
    entries: tuple[dict[str, Any], ...]


class QuickPage(EnginePage):
    """A page that goes the quick way where its text allows it; all else is left to MkDocs."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make `content` and `toc` of `markdown`."""
        parts = pieces(self.markdown or "")
        if not parts:
            super().render(config, files)
            return
        section = config.mdx_configs["toc"]["permalink_title"]
        made = [_heading(piece, section) if piece.startswith("#") else piece for piece in parts]
        headings = [piece for piece in made if isinstance(piece, _Heading)]
        self.content = "".join(p.html if isinstance(p, _Heading) else f"{p}\n\n" for p in made).strip()
        entries: list[Any] = [copy.copy(entry) for heading in headings for entry in heading.entries]
        self.toc = get_toc(nest_toc_tokens(entries))
        self.present_anchor_ids = set()


def pieces(text: str) -> list[str]:
    """The headings and raw blocks that the page consists of; nothing when there is anything else on it."""
    if any(odd in text for odd in _READ_BEFORE):
        return []
    parts = text.strip("\n").split("\n\n")
    known = all(_HEADING.fullmatch(piece) if piece.startswith("#") else is_whole(piece) for piece in parts)
    return parts if known else []


@lru_cache(maxsize=16384)
def _heading(line: str, section: str) -> _Heading:
    parser = _parser(section).reset()
    html = parser.convert(line)
    entries = [{k: v for k, v in entry.items() if k != "children"} for entry in parser.toc_tokens]  # type: ignore[attr-defined]
    return _Heading(f"{html}\n", tuple(entries))


@lru_cache
def _parser(section: str) -> Markdown:
    """The parser as the engine sets it up."""
    named = [{each: {}} if isinstance(each, str) else each for each in markdown_extensions(section)]
    return Markdown(extensions=[name for each in named for name in each], extension_configs=_merged(named))


def _merged(named: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: options for each in named for name, options in each.items()}
