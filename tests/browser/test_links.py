"""Every link and anchor of every page, its navigation and footer included, read with another parser than our own."""

from __future__ import annotations

import posixpath
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.sites import SITES, pages, samples

__all__ = ["samples"]


class _Places(HTMLParser):
    """The addresses that a page leads to, and the places that others may lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given[name] for name in ("id", "name") if name in given and tag not in {"meta", "input"}]
        self.addresses |= {given[name] for name in ("href", "src") if name in given}


@cache
def _places(path: Path) -> _Places:
    return _Places(path.read_text("utf-8"))


def _stale(site: Path, path: str, address: str) -> str:
    """Why a link of a page leads nowhere; empty when it is good or leads out of our sites."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    target = site / posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path) or Path(path).name))
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return f"{path}: {address} leads to no file"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _places(target).ids:
        return f"{path}: {address} leads to no place"
    return ""


@pytest.mark.parametrize("site", [*SITES, "internal/fjordkraft"])
def test_every_link_and_anchor_resolves(site: str, samples: Path) -> None:
    found = [
        stale
        for path in pages(samples / site)
        for address in sorted(_places(samples / site / path).addresses)
        if (stale := _stale(samples / site, path, address))
    ]
    assert found == []


@pytest.mark.parametrize("site", SITES)
def test_no_page_leads_to_another_host_than_its_people_chose(site: str, samples: Path) -> None:
    """Links out are for clicking; what a page loads by itself stands in the test of every page."""
    hosts = {
        urlsplit(address).netloc
        for path in pages(samples / site)
        for address in _places(samples / site / path).addresses
    }
    assert all(host == "" or host.endswith((".example", ".example.com")) for host in hosts), hosts


@pytest.mark.parametrize("site", [*SITES, "internal/fjordkraft"])
def test_no_id_stands_twice_on_a_page(site: str, samples: Path) -> None:
    for path in pages(samples / site):
        ids = _places(samples / site / path).ids
        assert len(ids) == len(set(ids)), (path, sorted({one for one in ids if ids.count(one) > 1}))
