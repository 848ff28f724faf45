"""What each reader gets to see of a plan: text in, text out; `tests/readers` holds the plan with everything."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.project import project
from tests.given.moments import at, on
from tests.readers import HERE, READERS, as_text, assessed, everything

ACME = "name: Acme\nplaybook: plan\ndates: {kickoff: 2026-11-02}\ntimezone: UTC\n"
MORNING = date(2026, 11, 9)


def told(plan: str, status: str = "", audience: str = "customer", customer: str = ACME, **more: Any) -> ShownPlan:
    """What a reader sees of a small plan."""
    return project(standing(plan, status, customer, **more), audience)


def standing(plan: str, status: str = "", customer: str = ACME, as_of: date = MORNING, **more: Any) -> AssessedPlan:
    return assessed("title: P\n" + plan, customer, status, as_of, **more)


def item(plan: ShownPlan, id_: str) -> ShownItem:
    return next(i for i in plan.items if i.id == id_)


@pytest.mark.parametrize("audience", READERS)
def test_each_reader_gets_exactly_this(audience: str) -> None:
    assert as_text(everything(audience)) == (HERE / "shown" / f"{audience}.yml").read_text()


def test_every_field_of_the_published_format_says_something_here() -> None:
    """Otherwise the texts above would not notice when a field is lost."""

    def models(base: type[Shown]) -> set[type[Shown]]:
        return {base}.union(*(models(c) for c in base.__subclasses__()))

    said: set[tuple[type, str]] = set()

    def walk(value: object) -> None:
        if isinstance(value, Shown):
            for name, field in type(value).model_fields.items():
                inside = getattr(value, name)
                if field.is_required() or inside != field.get_default():
                    said.add((type(value), name))
                walk(inside)
        for each in value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else ():
            walk(each)

    for audience in READERS:
        walk(everything(audience))
    fields = {(m, name) for m in models(Shown) - {Shown} for name in m.model_fields}
    assert sorted(f"{m.__name__}.{name}" for m, name in fields - said) == [
        "ShownAway.tentative",  # an absence has its days
        "ShownPlan.format",  # one word until the format changes
        "ShownPlan.language",  # English here; tests of other languages are in test_words.py
    ]


NEVER = ("pricer", "price-check", "margin", "needed-inside", "cells", "back-office", "sales", "inside", "discounts")
"""Ids that are for internal readers only, and that are no words that a page says anyway."""


@pytest.mark.parametrize("audience", ["customer", "auditors", "partners", "public"])
def test_no_id_of_anything_hidden_stands_anywhere(audience: str) -> None:
    plan = everything(audience).model_dump_json()
    names = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", plan)
    assert [name for name in NEVER if name in names] == []
    for words in (
        "Pricing",
        "costs.csv",
        "grumpy",
        "Surgery",
        "Kari",
        "Ola",
        "may leave",
        "go broke",
        "Tired",
        "Guessed",
        "Quarrel",
        "Loud",
        "took a day",
        "Strike",
    ):
        assert words not in plan


HIDDEN_CHANGES = [
    ("playbook.yml", "title: Pricing desk", "title: Price desk"),
    ("playbook.yml", "price-check: {audience", "cost-check: {audience: internal}\n      price-check: {audience"),
    ("playbook.yml", "ask: What does it cost us?", "ask: What does it bring us?"),
    ("playbook.yml", "title: Money, audience", "title: Margin, audience"),
    ("playbook.yml", "Is it priced?", "Is it cheap?"),
    ("playbook.yml", "Do they pay?", "Do they pay in time?"),
    ("playbook.yml", "text: Hidden text", "text: Other text"),
    ("playbook.yml", "text: Not for you", "text: Nothing for you"),
    ("playbook.yml", "forecast: {due: day 8", "forecast: {at: day 8"),
    ("customer.yml", "rating: 2", "rating: 3"),
    ("customer.yml", "Kari Vik", "Kari Moen"),
    ("customer.yml", "why: Surgery", "why: Ill"),
    ("customer.yml", "text: Still not for you", "text: Nor this"),
    ("customer.yml", "margin: 7", "margin: 9"),
    ("status.yml", "The sponsor was grumpy", "The sponsor was happy"),
    ("status.yml", "They may go broke", "They may be bought"),
    ("status.yml", "bankruptcy:", "insolvency:"),
    ("status.yml", "sponsor-leaves:", "sponsor-may-leave:"),
    ("status.yml", "impact: high", "impact: low"),
    ("status.yml", "decision: Kari it is", "decision: Lars it is"),
    ("status.yml", "Tired of the vendor", "Happy with the vendor"),
    ("status.yml", "They hate it", "They love it"),
    ("status.yml", "why: Guessed, evidence: A mail", "why: Known, evidence: A letter"),
    ("status.yml", "tell: Not told", "tell: Nor this"),
    ("status.yml", "note: Sure", "note: Doubtful"),
    ("status.yml", "note: A bad week", "note: A good week"),
    ("status.yml", "errors: {2026-11-05: 3}", "errors: {2026-11-05: 4}"),
    ("status.yml", "approved: [{by: ola, on: 2026-11-04}]", "approved: [{by: ola, on: 2026-11-05}]"),
    ("status.yml", "priced: yes", "priced: no"),
]


@pytest.mark.parametrize("change", HIDDEN_CHANGES, ids=[f"{c[0]} {c[2]}"[:50] for c in HIDDEN_CHANGES])
def test_a_change_of_what_is_hidden_is_no_change_for_the_customer(change: tuple[str, str, str]) -> None:
    assert everything("customer", change) == everything("customer")
    assert everything("internal", change).revision != everything("internal").revision


SEEN_CHANGES = [
    ("playbook.yml", "We **meet**.", "We *meet*."),
    ("playbook.yml", "due: day 6, owner: lead", "due: day 9, owner: lead"),
    ("customer.yml", "Harbour tour", "Tour of the harbour"),
    ("status.yml", "A good start", "A start"),
    ("status.yml", "price-check: {done: 2026-11-05", "price-check: {done: 2026-11-06"),
]


@pytest.mark.parametrize("change", SEEN_CHANGES, ids=[c[2] for c in SEEN_CHANGES])
def test_the_revision_is_that_of_what_a_reader_sees(change: tuple[str, str, str]) -> None:
    assert everything("customer", change).revision != everything("customer").revision


def test_the_revision_leaves_the_as_of_date_out() -> None:
    early, late = (told("items: {a: {due: day 30}}", as_of=date(2026, 11, day)) for day in (3, 4))
    assert (early.as_of, late.as_of) == (on("2026-11-03"), on("2026-11-04"))
    assert early.revision == late.revision
    assert re.fullmatch("[0-9a-f]{12}", early.revision)
    assert told("items: {a: {due: day 30}}", as_of=date(2026, 12, 24)).revision != early.revision


AUDIENCES = """
audiences: {auditors: {sees: [customer]}, partners: {sees: [auditors]}, press: Press}
items:
  a: {due: day 1}
  b: {due: day 1, audience: internal}
  c: {due: day 1, audience: public}
  d: {due: day 1, audience: auditors}
  e: {due: day 1, audience: [press, auditors]}
  f: {due: day 1, audience: partners}
