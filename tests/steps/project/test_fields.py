"""Field by field: what hiding a field takes away, which changes are told, and how what happened is told."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.shown.item import ShownItem
from generator.steps.assess import assess
from generator.steps.project import project
from generator.steps.project.public import project_public
from generator.steps.schedule import schedule
from tests.given.moments import at, on
from tests.given.plans import plan_of, status_of
from tests.given.sources import playbook
from tests.readers import HERE, VENDOR, as_text, assessed, read, version
from tests.steps.project.test_project import ACME, item, told

BASE = """
roles: {csm: vendor, lead: customer, users: {party: customer}}
facts: {big: boolean, size: integer, teams: group}
items:
  first: {at: day 2}
"""
CUSTOMER = (
    ACME + "facts: {big: yes, size: 9, teams: {oslo: Oslo}}\n"
    "people: {li: {name: Li, role: lead}, mo: {name: Mo, role: csm}, una: {name: Una, role: users}}\n"
)
FULL = {
    "task": "title: All of it, at: day 9, takes: 2 workdays, after: first, by: day 20, owner: csm, with: [lead], when: big, text: T, "
    "priority: high, place: Oslo, people: 2, rule: R, not_before: day 3, snap: next tuesday, roll: next, "
    "links: {a: 'https://example.com'}, need: recommended, medium: M, source: S",
    "raci": "raci: {responsible: [csm], accountable: [lead], consulted: [users], informed: [lead]}, due: day 9",
    "meeting": "kind: meeting, at: day 2 10:00, every: week, count: 2, takes: 1 h, owner: csm, agenda: [{title: A, takes: 60 min}], "
    "bring: [pen], recording: Meet",
    "session": "kind: session, at: day 8 10:00, takes: 1 h, owner: csm, with: [users], learners: size, seats: 10, trainer: csm, presenter: lead",
    "gate": "kind: gate, due: day 9, approvers: [lead], checks: {x: X}",
    "sign": "kind: sign-off, due: day 9, signer: [lead]",
    "fixed": "fixed: day 9, takes: 1 day",
    "span": "kind: window, at: day 9, until: day 12, stops: [a], for_whom: [b], instead: c, load: 5",
}
STATUS = (
    "it: {tell: Told, since: 2026-11-05, state: blocked, approved: [{by: li, on: 2026-11-05}], "
    "held: {2026-11-03: {tell: We met}}}"
)
SIGNED = "it: {signed: {by: li, on: 2026-11-06}}"


def shown(kind: str, hides: str = "", audience: str = "customer") -> ShownItem:
    hiding = f", hides: [{hides}]" if hides else ""
    return item(
        told(f"{BASE}  it: {{{FULL[kind]}{hiding}}}", SIGNED if kind == "sign" else STATUS, audience, CUSTOMER), "it"
    )


HIDES = [
    ("task", "at", "why"),
    ("task", "not_before", "why"),
    ("task", "snap", "why"),
    ("task", "roll", "why"),
    ("task", "scales", "why"),
    ("task", "after", "after why"),
    ("task", "by", "deadline why"),
    ("task", "takes", "takes why"),
    ("task", "owner", "owner people"),
    ("task", "with", "attendees"),
    ("task", "when", "reasons"),
    ("task", "text", "text"),
    ("task", "priority", "priority"),
    ("task", "place", "place"),
    ("task", "people", "head_count people"),
    ("task", "head_count", "head_count"),
    ("task", "rule", "rule"),
    ("task", "links", "links"),
    ("task", "need", "need"),
    ("task", "medium", "medium"),
    ("task", "source", "source"),
    ("task", "dates", "dates"),
    ("task", "slack", "slack"),
    ("task", "standing", "standing"),
    ("task", "tell", "tell"),
    ("task", "since", "since"),
    ("task", "title", "title"),
    ("task", "phase", ""),
    ("task", "id", ""),
    ("task", "base", ""),
    ("task", "order", ""),
    ("task", "kind", ""),
    ("task", "shows", ""),
    ("task", "audience", ""),
    ("task", "at, takes, by, after", "why takes deadline after"),
    ("raci", "due", "why"),
    ("raci", "raci", "owner accountable consulted informed people"),
    ("meeting", "every", "repeats times sittings why"),
    ("meeting", "count", "why"),
    ("meeting", "agenda", "agenda"),
    ("meeting", "sittings", "sittings"),
    ("session", "session", "session"),
    ("gate", "approvers", "approvals"),
    ("gate", "checks", "checks verdict"),
    ("gate", "verdict", "verdict"),
    ("sign", "signer", "signers signature verdict"),
    ("sign", "signature", "signature"),
    ("fixed", "fixed", "why"),
    ("span", "until", "why"),
    ("span", "window", "window"),
]


@pytest.mark.parametrize(("kind", "hides", "gone"), HIDES, ids=[f"{k}: {h}" for k, h, _ in HIDES])
def test_what_an_item_hides_is_told_in_no_other_words_either(kind: str, hides: str, gone: str) -> None:
    whole, part = shown(kind), shown(kind, hides)
    assert {name for name, value in part if value != getattr(whole, name)} == set(gone.split())
    for name in gone.split():
        default = ShownItem.model_fields[name].get_default() if name not in ("title", "verdict") else None
        assert getattr(part, name) == default or name in ("title", "verdict")
    assert shown(kind, hides, "internal").model_copy(update={"internal": None}) == shown(
        kind, "", "internal"
    ).model_copy(update={"internal": None})


def test_a_hidden_title_is_the_words_of_the_id_everywhere() -> None:
    plan = "items: {buy-out: {title: Buying Brim, kind: decision, due: day 2, hides: [title, dates]}}"
    status = "buy-out: {state: blocked, since: 2026-11-05}"
    found = told(plan, status)
    assert "Brim" not in found.model_dump_json()
    assert [(e.kind, e.title) for e in found.log] == [("blocked", "Buy out")]
    assert [(o.title, o.text) for o in found.open_points] == [("Buy out", "")]
    inner = told(plan, status, "internal")
    assert [(o.title, o.text) for o in inner.open_points] == [("Buying Brim", "Due 2026-11-03.")]


def test_the_learners_of_a_session_are_a_number_of_those_whom_a_reader_sees() -> None:
    plan = """
