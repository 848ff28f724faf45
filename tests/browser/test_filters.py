"""Filters of the roadmap and the tasks, driven as a reader does: by hand, by keyboard, by a link, on paper, without."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.measure import Measured
from tests.browser.sites import samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

SEEN = "tbody[data-item]:visible"
PARAMETERS = "() => Object.fromEntries(new URLSearchParams(location.search))"


@pytest.fixture
def site(serve: Serve, samples: Path) -> str:
    """The address of the site of a customer in the middle of things."""
    return serve(samples / "customer" / "fjordkraft")


def _menu(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def _standings(page: Page) -> set[str]:
    return set(page.locator(SEEN).evaluate_all("all => all.map(e => e.dataset.standing)"))


def _ids(page: Page) -> set[str]:
    return set(page.locator(SEEN).evaluate_all("all => all.map(e => e.dataset.item)"))


def test_a_filter_leaves_what_fits_and_says_how_much(page: Page, site: str) -> None:
    page.goto(site + "roadmap.html")
    everything = _ids(page)
    status = page.locator(".lb-filters [role=status]")
    expect(status).to_have_text(f"{len(everything)} of {len(everything)} items shown")
    _menu(page, "Standing").select_option(label="Done")
    assert _standings(page) == {"done"}
    done = _ids(page)
    expect(status).to_have_text(f"{len(done)} of {len(everything)} items shown, only Standing: Done")
    _menu(page, "Party").select_option("vendor")
    both = _ids(page)
    assert set() < both < done
    assert all(
        "vendor" in words.split() for words in page.locator(SEEN).evaluate_all("all => all.map(e => e.dataset.party)")
    )
    assert page.evaluate(PARAMETERS) == {"standing": "done", "party": "vendor"}
    page.get_by_role("button", name="Show everything").click()
    assert _ids(page) == everything
    assert page.evaluate(PARAMETERS) == {}


def test_one_standing_stands_for_several(page: Page, site: str) -> None:
    page.goto(site + "roadmap.html")
    _menu(page, "Standing").select_option(label="Not closed yet")
    assert not _standings(page) & {"done", "not-needed"}
    assert len(_standings(page)) > 1


def test_groups_with_nothing_left_hide_with_their_line_in_the_contents(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site + "roadmap.html?standing=done")
    headings = page.locator("article h3:visible").evaluate_all("all => all.map(e => e.id)")
    hidden = page.locator("article h3:not(:visible)").evaluate_all("all => all.map(e => e.id)")
    assert "phase-discovery" in headings
    assert {"phase-launch"} < set(hidden)
    assert page.locator("article table").filter(visible=True).filter(has_not=page.locator("tbody:visible")).count() == 0
    lines = page.locator(".md-nav--secondary a:visible").evaluate_all("all => all.map(e => e.hash.slice(1))")
    assert not set(lines) & set(hidden)
    assert set(headings) <= set(lines)
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#phase-launch")).to_be_visible()
    assert page.locator("article [hidden]:not(textarea)").count() == 0


def test_a_person_finds_the_own_list_among_the_tasks(page: Page, site: str) -> None:
    page.goto(site + "tasks.html")
    person = page.locator("select[name=person] option:not([value=''])").first
    value, name = person.get_attribute("value"), person.inner_text()
    _menu(page, "Person").select_option(value)
    assert page.locator("article h3:visible").all_inner_texts() == [f"{name}#"]
    assert _ids(page)
    assert page.locator(".lb-sides li:visible").count() >= 1


def test_the_keyboard_alone_filters_and_resets(page: Page, site: str) -> None:
    page.goto(site + "roadmap.html#by-phase")
    _menu(page, "Party").focus()
    for name in ("Role", "Person", "Standing"):
        page.keyboard.press("Tab")
        expect(_menu(page, name)).to_be_focused()
    before = page.evaluate("history.length")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("history.length") == before + 1  # one way back from all that was tried in a menu
    assert len(_standings(page)) >= 1
    assert "standing" in page.evaluate(PARAMETERS)
    page.keyboard.press("Tab")
    reset = page.get_by_role("button", name="Show everything")
    expect(reset).to_be_focused()
    page.keyboard.press("Enter")
    expect(reset).to_be_focused()
    assert page.evaluate(PARAMETERS) == {}
    assert page.evaluate("location.hash") == "#by-phase"


def test_the_address_brings_the_filter_to_others_and_back_takes_it_off(page: Page, site: str) -> None:
    page.goto(site + "roadmap.html?standing=done&person=nobody&h=word")
    assert _standings(page) == {"done"}  # a person whom nobody knows narrows nothing
    _menu(page, "Party").select_option("vendor")
    narrow = _ids(page)
    page.goto(site + "index.html")
    page.go_back()
    assert _ids(page) == narrow
    page.go_back()
    expect(_menu(page, "Party")).to_have_value("")
    assert _ids(page) > narrow
    page.go_forward()
    assert _ids(page) == narrow


def test_what_nothing_fits_says_so(page: Page, site: str) -> None:
    page.goto(site + "roadmap.html?standing=unknown")  # nothing has it today, and the address still means it
    expect(page.locator(".lb-filters [role=status]")).to_contain_text(re.compile(r"^0 of \d+ .*only Standing: Unknown"))
    page.goto(site + "roadmap.html?standing=done")
    for option in page.locator("select[name=person] option").all():
        _menu(page, "Person").select_option(option.get_attribute("value"))
        if not _ids(page):
            break
    expect(page.locator(".lb-filters [role=status]")).to_contain_text(
        re.compile(r"^0 of \d+ items shown, only Person: ")
    )
    expect(page.get_by_role("button", name="Show everything")).to_be_visible()


def test_filters_work_where_pages_are_exchanged_in_place(
    page: Page, serve: Serve, samples: Path, tmp_path: Path
) -> None:
    shutil.copytree(samples / "customer" / "fjordkraft", tmp_path / "site")
    for path in (tmp_path / "site").glob("*.html"):
        html = path.read_text("utf-8")
        assert '"features": [' in html or path.name == "404.html"
        path.write_text(html.replace('"features": [', '"features": ["navigation.instant", '), "utf-8")
    sitemap = tmp_path / "site" / "sitemap.xml"
    address = serve(tmp_path / "site")
    sitemap.write_text(sitemap.read_text("utf-8").replace("https://site.invalid/", address), "utf-8")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + "index.html")
    page.evaluate("window.stayed = true")
    page.locator(".md-nav--primary a", has_text="Roadmap").first.click()
    _menu(page, "Standing").select_option(label="Done")
    assert page.evaluate("window.stayed")
    assert _standings(page) == {"done"}
    page.locator(".md-nav--primary a", has_text="Tasks").first.click()
    expect(page.locator("h1")).to_contain_text("Tasks")
    expect(_menu(page, "Standing")).to_have_value("")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Roadmap")
    expect(_menu(page, "Standing")).to_have_value("done")
    assert _standings(page) == {"done"}


@pytest.mark.long
def test_paper_says_what_was_left_out(browser: Browser, samples: Path) -> None:
    context = browser.new_context(bypass_csp=True)  # from a file the policy would take the styles away
    tab = context.new_page()
    sheets = {}
    for query in ("", "?standing=done"):
        tab.goto((samples / "customer" / "fjordkraft" / "roadmap.html").as_uri() + query)
        sheets[query] = "".join(
            "".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(tab.pdf())).pages
        )
    context.close()
    assert "itemsshown" not in sheets[""]
    assert re.search(r"\d+of\d+itemsshown,onlyStanding:Done", sheets["?standing=done"])
    assert "Showeverything" not in "".join(sheets.values())
    assert len(sheets["?standing=done"]) < len(sheets[""])


@pytest.mark.parametrize("path", ["roadmap.html", "tasks.html"])
def test_without_script_all_rows_are_there_and_no_filter(path: str, browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}{path}?standing=done")
    rows = tab.locator("tbody[data-item]")
    assert rows.count() == tab.locator(SEEN).count() > 20
    assert tab.locator("article :is(select, button, [role=status]):visible").count() == 0
    assert "Show only" not in tab.locator("article").inner_text()
    context.close()


@pytest.mark.long
def test_a_filtered_page_is_for_everybody(browser: Browser, serve: Serve, samples: Path) -> None:
    states = [(375, "default"), (375, "slate"), (768, "slate"), (1440, "default"), (1440, "slate")]
    with Measured(browser, serve(samples / "customer" / "fjordkraft")) as window:
        assert window.faults("tasks.html?standing=done", states) == []
        assert window.faults("roadmap.html?standing=done", states[1:2]) == []
        sizes = window.tab.locator(".lb-filters :is(select, button)").evaluate_all(
            "all => all.map(e => [e.offsetWidth, e.offsetHeight])"
        )
    assert all(width >= 24 and height >= 24 for width, height in sizes)
