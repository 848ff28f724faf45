"""What a condition says: `users > 20 and not migration`, read into parts.

Conditions share the tokenizer of times (DESIGN section 4): facts, comparison, `and or not in`, nothing that loops.
`and` binds closer than `or`, `not` closest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.language.time_parser import Time, covers_days, read_time
from generator.model.language.tokenizer import TokenKind, TokenReader

DEPTH = 20
"""How deep brackets and `not` may nest."""

_OPERATORS = ("=", "!=", "<", "<=", ">", ">=")

_KEYWORDS = frozenset({"and", "or", "not", "in", "before", "after"})

_WRITE_INSTEAD = {
    "==": "write `=`",
    "!": "write `not`",
    "&&": "write `and`",
    "||": "write `or`",
    "is": "write `=`",
    "equals": "write `=`",
    ".": "a name has at most one point: `member.size`",
    "+": "facts are compared, not calculated with",
    "-": "facts are compared, not calculated with",
}

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Name:
    """A fact by name, `users` or `member.size`; on the right of a comparison it may be a choice or an item instead."""

    name: str
    offset: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a yes or no, or a quoted text, with its spelling, which counts beside a choice."""

    value: Decimal | bool | str
    text: str
    offset: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class TimeOperand:
    """A time that a date fact is compared with."""

    time: Time
    offset: int = field(compare=False)


Operand = Name | Literal | TimeOperand


@dataclass(frozen=True, slots=True)
class Claim:
    """A yes/no fact (no operator), a comparison with one operand, or `in` with a list of them."""

    fact: Name
    operator: str = ""
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """True when each part is."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True when one part is."""

    parts: tuple[Expression, ...]


Expression = Claim | Not | And | Or


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written and as understood."""

    text: str
    root: Expression

    def __str__(self) -> str:
        return self.text

    def facts(self) -> tuple[tuple[str, int], ...]:
        """The names that stand where only a fact can, each with its offset."""
        return tuple((claim.fact.name, claim.fact.offset) for claim in claims(self.root))

    def words(self) -> tuple[tuple[str, int], ...]:
        """The bare words on the right of comparisons, each with its offset: choices, further facts, or items."""
        operands = (operand for claim in claims(self.root) for operand in claim.operands)
        return tuple((operand.name, operand.offset) for operand in operands if isinstance(operand, Name))


def parse_condition(text: str) -> Condition:
    """The condition that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a condition", "users > 20 and not migration")
    first = reader.next
    root = _either(reader, 0)
    text = reader.since(first)
    reader.finish(_rest_hint(reader))
    return Condition(text, root)


def _rest_hint(reader: TokenReader) -> str:
    rest = reader.next
    if rest.text == ")":
        return "this bracket has no partner"
    if rest.text in _OPERATORS:
        return "join two comparisons with `and`"
    return _WRITE_INSTEAD.get(rest.text.casefold(), "join conditions with `and` or `or`")


def _either(reader: TokenReader, depth: int) -> Expression:
    parts = [_both(reader, depth)]
    while reader.accept("or"):
        parts.append(_both(reader, depth))
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _both(reader: TokenReader, depth: int) -> Expression:
    parts = [_single(reader, depth)]
    while reader.accept("and"):
        parts.append(_single(reader, depth))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _single(reader: TokenReader, depth: int) -> Expression:
    if depth > DEPTH:
        reader.fail(f"this nests deeper than {DEPTH} levels", hint="give the answer a fact of its own")
    if reader.accept("not"):
        return Not(_single(reader, depth + 1))
    if reader.accept("("):
        inner = _either(reader, depth + 1)
        reader.expect(")", "a bracket is missing its partner")
        return inner
    return _test(reader)


def _test(reader: TokenReader) -> Expression:
    fact = _fact(reader)
    if reader.sees("not") and reader.sees("in", distance=1):
        reader.take()
        return Not(_member_test(reader, fact))
    if reader.sees("in"):
        return _member_test(reader, fact)
    word = reader.accept("before", "after")
    operator = {"before": "<", "after": ">"}[word.text.casefold()] if word else _operator(reader)
    return Claim(fact, operator, (_operand(reader),)) if operator else Claim(fact)


