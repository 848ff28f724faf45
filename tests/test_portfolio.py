"""The portfolio: one row a customer, the neediest first, every figure from the plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.as_of import AsOf
from generator.model.portfolio import Portfolio, PortfolioRow
from generator.pipeline import portfolio_tree
from generator.pipeline.portfolio import overview, standing
from generator.pipeline.road import onboarding
from generator.pipeline.shelf import Shelf
from tests.workspaces import PLAYBOOK, Launchbook, make, write

DAY = date(2026, 11, 18)
HEALTH = """\
health:
  every: week on friday
  categories:
    use: {checks: {active: People use it, asked: Nobody complains}}
  bands:
    green: {no: exactly 0}
    yellow: {no: exactly 1}
    red: {no: at least 2}
"""


def look(root: Path, day: date = DAY) -> Portfolio:
    shelf = Shelf(root)
    as_of = AsOf(day)
    return overview(shelf, [standing(shelf, c, onboarding(shelf, c, as_of)) for c in shelf.customers], as_of)


def row(root: Path, customer: str, day: date = DAY) -> PortfolioRow:
    return next(r for r in look(root, day).rows if r.customer == customer)


def test_a_row_says_where_a_customer_stands(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    write(
        tmp_path,
        {
            "customers/acme/status.yml": "kickoff-call: {done: 2026-11-02}\nprice-check: {done: 2026-11-04}\n"
            "send-list: {state: blocked, since: 2026-11-05, why: The port is closed}\n"
        },
    )
    found = row(tmp_path, "acme")
    assert (found.name, found.playbook, found.version, found.pinned, found.newest) == (
        "Acme",
        "standard",
        "1.0.0",
        False,
        "",
    )
    assert (found.done, found.counted) == (2, 5)
    assert (found.go_live, found.go_live_baseline, found.variance) == ("2026-11-30", "", None)
    assert next((i.id, i.standing) for i in found.attention) == ("send-list", "blocked")
    assert all(i.rule for i in found.attention)
    assert found.next_gate is not None
    assert found.next_gate.id == "go-ahead"
    assert "send-list" in [i.id for i in found.customer_actions]


def test_variance_counts_the_days_since_the_baseline(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    launchbook = Launchbook(make(tmp_path, "acme"), capfd)
    monkeypatch.chdir(tmp_path)
    assert launchbook("publish", "acme", "1.0", "--as-of", "2026-11-03").code == 0
    assert row(tmp_path, "acme", date(2026, 11, 4)).variance == 0
    launchbook.append("customers/acme/customer.yml", "change:\n  go-live: {at: day 40, why: The port is late}\n")
    moved = row(tmp_path, "acme", date(2026, 11, 4))
    assert (moved.go_live_baseline, moved.go_live, moved.variance) == ("2026-11-30", "2026-12-14", 14)


def test_health_has_a_trend_once_there_are_two_assessments(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    write(tmp_path, {"playbooks/standard/playbook.yml": PLAYBOOK + HEALTH})
    yes, no = "{active: yes, asked: yes}", "{active: no, asked: no}"
    one = f"health:\n  2026-11-06: {{checks: {yes}}}\n"
    write(tmp_path, {"customers/acme/status.yml": one})
    assert (row(tmp_path, "acme", date(2026, 11, 8)).band, row(tmp_path, "acme", date(2026, 11, 8)).trend) == (
        "green",
        "",
    )
    write(tmp_path, {"customers/acme/status.yml": f"{one}  2026-11-13: {{checks: {no}}}\n"})
    assert (row(tmp_path, "acme", date(2026, 11, 15)).band, row(tmp_path, "acme", date(2026, 11, 15)).trend) == (
        "red",
        "worse",
    )
    write(tmp_path, {"customers/acme/status.yml": f"{one}  2026-11-13: {{checks: {yes}}}\n"})
    assert row(tmp_path, "acme", date(2026, 11, 15)).trend == "same"


def test_the_neediest_stand_first_and_the_finished_last(tmp_path: Path) -> None:
    make(tmp_path, "acme", "bolt", "cove")
    done = "".join(f"{i}: {{done: 2026-11-10}}\n" for i in ("kickoff-call", "price-check", "send-list", "go-live"))
    write(
        tmp_path,
        {
            "customers/acme/status.yml": done + "go-ahead: {done: 2026-11-10, checks: {ready: yes}}\n",
            "customers/bolt/status.yml": "kickoff-call: {done: 2026-11-02}\nprice-check: {done: 2026-11-03}\nsend-list: {done: 2026-11-04}\n",
        },
    )
    found = look(tmp_path)
    assert [r.customer for r in found.rows] == ["cove", "bolt", "acme"]


def test_pins_that_are_not_the_newest_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    launchbook = Launchbook(make(tmp_path, "acme", "bolt", "cove"), capfd)
    monkeypatch.chdir(tmp_path)
    assert launchbook("release", "standard").code == 0
    launchbook.edit("playbooks/standard/playbook.yml", "version: 1.0.0", "version: 1.1.0")
    assert launchbook("release", "standard").code == 0
    launchbook.edit("customers/acme/customer.yml", "playbook: standard", "playbook: standard@1.0.0")
    launchbook.edit("customers/bolt/customer.yml", "playbook: standard", "playbook: standard@1.1.0")
    outdated = {r.customer: (r.pinned, r.newest) for r in look(tmp_path).outdated}
    assert outdated == {"acme": (True, "1.1.0"), "cove": (False, "1.1.0")}


def test_a_customer_with_mistakes_is_a_gap_and_not_a_row(tmp_path: Path) -> None:
    make(tmp_path, "acme", "bolt")
    write(tmp_path, {"customers/bolt/customer.yml": "name: Bolt\nplaybook: standart\n"})
    found = look(tmp_path)
    assert [r.customer for r in found.rows] == ["acme"]
    assert [(g.customer, g.errors > 0) for g in found.gaps] == [("bolt", True)]
    assert found.gaps[0].first.startswith("customers/bolt/customer.yml:2:11: ")


def test_a_name_that_looks_like_markup_is_text_on_the_page(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    path = tmp_path / "customers/acme/customer.yml"
    path.write_text(path.read_text().replace("name: Acme", 'name: "<script>alert(1)</script> {{ 7 * 7 }}"'))
    page = portfolio_tree(tmp_path, AsOf(DAY)).pages[0].body
    assert "<script>" not in page
    assert "{{ 7 * 7 }}" in page.replace("&#123;", "{").replace("&#125;", "}").replace("&#42;", "*") or "&#55;" in page
    assert "49" not in page.split("Customers")[1].split("</table>")[0]
