"""Whether a gate is open, and who approved it."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeDate


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
