"""A runbook in rehearsal: times from another beginning, what was done when, and no doubt that it is no real run."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.sites import samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser
RUNBOOK = "runbooks/cutover.html"
SECOND = "Everybody joins the call"


def _times(page: Page) -> list[str]:
    return page.locator("strong.lb-rehearsed").all_inner_texts()


def test_all_times_count_from_the_beginning_of_the_rehearsal(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + RUNBOOK)
    assert not page.get_by_text("Rehearsal", exact=True).first.is_visible()
    assert page.get_by_text("09:00–09:05").is_visible()
    page.get_by_label("The rehearsal begins").fill("2026-11-26T23:00")
    assert page.get_by_text("Rehearsal", exact=True).first.is_visible()
    assert not page.get_by_text("09:00–09:05").is_visible()
    # The first step is this customer's own, half an hour before the others; some are past midnight.
    assert _times(page)[:4] == ["Thu 23:00", "Thu 23:30", "Thu 23:35", "Thu 23:40"]
    assert _times(page)[6:8] == ["Fri 00:00", "Fri 00:00"]


def test_what_was_done_when_stays_in_this_browser_until_the_rehearsal_ends(
    page: Page, serve: Serve, samples: Path
) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + RUNBOOK)
    page.get_by_label("The rehearsal begins").fill("2026-11-26T23:00")
    step = page.locator("tbody.lb-item").nth(1)
    step.get_by_label(f"Done at, in rehearsal: {SECOND}").fill("23:42")
    assert step.get_by_text("7 min later").is_visible()
    assert page.get_by_text("1 of 11 steps done").is_visible()
    page.reload()
    assert page.get_by_label("The rehearsal begins").input_value() == "2026-11-26T23:00"
    assert step.get_by_label(f"Done at, in rehearsal: {SECOND}").input_value() == "23:42"
    step.get_by_label(f"Done at, in rehearsal: {SECOND}").fill("23:35")
    assert step.get_by_text("on time").is_visible()
    page.get_by_role("button", name="Now").first.click()
    assert page.get_by_text("2 of 11 steps done").is_visible()
    page.get_by_role("button", name="End the rehearsal").click()
    assert page.get_by_text("09:00–09:05").is_visible()
    assert not step.get_by_label(f"Done at, in rehearsal: {SECOND}").is_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('rehearsal'))") == []


def test_past_midnight_a_step_is_still_a_few_minutes_late(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + RUNBOOK)
    page.get_by_label("The rehearsal begins").fill("2026-11-26T23:20")
    page.get_by_label(f"Done at, in rehearsal: {SECOND}").fill("00:01")
    assert page.get_by_text("6 min later").is_visible()
    page.get_by_label(f"Done at, in rehearsal: {SECOND}").fill("23:50")
    assert page.get_by_text("5 min earlier").is_visible()


def test_every_printed_sheet_of_a_rehearsal_says_so_and_no_other_does(browser: Browser, samples: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((samples / "customer" / "fjordkraft" / RUNBOOK).as_uri())

    def sheets() -> list[str]:
        return [sheet.extract_text().upper() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]

    assert not any("REHEARSAL\n" in text for text in sheets())
    page.get_by_label("The rehearsal begins").fill("2026-11-26T14:00")
    printed = sheets()
    assert len(printed) > 1
    assert all("REHEARSAL\n" in text for text in printed)
    assert "14:30" in printed[0]
    context.close()


def test_a_runbook_on_demand_can_be_rehearsed_too(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + "runbooks/rollback.html")
    page.get_by_label("The rehearsal begins").fill("2026-11-26T10:00")
    assert _times(page)[:2] == ["Thu 10:00", "Thu 10:15"]