def _operator(reader: TokenReader) -> str:
    token = reader.accept(*_OPERATORS)
    return token.text if token else ""


def _fact(reader: TokenReader) -> Name:
    token = reader.next
    if token.kind is not TokenKind.WORD or token.text.casefold() in _KEYWORDS:
        hint = _WRITE_INSTEAD.get(token.text.casefold(), "")
        if token.kind in (TokenKind.NUMBER, TokenKind.DATE, TokenKind.CLOCK):
            hint = "write the fact first: `users >= 20`"
        reader.fail(f"expected the name of a fact, found {token}", hint=hint)
    return _name(reader)


def _name(reader: TokenReader) -> Name:
    first = reader.take()
    name = first.text
    if reader.sees(".") and reader.touches():
        reader.take()
        part = reader.accept_kind(TokenKind.WORD) or reader.fail(
            f"expected a name after the point, found {reader.next}"
        )
        name += "." + part.text
    return Name(name, first.start)


def _member_test(reader: TokenReader, fact: Name) -> Claim:
    reader.take()
    opening = reader.expect("[", "a list is written `[enterprise, mid-market]`")
    operands: list[Operand] = []
    while not reader.sees("]"):
        operands.append(_operand(reader))
        if not reader.sees("]"):
            reader.expect(",", "items of a list are parted by commas and end with `]`")
    reader.expect("]")
    if not operands:
        reader.fail("this list is empty, so nothing can be in it", opening)
    return Claim(fact, "in", tuple(operands))


def _operand(reader: TokenReader) -> Operand:
    token = reader.next
    if token.kind is TokenKind.QUOTED:
        reader.take()
        return Literal(token.text[1:-1], token.text[1:-1], token.start)
    if token.kind is TokenKind.NUMBER or (reader.sees("-") and reader.ahead(1).kind is TokenKind.NUMBER):
        return _number(reader)
    if token.kind is TokenKind.WORD and token.text.casefold() in _YES_NO:
        reader.take()
        return Literal(_YES_NO[token.text.casefold()], token.text, token.start)
    if _begins_time(reader):
        return _moment(reader)
    if token.kind is not TokenKind.WORD or token.text.casefold() in _KEYWORDS:
        hint = _WRITE_INSTEAD.get(token.text, "for example `segment = smb`, `users >= 20`, `renewal before day 180`")
        reader.fail(f"expected a value, found {token}", hint=hint)
    return _name(reader)


def _number(reader: TokenReader) -> Literal:
    first = reader.next
    sign = -1 if reader.accept("-") else 1
    value = sign * Decimal(reader.take().text)
    text = reader.since(first)
    if reader.sees("%") or (reader.next.kind is TokenKind.WORD and reader.next.text.casefold() not in _KEYWORDS):
        reader.fail("a number stands without a unit here", hint="facts carry their unit themselves")
    return Literal(value, text, first.start)


def _begins_time(reader: TokenReader) -> bool:
    """Whether a time comes next that no single name could be."""
    token, then = reader.next, reader.ahead(1)
    if token.kind in (TokenKind.DATE, TokenKind.MONTH):
        return True
    if reader.sees("day", "week") and (then.kind is TokenKind.NUMBER or then.text == "-"):
        return True
    if reader.sees("start", "end") and then.text == "of":
        return True
    instance = then.text == "[" and token.end == then.start
    return token.kind is TokenKind.WORD and (instance or then.kind is TokenKind.CLOCK or then.text in ("+", "-"))


def _moment(reader: TokenReader) -> TimeOperand:
    token = reader.next
    time = read_time(reader)
    if covers_days(time):
        reader.fail("a date is compared with a day", token, "name its first or last day")
    if getattr(time, "elsewhere", None):
        reader.fail("a date is compared with a day", token, "leave the time of day and its zone out")
    return TimeOperand(time, token.start)


def claims(expression: Expression) -> Iterator[Claim]:
    """The single tests of an expression in the order of the text."""
    match expression:
        case Claim():
            yield expression
        case Not(part):
            yield from claims(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from claims(part)
