"""What readers do on real pages: search, take a date along, change the colours, read without script and on a phone."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import SITES, pages, samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

FJORDKRAFT = "customer/fjordkraft"


@pytest.fixture
def site(serve: Serve, samples: Path) -> str:
    """The address of the site of a customer in the middle of things."""
    return serve(samples / FJORDKRAFT)


@pytest.fixture
def items(samples: Path) -> list[dict[str, Any]]:
    """The items of that customer, as published."""
    found: list[dict[str, Any]] = json.loads((samples / FJORDKRAFT / "plan.json").read_text("utf-8"))["items"]
    return found


# == Search ==

SOUGHT = [
    ("Short session for the crane clerks", "training.html"),  # an item
    ("Open the port to the accounting server", "roadmap.html"),
    ("Ingrid Berg", "people.html"),  # a person
    ("Bringing the data over", "guides/data-migration.html"),  # a guide
    ("Load the production data", "runbooks/cutover.html"),  # a step
]


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize(("words", "path"), SOUGHT)
def test_what_a_reader_types_is_found_on_the_page_that_it_is_about(
    words: str, path: str, width: int, page: Page, site: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + "index.html")
    if width == 375:
        page.locator("label[for=__search].md-header__button").click()
    else:
        page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(words)
    hit = page.locator(f".md-search-result__link[href*='{path}']").first
    expect(hit).to_be_visible(timeout=20_000)
    hit.click()
    page.wait_for_url(f"{site}{path}?**")
    expect(page.locator("article")).to_contain_text(words)


# == Add to calendar ==


def _file(page: Page, name: str) -> dict[str, tuple[str, str]]:
    """UID → title and start of the entries in the file that a click on “Add to calendar” gives; two parsers agree."""
    with page.expect_download() as got:
        page.get_by_role("link", name=re.compile(f"^Add to calendar ?: {re.escape(name)}$")).first.click()
    assert got.value.suggested_filename.endswith(".ics")
    content = got.value.path().read_bytes()
    found = {
        str(e["UID"]): (str(e["SUMMARY"]), _when(e.decoded("DTSTART")))
        for e in Calendar.from_ical(content).walk("VEVENT")
    }
    events = vobject.readOne(content.decode()).contents["vevent"]
    assert found == {e.uid.value: (e.summary.value, _when(e.dtstart.value)) for e in events}
    return found


def _when(moment: date | datetime) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def test_a_click_gives_one_session_all_of_a_role_or_everything(
    page: Page, site: str, items: list[dict[str, Any]]
) -> None:
    page.set_default_timeout(8000)
    page.goto(site + "training.html")
    sessions = [i for i in items if i["kind"] == "session" and i["standing"] != "done" and i["dates"]["forecast"]]
    assert len(sessions) > 1
    for one in (sessions[0], sessions[-1]):
        starts = {(title, when) for title, when in _file(page, one["title"]).values()}
        assert (one["title"], one["dates"]["forecast"]["start"]) in starts
        assert {title for title, _ in starts} == {one["title"]}
    everything = _file(page, "all meetings, sessions and milestones")
    assert {s["title"] for s in sessions} | {"Go-live"} <= {title for title, _ in everything.values()}
    role = _file(page, "Power users")
    assert role.items() < everything.items()


# == Colours ==


def test_the_keyboard_alone_changes_the_colours_and_the_next_page_keeps_them(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(site + "index.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === '__palette'"):
            break
    expect(page.get_by_role("radio", name="Switch to dark colours")).to_be_focused()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site + "tasks.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


# == Filters ==


@pytest.mark.long
@pytest.mark.parametrize("name", ["party", "role", "person", "standing"])
def test_every_choice_leaves_just_what_has_it_and_its_address_shows_another_reader_the_same(
    name: str, page: Page, browser: Browser, site: str
) -> None:
    page.goto(site + "roadmap.html")
    menu = page.locator(f".lb-filters select[name={name}]")
    values = [v for v in menu.locator("option").evaluate_all("all => all.map(e => e.value)") if v]
    assert len(values) >= 2
    shown: set[str] = set()
    for value in values:
        menu.select_option(value)
        right, seen = page.evaluate(_FITTING, [name, value])
        assert seen == right
        shown |= set(seen)
    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url)
    assert other.evaluate(_FITTING, [name, values[-1]]) == [right, right]
    context.close()
    assert shown


_FITTING = """([name, value]) => {
  const rows = [...document.querySelectorAll("tbody[data-item]")];
  const fits = (row) => value.split(" ").some((one) => row.dataset[name].split(" ").includes(one));
  return [rows.filter(fits), rows.filter((row) => row.checkVisibility())].map((some) => some.map((row) => row.dataset.item));
}"""
"""The items of the rows that a choice should leave, and of those that can be seen."""


# == Without script ==

_ADDED = ".lb-filters, .lb-own, .lb-mine, .lb-news, .md-top"
"""What script adds for readers to work with; everything else is to be read without."""


@pytest.mark.long
@pytest.mark.parametrize("folder", SITES)
def test_every_page_says_the_same_without_script_and_offers_nothing_dead(
    folder: str, browser: Browser, serve: Serve, samples: Path
) -> None:
    address = serve(samples / folder)
    with_script, without = browser.new_context(), browser.new_context(java_script_enabled=False)
    tabs = with_script.new_page(), without.new_page()
    read = 0
    for path in set(pages(samples / folder)) - {"404.html"}:
        for tab in tabs:
            tab.goto(address + path)
        tabs[0].add_style_tag(content=f":is({_ADDED}) {{ display: none !important }}")
        lines, plain = (tab.locator("article").inner_text().split("\n") for tab in tabs)
        assert plain == lines, path
        read += len(plain)
        dead = tabs[1].locator(":is(button, select, textarea, input, [role=button]):visible")
        own = tabs[1].locator("[data-keep] input:visible")  # boxes of a self-check can be ticked all the same
        assert dead.count() == own.count(), (path, dead.all_inner_texts())
        assert tabs[1].locator("article [hidden]").count() == 0, path
    assert read > 300
    with_script.close()
    without.close()


# == Drawings ==


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        (FJORDKRAFT, "roadmap.html"),
        ("customer/hoshino-mobility", "roadmap.html"),
        ("portfolio", "timeline.html"),
    ],
)
def test_the_letters_of_a_drawing_are_legible_on_a_phone_and_none_is_cut_or_covered(
    folder: str, path: str, page: Page, serve: Serve, samples: Path
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(serve(samples / folder) + path)
    letters = page.evaluate(_LETTERS)
    assert letters
    assert [one for one in letters if one["size"] < 10] == []
    assert [one for one in letters if one["left"] < 0 or one["right"] > 375] == []
    for one in letters:
        beside = [o for o in letters if o is not one and o["drawing"] == one["drawing"] and o["top"] == one["top"]]
        assert [o["text"] for o in beside if one["left"] < o["right"] - 1 and o["left"] < one["right"] - 1] == [], one


_LETTERS = """() => [...document.querySelectorAll("article svg")].flatMap((svg, drawing) =>
  [...svg.querySelectorAll("text")].filter((e) => e.checkVisibility()).map((e) => {
    const { left, right, top } = e.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(e).fontSize) * Math.abs(e.getScreenCTM().a);
    return { text: e.textContent, size, left, right, top: Math.round(top), drawing };
  }))"""
"""The texts of all drawings as they are seen: size in pixels of the screen, and place."""


def test_no_words_of_a_timeline_are_smaller_than_ten_pixels(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site + "roadmap.html")
    sizes = page.locator(".lb-timeline :is(span, a, text, figcaption)").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 10
