"""The whole plan on paper, read back from the printed file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.sites import CUSTOMERS, samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

MOST = {"fjordkraft": 34, "hoshino-mobility": 20}
"""The most sheets that a plan may need."""
FULL = 600
"""Letters that a sheet holds at least, the last one excepted."""


Print = Callable[[str, str, str], list[str]]


@pytest.fixture(scope="module")
def printed(browser: Browser, samples: Path) -> Iterator[Print]:
    """Call with a customer, a page and a paper to get the text of each sheet, without any white space."""

    @cache
    def texts(customer: str, page: str, paper: str) -> list[str]:
        tab.goto((samples / "customer" / customer / page).as_uri())
        file = PdfReader(io.BytesIO(tab.pdf(format=paper)))
        return [_letters(sheet.extract_text()) for sheet in file.pages]

    # From a file, since what is printed needs no server; there the policy of the page would take its styles away.
    context = browser.new_context(bypass_csp=True)
    tab = context.new_page()
    yield texts
    context.close()


def _letters(text: str) -> str:
    """Without white space, and with the letters that stand drawn together set apart again."""
    return "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize(
    ("customer", "paper"),
    [("hoshino-mobility", "A4")]
    + [pytest.param(c, p, marks=pytest.mark.long) for c in CUSTOMERS for p in ("A4", "Letter")],
)
def test_the_whole_plan_is_good_on_paper(customer: str, paper: str, printed: Print, samples: Path) -> None:
    sheets = printed(customer, "print.html", paper)
    items = json.loads((samples / "customer" / customer / "plan.json").read_text("utf-8"))["items"]
    whole = "".join(sheets)
    assert [item["title"] for item in items if _letters(item["title"]) not in whole] == []
    assert 5 < len(sheets) <= MOST[customer]
    assert [(n, len(text)) for n, text in enumerate(sheets[:-1], 1) if len(text) < FULL] == []
    assert all(text.startswith(f"{n}/{len(sheets)}") for n, text in enumerate(sheets, 1))
    for word in ("Skip to content", "Table of contents", "Back to top"):
        assert _letters(word) not in whole
    # Each sheet of a table that goes on begins with its head.
    first = next(n for n, text in enumerate(sheets) if "WhatWhoWhenStanding" in text)
    last = next(n for n, text in enumerate(sheets) if "Schedule" in text and "SessionWhen" in text)
    assert last - first > 1
    assert all("WhatWhoWhenStanding" in text for text in sheets[first:last])


def test_a_printed_runbook_keeps_room_for_times_and_initials(
    browser: Browser, serve: Serve, printed: Print, samples: Path
) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 1000})
    tab = context.new_page()
    tab.goto(serve(samples / "customer" / "fjordkraft") + "runbooks/cutover.html")
    tab.emulate_media(media="print")
    boxes = tab.locator("td.lb-blank").evaluate_all(
        "all => all.map(e => [e.offsetWidth, e.offsetHeight, getComputedStyle(e).borderTopStyle])"
    )
    context.close()
    assert len(boxes) == 14
    assert all(width >= 55 and height >= 20 and line == "solid" for width, height, line in boxes), boxes
    sheets = printed("fjordkraft", "runbooks/cutover.html", "Letter")
    assert len(sheets) <= 4
    assert all("Doneat,initials" in text for text in sheets)


def test_blank_forms_are_handed_round_one_by_one(printed: Print, samples: Path) -> None:
    forms = (samples / "customer" / "hoshino-mobility" / "forms.html").read_text("utf-8").count('class="lb-form"')
    heads = [text.count("Filledinby") for text in printed("hoshino-mobility", "forms.html", "A4")]
    assert max(heads) == 1
    assert sum(heads) == forms > 1
