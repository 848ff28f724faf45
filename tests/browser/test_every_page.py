"""Every page on a phone, a tablet and a desktop, light and dark: quiet, at home, as wide as the screen, for everybody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.measure import STATES, Measured, Violation, violations
from tests.browser.sites import ROOT, SITES, bare, kinds, pages, samples
from tests.fixtures_browser import Serve

__all__ = ["bare", "samples"]

pytestmark = pytest.mark.browser

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""What axe may find: rule and selector → why it is left. Only what a bare Material page breaks just so may stand here."""

SOME = {
    "customer/fjordkraft": {
        "index.html": [(375, "default"), (1440, "slate")],
        "tasks.html": [(375, "slate")],
        "runbooks/cutover.html": [(375, "default")],
        "people.html": [(1440, "slate")],
        "support.html": [(768, "slate")],
        "guides/admin.html": [(375, "slate"), (1440, "default")],
    },
    "customer/hoshino-mobility": {"go-live.html": [(768, "default")], "success.html": [(1440, "default")]},
    "internal/fjordkraft": {"index.html": [(375, "default")], "log.html": [(1440, "slate")]},
    "portfolio": {
        "index.html": [(375, "slate"), (768, "default"), (1440, "default")],
        "timeline.html": [(375, "default"), (1440, "slate")],
        "load.html": [(375, "slate"), (768, "default")],
        "people/index.html": [(375, "default")],
        "people/maja.html": [(375, "default"), (1440, "slate")],
    },
    "public": {"index.html": [(768, "slate")], "404.html": [(375, "default")]},
}
"""A page of most kinds and every state at least once: what a quick run looks at."""


def _unexpected(found: list[str]) -> list[str]:
    return [each for each in found if not any(f": {rule} {selector}\n" in each for rule, selector in EXCEPTIONS)]


@pytest.mark.parametrize("site", SOME)
def test_some_pages_are_as_they_should_be(site: str, browser: Browser, serve: Serve, samples: Path) -> None:
    with Measured(browser, serve(samples / site)) as window:
        found = [fault for path, states in SOME[site].items() for fault in window.faults(path, states)]
    assert _unexpected(found) == []


@pytest.mark.long
@pytest.mark.timeout(1800)  # a minute or so on a quiet machine; a busy one is not a broken page
@pytest.mark.parametrize("state", STATES, ids=lambda state: f"{state[0]}-{state[1]}")
@pytest.mark.parametrize("site", SITES)
def test_every_page_is_as_it_should_be(
    site: str, state: tuple[int, str], browser: Browser, serve: Serve, samples: Path
) -> None:
    with Measured(browser, serve(samples / site)) as window:
        found = [fault for path in pages(samples / site) for fault in window.faults(path, [state])]
    assert _unexpected(found) == []


def test_the_measured_sites_have_every_page_of_every_kind(samples: Path) -> None:
    """Asked of the files and the templates, so that nothing passes because it was not built."""
    wanted = kinds(samples.parent)
    assert {site: sorted(views) for site, views in wanted.items()} == {site: pages(samples / site) for site in SITES}
    templates = {path.stem for path in (ROOT / "site_templates" / "pages").glob("[!_]*.html")}
    assert {kind for views in wanted.values() for kind in views.values()} == templates | {"404"}
    assert {path for views in SOME.values() for path in views} > {"index.html", "people/maja.html"}
    assert [
        (site, path) for site, views in SOME.items() for path in views if not (samples / site / path).is_file()
    ] == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), [(375, "default"), (375, "slate"), (1440, "default")])
def test_menu_and_search_are_as_they_should_be_when_open(
    width: int, scheme: str, browser: Browser, serve: Serve, samples: Path
) -> None:
    with Measured(browser, serve(samples / "customer/fjordkraft")) as window:
        assert _unexpected(window.faults("support.html", [(width, scheme)])) == []
        if width < 1220:
            window.tab.locator("label[for=__drawer].md-header__button").click()
            expect(window.tab.locator(".md-nav--primary a", has_text="Roadmap").first).to_be_in_viewport()
            assert violations(window.tab) == []
            window.tab.locator(".md-overlay").click(position={"x": width - 20, "y": 400})
            window.tab.locator("label[for=__search].md-header__button").click()
        window.tab.locator(".md-search__input").press_sequentially("escalation")
        expect(window.tab.locator(".md-search-result__link").first).to_be_visible()
        assert violations(window.tab) == []


