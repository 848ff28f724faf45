"""Health assessments, and the actions that they start."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.check import ShownCheckGroup
from generator.model.stages.shown.values import IsoDate, IsoMoment


class ShownAssessment(Shown):
    """One health assessment; `missing` when the rhythm asked for one and nobody made it."""

    on: IsoDate
    band: str
    rule: str
    categories: tuple[ShownCheckGroup, ...] = ()
    tell: str = ""
    note: str = ""
    missing: bool = False


class ShownAction(Shown):
    """Something that a rule demands."""

    id: str
    title: str
    due: IsoMoment
    rule: str
    text: str = ""
    owner: tuple[str, ...] = ()
    done: bool = False
