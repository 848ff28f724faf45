"""A page as a reader sees it, one line a block, for comparing with a page that somebody has looked at."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "div", "dt", "dd", "figcaption", "caption", "summary", "tr", "pre", "ol", "ul", "table", "tbody"}
_SILENT = {"svg", "template"}


class _Reader(HTMLParser):
    """Blocks become lines, cells are parted by bars, links keep their address, drawings and what waits for script are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.quiet = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in _SILENT:
            self.quiet += 1
        elif self.quiet:
            self.links += [""] if tag == "a" else []
        elif tag in _BLOCKS:
            self._line()
        elif tag in {"h1", "h2", "h3", "h4"}:
            self._line("#" * int(tag[1]) + " ")
        elif tag in {"td", "th"} and self.lines[-1].strip():
            self.lines[-1] += " | "
        elif tag == "a":
            self.links.append(known.get("href") or "")
        elif tag == "img":
            self.lines[-1] += f"![{known.get('alt') or ''}]"

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.quiet -= 1
        elif tag == "a":
            address = self.links.pop()
            self.lines[-1] += f" <{address}>" if address and not self.quiet else ""
        elif tag in _BLOCKS or tag in {"h1", "h2", "h3", "h4"}:
            self._line()

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.lines[-1] += data

    def _line(self, start: str = "") -> None:
        if self.lines[-1].strip():
            self.lines.append("")
        self.lines[-1] = start


def as_text(body: str) -> str:
    """The text of a page's body; headings of the engine stand in it as they do in Markdown."""
    reader = _Reader()
    marked = re.sub(r"(?m)^(#{1,4}) (.*?)( \{ [^}]* \})?$", r"<h\g<1>>", body)
    for level in (4, 3, 2, 1):
        marked = marked.replace(f"<h{'#' * level}>", f"<h{level}>")
    headings = iter(re.findall(r"(?m)^#{1,4} (.*?)(?: \{ [^}]* \})?$", body))
    marked = re.sub(r"(?m)^<h([1-4])>$", lambda m: f"<h{m[1]}>{next(headings)}</h{m[1]}>", marked)
    reader.feed(marked)
    reader.close()
    lines = (" ".join(line.split()) for line in reader.lines)
    return "\n".join(line for line in lines if line) + "\n"
