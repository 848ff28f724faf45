"""Every page can be commented on: by a letter, or in the repository for those who know where it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import ROOT, pages, samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

EDIT = "https://git.halden.example.com/onboarding/edit/main/"
LINK = re.compile(r'<p class="lb-suggest"><a href="([^"]+)">Suggest a change</a>')


def _links(site: Path) -> dict[str, list[str]]:
    found = {path: LINK.findall((site / path).read_text("utf-8")) for path in pages(site) if path != "404.html"}
    return {path: [link.replace("&amp;", "&").replace("&#38;", "&") for link in links] for path, links in found.items()}


@pytest.mark.parametrize("customer", ["fjordkraft", "hoshino-mobility"])
def test_every_page_of_a_customer_begins_a_letter_that_names_it(customer: str, samples: Path) -> None:
    site = samples / "customer" / customer
    plan = json.loads((site / "plan.json").read_text("utf-8"))
    known = {p["email"] for p in plan["people"] if p["party"] == "vendor"}
    for path, links in _links(site).items():
        assert len(links) == 1, path
        parts = urlsplit(links[0])
        assert (parts.scheme, parts.path in known) == ("mailto", True)
        fields = parse_qs(parts.query, strict_parsing=True)
        assert plan["name"] in fields["subject"][0]
        assert f"({path}, revision {plan['revision']}, {plan['as_of']})" in fields["body"][0]


def test_every_page_of_the_vendor_leads_to_a_file_and_line_that_are_there(samples: Path) -> None:
    lines = set()
    for path, links in _links(samples / "internal" / "fjordkraft").items():
        assert len(links) == 1, path
        assert links[0].startswith(EDIT), path
        file, _, line = unquote(links[0].removeprefix(EDIT)).partition("#L")
        text = (ROOT / file).read_text("utf-8")
        assert not line or 0 < int(line) <= text.count("\n") + 1
        assert "/releases/" not in file
        lines.add(file)
    assert {"customers/fjordkraft/customer.yml", "customers/fjordkraft/status.yml"} < lines
    assert "playbooks/saas-standard/guides/admin.md" in lines


def test_an_item_of_this_customer_alone_leads_to_its_line(samples: Path) -> None:
    site = samples / "internal" / "fjordkraft"
    items = json.loads((site / "plan.json").read_text("utf-8"))["items"]
    own = {i["internal"]["place"] for i in items if i["internal"]["place"].startswith("customers/")}
    assert own
    html = (site / "roadmap.html").read_text("utf-8")
    for place in own:
        file, line, _ = place.split(":")
        assert f'<p class="lb-place"><a href="{EDIT}{file}#L{line}">{place}</a></p>' in html


def test_the_keyboard_reaches_the_link_and_paper_and_the_public_have_none(
    page: Page, browser: Browser, serve: Serve, samples: Path
) -> None:
    page.goto(serve(samples / "customer" / "fjordkraft") + "support.html")
    link = page.get_by_role("link", name="Suggest a change")
    page.locator("article a").last.focus()
    expect(link).to_be_focused()
    page.emulate_media(media="print")
    expect(link).not_to_be_visible()
    assert not any(links for links in _links(samples / "public").values())
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(serve(samples / "customer" / "fjordkraft") + "support.html")
    expect(tab.get_by_role("link", name="Suggest a change")).to_be_visible()
    context.close()