"""


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("internal", "abcdef"),
        ("customer", "ac"),
        ("public", "c"),
        ("auditors", "acde"),
        ("partners", "acdef"),
        ("press", "ce"),
        ("nobody", ""),
    ],
)
def test_each_audience_sees_its_own_and_what_it_is_said_to_see(audience: str, seen: str) -> None:
    assert "".join(i.id for i in told(AUDIENCES, audience=audience).items) == seen


def test_what_names_no_audience_has_that_of_the_playbook() -> None:
    plan = "audience: internal\nitems: {a: day 1, b: {due: day 1, audience: customer}}"
    assert [i.id for i in told(plan).items] == ["b"]


PHASES = """
audience: {audience}
phases:
  inside: {{title: Bargaining, audience: internal, items: {{a: day 1, b: {{due: day 20, audience: customer}}}}}}
"""


@pytest.mark.parametrize("own", ["customer", "internal"])
def test_a_phase_that_is_hidden_is_not_named_as_the_stage(own: str) -> None:
    plan = PHASES.format(audience=own)
    found = told(plan, "a: 2026-11-02").summary
    assert (found.stage, found.stage_title, found.sentence) == ("in-progress", "In progress", "In progress.")
    assert "Bargaining" not in told(plan, "a: 2026-11-02").model_dump_json()
    inner = told(plan, "a: 2026-11-02", "internal").summary
    assert (inner.stage, inner.stage_title) == ("inside", "Bargaining")


def test_a_stage_that_is_seen_is_named_and_go_live_only_to_those_who_see_it() -> None:
    plan = "phases: {on: {title: Setting up, items: {a: day 1, go-live: {kind: milestone, at: day 20}}}}"
    found = told(plan, "a: 2026-11-02").summary
    assert found.sentence == "In phase “Setting up”. Go-live is expected as planned, on 2026-11-23."
    assert (found.go_live, found.go_live_item) == (at("2026-11-23"), "go-live")
    public = told(plan, "a: 2026-11-02", "public").summary
    assert (public.sentence, public.go_live, public.go_live_item) == ("In progress.", None, "")
    hiding = plan.replace("at: day 20", "at: day 20, hides: [dates]")
    assert told(hiding, "a: 2026-11-02").summary.sentence == "In phase “Setting up”."


def test_go_live_is_that_which_happened_else_the_expected_one() -> None:
    plan = "items: {go-live: {kind: milestone, at: day 3}}"
    assert told(plan).summary.go_live == at("2026-11-09")
    assert told(plan, "go-live: 2026-11-05").summary.go_live == at("2026-11-05")


def test_a_phase_of_which_the_reader_sees_nothing_is_not_listed() -> None:
    plan = """
