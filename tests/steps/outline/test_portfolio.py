"""The portfolio: one row a customer, the neediest first, every figure from the plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.model.stages.portfolio import Portfolio, PortfolioRow
from generator.model.stages.workload import PersonWeek
from generator.pipeline.customer import read_onboarding
from generator.pipeline.portfolio import overview, standing
from generator.pipeline.workspace import Workspace
from tests.given.built import portfolio_tree
from tests.given.moments import at, on
from tests.given.pages_as_text import as_text
from tests.given.workspaces import PLAYBOOK, Launchbook, make, write

pytestmark = pytest.mark.whole

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
    workspace = Workspace(root)
    as_of = AsOf(day)
    return overview(
        workspace, [standing(workspace, c, read_onboarding(workspace, c, as_of)) for c in workspace.customers], as_of
    )


def body(root: Path, path: str, day: date = DAY) -> str:
    """One page of the portfolio."""
    return next(page.body for page in portfolio_tree(root, AsOf(day)).pages if page.path == path)


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
    assert (found.go_live, found.go_live_baseline, found.variance) == (on("2026-11-30"), None, None)
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
    assert (moved.go_live_baseline, moved.go_live, moved.variance) == (on("2026-11-30"), on("2026-12-14"), 14)


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


# == Rows ==


def test_what_the_customer_let_pass_is_overdue_though_its_forecast_lies_ahead(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    found = row(tmp_path, "acme")
    assert [(i.id, i.due, i.when) for i in found.overdue] == [("send-list", on("2026-11-06"), on("2026-11-19"))]
    assert "overdue, was due Fri 6 Nov 2026" in body(tmp_path, "index.md")
    write(
        tmp_path,
        {"customers/acme/status.yml": "onboarding:\n  - {paused: 2026-11-10, until: 2026-12-01, why: Budget}\n"},
    )
    assert row(tmp_path, "acme").overdue == ()


def test_all_open_actions_of_a_customer_are_counted_and_the_first_five_named(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    more = "".join(f"      ask-{n}: {{due: day {10 + n}, owner: lead}}\n" for n in range(1, 7))
    write(tmp_path, {"playbooks/standard/playbook.yml": PLAYBOOK.replace("  finish:\n", f"{more}  finish:\n")})
    assert len(row(tmp_path, "acme").customer_actions) == 8
    page = body(tmp_path, "index.md")
    assert "and 3 more, all in" in page
    assert '../internal/acme/tasks.html">the tasks of Acme' in page


def test_health_is_a_row_of_marks_of_which_the_last_is_the_newest(tmp_path: Path) -> None:
    make(tmp_path, "acme")
    write(tmp_path, {"playbooks/standard/playbook.yml": PLAYBOOK + HEALTH})
    write(
        tmp_path,
        {
            "customers/acme/status.yml": "health:\n"
            "  2026-11-06: {checks: {active: yes, asked: yes}}\n  2026-11-20: {checks: {active: no, asked: yes}}\n"
        },
    )
    found = row(tmp_path, "acme", date(2026, 11, 22))
    assert [(m.on, m.band, m.missing) for m in found.marks] == [
        (on("2026-11-06"), "green", False),
        (on("2026-11-13"), "", True),
        (on("2026-11-20"), "yellow", False),
    ]
    page = as_text(body(tmp_path, "index.md", date(2026, 11, 22)))
    for words in ("6 Nov: Green", "13 Nov: Not assessed", "20 Nov: Yellow", "worse than before"):
        assert words in page


def test_findings_of_check_stand_beside_their_customer(tmp_path: Path) -> None:
    make(tmp_path, "acme", "bolt", "cove")
    write(tmp_path, {"customers/bolt/customer.yml": "name: Bolt\nplaybook: standart\n"})
    path = tmp_path / "customers/cove/customer.yml"
    path.write_text(path.read_text() + "change:\n  send-list: {fixed: 2026-11-14, why: Then}\n")
    found = {customer: [p.rule for p in problems] for customer, _, problems in look(tmp_path).findings}
    assert found == {"bolt": ["file/missing"], "cove": ["lint/day-off"]}
    page = as_text(body(tmp_path, "findings.md"))
    assert (
        "did you mean `standard`? | Error file/missing | Correct the id. | customers/bolt/customer.yml:2:11\n" in page
    )
    assert "Saturday (Cove) | Warning lint/day-off | take 2026-11-16" in page


def test_the_timeline_draws_every_running_customer_and_a_table_says_the_same(tmp_path: Path) -> None:
    make(tmp_path, "acme", "bolt")
    write(tmp_path, {"customers/bolt/status.yml": "onboarding:\n  - {cancelled: 2026-11-10, why: Broke}\n"})
    page = as_text(body(tmp_path, "timeline.md"))
    assert "Finished and cancelled onboardings are left out." in page
    assert "Bolt" not in page
    drawn, _, table = page.partition("The same as a table")
    for words in ("Acme", "Go ahead", "Go live", "30 Nov"):
        assert words in drawn
        assert words in table


# == Weeks of people ==

STAFF = """\
people:
  ingrid: {name: Ingrid Berg, role: lead}
  maja: {name: Maja Lindqvist, role: csm, away: {from: 2026-11-24, until: 2026-11-25, deputy: elin}}
  elin: {name: Elin Sandberg, role: boss}
