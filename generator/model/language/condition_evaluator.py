"""Whether a condition holds for a customer, and which answers decided that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from decimal import Decimal

from generator.model.language.condition_parser import (
    And,
    Claim,
    Condition,
    Expression,
    Literal,
    Name,
    Not,
    Operand,
    Or,
    TimeOperand,
)
from generator.model.language.time_parser import Ref, Relative, Time


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """Whether a condition holds, and the facts that decided; None means that an unanswered fact would decide.

    `decided` are pairs of name and value in the order of the text; a value of None is an unanswered fact.
    """

    value: bool | None
    decided: tuple[tuple[str, object], ...] = ()


DateOf = Callable[[Time], dt.date | None]
"""The date of a time, or None where it has none yet."""


def evaluate(condition: Condition, values: Mapping[str, object], at: DateOf) -> ConditionResult:
    """Whether the condition holds for these answers; a missing answer and a None are the same.

    Values that do not fit their comparison decide nothing; `check_condition` reports them beforehand.
    """
    return _decide(condition.root, values, at)


def _decide(expression: Expression, values: Mapping[str, object], at: DateOf) -> ConditionResult:
    match expression:
        case Claim():
            return _decide_claim(expression, values, at)
        case Not(part):
            inner = _decide(part, values, at)
            return ConditionResult(None if inner.value is None else not inner.value, inner.decided)
        case And(parts):
            return _join([_decide(part, values, at) for part in parts], deciding=False)
        case Or(parts):
            return _join([_decide(part, values, at) for part in parts], deciding=True)


def _join(results: list[ConditionResult], deciding: bool) -> ConditionResult:
    """One part with the deciding value settles it, even where others are unanswered; only such parts are named."""
    found = [result.value for result in results]
    value = deciding if deciding in found else None if None in found else not deciding
    return ConditionResult(
        value, _unique([pair for result in results if result.value is value for pair in result.decided])
    )


def _unique(pairs: list[tuple[str, object]]) -> tuple[tuple[str, object], ...]:
    """Each fact once, in the order of first mention; values may be unhashable."""
    seen: dict[str, object] = {}
    for name, value in pairs:
        seen.setdefault(name, value)
    return tuple(seen.items())


def _decide_claim(claim: Claim, values: Mapping[str, object], at: DateOf) -> ConditionResult:
    value = values.get(claim.fact.name)
    if not claim.operator:
        return ConditionResult(value if isinstance(value, bool) else None, ((claim.fact.name, value),))
    decided = [(claim.fact.name, value)]
    found: list[bool | None] = []
    for operand in claim.operands:
        right = _right(operand, value, values, at)
        if isinstance(operand, Name) and operand.name in values and not isinstance(value, str):
            decided.append((operand.name, right))
        found.append(_compare(claim.operator, value, right))
    return ConditionResult(True if True in found else None if None in found else False, _unique(decided))


def _right(operand: Operand, left: object, values: Mapping[str, object], at: DateOf) -> object:
    """What the right side stands for: beside a choice or text every word is itself, never another fact."""
    match operand:
        case Literal():
            return operand.text if isinstance(left, str) else operand.value
        case TimeOperand():
            return at(operand.time)
        case Name():
            if isinstance(left, str):
                return operand.name
            if operand.name in values:
                return values[operand.name]
            return at(Relative(operand.name, Ref(operand.name))) if isinstance(left, dt.date) else None


def _compare(operator: str, left: object, right: object) -> bool | None:
    a, b = _comparable(left), _comparable(right)
    if a is None or b is None or type(a) is not type(b):
        return None
    if operator in ("=", "in", "!="):
        return (a == b) is not (operator == "!=")
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return _ordered(operator, a.compare(b))
    if isinstance(a, dt.date) and isinstance(b, dt.date):
        return _ordered(operator, Decimal((a - b).days))
    return None


def _ordered(operator: str, difference: Decimal) -> bool:
    return {"<": difference < 0, "<=": difference <= 0, ">": difference > 0, ">=": difference >= 0}[operator]


def _comparable(value: object) -> bool | Decimal | str | dt.date | None:
    """A value in the form that comparisons know: a group by its count, a date without its time of day."""
    match value:
        case bool() | str() | None:
            return value
        case int() | float() | Decimal():
            number = Decimal(value)
            return number if number.is_finite() else None
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case Sized():
            return Decimal(len(value))
        case _:
            return None
