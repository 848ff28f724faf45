"""Check warns where people go wrong with dates, owners and counts, and keeps quiet about what only looks like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import Problem, render_problem
from generator.pipeline.customer import read_onboarding
from generator.pipeline.workspace import Workspace

VENDOR = """
site_name: Northwind
extra:
  launchbook: {name: Northwind, country: SE, timezone: Europe/Stockholm}
"""
PLAYBOOK = """
title: Moving the harbour office
version: 1.0.0
roles:
  guide: {party: vendor, people: 1}
  master: {party: customer, people: 1}
  clerks: {party: customer, people: 2..9}
phases:
  prepare:
    until: day 11
    items:
      first-talk: {kind: meeting, at: kickoff 09:00, takes: 1 h, owner: guide, with: [master]}
      lists: {due: day 3, owner: master}
      ready: {kind: milestone, due: day 10, owner: master}
  move:
    from: day 12
    until: day 40
    items:
      talks: {kind: meeting, at: day 15 09:00, every: week, count: 4, takes: 30 min, owner: guide, with: [master]}
      course: {kind: session, due: day 17 15:00, takes: 2 h, owner: guide, with: [clerks]}
      may-we: {kind: gate, due: day 19, owner: guide, checks: {berths: Berths are in the system}}
      move-day: {kind: milestone, at: day 22, owner: guide}
      farewell: {kind: sign-off, due: day 39, owner: guide, signer: master, checks: {alone: They work alone}}
support:
  beside-you: {title: Beside you, from: day 22, until: day 40, contacts: {all: guide}}
  at-the-desk: {title: At the desk, from: day 41, contacts: {all: guide}}
"""
CUSTOMER = """
name: Port of Elvik
playbook: harbour
country: "NO"
timezone: Europe/Oslo
dates: {kickoff: 2026-11-30}
people:
  berit: {name: Berit, role: guide}
  odd: {name: Odd, role: master}
  tor: {name: Tor, role: clerks}
  liv: {name: Liv, role: clerks}
