"""Several customers with mistakes beside good ones: all is said at once, and nobody loses a site."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.given.workspaces import Launchbook, make, write

DAY = ("--as-of", "2026-11-10", "-j", "1")


@pytest.fixture
def launchbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Launchbook:
    monkeypatch.chdir(make(tmp_path, "acme", "birch", "cedar", "dogwood"))
    return Launchbook(tmp_path, capfd)


def test_all_mistakes_are_said_and_only_the_good_are_built_anew(launchbook: Launchbook) -> None:
    assert launchbook("build", *DAY).code == 0
    before = launchbook.bytes_of("site")
    launchbook.edit("customers/acme/customer.yml", "role: lead", "role: leed")
    launchbook.edit("customers/acme/customer.yml", "kickoff: 2026-11-02", "kickoff: 2026-02-30")
    launchbook.append("customers/birch/customer.yml", "third: [\n")
    launchbook.append("customers/cedar/status.yml", "kickof-call: {done: 2026-11-02}\n")
    launchbook.edit("customers/dogwood/customer.yml", "name: Dogwood", "name: Dogwood Corporation")
    told = launchbook("build", *DAY)
    assert told.code == 1
    places = [line.split(": ")[0] for line in told.err.splitlines() if ": error " in line]
    assert places == [
        "customers/acme/customer.yml:7:20",
        "customers/acme/customer.yml:9:37",
        "customers/birch/customer.yml:11:1",
        "customers/cedar/status.yml:1:1",
    ]
    assert "did you mean `kickoff-call`?" in told.err
    assert "left as it was: acme, birch, cedar" in told.out
    after = launchbook.bytes_of("site")
    broken = {n for n in before if n.split("/")[1] in {"acme", "birch", "cedar"}}
    assert broken
    assert {n: after[n] for n in broken} == {n: before[n] for n in broken}
    assert b"Dogwood Corporation" in after["customer/dogwood/index.html"]
    assert not list((launchbook.root / "site").rglob(".*.new"))


class _Tags(HTMLParser):
    """What a browser would run: script elements with their text, handlers, and addresses of another kind."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        handlers = [name for name, value in attrs if name.startswith("on") and "alert" in (value or "")]
        addresses = [v for name, v in attrs if name in ("href", "src") and (v or "").strip().startswith("javascript:")]
        self.found += [*handlers, *(a for a in addresses if a)]
        self.found += ["script"] if tag == "img" and ("src", "lb") in attrs else []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and "alert(66)" in data and "__config" not in (self.get_starttag_text() or ""):
            self.found.append(data)


PAYLOAD = "</title></script>\"'><script>alert(66)</script><img src=lb onerror=alert(66)>[x](javascript:alert(66))"
SINKS = {
    "mkdocs.yml": "site_name: Guides\nextra:\n  launchbook:\n    name: &\n",
    "playbooks/standard/playbook.yml": """\
title: &
product: &
version: 1.0.0
audience: customer
roles:
  csm: {party: vendor, title: &}
  lead: {party: customer, title: &}
goals: {faster: &}
metrics: {adoption: {title: &, unit: &, source: &, target: at least 3, by: day 9}}
workstreams: {data: {title: &, items: [go-live]}}
phases:
  start:
    title: &
    items:
      kickoff-call: {kind: meeting, title: &, at: kickoff 10:00, takes: 45 min, owner: csm, agenda: [{title: &, takes: 45 min}]}
      send-list: {title: &, after: kickoff-call, due: day 5, owner: lead, guide: lists}
      go-live: {kind: gate, title: &, at: day 26, after: send-list, owner: lead, checks: {ready: &}}
runbooks:
  cutover:
    title: &
    steps:
      freeze: {title: &, at: go-live 09:00, takes: 10 min, owner: csm}
support:
  standard:
    title: &
    from: go-live
    contacts: {help: {role: csm, topic: &}}
""",
    "playbooks/standard/guides/lists.md": "---\ntitle: &\nsummary: &\nrole: lead\naudience: public\n---\n## Lists\n\nSend it.\n",
    "customers/acme/customer.yml": """\
name: &
playbook: standard
dates: {kickoff: 2026-11-02}
people: {ingrid: {name: &, title: &, company: &, phone: &, role: lead}}
closures: [{title: &, from: 2026-11-16}]
""",
    "customers/acme/status.yml": "send-list: {state: blocked, since: 2026-11-05, why: &}\nsomething: {risk: &, mitigation: &}\n",
}


def _runs(page: str) -> list[str]:
    tags = _Tags()
    tags.feed(page)
    return tags.found


def test_the_look_for_script_sees_what_a_browser_would_run() -> None:
    assert _runs(f"<title>{PAYLOAD}</title>") == ["alert(66)", "onerror", "script"]
    assert _runs('<a href="javascript:alert(66)">x</a><p onclick="alert(66)">y</p>') == [
        "javascript:alert(66)",
        "onclick",
    ]


def test_text_from_files_stays_text_in_every_place_of_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    quoted = "'" + PAYLOAD.replace("'", "''") + "'"
    write(tmp_path, {name: text.replace("&", quoted) for name, text in SINKS.items()})
    monkeypatch.chdir(tmp_path)
    launchbook = Launchbook(tmp_path, capfd)
    told = launchbook("build", *DAY)
    assert told.code == 0, told
    pages = {n: c.decode() for n, c in launchbook.bytes_of("site").items() if n.endswith(".html")}
    assert sum("alert(66)" in page for page in pages.values()) >= 12
    for name, page in pages.items():
        assert _runs(page) == [], name
