"""The file of the workspace in which a page is changed, for the vendor's own readers."""

from __future__ import annotations

from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.plan import ShownPlan

_OF_THE_PLAN = frozenset({"roadmap", "training", "runbooks", "runbook", "go-live", "support", "forms"})
_HEAD_TRAITS = {"training": "training", "go-live": "verdict", "runbooks": "runbook"}
"""The trait of the items that a page is about."""


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
    trait = _HEAD_TRAITS.get(page.template)
    about = [i for i in plan.items if trait and getattr(i.traits, trait)]
    told = [items[i] for i in page.group.items] if page.group else about
    return next((i.internal.place for i in told if i.internal and i.internal.place), "")
