"""No heading, label or head of a table is left behind at the foot of a sheet."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.sites import samples

__all__ = ["samples"]

pytestmark = pytest.mark.browser

PAGES = ["print.html", "training.html", "go-live.html", "success.html", "support.html", "people.html"]


class _Heads(HTMLParser):
    """The words of headings, captions, labels and heads of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._inside = ""
        self._words = ""
        self.elsewhere: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if not self._inside and (tag in {"h2", "h3", "h4", "caption", "thead"} or "lb-label" in classes):
            self._inside, self._words = tag, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self.found.add(_letters(self._words).rstrip("#"))
            self._inside = ""

    def handle_data(self, data: str) -> None:
        self._words += data
        if not self._inside:
            self.elsewhere.add(_letters(data))

    @property
    def alone(self) -> set[str]:
        """Those whose words stand nowhere else: of a role that is a heading and a cell, paper does not say which it is."""
        return self.found - self.elsewhere


def _letters(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize(
    ("customer", "page", "paper"),
    [("hoshino-mobility", "print.html", "A4")]
    + [
        pytest.param(customer, page, paper, marks=pytest.mark.long)
        for customer in ("fjordkraft", "hoshino-mobility")
        for page in PAGES
        for paper in ("A4", "Letter")
    ],
)
def test_nothing_that_announces_is_the_last_line_of_a_sheet(
    customer: str, page: str, paper: str, browser: Browser, samples: Path
) -> None:
    file = samples / "customer" / customer / page
    context = browser.new_context(bypass_csp=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(tab.pdf(format=paper))).pages]
    context.close()
    heads = _Heads()
    heads.feed(re.sub(r"<template.*?</template>", "", file.read_text("utf-8"), flags=re.DOTALL))
    assert len(heads.found) > 3
    assert heads.alone
    last = [(n, _letters(text.strip().splitlines()[-1])) for n, text in enumerate(sheets[:-1], 1)]
    assert [(n, words) for n, words in last if words in heads.alone] == []
