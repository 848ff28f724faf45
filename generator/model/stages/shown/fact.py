"""What the customer has answered, and what is still open."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown


class ShownFact(Shown):
    """An answered question; a secret shows only who hands it to whom."""

    id: str
    title: str
    ask: str = ""
    why: str = ""
    value: str = ""
    unit: str = ""
    secret: bool = False
    handed_by: str = ""
    handed_to: str = ""


class ShownOpen(Shown):
    """Something that nobody has answered yet."""

    kind: str
    id: str
    title: str
    text: str = ""
    party: str = ""
