"""The pages of two customers, word for word as somebody last read them.

`LAUNCHBOOK_UPDATE=1 pytest tests/steps/render/test_golden_pages.py` writes them anew. Read the difference like prose before you
commit it: it is what these customers would see.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from tests.given.built import tree
from tests.given.pages_as_text import as_text

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("LAUNCHBOOK_UPDATE"))
CUSTOMERS = ("fjordkraft", "hoshino-mobility", "lindauer-optik")
LOOKED_AT_ELSEWHERE = ("guides/", "print.md", "forms.md")
"""Guides are Markdown files of their own; the pages to print repeat what others say."""


def _pages(customer: str) -> dict[str, str]:
    drawn = tree(ROOT, customer, "customer", AsOf(given=date(2026, 11, 18)))
    return {
        page.path: re.sub(r"((?i:revision)(?: |%20))[0-9a-f]{12}", r"\1…", f"# {page.title}\n{as_text(page.body)}")
        for page in drawn.pages
        if not page.path.startswith(LOOKED_AT_ELSEWHERE)
    }


@pytest.mark.parametrize("customer", CUSTOMERS)
def test_the_pages_of_a_customer_are_as_they_were_read(customer: str) -> None:
    pages = _pages(customer)
    folder = GOLDEN / customer
    if UPDATE:
        for path, text in pages.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        for written in sorted(folder.rglob("*.md")):
            if written.relative_to(folder).as_posix() not in pages:
                written.unlink()
    read = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}
    assert sorted(pages) == sorted(read)
    for path, text in pages.items():
        assert text == read[path], path


def test_no_golden_page_speaks_of_what_is_internal() -> None:
    words = "\n".join(path.read_text("utf-8") for path in GOLDEN.rglob("*.md"))
    assert words
    for never in ("Internal", "Do not pass it on", "customers/", "playbooks/"):
        assert never not in words
