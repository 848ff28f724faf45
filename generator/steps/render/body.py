"""From a template's HTML to the page body that the engine reads.

Headings become Markdown, so that they stand in the table of contents and in the search index; everything else stays
HTML inside `<div>`, where the engine's Markdown does not look.
"""

from __future__ import annotations

import html
import re

HEADING = re.compile(r"<h(?P<level>[1-4])(?P<rest>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
ID = re.compile(r'\bid="([A-Za-z0-9_.:-]+)"')
CLASS = re.compile(r'\bclass="([A-Za-z0-9_ -]+)"')
TAG = re.compile(r"<[^>]+>")
OPEN = re.compile(
    r"<(/?)(article|aside|details|div|figure|form|nav|ol|section|table|ul|svg|blockquote|dl|td|li)\b[^>]*?(/?)>"
)
BLANK = re.compile(r"\n\s*\n+")


def body(page: str) -> str:
    """The page with its outermost headings as Markdown, each with its permanent id."""
    parts: list[str] = []
    last = 0
    for match in HEADING.finditer(page):
        if _depth(page[last : match.start()]) == 0:
            parts += [_block(page[last : match.start()]), _heading(match)]
            last = match.end()
    parts.append(_block(page[last:]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _depth(text: str) -> int:
    return sum(0 if m[3] else -1 if m[1] else 1 for m in OPEN.finditer(text))


def _heading(match: re.Match[str]) -> str:
    marks = [f"#{found[1]}" for found in [ID.search(match["rest"])] if found]
    marks += [f".{name}" for found in [CLASS.search(match["rest"])] if found for name in found[1].split()]
    attributes = f" {{ {' '.join(marks)} }}" if marks else ""
    return f"{'#' * int(match['level'])} {entities(html.unescape(TAG.sub('', match['text'])))}{attributes}"


def _block(text: str) -> str:
    """HTML that the engine's Markdown leaves alone: blank lines would end a raw block early, and it looks for fences."""
    inner = _no_blank_lines(text).strip().replace("`", "&#96;").replace("~", "&#126;")
    return f"<div>{inner}</div>" if inner else ""


def _no_blank_lines(text: str) -> str:
    """Blank lines inside `<pre>` carry meaning and are kept as entities."""
    pieces = re.split(r"(<pre\b.*?</pre>)", text, flags=re.DOTALL)
    return "".join(p.replace("\n", "&#10;") if p.startswith("<pre") else BLANK.sub("\n", p) for p in pieces)


def entities(text: str) -> str:
    """Plain text in which neither Markdown nor HTML finds anything: all but letters, digits and spaces encoded."""
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in line)
