"""Whether a condition makes sense for the facts that a playbook declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.language.condition_parser import (
    Claim,
    Condition,
    Literal,
    Name,
    Operand,
    TimeOperand,
    claims,
)
from generator.model.language.time_parser import WEEKDAYS
from generator.model.language.tokenizer import LanguageError, did_you_mean, quote


class FactKind(StrEnum):
    """The types of fact that a condition knows."""

    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    GROUP = "group"

    @property
    def counts(self) -> bool:
        """Whether it compares as a number; a group does by its count."""
        return self in (FactKind.INTEGER, FactKind.NUMBER, FactKind.GROUP)


@dataclass(frozen=True, slots=True)
class FactType:
    """What is known about a fact before it is answered; `choices` only for a choice."""

    kind: FactKind
    choices: tuple[str, ...] = ()


def check_condition(condition: Condition, facts: Mapping[str, FactType]) -> list[LanguageError]:
    """Unknown facts, and comparisons that make no sense for the type of the fact, in the order of the text."""
    return [error for claim in claims(condition.root) for error in _check_claim(claim, facts)]


def _check_claim(claim: Claim, facts: Mapping[str, FactType]) -> Iterator[LanguageError]:
    name = claim.fact.name
    known = facts.get(name)
    if known is None:
        hint = did_you_mean(name, facts) or ("facts are declared under `facts`" if not facts else _known(facts))
        yield LanguageError(f"unknown fact {quote(name)}", claim.fact.offset, hint)
        return
    if not claim.operator:
        if known.kind is not FactKind.BOOLEAN:
            example = {
                FactKind.CHOICE: f"{name} = {(known.choices or ('…',))[0]}",
                FactKind.DATE: f"{name} before day 30",
            }
            hint = (
                f"compare it: {quote(example.get(known.kind, f'{name} > 1' if known.kind.counts else f'{name} = …'))}"
            )
            yield LanguageError(f"{quote(name)} is {_a(known)}, not a yes or no", claim.fact.offset, hint)
        return
    if claim.operator not in ("=", "!=", "in") and not (known.kind.counts or known.kind is FactKind.DATE):
        hint = f"write {quote(name)} or {quote('not ' + name)}" if known.kind is FactKind.BOOLEAN else "use `=` or `in`"
        yield LanguageError(f"{quote(name)} is {_a(known)}, which has no order", claim.fact.offset, hint)
        return
    for operand in claim.operands:
        yield from _check_operand(name, known, operand, facts)


def _known(facts: Mapping[str, FactType]) -> str:
    names = sorted(facts)
    return "the facts are " + ", ".join(quote(name) for name in names[:8]) + (" …" if len(names) > 8 else "")


def _a(known: FactType) -> str:
    return {FactKind.INTEGER: "a whole number", FactKind.BOOLEAN: "a yes or no"}.get(known.kind, f"a {known.kind}")


def _check_operand(
    name: str, known: FactType, operand: Operand, facts: Mapping[str, FactType]
) -> Iterator[LanguageError]:
    if known.kind is FactKind.TEXT:
        return
    if known.kind is FactKind.CHOICE:
        yield from _check_choice(name, known, operand)
    elif isinstance(operand, Name):
        yield from _check_name(name, known, operand, facts)
    elif isinstance(operand, TimeOperand):
        if known.kind is not FactKind.DATE:
            yield LanguageError(f"{quote(name)} is {_a(known)}, not a date", operand.offset, _value_hint(name, known))
    elif not _fits(known.kind, operand.value):
        message = f"{quote(name)} is {_a(known)}, not {quote(operand.text)}"
        yield LanguageError(message, operand.offset, _value_hint(name, known))


def _fits(kind: FactKind, value: Decimal | bool | str) -> bool:
    if isinstance(value, bool):
        return kind is FactKind.BOOLEAN
    return kind.counts and isinstance(value, Decimal)


def _value_hint(name: str, known: FactType) -> str:
    if known.kind is FactKind.BOOLEAN:
        return f"write {quote(name)} or {quote('not ' + name)}"
    if known.kind is FactKind.DATE:
        return "compare it with a time: `before day 30`"
    return "compare it with a number"


def _check_choice(name: str, known: FactType, operand: Operand) -> Iterator[LanguageError]:
    match operand:
        case Name(value) | Literal(text=value):
            pass
        case TimeOperand(time):
            value = str(time)
    if value not in known.choices:
        hint = did_you_mean(value, known.choices) or "the choices are " + ", ".join(quote(c) for c in known.choices[:8])
        yield LanguageError(f"{quote(value)} is not a choice of {quote(name)}", operand.offset, hint)


def _check_name(name: str, known: FactType, operand: Name, facts: Mapping[str, FactType]) -> Iterator[LanguageError]:
    """A word on the right: another fact of a fitting type, or for a date the id of an item."""
    other = facts.get(operand.name)
    if other is None and known.kind is FactKind.DATE:
        if operand.name.casefold() in WEEKDAYS:
            yield LanguageError(f"{quote(operand.name)} is not a date", operand.offset, "name a day: `week 2 thursday`")
    elif other is None:
        hint = did_you_mean(operand.name, facts) or _value_hint(name, known)
        yield LanguageError(f"unknown fact {quote(operand.name)}", operand.offset, hint)
    elif other.kind is not known.kind and not (other.kind.counts and known.kind.counts):
        yield LanguageError(f"{quote(name)} is {_a(known)}, {quote(operand.name)} is {_a(other)}", operand.offset)