"""
WEEKS = """\
title: Standard
version: 1.0.0
roles: {csm: vendor, boss: vendor, lead: customer}
phases:
  start:
    items:
      prices: {title: Prices, due: day 10, owner: csm}
      call: {title: Call, kind: meeting, at: day 18 09:00, takes: 30 min, owner: csm, with: [lead, boss]}
      hands-on: {title: Hands-on, kind: session, at: day 23 10:00, takes: 2 h, seats: 8, owner: csm, trainer: boss}
      daily: {title: Daily, kind: meeting, at: day 24 14:00, takes: 15 min, every: workday, count: 3, owner: csm}
      report: {title: Report, due: day 40, owner: csm}
      go-ahead: {title: Go ahead, kind: gate, due: day 60, owner: lead, approvers: [boss], checks: {ready: Ready?}}
      go-live: {title: Go-live, kind: milestone, at: day 64, owner: lead}
"""


def staffed(root: Path, *customers: str, zone: str = "Europe/Oslo") -> Path:
    make(root, *customers)
    write(root, {"playbooks/standard/playbook.yml": WEEKS})
    for each in customers:
        path = root / f"customers/{each}/customer.yml"
        text = path.read_text().partition("people:")[0].replace("Europe/Oslo", zone)
        path.write_text(text + STAFF)
    return root


def week(root: Path, person: str, day: date = DAY) -> PersonWeek:
    return next(w for w in look(root, day).people if w.person.id == person)


def test_a_week_begins_with_what_is_overdue_and_goes_on_by_time(tmp_path: Path) -> None:
    found = week(staffed(tmp_path, "acme", "bolt"), "maja")
    assert [(d.customer, d.id, d.due) for d in found.overdue] == [
        ("acme", "prices", at("2026-11-11")),
        ("bolt", "prices", at("2026-11-11")),
    ]
    assert [(d.customer, d.id) for d in found.this_week] == [("acme", "call"), ("bolt", "call")]
    assert [(d.id, str(d.span.start)[:16]) for d in found.next_week if d.customer == "acme"] == [
        ("hands-on", "2026-11-24T10:00"),
        ("daily", "2026-11-25T14:00"),
        ("daily", "2026-11-26T14:00"),
        ("daily", "2026-11-27T14:00"),
    ]
    assert [(s.start, s.end) for s in found.spans] == [
        (at("2026-11-16"), at("2026-11-22")),
        (at("2026-11-23"), at("2026-11-29")),
    ]
    assert "report" not in {d.id for d in (*found.this_week, *found.next_week)}


def test_a_week_says_what_a_person_has_to_do_with_each_thing(tmp_path: Path) -> None:
    found = week(staffed(tmp_path, "acme"), "elin")
    parts = {d.id: d.parts for d in (*found.this_week, *found.next_week) if not d.stands_in_for}
    assert parts == {"call": ("takes part",), "hands-on": ("trains",)}
    assert [(d.id, d.parts, d.span.end) for d in found.approvals] == [("go-ahead", ("approves",), at("2026-12-31"))]


def test_a_deputy_sees_what_falls_into_an_absence(tmp_path: Path) -> None:
    found = week(staffed(tmp_path, "acme"), "elin")
    assert [(d.id, d.span.start.day, d.stands_in_for) for d in found.next_week if d.stands_in_for] == [
        ("daily", on("2026-11-25"), "Maja Lindqvist")
    ]
    page = as_text(body(tmp_path, "people/maja.md"))
    assert "Away Tue 24 Nov 2026 – Wed 25 Nov 2026; Elin Sandberg stands in." in page


def test_times_are_on_the_clock_of_the_vendor_and_so_are_the_weeks(tmp_path: Path) -> None:
    """Monday 9 o'clock in Auckland is Sunday evening in Stockholm: it belongs to the week before."""
    root = staffed(tmp_path, "acme", zone="Pacific/Auckland")
    path = root / "playbooks/standard/playbook.yml"
    path.write_text(path.read_text().replace("at: day 18 09:00", "at: day 22 09:00"))
    found = week(root, "maja")
    assert [(d.id, d.span.start) for d in found.this_week] == [("call", at("2026-11-22T21:00+01:00"))]
    page = as_text(body(root, "people/maja.md"))
    assert "Sun 22 Nov 2026 21:00–21:30 09:00 Mon in Auckland" in page


