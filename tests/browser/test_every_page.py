"""Every page on a phone, a tablet and a desktop, light and dark: quiet, at home, as wide as the screen, for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measure import STATES, WIDTHS, Measured, Violation
from tests.browser.sites import SITES, bare, pages, samples
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
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("site", SITES)
def test_every_page_is_as_it_should_be(site: str, width: int, browser: Browser, serve: Serve, samples: Path) -> None:
    states = [(w, scheme) for w, scheme in STATES if w == width]
    with Measured(browser, serve(samples / site)) as window:
        found = [fault for path in pages(samples / site) for fault in window.faults(path, states)]
    assert _unexpected(found) == []


@pytest.mark.long
def test_only_what_bare_material_breaks_too_is_excused(browser: Browser, serve: Serve, bare: Path) -> None:
    with Measured(browser, serve(bare)) as window:
        found = [window.violations(path, STATES) for path in pages(bare)]
    theirs = {(each.rule, each.selector) for each in set().union(*found)}
    assert set(EXCEPTIONS) - theirs == set()


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