roles: {a: customer, b: {party: customer, audience: internal}}
facts: {size: integer, margin: {type: integer, audience: internal}, teams: {type: group, member_facts: {size: integer, bonus: {type: integer, audience: internal}}}}
items:
  by-fact: {kind: session, at: day 2 10:00, takes: 1 h, learners: size}
  by-secret: {kind: session, at: day 2 10:00, takes: 1 h, learners: margin}
  by-role: {kind: session, at: day 2 10:00, takes: 1 h, with: [a, b]}
  of-role: {kind: session, at: day 2 10:00, takes: 1 h, learners: b}
  nobody-says: {kind: session, at: day 2 10:00, takes: 1 h, learners: size, hides: [learners]}
  of-team: {for_each: teams, kind: session, at: day 2 10:00, takes: 1 h, learners: member.size}
  of-bonus: {for_each: teams, kind: session, at: day 2 10:00, takes: 1 h, learners: member.bonus}
"""
    customer = ACME + (
        "facts: {size: 9, margin: 4, teams: {oslo: {facts: {size: 5, bonus: 6}}}}\n"
        "people: {li: {name: Li, role: a}, mo: {name: Mo, role: b}, no: {name: No, role: a, audience: internal}}\n"
    )
    found = {i.id: i.session.learners for i in told(plan, customer=customer).items if i.session}
    assert found == {
        "by-fact": 9,
        "by-secret": 0,
        "by-role": 1,
        "of-role": 0,
        "nobody-says": 0,
        "of-team[oslo]": 5,
        "of-bonus[oslo]": 0,
    }
    inner = {i.id: i.session.learners for i in told(plan, "", "internal", customer).items if i.session}
    numbers = {"by-fact": 9, "by-secret": 4, "by-role": 3, "of-role": 1, "nobody-says": 9}
    assert inner == numbers | {"of-team[oslo]": 5, "of-bonus[oslo]": 6}


CHANGES = [
    ("title: New", "Title: New instead of Old"),
    ("at: day 4", "At: day 4 instead of day 9"),
    ("due: day 4", "Due: day 4 instead of day 9"),
    ("fixed: day 4", "Fixed: day 4 instead of day 9"),
    ("by: day 20", "By: day 20"),
    ("not_before: day 5", "Not before: day 5"),
    ("takes: 3 days", "Takes: 3 days instead of 2 days"),
    ("after: [first, inner]", "After: changed"),
    ("after: first", "After: first"),
    ("owner: lead", "Owner: lead instead of csm"),
    ("owner: boss", "Owner: changed"),
    ("need: optional", "Need: optional instead of required"),
    ("at: inner + 2 days", "At: changed"),
    ("title: The inner circle", "Title: The inner circle instead of Old"),
    ("text: Other", ""),
    ("priority: high", ""),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_a_change_is_told_unless_it_names_what_is_hidden(change: str, said: str) -> None:
    plan = """
