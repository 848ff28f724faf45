"""The plan as boxes with arrows between them: what each phase is about, at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.stages.outline.chart import Boxed, Boxes
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.views import common_title


def boxes(plan: ShownPlan) -> tuple[Boxes, ...]:
    """The phases that say what their drawing shows; a repeated item is one line."""
    items = {i.id: i for i in plan.items}
    drawn = (g for g in plan.groups if g.axis == "phase" and g.boxes)
    return tuple(Boxes(g.id, g.title, tuple(_box(plan, (items[i] for i in box)) for box in g.boxes)) for g in drawn)


def _box(plan: ShownPlan, items: Iterable[ShownItem]) -> tuple[Boxed, ...]:
    lines: dict[str, list[ShownItem]] = {}
    for item in items:
        lines.setdefault(item.base, []).append(item)
    return tuple(_line(plan, members) for members in lines.values())


def _line(plan: ShownPlan, members: list[ShownItem]) -> Boxed:
    done = sum(i.standing == "done" for i in members)
    return Boxed(common_title(plan, members[0]), members[0].id, done, len(members))
