"""Questions and their answers."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeCount, MaybeDate


class ShownCheck(Shown):
    """One question and its answer; `outcome` is yes, no, not applicable, unanswered or given."""

    id: str
    ask: str
    outcome: str
    text: str = ""
    answering: str = "yes-no"
    scale: MaybeCount = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    area: str = ""
    answer: str = ""
    source: str = ""
    metric: str = ""
    by: str = ""
    on: MaybeDate = None
    evidence_wanted: bool = False
    tell: str = ""
    note: str = ""


class ShownCheckGroup(Shown):
    """Checks under one heading, with counts over what this reader sees."""

    id: str
    title: str
    text: str = ""
    checks: tuple[ShownCheck, ...] = ()
    yes: int = 0
    no: int = 0
    unanswered: int = 0
