"""Where the customer stands, and which kind of customer it is."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeDuration, MaybeMoment


class ShownVariant(Shown):
    """The kind of customer that this plan is for."""

    id: str
    title: str
    text: str = ""
    length: MaybeDuration = None
    includes: tuple[tuple[str, str], ...] = ()
    reason: str = ""


class ShownSummary(Shown):
    """Where the customer stands, in one sentence, with the rule behind it.

    `state` is `paused` or `cancelled`, `life` the sentence that says so, and `tell` what the customer was told.
    """

    stage: str
    stage_title: str
    sentence: str
    rule: str
    go_live: MaybeMoment = None
    go_live_item: str = ""
    band: str = ""
    done: int = 0
    counted: int = 0
    state: str = ""
    life: str = ""
    tell: str = ""
