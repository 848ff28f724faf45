"""Two published versions of a small customer, as a reader meets them: another version by hand, and a session that moved."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from generator.cli import run
from tests.browser.sites import ROOT
from tests.fixtures_browser import Serve

pytestmark = pytest.mark.browser

CUSTOMER = "juniper-bakery"
MOVED = "change:\n  training: {at: 2026-11-23 09:00, why: The oven arrives late}\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store with versions 1.0 and 1.1; in between the training moved to another day."""
    root = shutil.copytree(ROOT / "generator" / "starter", tmp_path_factory.mktemp("versions") / "shop")
    customer = root / "customers" / CUSTOMER / "customer.yml"
    customer.write_text(f"suffix: k4m2x9p7\n{customer.read_text('utf-8')}", "utf-8")
    for version, day in (("1.0", "2026-11-03"), ("1.1", "2026-11-04")):
        args = ("publish", CUSTOMER, version, "--alias", "latest", "--as-of", day, "--workspace", str(root))
        assert run(args) == 0
        customer.write_text(customer.read_text("utf-8") + MOVED * (version == "1.0"), "utf-8")
    return root / "published"


@pytest.fixture
def home(serve: Serve, store: Path) -> str:
    """The address below which the versions of the customer lie."""
    (folder,) = (path for path in store.iterdir() if path.is_dir())
    return f"{serve(store)}{folder.name}/"


def _tab_to(page: Page, wanted: Locator, most: int = 40) -> None:
    """Press Tab until the wanted place has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"Tab never came to {wanted}")


def _entry(page: Page) -> tuple[str, int, str]:
    """UID, sequence and start of the training, from the file that a click on its page gives; two parsers agree."""
    link = page.get_by_role("link", name=re.compile("^Add to calendar ?: Training$"))
    with page.expect_download() as got:
        link.click()
    content = got.value.path().read_bytes()
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    again = vobject.readOne(content.decode()).vevent
    assert str(event["UID"]) == again.uid.value
    assert event.decoded("DTSTART") == again.dtstart.value
    assert "TZID:Europe/London" in content.decode()
    assert got.value.suggested_filename.endswith(".ics")
    return str(event["UID"]), event.decoded("SEQUENCE"), event.decoded("DTSTART").isoformat()


def test_the_keyboard_alone_takes_another_version_of_the_same_page(page: Page, home: str) -> None:
    page.goto(f"{home}1.0/training.html")
    current = page.locator(".md-version__current")
    expect(current).to_have_text("1.0")
    expect(page.locator("article")).to_contain_text("Thu 12 Nov 2026")
    _tab_to(page, current)
    newer = page.locator(".md-version__link", has_text="1.1")
    _tab_to(page, newer, most=3)
    expect(newer).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}1.1/training.html")
    expect(current).to_contain_text("1.1")
    expect(page.locator("article")).to_contain_text("Mon 23 Nov 2026")
    expect(page.locator(".lb-news")).to_contain_text("changed since your last visit")


def test_a_session_that_moved_between_versions_moves_in_the_calendar_of_who_clicks_again(page: Page, home: str) -> None:
    page.goto(f"{home}1.0/training.html")
    uid, sequence, start = _entry(page)
    page.goto(f"{home}latest/training.html")
    page.wait_for_url(re.compile("/1.1/training.html"))
    again, later, moved = _entry(page)
    assert again == uid
    assert later > sequence
    assert start == "2026-11-12"
    assert moved == "2026-11-23T09:00:00+00:00"
