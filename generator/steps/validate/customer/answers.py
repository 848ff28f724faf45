"""Check what a customer answered to the facts of the playbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.files.customer.fact_answer import read_answer, read_answers
from generator.model.files.playbook.fact import Fact, Member
from generator.model.language.condition_types import FactKind
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_customer import FACT_SECRET, ID_RENAMED, MEMBER_UNKNOWN
from generator.steps.validate.parse_model import problem_of
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names


def check_answers(report: Report, names: Names, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The answers by present id, each of its fact's type; defaults are not among them."""
    facts = names.playbook.facts
    former = {old: id_ for id_, fact in facts.items() for old in fact.formerly if old not in facts}
    for old in (id_ for id_ in raw if id_ in former):
        message = f"{quote(old)} is now called {quote(former[old])}"
        report.at_key(ID_RENAMED, ("facts", old), message, f"write {quote(former[old])}")
    _refuse_secrets(report, names, raw, former)
    open_facts = {**facts, **{old: facts[new] for old, new in former.items() if old in raw}}
    open_facts = {i: f for i, f in open_facts.items() if not f.secret and (i in former or not _by_old_name(f, raw))}
    known = {id_: value for id_, value in raw.items() if id_ in open_facts or not _secret(id_, facts, former)}
    values, found = read_answers(open_facts, known, ("facts",))
    report.problems += [problem_of(mistake, report.source) for mistake in found]
    answered = {former.get(i, i): v for i, v in values.items() if i in raw and v is not None}
    _check_within(report, answered)
    return answered


def _by_old_name(fact: Fact, raw: Mapping[str, Any]) -> bool:
    return any(old in raw for old in fact.formerly)


def _secret(id_: str, facts: Mapping[str, Fact], former: Mapping[str, str]) -> bool:
    fact = facts.get(former.get(id_, id_))
    return fact is not None and fact.secret


def _refuse_secrets(report: Report, names: Names, raw: Mapping[str, Any], former: Mapping[str, str]) -> None:
    facts = names.playbook.facts
    for id_ in (id_ for id_ in raw if _secret(id_, facts, former)):
        fact = facts[former.get(id_, id_)]
        who = f"; {fact.handed_by} hands it to {fact.handed_to}" if fact.handed_by and fact.handed_to else ""
        hint = f"remove the line, also from the history of the repository{who}"
        report.at_key(FACT_SECRET, ("facts", id_), f"{quote(id_)} is a secret and may not stand in a file", hint)
    for id_, value in raw.items():
        group = facts.get(former.get(id_, id_))
        if group is None or group.type is not FactKind.GROUP or not isinstance(value, dict):
            continue
        secrets = [name for name, each in group.member_facts.items() if each.secret]
        for member, answers in value.items():
            inner = answers.get("facts") if isinstance(answers, dict) else None
            for name in secrets:
                if isinstance(inner, dict) and name in inner:
                    at = ("facts", id_, member, "facts", name)
                    report.at_key(
                        FACT_SECRET, at, f"{quote(name)} is a secret and may not stand in a file", "remove the line"
                    )


def _check_within(report: Report, answered: Mapping[str, Any]) -> None:
    """Every `within` must name another member, be it of another group."""
    groups = {id_: value for id_, value in answered.items() if _is_group(value)}
    for group, members in groups.items():
        for id_, member in members.items():
            others = {m for other, ms in groups.items() for m in ms if (other, m) != (group, id_)}
            if member.within is not None and member.within not in others:
                at = ("facts", group, id_, "within")
                report.unknown(MEMBER_UNKNOWN, at, "member", member.within, others)


def _is_group(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, Member) for each in value.values())


def check_default(report: Report, id_: str, fact: Fact, at: tuple[str | int, ...]) -> Any:
    """The default of a fact as a value of its type, or None."""
    if fact.default is None:
        return None
    value, found = read_answer(fact, fact.default, (*at, "default"))
    report.problems += [problem_of(mistake, report.source) for mistake in found]
    return value
