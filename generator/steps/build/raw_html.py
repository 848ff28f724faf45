"""Finished HTML in pages is taken past the Markdown parser, which would read it three times to change nothing."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Only what the parser itself would take as one raw block: it starts a line, and blank lines stand around it.
_START = re.compile(r"(?:\A|(?<=\n\n))<(div|section|figure|details|table|nav|ul|ol|dl|p)[ >]")
_AFTER = re.compile(r" *\n *\n|\s*\Z")
_NOT_PLAIN = ("markdown", "<!", "<?", "<script", "<style", "<pre", "<textarea", "`", "\n\n\n")


class RawBlocks(Extension):
    """Stashes raw blocks before the HTML parser of Markdown meets them; the page comes out the same."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after fenced code was put aside, and before anything looks for HTML."""
        md.preprocessors.register(_Stashing(md), "launchbook_raw", 22)


class _Stashing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "<" not in text:
            return lines
        parts, done = [], 0
        for start in _START.finditer(text):
            if start.start() < done:
                continue
            end = _end(text, start.start(), start[1])
            if end and _is_plain(text[start.start() : end]):
                parts += [text[done : start.start()], self.md.htmlStash.store(text[start.start() : end] + "\n")]
                done = end
        return "".join([*parts, text[done:]]).split("\n")


def _end(text: str, start: int, tag: str) -> int:
    """Where the block ends that starts here; 0 when it is not closed, or more stands on its last line."""
    depth = 0
    for found in re.compile(rf"<(/?){tag}(?=[\s>])[^<>]*>").finditer(text, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end() if _AFTER.match(text, found.end()) else 0
    return 0


def is_whole(text: str) -> bool:
    """Whether the text is exactly one raw block."""
    start = _START.match(text)
    return bool(start) and _is_plain(text) and _end(text, 0, start[1]) == len(text)  # type: ignore[index]


def _is_plain(block: str) -> bool:
    return not any(odd in block for odd in _NOT_PLAIN)
