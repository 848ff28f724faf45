"""What training adds up to: each session over its members and sittings."""

from __future__ import annotations

from generator.model.stages.outline.training import Teaching
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.views import common_title


def teaching(plan: ShownPlan) -> tuple[Teaching, ...]:
    """The sessions of the playbook in the order in which they begin, members and sittings summed."""
    found: dict[str, list[ShownItem]] = {}
    for item in plan.items:
        if item.session and item.traits.training:
            found.setdefault(item.base, []).append(item)
    return tuple(_summed(plan, base, items) for base, items in found.items())


def _summed(plan: ShownPlan, base: str, items: list[ShownItem]) -> Teaching:
    sessions = [(i.session, len(i.sittings) or 1) for i in items if i.session]
    lengths = {s.minutes for s, _ in sessions}
    return Teaching(
        base=base,
        title=common_title(plan, items[0]),
        times=sum(times for _, times in sessions),
        minutes=lengths.pop() if len(lengths) == 1 else 0,
        total_minutes=sum(s.total_minutes for s, _ in sessions),
        seats=sum(s.seats * times for s, times in sessions),
        learners=sum(s.learners for s, _ in sessions),
    )