phases:
  on: {items: {a: day 1}}
  off: {items: {b: {due: day 1, audience: internal}}}
  closing: {checks: {quiet: Is it quiet?}, items: {c: {due: day 1, audience: internal}}}
"""
    assert [g.id for g in told(plan).groups] == ["on", "closing"]
    assert [g.id for g in told(plan, audience="internal").groups] == ["on", "off", "closing"]


@pytest.mark.parametrize(("audience", "name"), [("customer", "Setting up"), ("internal", "")])
def test_a_date_names_the_phase_that_gives_it_if_the_reader_sees_it(audience: str, name: str) -> None:
    phase = f"title: Setting up, audience: {audience}, from: day 2, until: day 9"
    plan = f"phases: {{on: {{{phase}, items: {{a: {{audience: customer}}}}}}, next: {{items: {{b: day 12}}}}}}"
    why = [w for w in item(told(plan), "a").why if w.kind == "phase"]
    assert [(w.name, w.sentence) for w in why] == [(name, "Ends with its phase: Tue 10 Nov 2026")]


@pytest.mark.parametrize(("audience", "learners"), [("customer", 2), ("internal", 0)])
def test_a_session_for_groups_is_counted_only_for_who_may_know_of_them(audience: str, learners: int) -> None:
    plan = f"""
facts: {{teams: {{type: group, audience: {audience}}}}}
roles: {{csm: vendor}}
items: {{it: {{kind: session, at: day 8 10:00, takes: 1 h, owner: csm, seats: 10, learners: teams}}}}
"""
    session = item(told(plan, customer=ACME + "facts: {teams: [oslo, bergen]}\n"), "it").session
    assert session and session.learners == learners


@pytest.mark.parametrize(
    ("day", "told_"),
    [
        (5, ["Waits for “A”, which starts on Fri 6 Nov 2026 10:00"]),
        (
            6,
            [
                "Waits for “A”, which starts on Sat 7 Nov 2026 10:00",
                "Begins on the next working day of Acme, after the weekend (Sat 7 Nov to Sun 8 Nov 2026): Mon 9 Nov 2026",
            ],
        ),
    ],
)
def test_a_step_that_stays_on_its_day_is_told_only_with_what_moves_it_on(day: int, told_: list[str]) -> None:
    plan = f"items: {{a: {{at: day {day} 10:00, takes: 1 h, roll: none}}, b: {{after: start of a}}}}"
    why = item(told(plan, as_of=date(2026, 11, 2)), "b").why
    assert [w.sentence for w in why if w.sentence] == told_


def test_counts_are_over_what_the_reader_sees() -> None:
    plan = """
phases:
  on:
    items:
      a: day 1
      b: {due: day 1, audience: internal}
      c: {due: day 2, need: optional}
      d: {due: day 2}
      e: {due: day 3}
