"""Prose of people: Markdown in, clean HTML out, with our own links followed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

import markdown
import nh3

from generator.model.stages.shown.guide import ShownFile

ALLOWED = {
    "a", "abbr", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h2", "h3",
    "h4", "h5", "h6", "hr", "img", "ins", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "class", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style", "scope"},
    "details": {"open"},
}
SCHEMES = {"https", "mailto", "guide", "role", "item", "attachment", "metric"}
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "sane_lists", "tables"]
OURS = re.compile(
    r'(?P<name>href|src)="(?P<scheme>guide|role|item|attachment|metric):(?P<target>[^"#]*)(?P<at>#[^"]*)?"'
)
IMAGE = re.compile(r'<img((?:\s+[a-z]+="[^"]*")*)\s*/?>')
VALUE = re.compile(r'([a-z]+)="([^"]*)"')
ALIGN = re.compile(r"text-align: ?(left|right|center);?")

Follow = Callable[[str, str, str], str]
"""From scheme, target and fragment to an address relative to the page, or nothing when the reader has no such page."""


Find = Callable[[str], ShownFile | None]
"""From the id of an attachment to the file, or nothing when the reader has no such file."""


def prose(text: str, follow: Follow, find: Find = lambda id_: None) -> str:
    """The HTML of Markdown text, with every tag and attribute that is not on the list taken away."""
    if not text:
        return ""
    pictured = IMAGE.sub(lambda match: _picture(match[1], find), _clean(text))
    return OURS.sub(lambda match: _address(match, follow), pictured)


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    # Raw HTML is shown as the text that it is: guides have Markdown for all that they need.
    engine = markdown.Markdown(extensions=EXTENSIONS, output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    return str(
        nh3.clean(
            engine.convert(text),
            tags=ALLOWED,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel=None,
            attribute_filter=_attribute,
        )
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return value if ALIGN.fullmatch(value.strip()) else None
    if name in {"href", "src"} and not re.match(r"(https|mailto|guide|role|item|attachment|metric):|#", value):
        return None
    return None if name == "src" and not value.startswith("attachment:") else value


def _address(match: re.Match[str], follow: Follow) -> str:
    found = follow(match["scheme"], html.unescape(match["target"]), html.unescape((match["at"] or "")[1:]))
    return f'{match["name"]}="{html.escape(found)}"' if found else 'class="lb-gone"'


def _picture(attributes: str, find: Find) -> str:
    """A picture with its size, so that nothing moves when it comes, and its words; nothing for whom it is hidden from."""
    given = dict(VALUE.findall(attributes))
    file = find(html.unescape(given.get("src", "")).removeprefix("attachment:"))
    if file is None:
        return ""
    size = f' width="{file.width}" height="{file.height}"' if file.width else ""
    words = given.get("alt") or html.escape(file.alt)
    return f'<img class="lb-picture" src="{given["src"]}" alt="{words}"{size}>'


def inline(text: str, follow: Follow, find: Find = lambda id_: None) -> str:
    """Prose of one paragraph without the paragraph's own tag."""
    found = prose(text, follow, find)
    body = found.strip()
    alone = body.startswith("<p>") and body.endswith("</p>") and body.count("<p>") == 1
    return body[3:-4] if alone else body