@pytest.mark.long
def test_only_what_bare_material_breaks_too_is_excused(browser: Browser, serve: Serve, bare: Path) -> None:
    with Measured(browser, serve(bare)) as window:
        found = [window.violations(path, STATES) for path in pages(bare)]
    theirs = {(each.rule, each.selector) for each in set().union(*found)}
    assert set(EXCEPTIONS) - theirs == set()


FAULTS = {
    "<p style='color:#999;background:#fff'>pale</p>": (
        *("375 px, default: color-contrast", "375 px, slate: color-contrast"),
        *("1440 px, default: color-contrast", "1440 px, slate: color-contrast"),
    ),
    "<p style='color:#555'>dim</p>": ("375 px, slate: color-contrast", "1440 px, slate: color-contrast"),
    "<details><summary>More</summary><p style='color:#bbb;background:#fff'>pale</p></details>": (
        "375 px, default: color-contrast",
        "375 px, slate: color-contrast",
    ),
    "<p style='width:760px'>wide</p>": (
        *("375 px, default: 7", "375 px, default, unfolded: 7"),
        *("375 px, slate: 7", "375 px, slate, unfolded: 7"),
    ),
    "<details><summary>More</summary><p style='width:760px'>wide</p></details>": ("unfolded: 7", "unfolded: 7"),
    "<button type=button></button>": ("button-name",) * 4,
    "<img src=gone.png alt=Gone>": ("404 for", "console: "),
    "<script>console.error('loud')</script>": ("console: ",),
    "<img src='https://elsewhere.example/x.png' alt=x>": ("console: ", "asks https://elsewhere.example"),
}
"""What is planted in a good page → what should be said of it, and nothing else, on a phone and a desktop in both schemes."""


@pytest.mark.long
@pytest.mark.parametrize("planted", FAULTS)
def test_a_planted_fault_is_found_in_a_page_that_is_good_without(
    planted: str, browser: Browser, serve: Serve, samples: Path, tmp_path: Path
) -> None:
    states = [(375, "default"), (375, "slate"), (1440, "default"), (1440, "slate")]
    site = shutil.copytree(samples / "public", tmp_path / "site")
    html = (site / "index.html").read_text("utf-8")
    (site / "index.html").write_text(html.replace("</article>", f"{planted}</article>"), "utf-8")
    with Measured(browser, serve(site)) as window:
        found = window.faults("index.html", states)
        assert window.faults("404.html", states[:1]) == []
    assert len(found) == len(FAULTS[planted]), found
    assert all(words in said for words, said in zip(FAULTS[planted], found, strict=True)), found


def test_a_page_that_is_not_there_is_no_good_page(
    browser: Browser, serve: Serve, samples: Path, tmp_path: Path
) -> None:
    with Measured(browser, serve(samples / "public")) as window:
        assert {"gone.html: no page"} < set(window.faults("gone.html", [(375, "default")]))
    with pytest.raises(AssertionError, match="is no site"):
        pages(tmp_path)


def test_the_measure_finds_what_is_wrong(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>t</title><link rel=icon href='data:,'><body><h1>A</h1>"
        "<p style='color:#999;background:#fff'>pale</p><img src='http://127.0.0.1:9/x.png'><p style='width:800px'>wide</p>"
        "<script>console.error('loud')</script></body></html>"
    )
    with Measured(browser, serve(tmp_path)) as window:
        found = "\n".join(window.faults("index.html", [(375, "default")]))
        assert Violation("image-alt", "img", "") in window.violations("index.html", [(375, "default")])
    for words in ("color-contrast", "image-alt", "asks http://127.0.0.1:9", "console: loud", "808 px wide"):
        assert words in found
