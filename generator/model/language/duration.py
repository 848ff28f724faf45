"""How long something takes: `30 min`, `2..4 weeks`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.language.tokenizer import Token, TokenKind, TokenReader
from generator.model.language.unit import LONGEST, Unit, read_unit


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something takes, from `low` to `high`; plans count on the longest: `30..60 min`, `2 workdays`."""

    text: str
    low: Decimal
    high: Decimal
    unit: Unit

    def __str__(self) -> str:
        return self.text

    @property
    def minutes(self) -> int | None:
        """The longest in minutes, for clock units."""
        return _minutes(self.high, self.unit)

    @property
    def low_minutes(self) -> int | None:
        """The shortest in minutes, for clock units."""
        return _minutes(self.low, self.unit)

    @property
    def count(self) -> int:
        """The longest as a whole number of the unit, rounded up."""
        return int(self.high.to_integral_value("ROUND_CEILING"))


def _minutes(amount: Decimal, unit: Unit) -> int | None:
    return int(amount * (60 if unit is Unit.HOURS else 1)) if unit.is_clock else None


def parse_duration(text: str) -> Duration:
    """The duration that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a duration", "2 h")
    first = reader.next
    low = _amount(reader)
    high = _amount(reader) if reader.accept("..") else low
    if reader.sees("to"):
        reader.fail("`to` is not a unit", hint="a range is written with two dots: `2..4 weeks`")
    unit = read_unit(reader, high)
    _check_amounts(reader, first, low, high, unit)
    reader.finish("a duration is one amount of one unit: `90 min`")
    return Duration(reader.since(first), low, high, unit)


def _amount(reader: TokenReader) -> Decimal:
    number = reader.accept_kind(TokenKind.NUMBER)
    if number is None:
        hint = "a duration begins with a number: `30 min`, `2..4 weeks`"
        if reader.sees("-"):
            hint = "a range is written with two dots: `30..60 min`"
        reader.fail(f"expected a number, found {reader.next}", hint=hint)
    return Decimal(number.text)


def _check_amounts(reader: TokenReader, first: Token, low: Decimal, high: Decimal, unit: Unit) -> None:
    if high < low:
        reader.fail(f"the range runs backwards from {low} to {high}", first, "write the shorter one first")
    if low <= 0:
        reader.fail("a duration is longer than nothing", first, "a milestone takes no time: leave `takes` out")
    if high > LONGEST[unit]:
        reader.fail("this is longer than ten years", first, "write a length of at most ten years")
    for amount in (low, high):
        if amount != int(amount) and (amount * 60 != int(amount * 60) or unit is not Unit.HOURS):
            reader.fail(
                f"{amount} {unit} is not a whole number of {unit if unit is not Unit.HOURS else Unit.MINUTES}",
                first,
                "use a smaller unit" if unit is not Unit.MINUTES else "",
            )
