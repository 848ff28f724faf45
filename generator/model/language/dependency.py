"""What an item waits for: one value of `after`.

DESIGN section 4: four types, lag in either direction in calendar days or workdays. Whether all or any of several
must be met is said by the list that holds them, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.language.time_parser import read_edge, read_ref
from generator.model.language.time_values import End, Ref
from generator.model.language.tokenizer import TokenKind, TokenReader
from generator.model.language.unit import Offset, Unit, read_offset


class DependencyType(StrEnum):
    """Which end of the predecessor holds back which end of the item."""

    FINISH_START = "FS"
    START_START = "SS"
    FINISH_FINISH = "FF"
    START_FINISH = "SF"


_TYPES = {
    (End.END, End.START): DependencyType.FINISH_START,
    (End.START, End.START): DependencyType.START_START,
    (End.END, End.END): DependencyType.FINISH_FINISH,
    (End.START, End.END): DependencyType.START_FINISH,
}


@dataclass(frozen=True, slots=True)
class Dependency:
    """A predecessor with the type of the dependency and the lag: `export-data + 2 workdays`."""

    text: str
    ref: Ref
    type: DependencyType = DependencyType.FINISH_START
    lag: Offset | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def of(self) -> End:
        """The end of the predecessor that counts."""
        starts = (DependencyType.START_START, DependencyType.START_FINISH)
        return End.START if self.type in starts else End.END

    @property
    def holds(self) -> End:
        """The end of the item that is held back."""
        starts = (DependencyType.FINISH_START, DependencyType.START_START)
        return End.START if self.type in starts else End.END


_ONLY_ITEMS = "only items are waited for; a time belongs to `at` or `not_before`"


def parse_dependency(text: str) -> Dependency:
    """The dependency that a text says, or a LanguageError."""
    reader = TokenReader(text)
    reader.refuse_empty("an item to wait for", "export-data + 2 workdays")
    first = reader.next
    holds = _held_edge(reader)
    if reader.sees("after"):
        reader.fail("`after` is said already", hint="write only the item: `export-data`")
    if reader.sees("day", "week") or reader.next.kind in (TokenKind.DATE, TokenKind.MONTH, TokenKind.NUMBER):
        reader.fail(f"{reader.next} is not an item", hint=_ONLY_ITEMS)
    of = read_edge(reader) or End.END
    ref = read_ref(reader)
    lag = _read_lag(reader)
    text = reader.since(first)
    reader.finish(_rest_hint(reader))
    return Dependency(text, ref, _TYPES[of, holds], lag)


def _held_edge(reader: TokenReader) -> End:
    if reader.sees("start") and reader.sees("after", distance=1):
        reader.fail("an item starts after what it waits for anyway", hint="leave `start after` out")
    if not reader.sees("finish"):
        return End.START
    reader.take()
    reader.expect("after", "write `finish after end of ITEM`")
    return End.END


def _read_lag(reader: TokenReader) -> Offset | None:
    sign = reader.next
    lag = read_offset(reader)
    if lag and lag.unit in (Unit.MONTHS, Unit.YEARS):
        reader.fail(f"a wait is not counted in {lag.unit}", sign, "write weeks, days or workdays")
    return lag


def _rest_hint(reader: TokenReader) -> str:
    rest = reader.next
    if rest.kind is TokenKind.CLOCK:
        return _ONLY_ITEMS
    if rest.text in (",", "and"):
        return "several items are a list: `[export-data, access]`"
    if rest.text == "or":
        return "write `{any: [export-data, access]}`"
    return ""