"""
    status = "a: 2026-11-02\nb: 2026-11-02\nc: 2026-11-03\nd: {state: not needed}"
    for audience, done, counted in (("customer", 1, 2), ("internal", 2, 3)):
        found = told(plan, status, audience)
        assert (found.summary.done, found.summary.counted) == (done, counted)
        assert (found.groups[0].done, found.groups[0].counted) == (done, counted)


GATE = """
roles: {csm: vendor, lead: customer, money: {party: vendor, audience: internal}}
items: {go: {kind: gate, due: day 2, approvers: [lead, money], checks: {x: Is X}, FIELDS}}
"""


@pytest.mark.parametrize(
    ("fields", "status", "audience", "sentence"),
    [
        ("owner: csm", "", "internal", "Closed: no answer yet for “Is X”; 2 approvals are missing."),
        ("owner: csm", "", "customer", "Closed."),
        ("owner: csm", "go: {approved: [{by: mo, on: 2026-11-03}]}", "customer",
         "Closed: no answer yet for “Is X”; one approval is missing."),
        ("hides: [checks]", "go: {approved: [{by: mo, on: 2026-11-03}]}", "customer", "Closed."),
        ("hides: [approvers]", "go: {approved: [{by: mo, on: 2026-11-03}]}", "customer", "Closed."),
        ("hides: [checks]", "go: {approved: [{by: mo, on: 2026-11-03}, {by: li, on: 2026-11-03}], checks: {x: yes}}",
         "customer", "Open."),
    ],
)  # fmt: skip
def test_a_verdict_stays_and_its_sentence_names_and_counts_what_is_seen(
    fields: str, status: str, audience: str, sentence: str
) -> None:
    people = "people: {mo: {name: Mo, role: money}, li: {name: Li, role: lead}}"
    verdict = item(told(GATE.replace("FIELDS", fields), status, audience, ACME + people), "go").verdict
    assert verdict
    assert (verdict.open, verdict.sentence) == (sentence == "Open.", sentence)


def test_an_item_that_hides_all_of_its_gate_has_no_verdict() -> None:
    people = "people: {mo: {name: Mo, role: money}, li: {name: Li, role: lead}}"
    plan = GATE.replace("FIELDS", "hides: [approvers, checks]")
    assert item(told(plan, customer=ACME + people), "go").verdict is None
    approved = "go: {approved: [{by: li, on: 2026-11-03}]}"
    assert [e.kind for e in told(plan, approved, customer=ACME + people).log] == []
    assert [e.kind for e in told(plan, approved, "internal", ACME + people).log] == ["approved"]


# ---- the order of the steps of a runbook

STEPS = """
phases:
  launch: {}
runbooks:
  switch:
    title: Switch
    steps:
      call: {owner: ops, at: day 1 09:00, takes: 10 min}
      load: {owner: ops, after: call, takes: 1 h}
      look: {owner: ops, after: call, takes: 5 min}
      note: {owner: ops}
      report: {owner: ops, at: day 2}
      open: {owner: ops, at: day 2 08:00}
  back:
    title: The way back
    on_demand: yes
    steps:
      stop: {owner: ops, takes: 5 min}
      tell: {owner: ops, after: undo, takes: 5 min}
      undo: {owner: ops, after: stop, takes: 30 min}
roles: {ops: {party: customer}}
"""
EARLIER = """
add:
  phones: {runbook: switch, phase: launch, kind: step, owner: ops, at: day 1 08:30, why: No screens}
  wave: {runbook: switch, kind: step, owner: ops, at: day 1 09:00, why: A custom here}
"""


def turns(status: str = "", day: int = 1) -> dict[str, tuple[str, ...]]:
    plan = told(STEPS, status, customer=ACME + EARLIER, as_of=date(2026, 11, day))
    return {group.id: group.items for group in plan.groups if group.axis == "runbook"}


def test_steps_stand_by_the_hour_and_those_of_one_hour_as_in_the_files() -> None:
    assert turns() == {
        "switch": ("phones", "call", "wave", "load", "look", "note", "report", "open"),
        "back": ("stop", "undo", "tell"),
    }


def test_what_is_late_keeps_the_number_of_its_step() -> None:
    assert turns("phones: {started: 2026-11-02 09:30}\ncall: 2026-11-02 09:45\n", 3) == turns()
