"""Plain text for e-mails and terminals: prose without its marks, one line a paragraph."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.steps.render.prose import prose

_BLOCKS = frozenset({"p", "li", "tr", "div", "dt", "dd", "pre", "blockquote", "br", "h2", "h3", "h4", "h5", "h6"})
_AROUND = re.compile(r"\n{3,}")


def line(text: str) -> str:
    """A text of one line: white space of any kind is a space, and what steers a terminal is gone."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def plain(text: str) -> str:
    """Markdown as people would type it into an e-mail, one line: emphasis gone, the address behind a link to the web."""
    reader = _TextCollector()
    reader.feed(prose(text, lambda scheme, target, fragment: ""))
    reader.close()
    return line(" ".join(reader.words))


def mail_text(text: str) -> str:
    """What a template of plain text said: no spaces at the ends of lines, one empty line between parts."""
    lines = (line(each) for each in text.strip().split("\n"))
    return _AROUND.sub("\n\n", "\n".join(lines)) + "\n"


class _TextCollector(HTMLParser):
    """The words of cleaned HTML; only our own allow-list of tags gets here."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("")
        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address.startswith(("https:", "mailto:")):
            address = self._address.removeprefix("mailto:")
            if self.words and not self.words[-1].endswith(address):
                self._say(f" ({address})")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, data: str) -> None:
        if not self.words:
            self.words.append("")
        self.words[-1] += data
