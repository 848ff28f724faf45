"""The blank forms of a plan: the same questions that stand answered on other pages."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.stages.outline.address import anchor
from generator.model.stages.outline.agreement import Form
from generator.model.stages.shown.check import ShownCheckGroup
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.views import common_title


def forms(plan: ShownPlan) -> tuple[Form, ...]:
    """The regular assessment first, then every item that asks something, in order; a repeated item stands once."""
    return (*_health(plan), *_of_items(plan))


def _health(plan: ShownPlan) -> Iterable[Form]:
    if plan.health_form:
        yield Form("health", plan.health_title, "success.md#health", plan.health_form)


def _of_items(plan: ShownPlan) -> Iterable[Form]:
    asking = {i.base: i for i in reversed(plan.items) if i.checks}
    for item in sorted(asking.values(), key=lambda i: i.order):
        yield Form(item.base, common_title(plan, item), _home(item), (_group(item),), item.agenda, item.signers)


def _home(item: ShownItem) -> str:
    if item.traits.verdict:
        return f"go-live.md#{anchor('gate-' + item.id)}"
    return "" if item.runbook else f"roadmap.md#{anchor(item.id)}"


def _group(item: ShownItem) -> ShownCheckGroup:
    return ShownCheckGroup(id=item.base, title="", checks=item.checks)
