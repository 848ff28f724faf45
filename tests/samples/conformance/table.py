"""The conformance table: which row stands where, and what takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
IDS = (
    *(f"A{n}" for n in range(1, 25)),
    *(f"B{n}" for n in range(1, 30)),
    *(f"C{n}" for n in range(1, 65)),
)
CASE_KEYS = {"what", "of", "for", "page", "shows", "appears", "change", "drop", "forget", "raises"}
FINDER_KEYS = {"page", "at", "row", "order", "text", "to"}


@dataclass(frozen=True)
class Finder:
    """What a reader looks for, and where."""

    page: str
    at: str = ""
    row: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    to: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.page}#{self.at}" if self.at else self.page
        return f"{where}: {' … '.join((*self.row, *self.order, *self.text, *self.to))}"


@dataclass(frozen=True)
class Case:
    """One proof of a row."""

    row: str
    number: int
    what: str
    customer: str
    audience: str
    shows: tuple[Finder, ...]
    appears: tuple[Finder, ...]
    change: Mapping[str, Mapping[str, Any]]
    drop: tuple[str, ...]
    forget: tuple[str, ...]
    raises: str

    @property
    def id(self) -> str:
        return self.row if self.number == 1 else f"{self.row}-{self.number}"


@cache
def cases() -> tuple[Case, ...]:
    """Every case of the table, in its order."""
    table = yaml.safe_load((FOLDER / "rows.yml").read_text("utf-8"))
    found = ((row, n, raw) for row, given in table.items() for n, raw in enumerate(_listed(given), 1))
    return tuple(_case(row, number, raw) for row, number, raw in found)


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _case(row: str, number: int, raw: Mapping[str, Any]) -> Case:
    assert raw.keys() <= CASE_KEYS, f"{row}: {sorted(raw.keys() - CASE_KEYS)}"
    page = raw.get("page", "")
    return Case(
        row,
        number,
        raw["what"],
        raw["of"],
        raw.get("for", "customer"),
        tuple(_finder(row, page, f) for f in raw.get("shows", ())),
        tuple(_finder(row, page, f) for f in raw.get("appears", ())),
        raw.get("change", {}),
        tuple(raw.get("drop", ())),
        tuple(raw.get("forget", ())),
        raw.get("raises", ""),
    )


def _finder(row: str, page: str, raw: Mapping[str, Any]) -> Finder:
    assert raw.keys() <= FINDER_KEYS, f"{row}: {sorted(raw.keys() - FINDER_KEYS)}"
    kinds = {k: tuple(str(piece) for piece in raw.get(k, ())) for k in ("row", "order", "text", "to")}
    return Finder(raw.get("page", page), raw.get("at", ""), **kinds)


@dataclass(frozen=True)
class Back:
    """A patch that puts a contradiction back into a sample."""

    contradiction: str
    number: int
    customer: str
    raises: str
    change: Mapping[str, Mapping[str, Any]]
    drop: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.contradiction}-{self.number}-{self.raises.partition('/')[2]}"


@dataclass(frozen=True)
class Elsewhere:
    """The same contradiction in a playbook of other words, and what mends it."""

    contradiction: str
    number: int
    raises: str
    playbook: Mapping[str, Any]
    mended: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"{self.contradiction}-{self.number}-{self.raises.partition('/')[2]}"


@cache
def contradictions() -> Mapping[str, str]:
    """What each contradiction is about."""
    return {id_: raw["what"] for id_, raw in _contradictions().items()}


@cache
def backs() -> tuple[Back, ...]:
    """Every patch of a sample, in order."""
    return tuple(
        Back(id_, number, raw["of"], raw["raises"], raw["change"], tuple(raw.get("drop", ())))
        for id_, each in _contradictions().items()
        for number, raw in enumerate(each["back"], 1)
    )


@cache
def elsewheres() -> tuple[Elsewhere, ...]:
    """Every playbook of other words, in order."""
    return tuple(
        Elsewhere(id_, number, raw["raises"], raw["playbook"], raw["mended"])
        for id_, each in _contradictions().items()
        for number, raw in enumerate(each["elsewhere"], 1)
    )


@cache
def _contradictions() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((FOLDER / "contradictions.yml").read_text("utf-8"))
    return found
