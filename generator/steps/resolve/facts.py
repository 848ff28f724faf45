"""What this customer answered, as conditions and pages need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.files.playbook.fact import Member
from generator.model.files.playbook.playbook import Playbook
from generator.model.language.condition import Condition, DateOf, evaluate
from generator.model.language.condition_types import FactKind
from generator.model.problems.problem import Place
from generator.model.stages.plan import FactView, MemberView, Reason

UNANSWERED = "not answered yet"


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Whether something is in, with the reason; `open` when an unanswered fact will decide."""

    holds: bool
    reason: Reason
    open: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one customer with the playbook's defaults; `groups` are the members by group."""

    values: Mapping[str, Any]
    groups: Mapping[str, Mapping[str, Member]]

    def of_member(self, group: str | None, member: str | None) -> Mapping[str, Any]:
        """All answers that a condition can name for one member, whose own are called `member.NAME`."""
        if group is None or member is None:
            return self.values
        members = self.groups[group]
        number = list(members).index(member) + 1
        own = {f"member.{id_}": value for id_, value in members[member].facts.items()}
        return {**self.values, "member.id": member, "member.number": number, **own}

    def decide(
        self,
        when: Condition,
        at: DateOf,
        place: Place,
        kind: str,
        *,
        group: str | None = None,
        member: str | None = None,
    ) -> Inclusion:
        """The verdict of a condition; an item whose condition is undecided stays in, and the reason says so."""
        found = evaluate(when, self.of_member(group, member), at)
        facts = tuple((name, said(value)) for name, value in found.decided)
        reason = Reason("unanswered" if found.value is None else kind, when.text, facts, place)
        return Inclusion(found.value is not False, reason, found.value is None)


def answers_of(playbook: Playbook, defaults: Mapping[str, Any], facts: Mapping[str, Any]) -> Answers:
    """The answers of a customer, defaults filled in; a secret is never among them."""
    values = {**defaults, **facts}
    open_ = {id_: value for id_, value in values.items() if not playbook.facts[id_].secret}
    groups = {id_: value for id_, value in open_.items() if playbook.facts[id_].type is FactKind.GROUP}
    return Answers(open_, groups)


def said(value: object) -> str:
    """An answer in words."""
    if value is None:
        return UNANSWERED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(len(value)) if isinstance(value, Mapping) else str(value)


def fact_views(playbook: Playbook, answers: Answers) -> tuple[FactView, ...]:
    """Every question with its answer; a secret has none."""
    return tuple(
        FactView(
            id_,
            fact,
            None if fact.secret else answers.values.get(id_),
            not fact.secret and answers.values.get(id_) is not None,
            fact.audience or (playbook.audience,),
        )
        for id_, fact in playbook.facts.items()
    )


def member_views(playbook: Playbook, answers: Answers) -> tuple[MemberView, ...]:
    """Every member of every group, without secret answers."""
    found = []
    for group, members in answers.groups.items():
        secret = {id_ for id_, fact in playbook.facts[group].member_facts.items() if fact.secret}
        for id_, member in members.items():
            facts = {name: value for name, value in member.facts.items() if name not in secret}
            found.append(MemberView(group, id_, member.title, member.within, facts))
    return tuple(found)
