"""What a metric must reach, and for how long: one value of `target` and one of `window`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.language.tokenizer import TokenKind, TokenReader, did_you_mean
from generator.model.language.unit import Unit, read_unit

_LARGEST = Decimal(10**12)
_WORDS = ("at most", "at least", "below", "above", "exactly")
_EXAMPLES = "write `at most 0.5`, `at least 80`, `below 5`, `above 95`, `exactly 0` or `7..14`"
_SIGNS = {"<=": "at most", ">=": "at least", "<": "below", ">": "above", "=": "exactly", "==": "exactly"}
_NEAR = {
    "under": "below",
    "over": "above",
    "max": "at most",
    "maximum": "at most",
    "min": "at least",
    "minimum": "at least",
    "more": "above",
    "less": "below",
    "up": "at most",
    "equals": "exactly",
}


class Direction(StrEnum):
    """Which way is better."""

    DOWN = "down"
    UP = "up"
    EXACT = "exact"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The readings that meet a target: those from `low` to `high`, either of which may be open.

    `strict` leaves the bounds themselves out (`below`, `above`); `unit` is as written, such as `%` or `h`.
    """

    text: str
    direction: Direction
    low: Decimal | None
    high: Decimal | None
    strict: bool = False
    unit: str = ""

    def __str__(self) -> str:
        return self.text

    def met(self, value: Decimal) -> bool:
        """Whether a reading meets the target; a reading that is not a number never does."""
        if not value.is_finite():
            return False
        if self.strict and value in (self.low, self.high):
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def parse_comparison(text: str) -> Comparison:
    """The target that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a target", "at least 80")
    first = reader.next
    word = _word(reader)
    low = _number(reader)
    high = _upper(reader, low) if word == ".." else low
    unit = _unit(reader)
    text = reader.since(first)
    reader.finish(_EXAMPLES)
    direction = {"at most": Direction.DOWN, "below": Direction.DOWN, "exactly": Direction.EXACT, "..": Direction.RANGE}
    return Comparison(
        text,
        direction.get(word, Direction.UP),
        None if word in ("at most", "below") else low,
        None if word in ("at least", "above") else high,
        strict=word in ("below", "above"),
        unit=unit,
    )


def _word(reader: TokenReader) -> str:
    """The comparing words, or `..` where a range begins with its first number."""
    if reader.next.kind is TokenKind.NUMBER or reader.sees("-"):
        return ".."
    token = reader.take()
    word = token.text.casefold()
    if word == "at" and reader.sees("most", "least"):
        return f"at {reader.take().text.casefold()}"
    if word == "at":
        reader.fail(
            f"expected `most` or `least`, found {reader.next}", hint=did_you_mean(reader.next.text, ("most", "least"))
        )
    if word in _WORDS:
        return word
    better = _SIGNS.get(token.text) or _NEAR.get(word)
    hint = f"write `{better} {_next_number(reader)}`" if better else did_you_mean(token.text, _WORDS) or _EXAMPLES
    reader.fail(f"{token} is not a comparison", token, hint)


def _next_number(reader: TokenReader) -> str:
    return next((reader.ahead(n).text for n in range(4) if reader.ahead(n).kind is TokenKind.NUMBER), "80")


def _number(reader: TokenReader) -> Decimal:
    sign = reader.accept("-")
    token = reader.accept_kind(TokenKind.NUMBER) or reader.fail(
        f"expected a number, found {reader.next}", hint=_EXAMPLES
    )
    number = Decimal(token.text) * (-1 if sign else 1)
    if abs(number) > _LARGEST:
        reader.fail("this number is too large", token)
    return number


def _upper(reader: TokenReader, low: Decimal) -> Decimal:
    if reader.next.kind is TokenKind.END or reader.sees("%", "+"):
        better = f"write `at least {low}` or `exactly {low}`" if not reader.sees("+") else f"write `at least {low}`"
        reader.fail("a number alone does not say which way is better", hint=better)
    if reader.sees("-"):
        reader.fail("a range is written with two dots", hint="for example `7..14`")
    reader.expect("..", _EXAMPLES)
    at = reader.next
    high = _number(reader)
    if high < low:
        reader.fail(f"the range runs backwards from {low} to {high}", at, f"write `{high}..{low}`")
    return high


def _unit(reader: TokenReader) -> str:
    """The unit as written: `%` or one word."""
    token = reader.accept("%") or reader.accept_kind(TokenKind.WORD)
    return token.text if token else ""


class WindowMode(StrEnum):
    """How the days of a window are counted."""

    IN_A_ROW = "in a row"
    PER = "per"


@dataclass(frozen=True, slots=True)
class Window:
    """How long a target must be met: `7 days in a row`, or so often in each period: `5 days a week`."""

    text: str
    count: int
    unit: Unit
    mode: WindowMode
    per: Unit | None = None

    def __str__(self) -> str:
        return self.text


_WINDOW_EXAMPLES = "write `7 days in a row` or `5 days a week`"


def parse_window(text: str) -> Window:
    """The window that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("a window", "7 days in a row")
    first = reader.next
    count = _window_count(reader)
    if reader.sees("consecutive"):
        reader.fail("`consecutive` is not a unit", hint=f"write `{count} days in a row`")
    unit = read_unit(reader, count)
    if unit.is_clock:
        reader.fail(f"readings are dated, so a window is not counted in {unit}", first, _WINDOW_EXAMPLES)
    mode, per = _mode(reader)
    if per and per is not Unit.WEEKS and per is not Unit.MONTHS:
        reader.fail(f"a window does not repeat by {per}", first, "it repeats by week or by month")
    if per and count > _most(unit, per):
        reader.fail(f"a {per.value[:-1]} does not have {count} {unit}", first, _WINDOW_EXAMPLES)
    text = reader.since(first)
    reader.finish(_WINDOW_EXAMPLES)
    return Window(text, count, unit, mode, per)


def _most(unit: Unit, per: Unit) -> int:
    """How many of a unit a week or month can hold."""
    days = {Unit.DAYS: 1, Unit.WORKDAYS: 1, Unit.WEEKS: 7}.get(unit, 31)
    return {Unit.WEEKS: 7, Unit.MONTHS: 31}[per] // days


def _window_count(reader: TokenReader) -> int:
    token = reader.accept_kind(TokenKind.NUMBER) or reader.fail(
        f"expected a number, found {reader.next}", hint=_WINDOW_EXAMPLES
    )
    if "." in token.text or not 1 <= int(token.text) <= 366:
        reader.fail(f"{token} is not a number of days from 1 to 366", token, _WINDOW_EXAMPLES)
    return int(token.text)


def _mode(reader: TokenReader) -> tuple[WindowMode, Unit | None]:
    if reader.accept("in"):
        reader.expect("a", _WINDOW_EXAMPLES)
        reader.expect("row", _WINDOW_EXAMPLES)
        return WindowMode.IN_A_ROW, None
    if reader.accept("a", "per", "each"):
        return WindowMode.PER, read_unit(reader)
    reader.fail(f"expected `in a row` or `a week`, found {reader.next}", hint=_WINDOW_EXAMPLES)
