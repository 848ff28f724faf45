"""Where everything stands in a site: page paths and anchors, stable for as long as an id is."""

from __future__ import annotations

from generator.model.outline import anchor
from generator.model.shown import ShownGroup


def runbook_path(group: ShownGroup) -> str:
    """The page of a runbook, one for each member where it repeats."""
    return f"runbooks/{anchor(group.id)}.md"


def guide_path(id_: str) -> str:
    """The page of a guide."""
    return f"guides/{id_}.md"
