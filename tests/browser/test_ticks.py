"""A reader's own ticks and remarks: kept for her alone, beside the answers from the files, and sent when she wants."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.measure import Measured
from tests.browser.sites import samples
from tests.fixtures_browser import Serve

__all__ = ["samples"]

pytestmark = pytest.mark.browser

GATE = "go-no-go"


@pytest.fixture
def site(serve: Serve, samples: Path) -> str:
    """The address of the site of a customer in the middle of things."""
    return serve(samples / "customer" / "fjordkraft")


def _plan(samples: Path, audience: str = "customer") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((samples / audience / "fjordkraft" / "plan.json").read_text("utf-8"))
    return found


def _gate(samples: Path) -> dict[str, Any]:
    """A gate with several criteria, from the published plan."""
    gates = [i for i in _plan(samples)["items"] if i["kind"] == "gate" and len(i["checks"]) > 2]
    found: dict[str, Any] = gates[0]
    return found


def _list(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-list="{id_}"]')


def _own(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-list="{id_}"] + .lb-own')


def _letter(href: str | None) -> tuple[str, str, str]:
    """Whom a letter is for, its subject and its text."""
    parts = urlsplit(href or "")
    assert parts.scheme == "mailto"
    fields = parse_qs(parts.query, strict_parsing=True)
    return parts.path, fields["subject"][0], fields["body"][0]


def test_ticks_and_remarks_are_kept_in_this_browser_and_shown_as_hers(page: Page, site: str, samples: Path) -> None:
    gate = _gate(samples)
    page.goto(site + "go-live.html")
    files = _list(page, gate["id"]).locator(".lb-outcome").all_inner_texts()
    own = _own(page, gate["id"])
    expect(own.locator("summary")).to_contain_text(f"which only I see: 0 of {len(gate['checks'])}")
    own.locator("summary").click()
    expect(own).to_contain_text("Only you see your ticks and remarks. They stay in this browser")
    first = gate["checks"][0]
    page.get_by_role("checkbox", name=f"My tick for {first['ask']}").first.check()
    own.get_by_label("My remarks").fill("Bergen is not “trained” & waits\nfor a date")
    page.reload()
    expect(_list(page, gate["id"]).get_by_role("checkbox").first).to_be_checked()
    expect(own.locator("summary")).to_contain_text(f"1 of {len(gate['checks'])}")
    expect(own.locator("textarea").first).to_have_value("Bergen is not “trained” & waits\nfor a date")
    # What the files say stands beside it as before, and on the roadmap it is the same tick.
    assert _list(page, gate["id"]).locator(".lb-outcome").all_inner_texts() == files
    page.goto(f"{site}roadmap.html#{gate['id']}")
    expect(_list(page, gate["id"]).get_by_role("checkbox").first).to_be_checked()


def test_a_tick_belongs_to_a_customer_an_item_a_check_and_a_version(page: Page, site: str, samples: Path) -> None:
    gate, plan = _gate(samples), _plan(samples)
    page.goto(site + "go-live.html")
    _list(page, gate["id"]).get_by_role("checkbox").nth(1).check()
    stored = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('launchbook:ticks'))")
    key = f"launchbook:ticks:{plan['customer']}:{plan['playbook_version']}:{gate['id']}"
    assert [[name, json.loads(value)] for name, value in stored] == [
        [key, {"ticks": [gate["checks"][1]["id"]], "remark": ""}]
    ]
    assert page.get_by_role("checkbox", checked=True).count() == 1


def test_sending_begins_a_letter_with_the_ids(page: Page, site: str, samples: Path) -> None:
    gate, plan = _gate(samples), _plan(samples)
    page.goto(site + "go-live.html")
    _list(page, gate["id"]).get_by_role("checkbox").nth(1).check()
    own = _own(page, gate["id"])
    own.locator("summary").click()
    own.get_by_label("My remarks").fill("50 % & more?\n#2")
    link = own.get_by_role("link", name="Send my ticks and remarks to")
    to, subject, text = _letter(link.get_attribute("href"))
    name = link.inner_text().removeprefix("Send my ticks and remarks to ")
    assert [p["email"] for p in plan["people"] if p["name"] == name] == [to]
    assert gate["title"] in subject and f"[{gate['id']}]" in subject
    ticks = [f"[{'x' if n == 1 else ' '}] {gate['id']}/{c['id']}: {c['ask']}" for n, c in enumerate(gate["checks"])]
    opening, _, *lines = text.split("\r\n")
    assert str(plan["revision"]) in opening
    assert "\r\n".join(lines).replace("\r\n", "\n") == "\n".join([*ticks, "", "My remarks:", "50 % & more?", "#2"])
    own.get_by_label("My remarks").fill("long " * 300)
    assert f"[x] {gate['id']}/{gate['checks'][1]['id']}\r\n" in _letter(link.get_attribute("href"))[2]


def test_the_keyboard_alone_ticks_remarks_copies_and_forgets(browser: Browser, site: str, samples: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page, gate = context.new_page(), _gate(samples)
    page.goto(site + "go-live.html")
    boxes = _list(page, gate["id"]).get_by_role("checkbox")
    boxes.first.focus()
    for n in range(boxes.count()):
        expect(boxes.nth(n)).to_be_focused()
        page.keyboard.press("Space")
        expect(boxes.nth(n)).to_be_checked()
        page.keyboard.press("Tab")
    own = _own(page, gate["id"])
    expect(own.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(own.get_by_label("My remarks")).to_be_focused()
    page.keyboard.type("All well")
    page.keyboard.press("Tab")
    expect(own.get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(own.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("[x]") == boxes.count()
    assert "All well" in copied
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(own.get_by_role("status")).to_have_text("Forgotten.")
    expect(own.get_by_label("My remarks")).to_have_value("")
    assert page.get_by_role("checkbox", checked=True).count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('launchbook:ticks'))") == []
    context.close()


def test_where_the_clipboard_is_closed_the_text_is_shown_to_copy(page: Page, site: str, samples: Path) -> None:
    gate = _gate(samples)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(site + "go-live.html")
    own = _own(page, gate["id"])
    own.locator("summary").click()
    own.get_by_role("button", name="Copy").click()
    text = own.get_by_label("My ticks and remarks as text")
    expect(text).to_be_focused()
    assert text.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd) === e.value")
    assert f"[ ] {gate['id']}/" in text.input_value()


def test_ticks_can_be_sent_where_nothing_may_be_kept(page: Page, site: str, samples: Path) -> None:
    gate = _gate(samples)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site + "go-live.html")
    _list(page, gate["id"]).get_by_role("checkbox").first.check()
    link = _own(page, gate["id"]).locator("a")
    assert "[x]" in _letter(link.get_attribute("href"))[2]
    assert [fault for fault in faults if "launchbook" in fault] == []


def test_the_vendor_can_open_an_issue_and_the_customer_learns_no_repository(
    page: Page, serve: Serve, samples: Path
) -> None:
    gate, repository = _gate(samples), "https://git.halden.example.com/onboarding"
    page.goto(serve(samples / "internal" / "fjordkraft") + "go-live.html")
    _list(page, gate["id"]).get_by_role("checkbox").first.check()
    own = _own(page, gate["id"])
    own.locator("summary").click()
    href = own.get_by_role("link", name="Open an issue").get_attribute("href") or ""
    assert href.startswith(f"{repository}/issues/new?")
    fields = parse_qs(urlsplit(href).query, strict_parsing=True)
    assert f"[{gate['id']}]" in fields["title"][0]
    assert f"[x] {gate['id']}/" in fields["body"][0]
    told = [path for path in (samples / "customer").rglob("*") if path.is_file() and b"git.halden" in path.read_bytes()]
    assert told == []


def test_without_script_there_are_answers_and_nothing_to_tick(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(site + "go-live.html")
    assert tab.locator("[data-check]").count() > 5
    assert tab.locator("article :is(input, textarea, button)").count() == 0
    assert "My tick" not in tab.locator("article").inner_text()
    context.close()


def test_paper_shows_the_answers_of_the_files_alone(page: Page, site: str) -> None:
    page.goto(site + "go-live.html")
    page.locator(".lb-mine input").first.check()
    page.emulate_media(media="print")
    assert page.locator(":is(.lb-mine, .lb-own):visible").count() == 0
    expect(page.locator(".lb-checks .lb-outcome").first).to_be_visible()


@pytest.mark.long
def test_a_checklist_with_own_ticks_is_for_everybody(browser: Browser, serve: Serve, samples: Path) -> None:
    with Measured(browser, serve(samples / "customer" / "fjordkraft")) as window:
        window.tab.add_init_script(
            "addEventListener('load', () => document.querySelectorAll('.lb-own').forEach(e => e.open = true))"
        )
        assert (
            window.faults("go-live.html", [(375, "default"), (375, "slate"), (1440, "default"), (1440, "slate")]) == []
        )
        sizes = window.tab.locator(":is(.lb-mine input, .lb-own :is(summary, a, button, textarea:not([hidden])))")
        assert all(
            w >= 24 and h >= 24 for w, h in sizes.evaluate_all("all => all.map(e => [e.offsetWidth, e.offsetHeight])")
        )
