"""How pages look: enough contrast in both schemes, room on a phone, and the little that script adds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.steps.build import build_site
from generator.steps.outline import outline
from generator.steps.render import render
from tests.fixtures_browser import Serve
from tests.given.shown_plans import LOGO, WORKSHEET, attached, logos, plan

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3] / "site_templates"
CSS = (ROOT / "theme" / "assets" / "pages.css").read_text("utf-8")
PAPER = {":root": "#ffffff", '[data-md-color-scheme="slate"]': "#1e2129"}
"""What lies behind the components in each scheme; the dark one is the theme's own."""


def _colours(scheme: str) -> dict[str, str]:
    block = CSS.partition(f"\n{scheme} {{")[2].partition("}")[0]
    return dict(re.findall(r"--lb-([a-z-]+): (#[0-9a-f]{6});", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", PAPER)
@pytest.mark.parametrize("name", ["good", "way", "warn", "bad", "stop", "calm"])
def test_words_on_their_tint_have_enough_contrast(name: str, scheme: str) -> None:
    known = _colours(scheme)
    assert _contrast(known[name], known[f"{name}-bg"]) >= 4.5


@pytest.mark.parametrize("scheme", PAPER)
@pytest.mark.parametrize("name", ["soft", "strong", "bad", "good", "warn", "stop"])
def test_words_on_paper_and_panels_have_enough_contrast(name: str, scheme: str) -> None:
    known = _colours(scheme)
    assert _contrast(known[name], PAPER[scheme]) >= 4.5
    assert _contrast(known[name], known["panel"]) >= 4.5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the plan that uses everything."""
    base = tmp_path_factory.mktemp("look")
    (base / "workspace").mkdir()
    (base / "workspace" / "w.csv").write_bytes(WORKSHEET)
    (base / "workspace" / "logo.svg").write_bytes(LOGO)
    templates = {path.name: path.read_text("utf-8") for path in (ROOT / "pages").glob("*.html")}
    tree, _ = render(outline(plan()), templates, attached(), logos=logos())
    assert tree is not None
    build_site(tree, base / "site", base / "workspace")
    return base / "site"


@pytest.mark.parametrize("width", [320, 375, 768])
def test_no_page_is_wider_than_the_screen(browser: Browser, serve: Serve, folder: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, address = context.new_page(), serve(folder)
    for path in sorted(folder.rglob("*.html")):
        page.goto(address + path.relative_to(folder).as_posix())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    context.close()


def test_on_a_phone_each_value_has_its_label_and_the_head_is_gone(browser: Browser, serve: Serve, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(serve(folder) + "tasks.html")
    label = "e => getComputedStyle(e, '::before').content"
    assert page.locator("td[data-label=When]").first.evaluate(label) == '"When"'
    assert page.locator(".lb-items thead").first.evaluate("e => e.getBoundingClientRect().height") <= 1
    context.close()


def test_a_link_to_a_folded_item_unfolds_it(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder) + "roadmap.html#export-data")
    assert page.locator("#export-data details.lb-more").evaluate("e => e.open")
    assert not page.locator("#kickoff-call details.lb-more").evaluate("e => e.open")


def test_ticks_of_a_self_check_are_still_there_after_a_reload(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder) + "guides/admin.html")
    page.locator("#check-signed-in").check()
    page.reload()
    assert page.locator("#check-signed-in").is_checked()


def test_paper_has_no_navigation_and_shows_what_is_folded(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder) + "roadmap.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".md-sidebar--primary").is_visible()
    assert page.get_by_text("Made from").first.is_visible()
    assert page.locator(".lb-items thead").first.evaluate("e => getComputedStyle(e).display") == "table-header-group"


def test_the_rows_of_the_timeline_lie_below_one_another(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder) + "roadmap.html")
    boxes = page.locator(".lb-row").evaluate_all("rows => rows.map(r => r.getBoundingClientRect().toJSON())")
    assert len(boxes) == 9
    assert all(above["bottom"] <= below["top"] + 0.5 for above, below in pairwise(boxes))


def test_without_script_everything_can_be_read(browser: Browser, serve: Serve, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(folder) + "roadmap.html")
    page.locator("#export-data summary").click()
    assert page.get_by_text("Made from").first.is_visible()
    context.close()
