"""What the long tables of a site can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.files.playbook.scoring import Standing
from generator.model.stages.outline.filters import Filed, Filters
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan


def filters(plan: ShownPlan) -> Filters:
    """The parties, roles and people of all items that stand in tables, in the order of the plan, and every standing.

    What nobody has today is a standing, too: an address that asks for it holds tomorrow as well.
    """
    filed = {item.id: _filed(plan, item) for item in plan.items}
    found = [filed[item.id] for item in plan.items if not item.traits.runbook]
    return Filters(
        parties=_known(plan.parties, (f.parties for f in found)),
        roles=_known((r.id for r in plan.roles), (f.roles for f in found)),
        people=_known((p.id for p in plan.people), (f.people for f in found)),
        standings=tuple(Standing),
        filed=filed,
    )


def _filed(plan: ShownPlan, item: ShownItem) -> Filed:
    """Who takes part in an item: owners, those who come, and those who sign; a role of another member does not."""
    named = dict.fromkeys((*item.owner, *item.attendees, *item.signers, *(a.role for a in item.approvals)))
    roles = [r for r in plan.roles if r.id in named and r.member in {"", item.member}]
    people = dict.fromkeys((*item.people, *(p for r in roles for p in r.people)))
    return Filed(item.parties, tuple(named), tuple(people))


def _known(order: Iterable[str], found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Those of an order that were found, each once."""
    there = {each for some in found for each in some}
    return tuple(each for each in dict.fromkeys(order) if each in there)