"""
STATUS = "lists: {started: 2026-12-01}\n"
AS_OF = AsOf(given=date(2026, 11, 30))
NEW_YEAR = "day 33"  # 2027-01-01
CHRISTMAS = "day 26"  # 2026-12-25


def _found(root: Path, *edits: tuple[str, str], as_of: AsOf = AS_OF) -> tuple[Problem, ...]:
    """What is found at the customer once each edit is made, in whichever of the files has its text."""
    files = {
        "mkdocs.yml": VENDOR,
        "playbooks/harbour/playbook.yml": PLAYBOOK,
        "customers/elvik/customer.yml": CUSTOMER,
        "customers/elvik/status.yml": STATUS,
    }
    for old, new in edits:
        (name,) = (name for name, text in files.items() if old in text)
        files[name] = files[name].replace(old, new, 1)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.lstrip(), "utf-8")
    return read_onboarding(Workspace(root), "elvik", as_of).problems


def _of_interest(problems: tuple[Problem, ...]) -> list[Problem]:
    return [p for p in problems if p.rule != "customer/unpinned"]


def test_the_plan_as_written_is_fine(tmp_path: Path) -> None:
    assert _of_interest(_found(tmp_path)) == []


LISTS = "lists: {due: day 3, owner: master}"
TALKS = "talks: {kind: meeting, at: day 15 09:00, every: week, count: 4, "
COURSE = "course: {kind: session, due: day 17 15:00, takes: 2 h,"
GATE = "checks: {berths: Berths are in the system}"
ODD = "odd: {name: Odd, role: master}"
BERIT = "berit: {name: Berit, role: guide}"
KICKOFF = "{kickoff: 2026-11-30}"
DESK = "  at-the-desk: {title: At the desk, from: day 41, contacts: {all: guide}}\n"
MOVE = "move-day: {kind: milestone, at: day 22, owner: guide}"
TEXT = "text: "

WRONG = [
    # One thing with two dates.
    ("lint/two-dates", "`move-day` is agreed for 2027-01-07", [
        (KICKOFF, "{kickoff: 2026-11-30, move-day: 2027-01-07}\nchange:\n  move-day: {at: day 30, why: Ice}")]),
    ("lint/two-dates", "the phase `prepare` ends on 2026-12-24", [("until: day 11", "until: day 25"), ("from: day 12", "from: day 1")]),
    ("schedule/deadline", "`lists` is planned for 2026-12-02, after its deadline 2026-12-01", [(LISTS, LISTS[:-1] + ", by: day 2}")]),
    ("schedule/deadline", "`course` is planned for 2026-12-16", [("takes: 2 h,", "takes: 2 h, by: may-we - 3 workdays,")]),
    # Work on a day off.
    ("lint/day-off", "the kickoff is on 2026-11-29, Sunday (Northwind and Port of Elvik)", [(KICKOFF, "{kickoff: 2026-11-29}")]),
    ("lint/day-off", "the kickoff is on 2027-01-06, Epiphany (Northwind)", [(KICKOFF, "{kickoff: 2027-01-06}")]),
    ("lint/day-off", "`call` is fixed for 2026-12-12, Saturday (Port of Elvik)", [(MOVE, MOVE + "\n      call: {fixed: 2026-12-12, owner: master}")]),
    ("lint/day-off", "`move-day` is agreed for 2026-12-22, Stocktaking (Northwind)", [
        (KICKOFF, "{kickoff: 2026-11-30, move-day: 2026-12-22}"),
        ("country: SE,", "country: SE, closures: [{title: Stocktaking, from: 2026-12-21, until: 2026-12-22}],")]),
    ("lint/day-off", "`move-day` is on 2026-12-25, Christmas Day", [(MOVE, f"move-day: {{kind: milestone, at: {CHRISTMAS}, roll: none, owner: guide}}")]),
    ("lint/day-off", "`talks` is on 2027-01-01, New Year's Day", [(TALKS, f"talks: {{kind: meeting, at: {NEW_YEAR} 09:00, every: week, count: 1, roll: none, ")]),
    ("lint/recorded-day-off", "`first-talk` is recorded as done on 2026-11-28, Saturday", [(STATUS, "first-talk: 2026-11-28\n")]),
    # As often as it says.
    ("lint/count-differs", "`count: 4` and takes place twice", [("every: week, count: 4,", "every: week, count: 4, until: day 26,")]),
    # Training and other work that a gate asks for.
    ("lint/training-too-late", "`may-we` asks on 2026-12-18 for `course`, which ends only on 2026-12-30", [
        ("day 17 15:00", "day 31 15:00"), (GATE, "checks: {able: {ask: All can, attended: [course]}}")]),
    ("lint/gate-too-early", "for `stock`, which ends only on 2026-12-21", [
        (MOVE, MOVE + "\n      stock: {due: day 22, owner: master}"), (GATE, "checks: {there: {done: stock}}")]),
    # Support that ends before somebody asks whether it may.
    ("lint/ends-unproven", "ends on 2026-12-29, before `farewell` asks on 2027-01-07 whether it may", [
        ("until: day 40, contacts", "until: day 30, contacts"), ("from: day 41", "from: day 31")]),
    ("lint/support-gap", "ends on 2027-01-08, and the next begins only on 2027-01-20", [("from: day 41", "from: day 52")]),
    ("lint/support-gap", "the last support, `beside-you`, ends on 2027-01-05, before `farewell` on 2027-01-07", [
        (DESK, ""), ("until: day 40, contacts", "until: day 37, contacts")]),
    # Owners.
    ("lint/no-owner", "nobody owns `lists`", [(LISTS, "lists: {due: day 3}")]),
    ("lint/no-owner", "nobody owns `talks`", [("takes: 30 min, owner: guide, with: [master]", "takes: 30 min")]),
    ("lint/accountable", "nobody is accountable for `lists`", [(LISTS, "lists: {due: day 3, raci: {responsible: master, informed: guide}}")]),
    ("lint/accountable", "`master` and `guide` are both accountable", [
        (LISTS, "lists: {due: day 3, raci: {responsible: master, accountable: [master, guide]}}")]),
    ("lint/accountable", "`clerks` is accountable for `lists`, and takes 2..9 people", [
        (LISTS, "lists: {due: day 3, raci: {responsible: master, accountable: clerks}}")]),
    # People who are away.
    ("lint/nobody-there", "the days of `lists` (2026-12-02), and nobody stands in", [
        (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-01, until: 2026-12-04}}")]),
    ("lint/nobody-there", "the deputy `liv` is away on 2026-12-02 as well", [
        (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-02, until: 2026-12-02, deputy: liv}}"),
        ("liv: {name: Liv, role: clerks}", "liv: {name: Liv, role: clerks, away: {from: 2026-11-30, until: 2026-12-11}}")]),
    ("lint/nobody-there", "the days of `talks` (2026-12-21), `move-day` (2026-12-21)", [
        (BERIT, "berit: {name: Berit, role: guide, away: {from: 2026-12-21, until: 2026-12-21}}")]),
    ("lint/owner-away", "the days of `lists` (2026-12-02)", [
        (ODD, "odd: {name: Odd, role: master, deputy: liv, away: {from: 2026-12-01, until: 2026-12-04}}")]),
    # A milestone outside its phase.
    ("lint/outside-span", "`ready` ends on 2026-12-17, after its phase `prepare` (2026-12-10)", [("due: day 10, owner", "due: day 18, owner")]),
    ("lint/outside-span", "`move-day` starts on 2026-12-08, before its phase `move`", [("at: day 22, owner", "at: day 9, owner")]),
    ("text/date", "`until May` is a date in words", [(LISTS, LISTS[:-1] + ", text: There is room until May}")]),
    ("text/date", "`December` is a date in words", [(LISTS, LISTS[:-1] + ", text: Best done before December}")]),
    ("text/date", "`5 Nov` is a date in words", [(LISTS, LISTS[:-1] + ", text: The berth is free from 5 Nov on}")]),
    ("text/date", "`12/24/2026` is a date in words", [(LISTS, LISTS[:-1] + ", text: Not on 12/24/2026}")]),
    ("text/date", "`24.12.2026` is a date in words", [(LISTS, LISTS[:-1] + ", text: Not on 24.12.2026}")]),
    ("text/date", "`August` is a date in words", [(LISTS, LISTS[:-1] + ", title: Lists for August}")]),
    ("text/date", "`Q1 2027` is a date in words", [(LISTS, LISTS[:-1] + ", text: The rest follows in Q1 2027}")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said", "edits"), WRONG)
def test_what_is_wrong_is_found_and_nothing_else(
    rule: str, said: str, edits: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = _of_interest(_found(tmp_path, *edits))
    text = "\n".join(render_problem(p) for p in found)
    assert {p.rule for p in found} == {rule}, text
    assert said in text
    assert all(p.place.line and p.place.column and p.hint for p in found), text


FINE = [
    ("an agreed date beside a change of something else", [
        (KICKOFF, "{kickoff: 2026-11-30, move-day: 2027-01-07}\nchange:\n  move-day: {title: Away, why: So they call it}")]),
    ("a phase that ends on the Monday after its milestone", [("due: day 10, owner", "due: day 11, owner"), ("until: day 11", "until: day 13")]),
    ("a phase that goes on after its milestone", [("until: day 11", "until: day 25"), ("from: day 12", "from: day 1"), (LISTS, "lists: {due: day 22, owner: master}")]),
    ("a deadline that is kept on its last day", [(LISTS, LISTS[:-1] + ", by: day 3}")]),
    ("a fixed Saturday that is meant", [(MOVE, MOVE + "\n      call: {fixed: 2026-12-12, roll: none, owner: master}")]),
    ("a holiday of the other party", [(KICKOFF, "{kickoff: 2026-12-28, ready: 2027-01-06}")]),
    ("work of one side, recorded for a Sunday", [(STATUS, "lists: 2026-12-06\n")]),
    ("a weekend that somebody chose", [(MOVE, "move-day: {kind: milestone, at: day 20, roll: none, owner: guide}")]),
    ("a window over the holidays", [(MOVE, MOVE + "\n      still: {kind: window, at: day 22, until: day 34, roll: none, owner: guide, stops: [Orders]}")]),
    ("a number in a text, which nobody reads", [(TALKS, TALKS + "text: Three weekly calls with us, ")]),
    ("a number in a title", [(TALKS, TALKS + "title: 6 sessions, ")]),
    ("a number of times in a text", [(TALKS, TALKS + "text: We meet ten times in all., ")]),
    ("the words of a check", [("day 17 15:00", "day 31 15:00"), (GATE, "checks: {able: Every clerk has been trained}")]),
    ("a rhythm is no count", [(TALKS, TALKS + "text: We meet three times a week or so., ")]),
    ("some of them", [(TALKS, TALKS + "text: After the first two sessions the pilot joins., ")]),
    ("at most", [(TALKS, TALKS + "text: 'Plan at most 6 sessions, of 30 minutes each.', ")]),
    ("two of them, as words", [(TALKS, TALKS + "text: 'Bring lists for two of the five meetings, in groups of five.', ")]),
    ("the right count in words", [(TALKS, TALKS + "text: Four short calls. You may miss two sessions., ")]),
    ("a number of something that does not repeat", [(LISTS, LISTS[:-1] + ", text: Read it before the five sessions}")]),
    ("training before the gate", [(GATE, "checks: {able: {ask: All can, attended: [course]}, sure: Everybody is trained}")]),
    ("more training after the gate", [
        (MOVE, MOVE + "\n      more: {kind: session, at: day 36, takes: 2 h, owner: guide, with: [clerks]}"), (GATE, "checks: {able: The clerks are trained}")]),
    ("a second mode that takes over at once", [("from: day 41", "from: day 40")]),
    ("support without an end", [(DESK, ""), (", until: day 40, contacts", ", contacts")]),
    ("a trainer instead of an owner", [("takes: 2 h, owner: guide, with: [clerks]}", "takes: 2 h, trainer: guide, with: [clerks]}")]),
    ("a milestone without an owner", [("at: day 22, owner: guide", "at: day 22")]),
    ("one accountable role", [(LISTS, "lists: {due: day 3, raci: {responsible: [guide, clerks], accountable: master}}")]),
    ("an absence with a deputy of its own", [
        (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-01, until: 2026-12-04, deputy: liv}}")]),
    ("an absence on other days", [(ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-03, until: 2026-12-08}}")]),
    ("another owner who is there", [
        (LISTS, "lists: {due: day 3, owner: clerks}"), ("tor: {name: Tor, role: clerks}", "tor: {name: Tor, role: clerks, away: {from: 2026-12-01, until: 2026-12-04}}")]),
    ("work that can be done on the days around", [
        (LISTS, "lists: {due: day 10, takes: 6 workdays, owner: master}"), (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-07, until: 2026-12-07}}")]),
    ("words that are months only in other places", [
        (LISTS, LISTS[:-1] + ", text: 'You may march on. May we help? Release 1.2.2024-b, 24/7, 2/3 of it, 10-12 people.'}")]),
    ("a name", [(LISTS, LISTS[:-1] + ", text: Ask April-Marie or Mr May}")]),
]  # fmt: skip


@pytest.mark.parametrize("edits", [pytest.param(edits, id=what) for what, edits in FINE])
def test_what_only_looks_wrong_is_left_alone(edits: list[tuple[str, str]], tmp_path: Path) -> None:
    found = _of_interest(_found(tmp_path, *edits))
    assert not found, "\n".join(render_problem(p) for p in found)


def test_an_absence_that_is_over_is_no_longer_said(tmp_path: Path) -> None:
    gone = (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-01, until: 2026-12-04}}")
    assert _of_interest(_found(tmp_path, gone)) != []
    assert _of_interest(_found(tmp_path, gone, as_of=AsOf(given=date(2026, 12, 5)))) == []


def test_what_is_done_needs_nobody_any_more(tmp_path: Path) -> None:
    gone = (ODD, "odd: {name: Odd, role: master, away: {from: 2026-12-01, until: 2026-12-04}}")
    assert (
        _of_interest(_found(tmp_path, gone, (STATUS, "lists: 2026-11-30\n"), as_of=AsOf(given=date(2026, 12, 1)))) == []
    )