roles: {csm: vendor, lead: customer, boss: {party: vendor, audience: internal}}
items:
  first: {at: day 1}
  inner: {at: day 2, audience: internal}
  it: {title: Old, at: day 9, takes: 2 days, owner: csm, text: Was}
"""
    customer = ACME + f"change: {{it: {{{change}, why: So it is}}}}\n"
    assert item(told(plan, customer=customer), "it").changes == ((f"{said} (So it is)",) if said else ())
    inner = item(told(plan, "", "internal", customer), "it").changes
    assert len(inner) == 1
    assert "changed" not in inner[0]
    hiding = plan.replace("owner: csm", f"owner: csm, hides: [{change.split(':', maxsplit=1)[0]}]")
    assert item(told(hiding, customer=customer), "it").changes == ()


UNTIL = [("until: day 12", ("Until: day 12 instead of day 10 (So it is)",))]


@pytest.mark.parametrize(("change", "said"), UNTIL)
def test_a_change_of_an_end_is_told(change: str, said: tuple[str, ...]) -> None:
    plan = "items: {it: {kind: window, at: day 9, until: day 10}}"
    assert item(told(plan, customer=ACME + f"change: {{it: {{{change}, why: So it is}}}}\n"), "it").changes == said


def test_the_playbook_for_everybody_holds_its_public_guides_and_what_they_name() -> None:
    guides = {p.stem: p.read_text() for p in sorted((HERE / "guides").glob("*.md"))}
    valid = playbook(read("playbook.yml"), guides, ("sheet.csv", "costs.csv", "picture.png"))
    assert as_text(project_public(valid, VENDOR)) == (HERE / "shown" / "guides.yml").read_text()


def test_what_moved_came_and_went_since_the_version_before() -> None:
    plan = "items: {a: {at: day 1}, b: {at: day 2}, c: {title: See, at: day 3}, d: {}, e: {}, f: {at: day 1, audience: internal}}"
    before = version("1.0", date(2026, 10, 1), a=date(2026, 11, 2), b=date(2026, 11, 9), d=date(2026, 11, 4),
                     y_z=date(2026, 11, 5), x=date(2026, 11, 5), f=date(2026, 11, 2))  # fmt: skip
    found = project(assessed("title: P\n" + plan, ACME, previous=before), "customer")
    assert [(d.kind, d.id, d.title, d.before, d.after) for d in found.differences] == [
        ("moved", "b", "B", at("2026-11-09"), at("2026-11-03")),
        ("added", "c", "See", None, at("2026-11-04")),
        ("moved", "d", "D", at("2026-11-04"), None),
        ("added", "e", "E", None, None),
        ("removed", "x", "X", None, None),
        ("removed", "y-z", "Y z", None, None),
    ]
    assert found.previous and (found.previous.version, found.previous.signed) == ("1.0", False)
    assert told(plan).differences == ()


def test_what_is_out_now_is_said_to_be_gone_only_to_those_who_may_know_it() -> None:
    plan = "facts: {big: boolean}\nitems: {a: {title: Ay, when: big, due: day 1}, b: {when: big, due: day 1, audience: internal}}"
    before = version("1.0", date(2026, 10, 1), a=date(2026, 11, 2), b=date(2026, 11, 2))
    met = assessed("title: P\n" + plan, ACME + "facts: {big: no}\n", previous=before)
    assert [(d.id, d.title) for d in project(met, "customer").differences] == [("a", "Ay")]
    assert [(d.id, d.title) for d in project(met, "internal").differences] == [("a", "Ay"), ("b", "B")]
    assert [o[:2] for o in project(met, "internal").out] == [("a", "Ay"), ("b", "B")]
    assert project(met, "customer").out == ()


def test_the_log_is_newest_first_and_tells_what_was_told() -> None:
    plan = (
        "items: {a: {due: day 2}, b: {due: day 3}, c: {due: day 4, shows: title}, d: {due: day 4, audience: internal}}"
    )
    status = """
