"""One thing that two rules date, each in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.model.language.time_parser import OnDate, Relative
from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import TWO_DATES
from generator.model.stages.plan import GroupView, PlanItem
from generator.steps.lint.view import View

_NEAR = timedelta(days=2)
"""How far a weekend may keep the end of a phase from its milestone."""


def twice_lints(view: View) -> Iterator[Problem]:
    """Agreed dates against changes, and phases against their milestones."""
    for item in view.items:
        yield from _agreed(view, item)
    for group in view.dated.plan.groups:
        if group.axis == "phase" and group.until is not None and view.dated.plan.scale == 1:
            yield from _phase(view, group)


def _agreed(view: View, item: PlanItem) -> Iterator[Problem]:
    """A customer file that agrees one date and changes the same item to another."""
    for change in item.changes:
        if change.source != "customer" or change.field not in ("at", "due", "fixed") or not item.agreed:
            continue
        if str(item.agreed) != change.after and change.place:
            message = f"{quote(item.id)} is agreed for {item.agreed} and changed to `{change.field}: {change.after}`"
            yield TWO_DATES.at(change.place, f"{message}; the agreed date holds", "keep one of the two")


def _phase(view: View, group: GroupView) -> Iterator[Problem]:
    """A phase with one milestone, which is the last thing in it and yet on another day than the phase's end."""
    span = view.dated.groups.get((group.axis, group.id))
    mine = [(item, days) for item in view.items if item.id in group.items and (days := view.span(item))]
    ends = [(item, days) for item, days in mine if item.spec.kind.traits.point]
    if span is None or len({item.base for item, _ in ends}) != 1:
        return
    item, days = max(ends, key=lambda pair: pair[1][1])
    if isinstance(group.until, Relative) and group.until.ref.id == item.base:
        return
    last = max(each[1] for other, each in mine if other is not item and not other.spec.every) if len(mine) > 1 else None
    dated = item.agreed or item.spec.at or item.spec.due or item.spec.fixed
    early = last is not None and last <= days[1] and span.end.day - days[1] > _NEAR
    if early and dated is not None and not isinstance(dated, OnDate) and item.place:
        message = f"the phase {quote(group.id)} ends on {span.end.day}, and {quote(item.id)}, the last thing in it, is on {days[1]}"
        hint = f"write `until: {item.base}` for the phase, or move the milestone"
        yield TWO_DATES.at(group.place or item.place, message, hint)
