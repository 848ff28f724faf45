"""Who has agreed to what, for gates that repeat over members."""

from __future__ import annotations

from generator.model.stages.outline.agreement import Agreement
from generator.model.stages.shown.check import ShownApproval
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.views import common_title


def agreements(plan: ShownPlan) -> tuple[Agreement, ...]:
    """One matrix for each gate of the playbook that stands more than once and wants approvals."""
    found: dict[str, list[ShownItem]] = {}
    for item in plan.items:
        if item.member and item.approvals:
            found.setdefault(item.base, []).append(item)
    return tuple(
        _matrix(plan, base, sorted(gates, key=lambda g: g.order)) for base, gates in found.items() if len(gates) > 1
    )


def _matrix(plan: ShownPlan, base: str, gates: list[ShownItem]) -> Agreement:
    roles = dict.fromkeys(a.role for gate in gates for a in gate.approvals)
    rows = tuple((role, tuple(_of(role, gate) for gate in gates)) for role in roles)
    return Agreement(base, common_title(plan, gates[0]), tuple(gate.id for gate in gates), rows)


def _of(role: str, gate: ShownItem) -> ShownApproval | None:
    """What is wanted of a role at one gate; None where that gate does not ask it."""
    return next((a for a in gate.approvals if a.role == role), None)