a: {done: 2026-11-04, started: 2026-11-03, tell: Well done, note: Hm}
b: {started: 2026-11-05, tell: Under way, state: at risk, since: 2026-11-06}
c: {started: 2026-11-05, state: blocked, since: 2026-11-06, tell: Stuck}
d: {done: 2026-11-03}
leak: {risk: All may fail, since: 2026-11-03, note: Hush}
"""
    assert [(f"{e.on:%d}", e.kind, e.id, e.text, e.note) for e in told(plan, status).log] == [
        ("06", "at risk", "b", "Under way", ""),
        ("05", "started", "c", "", ""),
        ("05", "started", "b", "Under way", ""),
        ("04", "done", "a", "Well done", ""),
        ("03", "started", "a", "", ""),
    ]
    assert [(f"{e.on:%d}", e.kind, e.id, e.text, e.note) for e in told(plan, status, "internal").log] == [
        ("06", "blocked", "c", "Stuck", ""),
        ("06", "at risk", "b", "Under way", ""),
        ("05", "started", "c", "Stuck", ""),
        ("05", "started", "b", "Under way", ""),
        ("04", "done", "a", "Well done", "Hm"),
        ("03", "risk", "leak", "All may fail", "Hush"),
        ("03", "done", "d", "", ""),
        ("03", "started", "a", "", "Hm"),
    ]


def test_answers_are_shown_and_remarks_are_not() -> None:
    plan = """
metrics: {use: {target: at least 5}, cost: {target: at least 5, audience: internal}}
items:
  a: {due: day 1}
  b: {due: day 1, audience: internal}
  it:
    due: day 2
    checks:
      plain: Is it?
      absent: Is it there?
      words: {answer: text}
      rated: {answer: rating, scale: 1..5}
      measured: {metric: use}
      costs: {metric: cost}
      said: {metric: use, answer: text}
      seen: {done: a}
      unseen: {done: [a, b]}
"""
    status = """
a: 2026-11-02
use: {2026-11-03: 7}
cost: {2026-11-03: 7}
it: {checks: {plain: no, absent: {answer: n/a, why: There is none}, words: Grumpy, rated: 4, said: Grumpy}}
"""
    checks = {c.id: (c.outcome, c.answer) for c in item(told(plan, status), "it").checks}
    assert checks == {
        "plain": ("no", "no"),
        "absent": ("not applicable", "n/a"),
        "words": ("given", ""),
        "rated": ("given", "4"),
        "measured": ("yes", "7"),
        "costs": ("yes", ""),
        "said": ("given", ""),
        "seen": ("yes", "1 of 1 done"),
        "unseen": ("unanswered", ""),
    }
    inner = {c.id: c.answer for c in item(told(plan, status, "internal"), "it").checks}
    assert (inner["words"], inner["costs"], inner["unseen"]) == ("Grumpy", "7", "1 of 2 done")


def test_the_rule_of_a_week_counts_no_answers_that_are_hidden() -> None:
    plan = """
health:
  categories: {a: {checks: {x: X}}, b: {audience: internal, checks: {y: Y}}}
  bands: {green: {no: exactly 0, text: Fine}, red: {no: at least 1}}
  when_band: {red: {talk: {takes: 1 day}, tell-all: {takes: 1 day, audience: customer}}}
"""
    week = "health: {2026-11-06: {checks: {%s}}}"
    hushed = "Judged by all answers, some of which are not shown here"
    for given, inner, outer in (
        ("x: yes", "1 unanswered, and unanswered is never green", hushed),
        ("x: no", "at least 1 no", "at least 1 no"),
        ("x: yes, y: yes", "Fine", "Fine"),
    ):
        assert told(plan, week % given, "internal").health[0].rule == inner
        found = told(plan, week % given)
        assert found.health[0].rule == outer
        assert {a.rule for a in found.actions} <= {f"Red on 2026-11-06: {outer}"}
    secret = plan.replace("health:\n", "health:\n  audience: internal\n")
    assert [(a.id, a.rule) for a in told(secret, week % "x: no").actions] == [("tell-all[2026-11-06]", "")]
    assert told(secret, week % "x: no").health == ()
    assert told(secret, week % "x: no").summary.band == ""
    assert told(plan, week % "x: no").summary.band == "red"


def test_a_refusal_is_no_approval_and_each_team_approves_for_itself() -> None:
    plan = """
facts: {teams: group}
roles: {lead: {party: customer, per: teams}, csm: vendor}
items:
  go: {for_each: teams, kind: gate, due: day 3, owner: csm, approvers: lead, checks: {x: X}}
  over: {kind: sign-off, due: day 9, owner: csm, signer: csm}
"""
    customer = ACME + (
        "facts: {teams: [oslo, bergen]}\npeople: {li: {name: Li, role: lead, members: [oslo]}, "
        "bo: {name: Bo, role: lead, members: [bergen]}, mo: {name: Mo, role: csm}}\n"
    )
    status = """
