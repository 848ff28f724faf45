"""A real browser for tests, and a server on this machine that gives it folders under a sub-path."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, started once."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        pytest.fail("no Chromium on this machine; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page with the site's own policy in force."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def lawless(browser: Browser) -> Iterator[BrowserContext]:
    """A context without any content security policy: what is not escaped will run here."""
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


class _Silent(SimpleHTTPRequestHandler):
    """Serves its folder below `/a/b/`, so that no link may count on the root."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/a/b")) if path.startswith("/a/b/") else "/nowhere"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Call with a folder to get the address it is served at."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/a/b/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
