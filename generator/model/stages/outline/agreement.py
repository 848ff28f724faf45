"""Who has agreed to what, and the forms on which people answer."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.stages.shown.check import ShownApproval, ShownCheckGroup
from generator.model.stages.shown.session import ShownAgendaPoint


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who has agreed to what: a gate that repeats over members, its approvers by row, a member by column."""

    base: str
    title: str
    gates: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShownApproval | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Questions that somebody answers: `home` is where the filled form stands, `signers` put their name under it."""

    id: str
    title: str
    home: str
    groups: tuple[ShownCheckGroup, ...]
    agenda: tuple[ShownAgendaPoint, ...] = ()
    signers: tuple[str, ...] = ()
