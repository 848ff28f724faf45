"""A playbook and a customer become a plan: text in, text out, and laws that hold for every plan."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.files.customer.customer import Person
from generator.model.files.customer.vendor import Vendor
from generator.model.stages.plan import Plan, Reason
from tests.given.sources import ACME, check_plan, codes, plan_of, shown

TEAMS = "facts: {teams: {oslo: Oslo depot, bergen: Bergen depot}}\n"


def dependencies(plan: Plan) -> list[str]:
    """Each item with what it waits for."""
    return [
        f"{item.id} < "
        + ", ".join(f"{e.on}" + (f" (through {' '.join(e.through)})" if e.through else "") for e in item.dependencies)
        for item in plan.items
        if item.dependencies
    ]


def reason(given: Reason) -> str:
    """A reason in one line."""
    facts = ", ".join(f"{name} is {value}" for name, value in given.facts)
    return f"{given.kind}: {given.text}" + (f" ({facts})" if facts else "")


def test_an_item_is_in_or_out_with_the_facts_that_decided() -> None:
    plan = plan_of(
        """
        title: P
        facts: {migration: {type: boolean, default: no}, users: integer, budget: integer}
        items:
          always: day 1
          export: {when: migration or users > 100}
          invite: {when: users > 10}
          audit: {when: budget > 5}
        """,
        ACME + "facts: {users: 20}\n",
    )
    assert [(i.id, [reason(r) for r in i.reasons]) for i in plan.items] == [
        ("always", ["always: "]),
        ("invite", ["condition: users > 10 (users is 20)"]),
        ("audit", ["unanswered: budget > 5 (budget is not answered yet)"]),
    ]
    assert [(o.id, [reason(r) for r in o.reasons]) for o in plan.out] == [
        ("export", ["condition: migration or users > 100 (migration is no, users is 20)"])
    ]


def test_an_item_that_is_out_passes_its_predecessors_on() -> None:
    plan = plan_of("""
        title: P
        facts: {migration: {type: boolean, default: no}}
        items:
          a: day 1
          b: {when: migration, after: a + 2 days}
          c: {when: migration, after: b}
          d: {after: c}
          e: {after: finish after end of c}
        """)
    assert dependencies(plan) == ["d < a (through c b)", "e < a (through c b)"]
    d, e = plan.item("d").dependencies[0], plan.item("e").dependencies[0]
    assert (d.type, d.lag, d.unit) == ("FS", 2, "days")
    assert e.type == "FF"


def test_repeated_items_wait_for_the_same_member_and_others_for_all() -> None:
    plan = plan_of(
        """
        title: P
        facts: {teams: group}
        items:
          create: {for_each: teams, due: day 2}
          train: {for_each: teams, after: create}
          party: {after: train}
          oslo-only: {after: 'train[oslo]', due: 'train[oslo] + 1 day'}
        """,
        ACME + TEAMS,
    )
    assert dependencies(plan) == [
        "train[oslo] < create[oslo]",
        "train[bergen] < create[bergen]",
        "party < train[oslo], train[bergen]",
        "oslo-only < train[oslo]",
    ]
    assert plan.item("oslo-only").anchors == {"train[oslo]": ("train[oslo]",)}
    assert plan.item("train[oslo]").title == "Train – Oslo depot"


def test_members_of_another_group_are_found_by_what_they_are_within() -> None:
    plan = plan_of(
        """
        title: P
        facts: {teams: group, tools: group}
        items:
          team-ready: {for_each: teams, due: day 2, after: tool-ready}
          tool-ready: {for_each: tools, due: day 1}
          tool-live: {for_each: tools, after: team-ready}
        """,
        ACME + "facts: {teams: {oslo: Oslo, bergen: Bergen}, tools: {mail: {within: oslo}, chat: {within: bergen}}}\n",
    )
    assert dependencies(plan) == [
        "team-ready[oslo] < tool-ready[mail]",
        "team-ready[bergen] < tool-ready[chat]",
        "tool-live[mail] < team-ready[oslo]",
        "tool-live[chat] < team-ready[bergen]",
    ]


def test_facts_of_a_member_decide_for_that_member() -> None:
    plan = plan_of(
        """
        title: P
        facts: {teams: {type: group, member_facts: {size: integer}}}
        items:
          big: {for_each: teams, when: member.size > 5}
          later: {for_each: teams, when: member.number > 1}
        """,
        ACME + "facts: {teams: {oslo: {facts: {size: 9}}, bergen: {facts: {size: 2}}}}\n",
    )
    assert [i.id for i in plan.items] == ["big[oslo]", "later[bergen]"]


def test_a_group_without_members_is_out_until_somebody_names_them() -> None:
    plan = plan_of(
        "title: P\nfacts: {teams: group}\nitems: {a: day 1, b: {for_each: teams, after: a}, c: {after: b}}\n"
    )
    assert [reason(r) for r in plan.out[0].reasons] == ["member: for each of teams (teams is not answered yet)"]
    assert dependencies(plan) == ["c < a (through b)"]


def test_alternatives_stay_alternatives_when_one_is_out() -> None:
    plan = plan_of("""
        title: P
        facts: {pilot: {type: boolean, default: no}}
        items: {a: day 1, b: {when: pilot}, c: {after: {all: [a], any: [a, b]}}}
        """)
    assert [(e.on, e.choice) for e in plan.item("c").dependencies] == [("a", ""), ("a", "any")]


def test_the_first_variant_that_holds_is_taken_and_a_customer_may_name_another() -> None:
    text = """
        title: P
        length: 4 weeks
        facts: {users: integer}
        items: {a: {due: day 10, takes: 1 day}, b: day 2}
        variants:
          large: {when: users >= 100, takes: 8..10 weeks, change: {a: {takes: 3 days, why: More people}}}
          small: {takes: 2..4 weeks, change: {b: {drop: yes, why: Not needed}}, add: {c: {due: day 3, why: Extra}}}
        """
    large = plan_of(text, ACME + "facts: {users: 100}\n")
    assert large.variant and (large.variant.id, large.scale) == ("large", Fraction(10, 4))
    assert reason(large.variant.reason) == "condition: users >= 100 (users is 100)"
    assert [f"{c.field}: {c.before} -> {c.after} ({c.why}, {c.source})" for c in large.item("a").changes] == [
        "takes: 1 day -> 3 days (More people, large)"
    ]
    small = plan_of(text, ACME + "facts: {users: 99}\ntakes: 3 weeks\n")
    assert small.variant and (small.variant.id, small.scale) == ("small", Fraction(3, 4))
    assert [(i.id, [r.kind for r in i.reasons]) for i in small.items] == [("a", ["always"]), ("c", ["variant"])]
    assert [(o.id, reason(o.reasons[0])) for o in small.out] == [("b", "dropped: Not needed")]
    named = plan_of(text, ACME + "facts: {users: 100}\nvariant: small\n")
    assert named.variant and reason(named.variant.reason) == "customer: chosen for this customer"


def test_a_customers_change_wins_over_the_variant_and_says_what_it_replaces() -> None:
    plan = plan_of(
        """
        title: P
        roles: {csm: vendor, lead: customer}
        items: {a: {at: day 3, owner: csm, takes: 1 day}}
        variants: {only: {change: {a: {at: day 4, why: Slower}}}}
        """,
        ACME + "change: {a: {due: 2026-11-13, raci: {responsible: lead}, why: On leave}}\n",
    )
    item = plan.item("a")
    assert (item.spec.at, str(item.spec.due), item.spec.owner) == (None, "2026-11-13", ())
    assert [f"{c.field}: {c.before} -> {c.after} ({c.source})" for c in item.changes] == [
        "at: day 3 -> day 4 (only)",
        "due: day 4 -> 2026-11-13 (customer)",
        "raci:  -> lead (customer)",
    ]
    assert item.parties == ("customer",)


def test_one_instance_can_be_changed_or_dropped() -> None:
    plan = plan_of(
        "title: P\nfacts: {teams: group}\nitems: {a: {for_each: teams, due: day 2}, b: {after: a}}\n",
        ACME + TEAMS + "change: {'a[oslo]': {due: day 9, why: Late}, 'a[bergen]': {drop: yes, why: Closed}}\n",
    )
    assert str(plan.item("a[oslo]").spec.due) == "day 9"
    assert [o.id for o in plan.out] == ["a[bergen]"]
    assert dependencies(plan) == ["b < a[oslo]"]


def test_agreed_dates_come_from_the_member_then_the_instance_then_all() -> None:
    plan = plan_of(
        "title: P\nfacts: {teams: group}\nitems: {live: {kind: milestone, for_each: teams, at: day 9}}\n",
        "name: A\nplaybook: plan\n"
        "dates: {kickoff: 2026-11-02, live: 2026-12-01, 'live[bergen]': 2026-12-02}\n"
        "facts: {teams: {oslo: {dates: {live: 2026-12-03}}, bergen: Bergen, voss: Voss}}\n",
    )
    assert [(i.id, str(i.agreed)) for i in plan.items] == [
        ("live[oslo]", "2026-12-03"),
        ("live[bergen]", "2026-12-02"),
        ("live[voss]", "2026-12-01"),
    ]


def test_people_fill_roles_for_their_members_and_vendors_people_are_merged() -> None:
    vendor = Vendor(
        people={"maja": Person(name="Maja Holm", email="maja@vendor.example.com"), "otto": Person(name="Otto")}
    )
    plan = plan_of(
        """
        title: P
        roles: {csm: vendor, lead: {party: customer, per: teams, people: 1}}
        facts: {teams: group}
        items: {a: {for_each: teams, owner: lead, with: csm, due: day 2}, b: {owner: [lead, csm], due: day 3}}
        """,
        ACME
        + TEAMS
        + """
