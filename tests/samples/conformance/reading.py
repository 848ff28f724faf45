"""A page as a reader meets it: the text under a heading, in a row of a table, in a line of a list."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

HEADING = re.compile(r"(?P<level>#{1,4}) (?P<text>.*?)(?: \{ (?P<marks>[^}]*) \})?")
ROWS = frozenset({"tr", "li", "p", "dd", "dt", "summary", "figcaption", "title", "h1", "h2", "h3", "h4"})
FOLDED = frozenset({"details", "dl"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
INLINE = frozenset({"a", "b", "code", "em", "i", "span", "strong", "label", "sup", "sub"})
SPOKEN = ("alt", "aria-label")


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """What is read, or read aloud, with one blank between words."""
        return " ".join("".join(self._pieces(without)).split())

    def _pieces(self, without: frozenset[str]) -> Iterator[str]:
        gap = "" if self.tag in INLINE else " "
        yield gap
        for name in SPOKEN:
            if self.attributes.get(name):
                yield f" {self.attributes[name]} "
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in without:
                yield from child._pieces(without)
        yield gap


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(body: str) -> Node:
    """The elements of a page body, its Markdown headings included."""
    builder = _Builder()
    for part in body.strip().split("\n\n"):
        found = HEADING.fullmatch(part)
        builder.feed(_heading(found) if found else part)
    builder.close()
    return builder.root


def _heading(found: re.Match[str]) -> str:
    level = len(found["level"])
    marks = [mark[1:] for mark in (found["marks"] or "").split() if mark.startswith("#")]
    id_ = f' id="{marks[0]}"' if marks else ""
    return f"<h{level}{id_}>{html.escape(html.unescape(found['text']), quote=False)}</h{level}>"


def part(page: Node, id_: str) -> Node | None:
    """What belongs to an id: the element itself, or for a heading all up to the next one of its rank.

    `.name` stands for the first element of that class.
    """
    if id_.startswith("."):
        return next((n for n in page.walk() if id_[1:] in n.attributes.get("class", "").split()), None)
    holder = next((n for n in page.walk() if any(_has_id(c, id_) for c in n.children)), None)
    if holder is None:
        return None
    at = next(i for i, child in enumerate(holder.children) if _has_id(child, id_))
    node = holder.children[at]
    assert isinstance(node, Node)
    rank = _rank(node)
    if not rank:
        return node
    rest = holder.children[at + 1 :]
    end = next((i for i, c in enumerate(rest) if isinstance(c, Node) and 0 < _rank(c) <= rank), len(rest))
    return Node("part", {}, [node, *rest[:end]])


def _has_id(child: Node | str, id_: str) -> bool:
    return isinstance(child, Node) and child.attributes.get("id") == id_


def _rank(node: Node) -> int:
    return int(node.tag[1]) if re.fullmatch(r"h[1-6]", node.tag) else 0


def rows(page: Node) -> tuple[str, ...]:
    """The texts that a reader takes in as one: table rows, lines of lists, paragraphs, terms with their meaning.

    What folds away inside a row is read for itself.
    """
    found = [node.text(without=FOLDED) for node in page.walk() if node.tag in ROWS]
    for node in page.walk():
        terms = [c for c in node.children if isinstance(c, Node) and c.tag in ("dt", "dd")]
        found += [f"{a.text()}: {b.text()}" for a, b in pairwise(terms) if (a.tag, b.tag) == ("dt", "dd")]
    return tuple(found)


def targets(page: Node) -> tuple[str, ...]:
    """Where the links and pictures of a page lead."""
    return tuple(n.attributes.get("href") or n.attributes.get("src") or "" for n in page.walk())


def in_order(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether all texts stand one after the other."""
    at = 0
    for piece in wanted:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
