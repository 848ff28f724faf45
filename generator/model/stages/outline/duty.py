"""Who does what: by person, and by party side by side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskList:
    """The items that one person (or one role that nobody fills yet) has to do, earliest first."""

    party: str
    person: str
    role: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One phase with what each party does in it: a column a party."""

    phase: str
    title: str
    columns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What the parties do, phase by phase and side by side."""

    parties: tuple[str, ...]
    rows: tuple[Side, ...]
