"""The search index, word for word as the theme's plugin writes it, in a fraction of its time."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from typing import Any

from material.plugins.search.plugin import Element, Parser, SearchIndex, Section, void

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>\"'`]*(?:(?:\"[^\"]*\"|'[^']*')[^>\"'`]*)*)>|([^<]+)")
_TEMPLATE = re.compile(r"<template\b[^>]*data-search-exclude.*?</template>", re.DOTALL)
"""What script makes of a page; the plugin leaves it out, too, only slower."""
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+)))?")
_ODD = re.compile(
    r"<(?![a-zA-Z/])|</(?![a-zA-Z])|<script|<style|<textarea|<object|data-search-exclude|linenodiv"
    r"|<title[^>]*>[^<]*<(?!/title>)",
    re.IGNORECASE,
)
_BEFORE_SLASH = ("", " ", "\n", '"', "'")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset(
    {"dd", "details", "div", "dl", "dt", "em", "span", "strong", "summary", "table", "tbody", "td", "th", "tr"}
)
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})


class QuickIndex(SearchIndex):  # type: ignore[misc] # it has no types
    """The plugin's index with a quicker way to read pages; what is unusual is left to the plugin's own."""

    def add_entry_from_context(self, page: Any) -> None:
        """Divide the page into sections and add them."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        for section in sections(page.content):
            if not section.is_excluded():
                self.create_entry_for_section(section, page.toc, page.url, page)


def sections(html: str) -> list[Section]:
    """The sections of a page, each with its heading and text."""
    html = _TEMPLATE.sub("", html)
    if not _ODD.search(html):
        reader = _Reader()
        if reader.read(html):
            return reader.found
    parser = Parser()
    parser.feed(html)
    parser.close()
    found: list[Section] = parser.data
    return found


class _Reader:
    """One pass over the tags of a page; it keeps to the plugin's rules, the odd ones too."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self._open: list[str] = []
        self._permalinks = 0
        self._section: Section | None = None

    def read(self, html: str) -> bool:
        """Read the page; False when it holds something that this reader does not know."""
        place = 0
        for token in _TOKEN.finditer(html):
            if token.start() != place:
                return False
            place = token.end()
            closing, tag, attributes, text = token.groups()
            if text is not None:
                self._text(unescape(text) if "&" in text else text)
            elif tag in _PLAIN and not attributes.endswith("/"):
                self._plain(closing, tag)
            elif closing:
                self._end(tag.lower())
            else:
                self._start(tag.lower(), attributes)
                if attributes.endswith("/") and tag.lower() not in void:
                    if attributes[-2:-1] not in _BEFORE_SLASH:
                        return False
                    self._end(tag.lower())
        return place == len(html)

    def _plain(self, closing: str, tag: str) -> None:
        """A tag that only counts for the depth."""
        if self._section is None or (closing and self._section.depth > len(self._open)):
            (self._end if closing else partial(self._start, attributes=""))(tag)
        elif not closing:
            self._open.append(tag)
        elif self._open and self._open[-1] == tag:
            self._open.pop()

    def _start(self, tag: str, attributes: str) -> None:
        if tag in void:
            return
        self._open.append(tag)
        if tag in _HEADINGS and "id=" in attributes:
            self._heading(tag, dict(_values(attributes)))
        if self._section is None:
            self._section = self._new(Section(Element("hx")))
        if tag == "a" and 'class="headerlink"' in attributes:
            self._permalinks += 1
        if tag in _KEPT:
            self._target().append(f"<{tag}>")

    def _heading(self, tag: str, values: dict[str, str]) -> None:
        depth = len(self._open)
        if "id" not in values:
            return
        if tag != "h1" and not self.found:
            self._section = self._new(Section(Element("hx"), depth))
        section = Section(Element(tag, values), depth)
        if self.found:
            section.id = values["id"]
        self._section = self._new(section)

    def _new(self, section: Section) -> Section:
        self.found.append(section)
        return section

    def _target(self) -> list[str]:
        """The title while inside the heading, else the text."""
        section = self._section
        assert section is not None
        words: list[str] = section.title if section.el.tag in self._open else section.text
        return words

    def _end(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        assert self._section is not None
        if self._section.depth > len(self._open):
            self._leave()
        self._open.pop()
        if tag == "a" and self._permalinks:
            self._permalinks -= 1
        if tag in _KEPT:
            self._close(tag)

    def _leave(self) -> None:
        """A heading inside another element has ended with it: go on with the section before."""
        assert self._section is not None
        for section in reversed(self.found):
            if section.depth <= len(self._open):
                self._section.depth = float("inf")
                self._section = section
                break

    def _close(self, tag: str) -> None:
        """Drop the element if nothing stands in it."""
        words = self._target()
        index = words.index(f"<{tag}>")
        if all(word.isspace() for word in words[index + 1 :]):
            del words[index:]
        else:
            words.append(f"</{tag}>")

    def _text(self, data: str) -> None:
        if "pre" not in self._open:
            data = " " if data.isspace() else data.replace("\n", " ")
        if self._section is None:
            self._section = self._new(Section(Element("hx")))
        words = self._section.text
        if self._section.el.tag in self._open:
            if not self._permalinks:
                self._section.title.append(escape(data, quote=False))
        elif not data.isspace():
            words.append(escape(data, quote=False))
        elif not words or not words[-1].isspace() or "pre" in self._open:
            words.append(data)


def _values(attributes: str) -> list[tuple[str, str]]:
    return [(name.lower(), unescape(a or b or c)) for name, a, b, c in _ATTRIBUTE.findall(attributes)]
