"""Units of time, and amounts of them that are added to or taken from a date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.language.tokenizer import Token, TokenKind, TokenReader, did_you_mean


class Unit(StrEnum):
    """The units of offsets and durations; the first two are clock units, which touch without gaps."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKDAYS = "workdays"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def is_clock(self) -> bool:
        """Whether amounts of it are added to a time of day rather than to a date."""
        return self in _CLOCK


_CLOCK = (Unit.MINUTES, Unit.HOURS)

# Ten years in each unit: longer plans are typing mistakes, and some calendar programs loop for ever on them.
LONGEST = {
    Unit.MINUTES: 3660 * 24 * 60,
    Unit.HOURS: 3660 * 24,
    Unit.DAYS: 3660,
    Unit.WORKDAYS: 2610,
    Unit.WEEKS: 522,
    Unit.MONTHS: 120,
    Unit.YEARS: 10,
}

UNIT_WORDS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), Unit.MINUTES),
    **dict.fromkeys(("h", "hour", "hours"), Unit.HOURS),
    **{word: unit for unit in list(Unit)[2:] for word in (unit.value, unit.value[:-1])},
}

_UNIT_HINTS = {
    "m": "write `min` for minutes or `months`",
    "hr": "write `h`",
    "hrs": "write `h`",
    "d": "write `days` or `workdays`",
    **dict.fromkeys(("w", "wk", "wks"), "write `weeks`"),
    "business": "write `workdays`",
    "working": "write `workdays`",
    "sec": "the shortest unit is `min`",
    "seconds": "the shortest unit is `min`",
    "quarter": "write `3 months`",
    "quarters": "write months, three for each quarter",
}

_UNITS = "the units are `min`, `h`, `days`, `workdays`, `weeks`, `months`, `years`"


@dataclass(frozen=True, slots=True)
class Offset:
    """A signed whole amount of a unit."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{'-' if self.amount < 0 else '+'} {abs(self.amount)} {self.unit}"


def read_unit(reader: TokenReader, amount: Decimal | int = 1) -> Unit:
    """The unit that comes next."""
    token = reader.accept_kind(TokenKind.WORD)
    if token is None:
        if reader.sees("-") and reader.ahead(1).kind is TokenKind.NUMBER:
            reader.fail(f"expected a unit, found {reader.next}", hint="a range is written with two dots: `30..60 min`")
        reader.fail(f"expected a unit, found {reader.next}", hint=f"for example `{amount} days` or `{amount} workdays`")
    word = token.text.casefold()
    if word not in UNIT_WORDS:
        options = [*UNIT_WORDS, "mins"]
        reader.fail(f"unknown unit {token}", token, _UNIT_HINTS.get(word) or did_you_mean(word, options) or _UNITS)
    return UNIT_WORDS[word]


def read_offset(reader: TokenReader) -> Offset | None:
    """`+ 4 days` or `- 2 workdays` when that comes next."""
    tight = reader.touches()
    sign = reader.accept("+", "-")
    if sign is None:
        return None
    if sign.text == "-" and (tight or reader.touches()):
        reader.fail("a minus needs a space on both sides", sign, "an id may hold hyphens: write `go-live - 2 days`")
    return read_amount(reader, f"{sign.text} 2 workdays", -1 if sign.text == "-" else 1)


def read_amount(reader: TokenReader, example: str, sign: int = 1) -> Offset:
    """The amount that comes next, which must: `4 days`, `1.5 h`."""
    number = reader.accept_kind(TokenKind.NUMBER) or reader.fail(
        f"expected a number, found {reader.next}", hint=f"for example `{example}`"
    )
    return _offset(reader, number, sign, read_unit(reader, Decimal(number.text)))


def _offset(reader: TokenReader, number: Token, sign: int, unit: Unit) -> Offset:
    amount = Decimal(number.text)
    if unit is Unit.HOURS and amount != int(amount):
        amount, unit = amount * 60, Unit.MINUTES
    if amount != int(amount):
        reader.fail(f"{number} is not a whole number of {unit}", number, "use a smaller unit")
    if amount > LONGEST[unit]:
        reader.fail("this is more than ten years", number, "check the number")
    return Offset(sign * int(amount), unit)
