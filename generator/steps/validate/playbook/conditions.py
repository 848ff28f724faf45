"""Check every condition against the facts that it can name."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.scoring import StandingRule
from generator.model.files.playbook.scoring_defaults import STANDING_TYPES
from generator.model.files.source import Loc
from generator.model.language.condition import Condition, FactKind, FactType, check_condition
from generator.model.language.condition_parser import Name, TimeOperand, claims
from generator.model.language.time_parser import KICKOFF, relatives
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_playbook import CONDITION_FACT, CONDITION_SECRET, ITEM_UNKNOWN
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names


def check_when(report: Report, names: Names, when: Condition | None, loc: Loc, group: str | None = None) -> None:
    """One condition; `group` is what its item is repeated over, whose facts are called `member.NAME`."""
    if when is None:
        return
    facts = dict(names.playbook.facts)
    known = _types(facts)
    members = facts[group].member_facts if group in facts else {}
    secrets = {id_ for id_, fact in facts.items() if fact.secret}
    secrets |= {f"member.{id_}" for id_, fact in members.items() if fact.secret}
    if group in facts:
        known |= {f"member.{id_}": type_ for id_, type_ in _types(members).items()}
        known |= {"member.id": FactType(FactKind.TEXT), "member.number": FactType(FactKind.INTEGER)}
    for error in check_condition(when, known):
        if not any(quote(name) in error.message for name in report.lost):
            hint = _member_hint(when, known, group) or error.hint
            report.at(CONDITION_FACT, loc, error.message, hint, error.offset)
    for name, offset in when.facts():
        if name in secrets:
            hint = "ask a second fact that is no secret, such as whether it was handed over"
            report.at(CONDITION_SECRET, loc, f"{quote(name)} is a secret, so nothing can depend on it", hint, offset)
    _check_items(report, names, when, known, loc)


def _member_hint(when: Condition, known: Mapping[str, FactType], group: str | None) -> str:
    if group is None and any(name.startswith("member.") and name not in known for name, _ in when.facts()):
        return "`member.…` needs `for_each` beside it"
    return ""


def _types(facts: Mapping[str, Fact]) -> dict[str, FactType]:
    return {id_: FactType(fact.type, tuple(fact.choices)) for id_, fact in facts.items()}


def _check_items(report: Report, names: Names, when: Condition, known: Mapping[str, FactType], loc: Loc) -> None:
    """The items that a date is compared with."""
    for claim in claims(when.root):
        type_ = known.get(claim.fact.name)
        for operand in claim.operands:
            if isinstance(operand, TimeOperand):
                words = [(relative.ref.id, operand.offset) for relative in relatives(operand.time)]
            elif isinstance(operand, Name) and type_ and type_.kind is FactKind.DATE and operand.name not in known:
                words = [(operand.name, operand.offset)]
            else:
                continue
            for word, offset in words:
                if word != KICKOFF and names.item(word) is None:
                    report.unknown(
                        ITEM_UNKNOWN, loc, "item or fact", word, (*names.planned, *known, KICKOFF), offset=offset
                    )


def check_standing(report: Report, rule: StandingRule, loc: Loc) -> None:
    """The condition of a rule of standing, which asks how an item stands and nothing else."""
    for error in check_condition(rule.when, STANDING_TYPES):
        report.at(CONDITION_FACT, loc, error.message, error.hint, error.offset)
