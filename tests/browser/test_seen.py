"""Marks on what changed since the last visit, between two builds of the same customer."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.calendar.as_of import AsOf
from generator.pipeline.build import make_sites
from generator.pipeline.build_plan import Wanted
from tests.browser.measure import Measured
from tests.browser.sites import AS_OF, ROOT
from tests.fixtures_browser import Serve

pytestmark = pytest.mark.browser

CUSTOMER = "juniper-bakery"
CHANGES = {
    "customer.yml": """\
change:
  training: {takes: 3 h, why: Two more bakers}
  go-live: {at: 2027-02-01, why: After the winter sale}
add:
  taste-test: {owner: owner, due: 2027-01-15, phase: start}
""",
    "status.yml": "send-product-list: {done: 2026-11-06}\n",
}
MARK = ".lb-changed"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of a small customer as it was, and a day later with an item moved, one renamed, one done and one more."""
    root = tmp_path_factory.mktemp("editions")
    shutil.copytree(ROOT / "generator" / "starter", root / "starter")
    return {"before": _built(root, "before"), "after": _built(root, "after")}


def _built(root: Path, name: str) -> Path:
    day = AS_OF.given or date(2026, 11, 18)
    if name == "after":
        folder = root / "starter" / "customers" / CUSTOMER
        for file, more in CHANGES.items():
            (folder / file).write_text((folder / file).read_text("utf-8") + more, "utf-8")
        day += timedelta(days=1)
    (made,) = make_sites(
        root / "starter", Wanted((CUSTOMER,), ("customer",), shared=False), AsOf(given=day), workers=1
    ).sites
    assert made.built.good, made.built
    return shutil.copytree(root / "starter" / "site" / made.folder, root / name)


@pytest.fixture
def edition(editions: dict[str, Path], tmp_path: Path) -> Path:
    """The folder of the site that a reader visits, in its first edition."""
    return shutil.copytree(editions["before"], tmp_path / "site")


def _replace(edition: Path, by: Path) -> None:
    shutil.rmtree(edition)
    shutil.copytree(by, edition)


def _marks(page: Page) -> dict[str, str]:
    """What the marks of a page say, by item."""
    told = page.locator(f"[data-item]:has({MARK})").evaluate_all(
        "all => all.map(e => [e.dataset.item, e.querySelector('.lb-changed').textContent])"
    )
    return dict(told)


def test_the_first_visit_has_no_marks_and_the_next_says_what_changed(
    page: Page, serve: Serve, edition: Path, editions: dict[str, Path]
) -> None:
    address = serve(edition)
    for path in ("index.html", "roadmap.html", "roadmap.html"):
        page.goto(address + path)
        assert page.locator(f"{MARK}, .lb-news").count() == 0
    _replace(edition, editions["after"])
    page.goto(address + "roadmap.html?later")  # another address than before: what a browser has just read, it keeps
    found = _marks(page)
    assert found["training"] == "Changed: text"
    assert found["go-live"] == "Changed: dates"
    assert found["taste-test"] == "New"
    assert found["send-product-list"].startswith("Changed: ")
    assert "standing" in found["send-product-list"]
    assert "first-call" not in found
    notice = page.locator(".lb-news")
    expect(notice.get_by_role("status")).to_have_text(
        f"{len(found)} items changed since your last visit, when you saw the state of Wed 18 Nov 2026."
    )
    # They stay until she says so, on every page and through every reload.
    page.goto(address + "index.html?later")
    expect(page.locator(".lb-news")).to_be_visible()
    page.goto(address + "roadmap.html?later")
    assert _marks(page) == found


def test_the_keyboard_alone_marks_all_as_seen(
    page: Page, serve: Serve, edition: Path, editions: dict[str, Path]
) -> None:
    address = serve(edition)
    page.goto(address + "index.html")
    _replace(edition, editions["after"])
    page.goto(address + "tasks.html")
    assert _marks(page)
    button = page.get_by_role("button", name="Mark all as seen")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(MARK).count() == 0
    said = page.locator(".lb-news [role=status]")
    expect(said).to_have_text("All marked as seen.")
    expect(said).to_be_focused()
    page.goto(address + "roadmap.html")
    assert page.locator(f"{MARK}, .lb-news").count() == 0


def test_an_older_edition_is_no_news(page: Page, serve: Serve, edition: Path, editions: dict[str, Path]) -> None:
    address = serve(edition)
    _replace(edition, editions["after"])
    page.goto(address + "index.html")
    _replace(edition, editions["before"])
    page.goto(address + "roadmap.html")
    assert page.locator(f"{MARK}, .lb-news").count() == 0
    _replace(edition, editions["after"])
    page.goto(address + "roadmap.html?later")
    assert page.locator(f"{MARK}, .lb-news").count() == 0


def test_without_script_and_on_paper_nothing_is_marked(
    browser: Browser, page: Page, serve: Serve, edition: Path, editions: dict[str, Path]
) -> None:
    address = serve(edition)
    page.goto(address + "roadmap.html")
    _replace(edition, editions["after"])
    page.goto(address + "roadmap.html?later")
    assert page.locator(MARK).count() > 3
    page.emulate_media(media="print")
    assert page.locator(f":is({MARK}, .lb-news):visible").count() == 0
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "roadmap.html")
    assert "since your last visit" not in tab.locator("article").inner_text()
    assert tab.locator("article button").count() == 0
    context.close()


@pytest.mark.long
def test_marks_are_for_everybody(browser: Browser, serve: Serve, edition: Path, editions: dict[str, Path]) -> None:
    with Measured(browser, serve(edition)) as window:
        assert window.faults("roadmap.html", [(375, "default")]) == []
        _replace(edition, editions["after"])
        for path in ("index.html", "tasks.html"):
            assert window.faults(path, [(375, "default"), (375, "slate"), (1440, "default"), (1440, "slate")]) == []
            assert window.tab.locator(".lb-news").is_visible()
        sizes = window.tab.locator(".lb-news :is(a, button)")
        assert all(
            w >= 24 and h >= 24 for w, h in sizes.evaluate_all("all => all.map(e => [e.offsetWidth, e.offsetHeight])")
        )
