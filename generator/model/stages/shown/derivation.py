"""Why a date is what it is, step by step."""

from __future__ import annotations

from typing import Literal

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoMoment


class ShownWhy(Shown):
    """One step on the way to a date, and the date after it; `item` is empty when that item is not for this reader.

    `sentence` is empty where the sentence of a later step tells this one as well.
    """

    of: Literal["plan", "forecast", "deadline"]
    kind: str
    result: IsoMoment
    sentence: str
    edge: str = "start"
    amount: int = 0
    unit: str = ""
    item: str = ""
    name: str = ""
