"""What a reader meets on the way: titles, a wrong address, the keyboard alone."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import SITES, pages, samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser


def _head(path: Path) -> str:
    return path.read_text("utf-8").partition("<body")[0]


@pytest.mark.parametrize("site", SITES)
def test_each_page_has_a_title_of_its_own_and_says_what_it_is(site: str, samples: Path) -> None:
    heads = {path: _head(samples / site / path) for path in pages(samples / site)}
    titles = {path: re.findall(r"<title>(.+?)</title>", head) for path, head in heads.items()}
    assert [path for path, found in titles.items() if len(found) != 1] == []
    about = [re.findall(r'<meta name="description" content="([^"]+)">', head) for head in heads.values()]
    assert all(len(found) == 1 and len(found[0]) > 10 for found in about)
    seen = [found[0] for found in titles.values()]
    assert sorted({title for title in seen if seen.count(title) > 1}) == []


@pytest.mark.parametrize("site", SITES)
def test_no_search_engine_lists_what_is_not_public(site: str, samples: Path) -> None:
    hidden = {
        path for path in pages(samples / site) if 'name="robots" content="noindex' in _head(samples / site / path)
    }
    everything = set(pages(samples / site))
    assert hidden == ({"404.html"} if site == "public" else everything)


class _Host(SimpleHTTPRequestHandler):
    """A usual host: below `/a/b/` lies a site, whose 404 page it shows at any wrong address there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/a/b")) if path.startswith("/a/b/") else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith("/a/b/"):
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _hosted(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a/b/"
        server.shutdown()


@pytest.mark.parametrize("wrong", ["gone.html", "guides/gone.html", "some/old/place/"])
@pytest.mark.parametrize("site", ["customer/fjordkraft", "public"])
def test_a_wrong_address_leads_on_from_any_depth(site: str, wrong: str, page: Page, samples: Path) -> None:
    with _hosted(samples / site) as address:
        page.goto(address + wrong)
        expect(page.locator("h1")).to_have_text("Page not found")
        first = page.locator("main a").first
        page.wait_for_function("link => link.href.includes('/a/b/index.html')", arg=first.element_handle())
        targets = page.locator("main a").evaluate_all("all => all.map(each => each.href.split('?')[0])")
        assert targets[0] == targets[-1] == address + "index.html"
        assert [target for target in targets if not (samples / site / target.removeprefix(address)).is_file()] == []
        page.get_by_role("link", name="Search").click()
        expect(page.locator(".md-search__input")).to_be_focused()


def test_the_keyboard_alone_gets_past_the_navigation(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + "roadmap.html")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")  # it slides in
    assert skip.evaluate("e => e.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_keyboard_alone_reads_the_details_of_the_roadmap(page: Page, serve: Serve, samples: Path) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + "roadmap.html#by-phase")
    reached, unseen = [], []
    for _ in range(60):
        page.keyboard.press("Tab")
        tag, outline, text = page.evaluate(_FOCUSED)
        if outline == "none":
            unseen.append((tag, text))
        if tag == "SUMMARY":
            reached.append(text)
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open")
    assert len(reached) >= 5
    assert unseen == []


_FOCUSED = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  const ring = parseFloat(style.outlineWidth) >= 2 ? style.outlineStyle : "none";
  return [focused.tagName, ring, focused.textContent.trim().slice(0, 40)];
}"""
