"""Checks with their answers, and the verdicts and approvals of gates."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeCount, MaybeDate


class ShownVerdict(Shown):
    """Whether a gate is open, the reason in one sentence, and the rule behind it."""

    open: bool
    sentence: str
    rule: str


class ShownApproval(Shown):
    """An approval that is wanted from a role, and given (`on`) or not; `note` is internal."""

    role: str
    by: str = ""
    on: MaybeDate = None
    version: str = ""
    note: str = ""


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