people:
  maja: csm
  ingrid: {name: Ingrid, role: lead, members: [oslo]}
  jonas: {name: Jonas, role: lead, members: [bergen], title: Boss}
""",
        vendor=vendor,
    )
    assert plan.people["maja"].name == "Maja Holm"
    assert "otto" not in plan.people
    assert plan.party_of == {"maja": "vendor", "ingrid": "customer", "jonas": "customer"}
    assert [(i.id, i.owners, i.attendees, i.parties) for i in plan.items] == [
        ("a[oslo]", ("ingrid",), ("csm",), ("customer", "vendor")),
        ("a[bergen]", ("jonas",), ("csm",), ("customer", "vendor")),
        ("b", ("ingrid", "jonas", "maja"), (), ("customer", "vendor")),
    ]
    assert [(r.id, r.member, r.people, r.filled) for r in plan.roles] == [
        ("csm", None, ("maja",), True),
        ("lead", "oslo", ("ingrid",), True),
        ("lead", "bergen", ("jonas",), True),
    ]


def test_groups_are_views_of_the_same_items_and_a_runbook_stands_once_for_each_member() -> None:
    plan = plan_of(
        """
        title: P
        facts: {teams: group}
        phases: {start: {items: {a: day 1, b: day 2}}, end-phase: {items: {c: day 3}}}
        workstreams: {data: {items: [c, a]}, empty: {items: []}}
        runbooks: {cutover: {for_each: teams, steps: {freeze: {at: day 3 09:00}, thaw: {after: freeze}}}}
        """,
        ACME + TEAMS + "add: {own: {due: day 4, phase: start, workstream: data}}\n",
    )
    assert [(g.axis, g.id, g.items) for g in plan.groups] == [
        ("phase", "start", ("a", "b", "own")),
        ("phase", "end-phase", ("c",)),
        ("workstream", "data", ("c", "a", "own")),
        ("runbook", "cutover[oslo]", ("freeze[oslo]", "thaw[oslo]")),
        ("runbook", "cutover[bergen]", ("freeze[bergen]", "thaw[bergen]")),
    ]
    assert plan.item("freeze[oslo]").spec.kind == "step"
    assert dependencies(plan) == ["thaw[oslo] < freeze[oslo]", "thaw[bergen] < freeze[bergen]"]


def test_an_audience_comes_from_the_nearest_parent_that_states_one() -> None:
    plan = plan_of("""
        title: P
        audience: public
        audiences: {board: {sees: [customer]}, press: Press}
        phases:
          inner: {audience: internal, items: {a: day 1, b: {audience: [customer, board]}}}
          outer: {items: {c: day 1}}
        """)
    assert [(i.id, i.audience) for i in plan.items] == [
        ("a", ("internal",)),
        ("b", ("customer", "board")),
        ("c", ("public",)),
    ]
    assert {who: sorted(seen) for who, seen in plan.sees.items()} == {
        "public": ["public"],
        "customer": ["customer", "public"],
        "board": ["board", "customer", "public"],
        "press": ["press", "public"],
        "internal": ["board", "customer", "internal", "press", "public"],
    }


def test_a_secret_has_no_value_anywhere_in_the_plan() -> None:
    plan = plan_of("title: P\nfacts: {token: {secret: yes}, users: {type: integer, default: 3}}\nitems: {a: day 1}\n")
    assert [(f.id, f.value, f.answered) for f in plan.facts] == [("token", None, False), ("users", 3, True)]


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("renewal before go-live + 120 days", True),
        ("renewal before go-live + 30 days", False),
        ("renewal before day 100", True),
        ("renewal before kickoff + 1 month", False),
        ("renewal after week 2 friday", True),
        ("renewal before later", None),
    ],
)
def test_conditions_compare_dates_as_the_files_say_them(when: str, kept: bool | None) -> None:
    plan = plan_of(
        "title: P\nfacts: {renewal: date}\nitems: {go-live: {kind: milestone, at: day 30}, later: {kind: milestone}, "
        f"talk: {{when: {when}}}}}\n",
        ACME + "facts: {renewal: 2027-01-15}\n",
    )
    found = [i for i in plan.items if i.id == "talk"]
    assert bool(found) is (kept is not False)
    if found:
        assert found[0].reasons[0].kind == ("condition" if kept else "unanswered")


def test_a_time_that_hangs_on_an_item_that_is_out_is_an_error_with_the_reason() -> None:
    plan, problems = check_plan("""
        title: P
        facts: {pilot: {type: boolean, default: no}}
        items: {pilot-run: {when: pilot, due: day 3}, wrap-up: {due: pilot-run + 1 day}}
        """)
    assert plan is None
    assert shown(problems) == (
        "playbook.yml:4:62: error time/anchor-out: `wrap-up` hangs on `pilot-run`, which is not in this plan (pilot is no)\n"
        "    give it another time under `change` of the customer, or the same condition in the playbook"
    )


# ---- laws

_ids = [f"i{n}" for n in range(6)]


@st.composite
def _plans(draw: st.DrawFn) -> tuple[str, str]:
    """Items that wait for earlier ones, some under a condition and some repeated."""
    lines = []
    for n, id_ in enumerate(_ids):
        after = draw(st.lists(st.sampled_from(_ids[:n]), max_size=3, unique=True)) if n else []
        keys = [f"after: [{', '.join(after)}]"] if after else []
        keys += draw(st.sampled_from([[], ["when: pilot"], ["when: not pilot"], ["when: users > 3"]]))
        keys += draw(st.sampled_from([[], ["for_each: teams"], ["for_each: tools"]]))
        lines.append(f"  {id_}: {{{', '.join(keys)}}}")
    order = draw(st.permutations(lines))
    head = "title: P\nfacts: {pilot: boolean, users: integer, teams: group, tools: group}\n"
    facts = draw(
        st.sampled_from(
            [
                "pilot: yes",
                "pilot: no, users: 5",
                "teams: {a: A, b: B}",
                "pilot: no, teams: {a: A}, tools: {x: {within: a}, y: Y}",
            ]
        )
    )
    return head + "items:\n" + "\n".join(order) + "\n", ACME + f"facts: {{{facts}}}\n"


@given(_plans())
def test_every_edge_leads_to_an_item_of_the_plan_and_none_to_itself(texts: tuple[str, str]) -> None:
    plan = plan_of(*texts)
    ids = {item.id for item in plan.items}
    assert not ids & {out.id for out in plan.out}
    for item in plan.items:
        for edge in item.dependencies:
            assert edge.on in ids and edge.on != item.id
            assert all(through not in ids for through in edge.through)


@given(_plans())
def test_the_order_of_items_in_a_file_changes_nothing_but_the_order(texts: tuple[str, str]) -> None:
    head, _, items = texts[0].partition("items:\n")
    in_order = head + "items:\n" + "".join(f"{line}\n" for line in sorted(items.splitlines()))
    one, two = plan_of(*texts), plan_of(in_order, texts[1])
    assert {i.id: frozenset(e.on for e in i.dependencies) for i in one.items} == {
        i.id: frozenset(e.on for e in i.dependencies) for i in two.items
    }
    assert {o.id for o in one.out} == {o.id for o in two.out}


@given(_plans())
def test_every_item_is_in_the_plan_or_out_of_it_and_says_why(texts: tuple[str, str]) -> None:
    plan = plan_of(*texts)
    assert {i.base for i in plan.items} | {o.id.partition("[")[0] for o in plan.out} == set(_ids)
    assert all(item.reasons for item in plan.items) and all(out.reasons for out in plan.out)


def test_an_item_kept_by_an_open_condition_is_reported_as_a_note() -> None:
    _, problems = check_plan("title: P\nfacts: {users: integer}\nitems: {a: {when: users > 3}}\n")
    assert codes(problems) == ["condition/open"]
