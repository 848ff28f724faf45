"""When something is, in each of the readings that a plan has of it."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoMoment


class ShownSpan(Shown):
    """From `start` to `end`, both included; `tentative` is a month or quarter that is not yet a date."""

    start: IsoMoment
    end: IsoMoment
    tentative: str = ""


class ShownDates(Shown):
    """The four dates; each is null where there is none."""

    baseline: ShownSpan | None = None
    plan: ShownSpan | None = None
    forecast: ShownSpan | None = None
    actual: ShownSpan | None = None


class ShownVariance(Shown):
    """By how many workdays of the customer what holds now ends later (earlier: below 0) than `plan` and `baseline`."""

    plan: int | None = None
    baseline: int | None = None
