"""Two workspaces' worth of marks: one customer with internal twins of everything, and a stranger beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.model.files.customer.customer import Away, Person
from generator.model.files.items.check import Check, CheckGroup
from generator.model.files.items.guide import Guide
from generator.model.files.items.item import AddedItem, ChangedItem, Item
from generator.model.files.items.kinds import Kind
from generator.model.files.items.series import Except
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.group import Course, Phase, Runbook, Workstream
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.playbook.playbook import Attachment
from generator.model.files.playbook.role import Role
from generator.model.files.playbook.scoring import Band, Health
from generator.model.files.playbook.support import (
    Coverage,
    Escalation,
    SupportContact,
    SupportMode,
    SupportSeverity,
    Tier,
)
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Answer, Assessment, Record, Recording, Signature
from tests.steps.project.isolation.planted import Marks, item, planted

Yaml = dict[str, Any]


READY: Yaml = {
    "kind": "gate",
    "due": "day 10",
    "owner": ["lead"],
    "approvers": ["csm"],
    "checks": {"all-well": "Is all well?"},
}
ANSWERED = frozenset({"why", "evidence", "link", "note"})
"""What a person writes beside an answer, and does not tell the customer."""


def secrets(marks: Marks) -> tuple[Yaml, Yaml, Yaml, Yaml]:
    """Playbook, customer, status and guides in which everything marked is internal; the rest is a plain small plan."""
    m = marks
    ids = {
        name: m.new(f"id of {name}")
        for name in ("role", "phase", "metric", "fact", "guide", "file", "mode", "person", "term")
    }
    items = {m.new(f"id of {kind}"): item(kind, m) for kind in Kind if kind is not Kind.STEP}
    items[m.new("id of vague item")] = item(Kind.TASK, m, due=f"term {ids['term']}")
    free = planted(Except, m, {"from": "2026-11-11", "until": "2026-11-11"})
    items[m.new("id of series")] = item(Kind.MEETING, m, at="day 3", every="week", count=3, **{"except": [free]})
    step = {m.new("id of step"): item(Kind.STEP, m, at="day 3 10:00", takes="10 min")}
    session = {
        m.new("id of session"): item(Kind.SESSION, m, phase=ids["phase"], due="day 4", **{"with": [ids["role"]]})
    }
    hiding = hidden_fields(m)
    playbook: Yaml = {
        "title": "Plain plan",
        "version": "1.0.0",
        "audience": "customer",
        "facts": {"users": "integer", ids["fact"]: planted(Fact, m, {"type": "text"})},
        "roles": {"csm": "vendor", "lead": "customer", ids["role"]: planted(Role, m, {"party": "vendor"})},
        "metrics": {ids["metric"]: planted(Metric, m, {"by": "day 5", "target": "at least 3"})},
        "terms": {ids["term"]: planted(NamedPeriod, m, {"from": "2026-11-09", "until": "2026-12-18"})},
        "goals": {m.new("id of goal"): planted(Check, m)},
        "success": {
            m.new("id of success group"): planted(CheckGroup, m, {"checks": {m.new("id of check"): planted(Check, m)}})
        },
        "phases": {
            "start": {"items": {"kickoff-call": {"kind": "meeting", "at": "day 1", "owner": ["csm"], **hiding}}},
            ids["phase"]: planted(Phase, m, {"items": items, "checks": {m.new("id of exit"): planted(Check, m)}}),
            "end": {"items": {"ready": READY, "waiting": {"after": [next(iter(items))], "owner": ["lead"]}}},
        },
        "workstreams": {m.new("id of workstream"): planted(Workstream, m, {"items": [next(iter(items))]})},
        "runbooks": {m.new("id of runbook"): planted(Runbook, m, {"steps": step})},
        "courses": {m.new("id of course"): planted(Course, m, {"items": session})},
        "support": {ids["mode"]: support_mode(m)},
        "health": planted(
            Health,
            m,
            {
                "every": "week",
                "categories": {
                    m.new("id of category"): planted(CheckGroup, m, {"checks": {"zqhealthcheck": planted(Check, m)}})
                },
                "bands": {"green": planted(Band, m, {"no": "exactly 0"}), "red": {"no": "at least 1"}},
                "when_band": {
                    "red": {
                        m.new("id of band item"): planted(
                            Item, m, {"takes": "24 h", "owner": ["csm"]}, frozenset({"title", "text", "audience"})
                        )
                    }
                },
            },
        ),
        "attachments": {ids["file"]: planted(Attachment, m)},
    }
    customer: Yaml = {
        "name": "Plain Customer",
        "playbook": "plain",
        "timezone": "Europe/Oslo",
        "country": "NO",
        "dates": {"kickoff": "2026-11-02"},
        "facts": {"users": "7", ids["fact"]: m.new("Customer.facts value")},
        "people": {
            "anna": {"name": "Anna Berg", "role": ["csm"]},
            "lars": {"name": "Lars Moe", "role": ["lead"]},
            ids["person"]: planted(
                Person,
                m,
                {"role": [ids["role"]], "away": [planted(Away, m, {"from": "2026-11-05", "until": "2026-11-06"})]},
            ),
        },
        "change": {next(iter(items)): planted(ChangedItem, m, {"owner": ["csm"]}, frozenset({"title", "text", "why"}))},
        "add": {
            m.new("id of added item"): planted(
                AddedItem,
                m,
                {"due": "day 6", "owner": ["csm"], "phase": ids["phase"]},
                frozenset({"title", "text", "why", "audience"}),
            )
        },
    }
    status: Yaml = {
        "kickoff-call": record(m, "2026-11-02", tell=False),
        "ready": {
            "approved": [planted(Signature, m, {"by": "anna", "on": "2026-11-03"})],
            "checks": {"all-well": planted(Answer, m, {"answer": "yes"}, ANSWERED)},
        },
        next(iter(items)): record(m, "2026-11-03", tell=True),
        m.new("id of risk"): planted(
            Record,
            m,
            {"risk": m.new("Record.risk"), "since": "2026-11-04"},
            frozenset({"why", "note", "likelihood", "impact", "mitigation", "risk"}),
        ),
        "onboarding": [
            planted(Turn, m, {"paused": "2026-11-10", "until": "2026-11-11"}, frozenset({"why", "note"})),
            planted(Turn, m, {"resumed": "2026-11-11"}, frozenset({"note"})),
            planted(Turn, m, {"replanned": "2026-11-12", "from": "2026-11-13"}, frozenset({"why", "note"})),
        ],
        "health": {
            "2026-11-09": planted(Assessment, m, {"checks": {"zqhealthcheck": planted(Answer, m, {"answer": "no"})}})
        },
    }
    guides: Yaml = {
        ids["guide"]: (
            planted(Guide, m, {"kind": "how-to", "checks": {m.new("id of self-check"): m.new("Guide.checks value")}}),
            m.new("body of guide"),
        )
    }
    return playbook, customer, status, guides


def hidden_fields(marks: Marks) -> Yaml:
    """An item for the customer whose texts are kept back field by field."""
    found = planted(Item, marks, {"title": "Kickoff call"}, frozenset({"text", "priority", "rule", "place"}))
    return {**{k: v for k, v in found.items() if k != "audience"}, "hides": ["text", "priority", "rule", "place"]}


def support_mode(marks: Marks) -> Yaml:
    """An internal support mode with every part of it."""
    m = marks
    return planted(
        SupportMode,
        m,
        {
            "from": "day 1",
            "tiers": {m.new("id of tier"): planted(Tier, m, {"roles": ["csm"]})},
            "severities": {m.new("id of severity"): planted(SupportSeverity, m)},
            "coverage": {m.new("id of coverage"): planted(Coverage, m)},
            "escalation": [planted(Escalation, m, {"role": "csm"})],
            "contacts": {m.new("id of contact"): planted(SupportContact, m, {"role": "csm"})},
        },
    )


def record(marks: Marks, done: str, tell: bool) -> Yaml:
    """What happened, with a mark in every text that is internal; with `tell` on an internal item only."""
    given: Yaml = {
        "done": done,
        "by": "anna",
        "recording": planted(Recording, marks) if tell else None,
    }
    only = {"why", "note", "evidence", "link", "decision"} | ({"tell"} if tell else set())
    return planted(Record, marks, {k: v for k, v in given.items() if v is not None}, frozenset(only))


def vendor(marks: Marks) -> str:
    """The base of all sites, in which the addresses of the repository are marked."""
    found = {name: f"https://{marks.new(f'Vendor.{name}')}.example.com/x" for name in ("repository", "edit_uri")}
    return dump({"site_name": "Guides", "extra": {"launchbook": found}})


def write(root: Path, playbook_id: str, customer_id: str, parts: tuple[Yaml, Yaml, Yaml, Yaml]) -> None:
    """The parts as files of a workspace."""
    playbook, customer, status, guides = parts
    folder, home = root / "playbooks" / playbook_id, root / "customers" / customer_id
    (folder / "guides").mkdir(parents=True)
    (folder / "attachments").mkdir()
    home.mkdir(parents=True)
    (folder / "playbook.yml").write_text(dump(playbook))
    for attachment in playbook.get("attachments", {}).values():
        (folder / "attachments" / attachment["file"]).write_text("zqcontent\n")
    for id_, (front, body) in guides.items():
        (folder / "guides" / f"{id_}.md").write_text(f"---\n{dump(front)}---\n\n## Steps {{ #steps }}\n\n{body}\n")
    (home / "customer.yml").write_text(dump({**customer, "playbook": playbook_id}))
    (home / "status.yml").write_text(dump(status))


def dump(value: Yaml) -> str:
    """YAML without anchors, in the order given."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    return yaml.dump(value, Dumper=Plain, sort_keys=False, allow_unicode=True)
