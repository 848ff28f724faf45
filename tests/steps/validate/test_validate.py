"""Sources become models, or problems with place and next move; the wording of each rule stands in tests/bad."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.files.customer.vendor import Vendor
from generator.model.files.source import CustomerSources, PlaybookSources, Source, Value, VendorSource
from generator.model.problems.problem import Severity
from generator.steps.load import parse
from generator.steps.validate import validate_customer, validate_playbook, validate_vendor
from generator.steps.validate.playbook.headings import headings
from tests.given.sources import ACME, check_customer, check_playbook, codes, playbook, shown, source

ROOT = Path(__file__).parents[3]

SMALL = """
title: Small plan
roles: {csm: vendor, project-lead: customer}
items:
  kickoff-call: {kind: meeting, at: kickoff 10:00, takes: 30 min, owner: csm, with: project-lead}
  go-live: {kind: milestone, at: day 10, after: kickoff-call}
"""


def test_a_small_playbook_and_customer_have_no_problem() -> None:
    found, problems = check_playbook(SMALL)
    assert found and problems == ()
    customer, problems = check_customer(SMALL)
    assert customer and problems == ()
    assert str(found.playbook.items["go-live"].at) == "day 10"


def test_without_a_word_about_the_vendor_there_is_one_all_the_same() -> None:
    assert validate_vendor(None) == (Vendor(), ())
    assert validate_vendor(VendorSource(source("mkdocs.yml", "site_name: X"))) == (Vendor(), ())


def test_a_mistake_in_the_vendor_is_found_where_it_stands() -> None:
    text = "site_name: X\nextra:\n  launchbook:\n    nam: Halden\n    people: {maja: {role: csm}}\n    timezone: Oslo\n"
    found, problems = validate_vendor(VendorSource(source("mkdocs.yml", text)))
    assert found is None
    assert shown(problems) == (
        "mkdocs.yml:4:5: error key/unknown: unknown key `nam`\n"
        "    did you mean `name`?\n"
        "mkdocs.yml:5:14: error person/name: `maja` has no name\n"
        "    add a line `name: …`\n"
        "mkdocs.yml:6:15: error calendar/zone: unknown time zone `Oslo`\n"
        "    did you mean `Europe/Oslo`?"
    )


@pytest.mark.parametrize("key", ["forEach", "for-each", "for each", "For_Each", "foreach"])
def test_a_key_in_another_spelling_is_recognised(key: str) -> None:
    _, problems = check_playbook(f"title: P\nfacts: {{teams: group}}\nitems:\n  a: {{{key}: teams}}\n")
    assert [p.hint for p in problems] == ["did you mean `for_each`?"]


def test_a_gate_before_go_live_that_go_live_waits_for_is_no_cycle() -> None:
    _, problems = check_playbook("""
        title: P
        items:
          ready: {kind: gate, due: go-live - 3 workdays, checks: {ok: Fine}}
          go-live: {kind: milestone, at: day 35, after: ready}
        """)
    assert problems == ()


def test_a_gate_before_a_go_live_that_has_no_date_of_its_own_is_a_cycle() -> None:
    _, problems = check_playbook("""
        title: P
        items:
          ready: {kind: gate, due: go-live - 3 workdays, checks: {ok: Fine}}
          go-live: {kind: milestone, after: ready}
        """)
    assert codes(problems) == ["time/cycle"]
    assert "`ready` → `go-live` → `ready`" in problems[0].message


def test_a_time_after_a_milestone_makes_a_cycle_with_what_waits_for_it() -> None:
    _, problems = check_playbook("""
        title: P
        items:
          check: {due: go-live + 1 day}
          go-live: {kind: milestone, at: day 35, after: check}
        """)
    assert codes(problems) == ["time/cycle"]


def test_a_name_that_could_not_be_read_is_not_also_called_unknown() -> None:
    _, problems = check_playbook("""
        title: P
        roles: {csm: {party: vendor, peple: 1}}
        items:
          Go Live: {kind: milestone, at: day 10}
          wrap-up: {after: Go-Live, owner: csm}
          other: {at: day five, takes: long}
          last: {after: other}
        """)
    assert "role/unknown" not in codes(problems)
    assert codes(problems).count("id/form") == 1
    assert {"key/unknown", "time/syntax", "time/duration"} <= set(codes(problems))


@pytest.mark.parametrize(
    ("takes", "blocks", "fits"),
    [
        ("60 min", ["20 min", "40 min"], True),
        ("1 h", ["20 min", "40 min"], True),
        ("60 min", ["20 min", "30 min"], False),
        ("30..60 min", ["20 min", "20 min"], True),
        ("30..60 min", ["10 min", "10 min"], False),
        ("30..60 min", ["50 min", "20 min"], False),
        ("60 min", ["20 min", None], True),
        ("60 min", ["70 min", None], False),
        ("2 days", ["20 min", "30 min"], True),
    ],
)
def test_agenda_minutes_add_up(takes: str, blocks: list[str | None], fits: bool) -> None:
    agenda = ", ".join(f"{{title: B, takes: {b}}}" if b else "{title: B}" for b in blocks)
    _, problems = check_playbook(f"title: P\nitems: {{m: {{kind: meeting, takes: {takes}, agenda: [{agenda}]}}}}\n")
    assert codes(problems) == ([] if fits else ["agenda/sum"])


def test_a_public_check_of_a_customers_gate_is_seen_by_all_and_an_internal_one_is_not() -> None:
    text = """
        title: P
        audience: {audience}
        items:
          ready: {{kind: gate, due: day 3, checks: {{a: {{ask: A, audience: {check}}}}}}}
        """
    assert codes(check_playbook(text.format(audience="customer", check="public"))[1]) == []
    assert codes(check_playbook(text.format(audience="internal", check="customer"))[1]) == []
    assert codes(check_playbook(text.format(audience="customer", check="internal"))[1]) == ["audience/check"]
    assert codes(check_playbook(text.format(audience="public", check="customer"))[1]) == ["audience/check"]


def test_variants_may_add_items_of_the_same_id_since_only_one_is_chosen() -> None:
    add = "{title: %s, add: {extra: {due: day 3, why: Needed}}}"
    _, problems = check_playbook(f"title: P\nvariants: {{a: {add % 'A'}, b: {add % 'B'}}}\nitems: {{x: day 1}}\n")
    assert problems == ()


def test_links_of_ours_in_prose_are_resolved() -> None:
    guides = {"admin": "---\ntitle: Admin\nrole: [csm]\naudience: public\n---\n\n## Steps {#steps}\n\n[x](#steps)\n"}
    text = (
        SMALL + "text: See [a](guide:admin#steps), [b](role:csm), [c](item:go-live), [d](https://example.com/a?b=c).\n"
    )
    assert codes(check_playbook(text, guides)[1]) == []


def test_headings_are_found_as_the_page_will_have_them() -> None:
    text = "# One two\n\n## One two\n\n```\n# no heading\n```\n\n### Named {#own-id}\n\n#no\n"
    assert [id_ for _, _, id_ in headings(text)] == ["one-two", "one-two_1", "own-id"]


def test_answers_are_read_as_what_they_are() -> None:
    customer, problems = check_customer(
        """
        title: P
        facts:
          users: integer
          live: boolean
          renewal: date
          size: {type: choice, choices: {s: Small, l: Large}}
          teams: {type: group, member_facts: {people: {type: integer, default: 3}}}
        items: {a: day 1}
        """,
        ACME + "facts: {users: 12, live: yes, renewal: 2027-01-31, size: Large, teams: {oslo: Oslo, bergen: }}\n",
    )
    assert customer, shown(problems)
    facts = dict(customer.facts)
    teams = facts.pop("teams")
    assert {k: str(v) for k, v in facts.items()} == {
        "users": "12",
        "live": "True",
        "renewal": "2027-01-31",
        "size": "l",
    }
    assert [(id_, m.title, m.facts) for id_, m in teams.items()] == [
        ("oslo", "Oslo", {"people": 3}),
        ("bergen", "Bergen", {"people": 3}),
    ]


def test_a_secret_never_enters_a_model() -> None:
    customer, problems = check_customer(
        "title: P\nfacts: {token: {secret: yes}}\nitems: {a: day 1}\n", ACME + "facts: {token: hunter2}\n"
    )
    assert customer is None
    assert codes(problems) == ["fact/secret"]
    assert "hunter2" not in shown(problems)


def test_former_ids_are_read_under_the_present_ones() -> None:
    customer, problems = check_customer(
        """
        title: P
        facts: {users: {type: integer, formerly: [people]}}
        metrics: {uptime: {target: at least 9, formerly: [availability]}}
        items:
          invite: {due: day 3, formerly: [sign-up], checks: {names: {ask: Names agreed, formerly: [naming]}}}
        """,
        ACME + "facts: {people: 4}\nchange: {sign-up: {due: day 4, why: Holidays}}\n",
        "sign-up: {done: 2026-11-05, checks: {naming: yes}}\navailability: {2026-11-05: 10}\n",
    )
    assert customer, shown(problems)
    assert set(codes(problems)) == {"id/renamed"}
    assert {p.severity for p in problems} == {Severity.WARNING}
    assert customer.facts == {"users": 4}
    assert list(customer.status.records) == ["invite"]
    assert list(customer.status.records["invite"].checks) == ["names"]
    assert list(customer.status.readings) == ["uptime"]


def test_status_is_sorted_by_what_each_id_names() -> None:
    customer, problems = check_customer(
        SMALL
        + """
