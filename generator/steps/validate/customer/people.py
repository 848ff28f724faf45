"""Check people, for a customer and for the vendor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.model.files.customer.customer import Person
from generator.model.files.source import Loc
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.rules_customer import (
    ID_RENAMED,
    MEMBER_UNKNOWN,
    PERSON_AWAY,
    PERSON_DEPUTY,
    PERSON_EMAIL,
    PERSON_NAME,
    PERSON_UNKNOWN,
)
from generator.model.problems.rules_playbook import AUDIENCE_UNKNOWN, ROLE_COUNT, ROLE_UNKNOWN
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"/]+\.[^\s@<>()\[\],;:\\\"/]+")


def check_people(report: Report, people: Mapping[str, Person], others: Mapping[str, Person], at: Loc = ()) -> None:
    """Names, deputies and absences; `others` are people who are known from elsewhere."""
    known = {*people, *others}
    for id_, person in people.items():
        here = (*at, "people", id_)
        if not person.name and not (id_ in others and others[id_].name):
            hint = did_you_mean(id_, others) or "add a line `name: …`"
            report.at_key(PERSON_NAME, here, f"{quote(id_)} has no name", hint)
        if person.email and not _EMAIL.fullmatch(person.email):
            hint = "write it as `ingrid@example.com`, without `mailto:`"
            report.at(PERSON_EMAIL, (*here, "email"), f"{quote(person.email)} is no mail address", hint)
        deputies = [(person.deputy, (*here, "deputy"))]
        for number, away in enumerate(person.away):
            deputies.append((away.deputy, (*here, "away", number, "deputy")))
            if away.until < away.start:
                message = f"the absence ends on {away.until}, before it begins on {away.start}"
                report.at(PERSON_AWAY, (*here, "away", number, "until"), message, "check the two dates")
        for deputy, where in deputies:
            if deputy == id_:
                report.at(PERSON_DEPUTY, where, f"{quote(id_)} cannot stand in for themselves", "name somebody else")
            elif deputy is not None and deputy not in known:
                report.unknown(PERSON_UNKNOWN, where, "person", deputy, known)


def check_roles(report: Report, names: Names, people: Mapping[str, Person], facts: Mapping[str, Any]) -> None:
    """That people fill roles of the playbook, for members that exist, and as many as each role takes."""
    roles = names.playbook.roles
    members = {m for group in names.groups for m in (facts.get(group) or ())}
    for id_, person in people.items():
        for role in person.role:
            if role in names.renamed and role not in roles:
                new = names.renamed[role]
                report.at(
                    ID_RENAMED,
                    ("people", id_, "role"),
                    f"{quote(role)} is now called {quote(new)}",
                    f"write {quote(new)}",
                )
            elif role not in roles:
                report.unknown(ROLE_UNKNOWN, ("people", id_, "role"), "role", role, roles)
        for number, member in enumerate(person.members):
            if member not in members:
                report.unknown(MEMBER_UNKNOWN, ("people", id_, "members", number), "member", member, members)
        for number, word in enumerate(person.audience):
            if word not in names.audiences:
                report.unknown(AUDIENCE_UNKNOWN, ("people", id_, "audience", number), "audience", word, names.audiences)
    _count_roles(report, names, people, facts)


def _count_roles(report: Report, names: Names, people: Mapping[str, Person], facts: Mapping[str, Any]) -> None:
    """A role that somebody fills must not have more or fewer people than it takes; an empty one is an open point."""
    for id_, role in names.playbook.roles.items():
        fillers = [(p, person) for p, person in people.items() if id_ in {names.renamed.get(r, r) for r in person.role}]
        scopes = list(facts.get(role.per) or ()) if role.per else [None]
        for member in scopes:
            mine = [p for p, person in fillers if member is None or not person.members or member in person.members]
            if mine and not role.people.holds(len(mine)):
                of = f" for {quote(member)}" if member else ""
                message = f"{len(mine)} people are {quote(id_)}{of}; the role takes {role.people}"
                report.at_key(ROLE_COUNT, ("people", mine[-1]), message, "name more or fewer people for the role")