"go[oslo]": {approved: [{by: bo, on: 2026-11-03}, {by: li, on: 2026-11-04, answer: no}]}
"go[bergen]": {approved: [{by: bo, on: 2026-11-04}]}
over: {signed: {by: mo, on: 2026-11-05, answer: no}}
"""
    found = told(plan, status, customer=customer)
    assert [(a.role, a.by, a.on) for a in item(found, "go[oslo]").approvals] == [("lead", "", None)]
    assert [(a.role, a.by, a.on) for a in item(found, "go[bergen]").approvals] == [("lead", "bo", on("2026-11-04"))]
    assert item(found, "over").signature is None
    assert [(e.kind, e.id, e.by) for e in found.log] == [("approved", "go[bergen]", "bo")]
    inner = told(plan, status, "internal", customer)
    assert [(e.kind, e.id, e.by) for e in inner.log] == [
        ("refused", "over", "mo"),
        ("refused", "go[oslo]", "li"),
        ("approved", "go[bergen]", "bo"),
        ("approved", "go[oslo]", "bo"),
    ]


def test_the_sentence_on_go_live_is_for_those_who_read_the_plan_it_was_made_for() -> None:
    plan = """
items: {go-live: {kind: milestone, at: day 2, audience: [customer, public]}}
support: {near: {title: Near by, from: day 2, contacts: {all: csm}}}
roles: {csm: vendor}
"""
    assert told(plan, "go-live: 2026-11-03").summary.sentence.endswith(
        "Live since 2026-11-03; near by since 2026-11-03."
    )
    public = told(plan, "go-live: 2026-11-03", "public")
    assert "Near by" not in public.model_dump_json() and "near by" not in public.summary.sentence


def test_a_count_of_hidden_members_is_not_told() -> None:
    plan = """
facts: {teams: group}
items:
  inner: {for_each: teams, due: day 2, audience: internal}
  outer: {for_each: teams, due: day 2}
  it: {due: day 3, checks: {hidden: {done: inner}, seen: {done: outer}, one: {done: "outer[oslo]"}}}
"""
    found = told(plan, '"outer[oslo]": 2026-11-03', customer=ACME + "facts: {teams: [oslo, bergen]}\n")
    assert [(c.id, c.answer) for c in item(found, "it").checks] == [
        ("hidden", ""),
        ("seen", "1 of 2 done"),
        ("one", "1 of 1 done"),
    ]


def test_what_was_told_of_a_sitting_stands_only_where_sittings_are_shown() -> None:
    plan = "items: {it: {kind: meeting, at: day 2, every: week, count: 2%s}}"
    status = "it: {held: {2026-11-03: {tell: We met}}}"
    assert [(e.kind, e.text) for e in told(plan % "", status).log] == [("held", "We met")]
    assert [(e.kind, e.text) for e in told(plan % ", hides: [sittings]", status).log] == [("held", "")]


@pytest.mark.parametrize(("day", "current"), [(3, False), (4, True), (6, True), (7, False)])
def test_a_support_mode_holds_from_its_first_day_to_its_last(day: int, current: bool) -> None:
    plan = "roles: {csm: vendor}\nsupport: {near: {from: day 3, until: day 5, contacts: {all: csm}}}\nitems: {a: day 1}"
    assert told(plan, as_of=date(2026, 11, day)).support[0].current is current


def assessed_of_vendor(vendor: dict[str, str]) -> AssessedPlan:
    """How a plan of one item stands, of a vendor of whom this is known."""
    status, day = status_of(), date(2026, 11, 9)
    return assess(schedule(plan_of({"first": {"at": "day 2"}}, vendor=vendor), status, day), status, day)


@pytest.mark.parametrize(
    ("vendor", "edit", "issue"),
    [
        (
            {"repository": "https://git.example.com/plans/"},
            "https://git.example.com/plans/edit/main/",
            "https://git.example.com/plans/issues/new?title={title}&body={text}",
        ),
        (
            {
                "repository": "https://git.example.com/plans",
                "edit_uri": "https://git.example.com/plans/-/edit/trunk",
            },
            "https://git.example.com/plans/-/edit/trunk/",
            "https://git.example.com/plans/-/issues/new?issue[title]={title}&issue[description]={text}",
        ),
    ],
)
def test_only_the_vendor_learns_where_changes_are_proposed(vendor: dict[str, str], edit: str, issue: str) -> None:
    found = assessed_of_vendor(vendor)
    repository = project(found, "internal").repository
    assert repository is not None
    assert (repository.edit, repository.issue) == (edit, issue)
    assert project(found, "customer").repository is None


@pytest.mark.parametrize(
    "vendor", [{}, {"edit_uri": "https://git.example.com/x"}, {"repository": "mailto:a@b.example"}]
)
def test_without_an_address_on_the_web_there_is_no_repository(vendor: dict[str, str]) -> None:
    assert project(assessed_of_vendor(vendor), "internal").repository is None
