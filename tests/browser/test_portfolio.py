"""The portfolio as a team uses it: sorted with the keyboard, heard by a screen reader, read on a phone and without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

NEEDIEST_FIRST = ["Fjordkraft Logistikk", "Hoshino Mobility"]


def names(tab: Page) -> list[str]:
    return tab.locator(".lb-portfolio tbody .lb-what").all_inner_texts()


@pytest.mark.parametrize("width", [375, 768, 1440])
def test_the_keyboard_alone_sorts_the_customers(width: int, page: Page, serve: Serve, samples: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve(samples / "portfolio") + "index.html")
    assert names(page) == NEEDIEST_FIRST
    told = page.locator("[data-sorted]")
    expect(told).to_have_text("Those that need you most come first.")
    assert told.get_attribute("aria-live") == "polite"
    button = page.get_by_role("button", name="Go-live now")
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("e => e === document.activeElement"):
            break
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()
    head = page.get_by_role("columnheader", name="Go-live now")
    assert head.get_attribute("aria-sort") is None
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names(page) == NEEDIEST_FIRST[::-1]
    expect(told).to_have_text("Sorted by “Go-live now”, lowest first.")
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(page) == NEEDIEST_FIRST
    expect(told).to_have_text("Sorted by “Go-live now”, highest first.")
    page.get_by_role("button", name="Health").click()
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert page.locator("[aria-sort]").count() == 1


def test_what_has_no_value_stays_last_in_either_order(page: Page, serve: Serve, samples: Path) -> None:
    """Hoshino Mobility has no weekly health."""
    page.goto(serve(samples / "portfolio") + "index.html")
    for _ in range(2):
        page.get_by_role("button", name="Health").click()
        assert names(page) == NEEDIEST_FIRST


@pytest.mark.parametrize("width", [375, 1440])
def test_without_script_the_customers_stand_in_a_sensible_order(
    width: int, browser: Browser, serve: Serve, samples: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    tab = context.new_page()
    tab.goto(serve(samples / "portfolio") + "index.html")
    assert names(tab) == NEEDIEST_FIRST
    assert tab.get_by_role("button", name="Go-live now").count() == 0
    height = tab.locator(".lb-portfolio thead").bounding_box()
    assert height is not None
    assert (height["height"] <= 2) == (width == 375)
    context.close()


def test_health_is_heard_as_words(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "portfolio") + "index.html")
    marks = page.locator("#row-fjordkraft .lb-marks li")
    assert marks.all_text_contents() == ["30 Oct: Green", "6 Nov: Green", "13 Nov: Yellow"]


def test_from_the_first_page_one_gets_to_a_week_and_from_there_to_the_item(
    page: Page, serve: Serve, samples: Path
) -> None:
    page.goto(serve(samples) + "portfolio/index.html")
    page.locator("article").get_by_role("link", name="My week").click()
    page.locator("article").get_by_role("link", name="Maja Lindqvist").click()
    expect(page.locator("h1")).to_have_text("Maja Lindqvist")
    page.get_by_role("link", name="Risk review").first.click()
    assert "/internal/fjordkraft/roadmap.html#" in page.url
    place = page.url.partition("#")[2]
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
