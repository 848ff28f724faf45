"""Where everything stands in a site: page paths and anchors, stable for as long as an id is."""

from __future__ import annotations

from generator.model.stages.outline.address import anchor
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.plan import ShownPlan

ALL_EVENTS = "calendar.ics"
"""The calendar file of everything."""


def runbook_path(group: ShownGroup) -> str:
    """The page of a runbook, one for each member where it repeats."""
    return f"runbooks/{anchor(group.id)}.md"


def guide_path(id_: str) -> str:
    """The page of a guide."""
    return f"guides/{id_}.md"


def item_calendar(id_: str) -> str:
    """The calendar file of a meeting or session."""
    return f"calendars/items/{anchor(id_)}.ics"


def role_calendar(id_: str) -> str:
    """The calendar file of a role."""
    return f"calendars/roles/{id_}.ics"


def homes(plan: ShownPlan) -> dict[str, str]:
    """The page and fragment at which each item is told in full: a step in its runbook, all else on the roadmap."""
    runbooks = {i: runbook_path(g) for g in plan.groups if g.axis == "runbook" for i in g.items}
    return {i.id: f"{runbooks.get(i.id, 'roadmap.md')}#{anchor(i.id)}" for i in plan.items}
