"""What nobody has answered yet, as a reader may see it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.stages.assessed import (
    OpenPoint,
)
from generator.model.stages.shown.fact import ShownOpen
from generator.model.stages.shown.item import ShownItem
from generator.model.translation.phrases import ranged
from generator.steps.project.visibility import Reader


def shown_open(reader: Reader, items: Mapping[str, ShownItem]) -> tuple[ShownOpen, ...]:
    """What nobody has answered yet, in no other words than those that its role or item shows."""
    return tuple(_open(reader, o, items.get(o.id)) for o in reader.assessed.open_points if reader.sees(o.audience))


def _open(reader: Reader, point: OpenPoint, item: ShownItem | None) -> ShownOpen:
    words = reader.words
    title, text = words.of(point.title), words.of(point.text)
    if point.kind == "role":
        role = next(r for r in reader.plan.roles if point.id in (r.id, f"{r.id}[{r.member}]"))
        wanted = ranged(words, role.wanted.low, role.wanted.high)
        named = len(reader.only_people(role.people))
        text = words.say("Wanted: {wanted}. Named so far: {named}.", wanted=wanted, named=named)
    elif point.kind == "decision" and item:
        title, text = item.title, text if item.dates.plan else ""
    return ShownOpen(kind=point.kind, id=point.id, title=title, text=text, party=point.party)
