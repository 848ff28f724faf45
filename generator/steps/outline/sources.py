"""The file of the workspace in which a page is changed, for the vendor's own readers."""

from __future__ import annotations

from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan

_OF_THE_PLAN = frozenset({"roadmap", "training", "runbooks", "runbook", "go-live", "support", "forms"})
_HEAD_KINDS = {"training": {"session"}, "go-live": {"gate", "sign-off"}, "runbooks": {"step"}}


def source(plan: ShownPlan, page: PageView) -> str:
    """The file and line that say most of a page; nothing where the repository is not for this reader."""
    if plan.repository is None:
        return ""
    if page.guide is not None:
        return f"playbooks/{plan.playbook}/guides/{page.guide.id}.md"
    if page.template in _OF_THE_PLAN:
        return _first_place(plan, page) or f"playbooks/{plan.playbook}/playbook.yml"
    of_status = page.template == "log" and (plan.log or plan.risks)
    return f"customers/{plan.customer}/{'status' if of_status else 'customer'}.yml"


def _first_place(plan: ShownPlan, page: PageView) -> str:
    """Where the first item of a page that is about items of a kind, or about a group, is written."""
    items = {item.id: item for item in plan.items}
    told = (
        [items[i] for i in page.group.items] if page.group else _of_kinds(plan, _HEAD_KINDS.get(page.template, set()))
    )
    return next((i.internal.place for i in told if i.internal and i.internal.place), "")


def _of_kinds(plan: ShownPlan, kinds: set[str]) -> list[ShownItem]:
    return [item for item in plan.items if item.kind in kinds]