def test_one_person_at_two_customers_has_one_page_and_two_of_one_id_have_two(tmp_path: Path) -> None:
    root = staffed(tmp_path, "acme", "bolt")
    path = root / "customers/bolt/customer.yml"
    path.write_text(path.read_text().replace("Maja Lindqvist", "Maja Other"))
    assert [(w.path, w.person.name) for w in look(root).people] == [
        ("people/elin.md", "Elin Sandberg"),
        ("people/maja.md", "Maja Lindqvist"),
        ("people/maja-2.md", "Maja Other"),
    ]


def test_a_cancelled_onboarding_is_in_nobodys_week(tmp_path: Path) -> None:
    root = staffed(tmp_path, "acme")
    write(root, {"customers/acme/status.yml": "onboarding:\n  - {cancelled: 2026-11-10, why: Broke}\n"})
    assert week(root, "maja").empty
    assert "Nothing is yours in these two weeks." in as_text(body(root, "people/maja.md"))


# == Load ==


def test_load_counts_hours_seats_and_goings_live_by_week(tmp_path: Path) -> None:
    found = look(staffed(tmp_path, "acme", "bolt")).load
    assert [(w.start, w.end, w.minutes, w.seats, len(w.landings)) for w in found] == [
        (on("2026-11-16"), on("2026-11-22"), 0, 0, 0),
        (on("2026-11-23"), on("2026-11-29"), 240, 16, 0),
        (on("2026-11-30"), on("2027-01-03"), 0, 0, 0),
        (on("2027-01-04"), on("2027-01-10"), 0, 0, 2),
    ]
    assert [w.hours_share for w in found] == [0, 100, 0, 0]
    page = as_text(body(tmp_path, "load.md"))
    assert "23 Nov – 29 Nov | 4 h | 16 | – |\nAcme: Hands-on <../internal/acme/roadmap.html#hands-on>\nBolt: " in page
    assert "30 Nov – 3 Jan | Nothing" in page


def test_load_after_a_quarter_is_one_line(tmp_path: Path) -> None:
    root = staffed(tmp_path, "acme")
    path = root / "playbooks/standard/playbook.yml"
    path.write_text(path.read_text().replace("at: day 64", "at: day 200"))
    last = look(root).load[-1]
    assert (last.start, last.end, [each.on for each in last.landings]) == (on("2027-02-15"), None, [on("2027-05-20")])


def test_pages_that_have_nothing_to_say_are_not_made(tmp_path: Path) -> None:
    make(tmp_path)
    assert [page.path for page in portfolio_tree(tmp_path, AsOf(DAY)).pages] == ["index.md"]
