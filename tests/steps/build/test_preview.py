"""The preview: pages on this machine that load again by themselves."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from generator.steps.build import build_site
from generator.steps.build.preview import Server
from generator.steps.build.watcher import Watcher
from tests.given.site_trees import WORKSPACE, roadmap_tree

pytestmark = pytest.mark.whole


def ask(address: str, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("<body>home</body>")
    (tmp_path / "site" / "a" / "index.html").write_text("<body>a</body>")
    (tmp_path / "site" / "plan.json").write_text("{}")
    return tmp_path / "site"


def test_a_folder_is_served_as_it_is_but_pages_carry_the_script(folder: Path) -> None:
    with Server(folder) as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert ask(server.address, "/plan.json") == (200, b"{}")
        for path, word in (("/", b"home"), ("/index.html", b"home"), ("/a/", b"a"), ("/a/index.html?x#y", b"a")):
            status, content = ask(server.address, path)
            assert (status, content) == (
                200,
                b"<body>" + word + b'<script src="/.launchbook/reload.js?0"></script></body>',
            )
        assert ask(server.address, "/a")[0] == 301
        assert ask(server.address, "/gone.html")[0] == 404
    assert (folder / "index.html").read_text() == "<body>home</body>"


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "//secret.txt"])
def test_nothing_outside_the_folder_is_served(path: str, folder: Path) -> None:
    with Server(folder) as server:
        assert ask(server.address, path)[0] == 404


def test_another_name_for_this_machine_is_refused(folder: Path) -> None:
    with Server(folder) as server:
        assert ask(server.address, "/", host="evil.example")[0] == 403
        assert ask(server.address, "/", host="localhost:1")[0] == 200


def test_the_port_is_free_again_after_closing(folder: Path) -> None:
    with Server(folder) as server:
        port = urlsplit(server.address).port or 0
    with Server(folder, port) as again:
        assert ask(again.address, "/plan.json")[0] == 200


def test_a_reload_while_a_page_is_on_its_way_is_not_lost(folder: Path) -> None:
    with Server(folder) as server:
        ask(server.address, "/")
        server.reload("a/")
        server.reload("b/")
        for seen, lines in ((1, [b"data: /b/\n"]), (0, [b"data: /a/\n", b"data: /b/\n"])):
            connection = HTTPConnection(urlsplit(server.address).netloc)
            connection.request("GET", f"/.launchbook/events?{seen}")
            answer = connection.getresponse()
            assert [answer.readline() for _ in range(3 * len(lines))][1::3] == lines
            connection.close()


def test_a_watcher_tells_once_of_all_files_that_were_saved(tmp_path: Path) -> None:
    told: list[frozenset[Path]] = []
    heard = threading.Event()

    def changed(paths: frozenset[Path]) -> None:
        told.append(paths)
        heard.set()

    (tmp_path / "b.yml").write_text("old")
    with Watcher([tmp_path, tmp_path / "not-there"], changed):
        (tmp_path / ".b.yml.swp").write_text("draft")
        (tmp_path / "a.yml").write_text("x")
        (tmp_path / "b.yml").write_text("new")
        assert heard.wait(10)
    assert set().union(*told) == {tmp_path / "a.yml", tmp_path / "b.yml"}


@pytest.mark.browser
def test_an_open_page_loads_again_when_its_site_was_built_and_only_then(tmp_path: Path, page: Tab) -> None:
    for name in ("a", "b"):
        build_site(roadmap_tree("harbour"), tmp_path / "site" / name, WORKSPACE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with Server(tmp_path / "site") as server:
        with page.expect_request("**/.launchbook/events?*"):
            page.goto(server.address + "a/roadmap.html")
        expect(page.locator("article")).to_contain_text("The harbour opens.")
        page.evaluate("window.marked = true")
        build_site(roadmap_tree("station"), tmp_path / "site" / "a", WORKSPACE)
        server.reload("b/")
        server.reload("a/")
        expect(page.locator("article")).to_contain_text("The station opens.")
        assert page.evaluate("window.marked") is None
        page.goto("about:blank")
    assert said == []