metrics: {uptime: {target: at least 99}}
goals: {value: First value}
health: {categories: {use: {checks: {logins: People sign in}}}, bands: {red: {no: at least 1}}}
phases: {start: {checks: {agreed: All agreed}, items: {one: day 2}}}
""",
        status="""
        kickoff-call: 2026-11-02
        start: {checks: {agreed: yes}}
        uptime: {2026-11-03: 99.5}
        health: {2026-11-06: {checks: {logins: no}}}
        success: {value: yes}
        supplier-late: {risk: The supplier may be late, likelihood: high}
        """,
    )
    assert customer and problems == ()
    assert sorted(customer.status.records) == ["kickoff-call", "start", "supplier-late"]
    assert list(customer.status.readings) == ["uptime"]
    assert [str(day) for day in customer.status.health] == ["2026-11-06"]
    assert list(customer.status.success) == ["value"]


def test_a_wrong_file_of_a_customer_does_not_hide_the_mistakes_in_the_other() -> None:
    _, problems = check_customer(SMALL, ACME + "contry: NO\n", "kickof-call: 2026-11-02\n")
    assert codes(problems) == ["key/unknown", "status/unknown"]


# ---- laws: whatever is written, the answer is a list of problems that say what to do


_words = st.sampled_from(
    ["", "yes", "day 5", "csm", "go-live", "2026-11-02", "x: y", "a b", "\u202e", "9" * 30, "[x](javascript:1)"]
)
_keys = st.sampled_from(
    [
        "title",
        "items",
        "phases",
        "facts",
        "roles",
        "metrics",
        "teams",
        "type",
        "kind",
        "owner",
        "with",
        "due",
        "at",
        "after",
        "checks",
        "agenda",
        "takes",
        "role",
        "people",
        "steps",
        "runbooks",
        "courses",
        "variants",
        "change",
        "add",
        "when",
        "audience",
        "guide",
        "health",
        "categories",
        "support",
        "tiers",
        "success",
        "a",
        "b",
    ]
)
_values: st.SearchStrategy[Value] = st.recursive(
    st.none() | _words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=25,
)


def _source(value: Value) -> Source:
    return Source("playbook.yml", value)


@given(st.dictionaries(_keys, _values, max_size=6))
def test_any_playbook_gives_a_playbook_or_reasons(value: dict[str, Value]) -> None:
    found, problems = validate_playbook(PlaybookSources("plan", None, _source(value)), Vendor())
    assert found is not None or any(p.severity is Severity.ERROR for p in problems)
    assert all(p.message and p.hint for p in problems), shown(problems)
    assert not any(word in shown(problems) for word in ("Input should", "pydantic", "validator"))


@given(st.dictionaries(_keys, _values, max_size=5), st.dictionaries(_keys, _values, max_size=5))
def test_any_customer_gives_a_customer_or_reasons(value: dict[str, Value], status: dict[str, Value]) -> None:
    base: dict[str, Value] = {"name": "Acme", "playbook": "plan"}
    sources = CustomerSources("acme", _source({**base, **value}), _source(status))
    found, problems = validate_customer(sources, playbook(SMALL), Vendor())
    assert found is not None or any(p.severity is Severity.ERROR for p in problems)
    assert all(p.message and p.hint for p in problems), shown(problems)


_REAL = sorted((ROOT / "playbooks").glob("*/*.yml"))


@given(st.sampled_from(_REAL), st.integers(0, 10_000), st.sampled_from(["", "  zzz: 1", "- x", "a: [b"]))
def test_a_real_playbook_with_one_line_altered_never_ends_in_a_traceback(path: Path, line: int, text: str) -> None:
    lines = path.read_text("utf-8").splitlines()
    lines[line % len(lines)] = text
    found, _ = parse(path.name, "\n".join(lines).encode())
    assume(found is not None)
    if found is not None:
        validate_playbook(PlaybookSources("plan", None, found), Vendor())
