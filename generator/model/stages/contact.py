"""Somebody whom a reader can ask."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.stages.shown.people import ShownAway, ShownPerson


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Somebody to ask: about what (empty: everything), by which channel, and the absence that is near, with who stands in."""

    person: ShownPerson
    role: str
    topic: str = ""
    channel: str = ""
    away: ShownAway | None = None
    deputy: str = ""
