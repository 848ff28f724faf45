"""What is measured, and what is to be reached."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoDate, MaybeComparison, MaybeMoment, MaybeNumber, MaybeWindow, Number


class ShownReading(Shown):
    """One measured value."""

    on: IsoDate
    value: Number


class ShownTarget(Shown):
    """A target of a series, with the day it holds for."""

    label: str
    target: MaybeComparison
    by: MaybeMoment = None
    outcome: str = "unanswered"


class ShownMetric(Shown):
    """What is measured, from where to where, by when, and the readings."""

    id: str
    title: str
    text: str = ""
    unit: str = ""
    baseline: MaybeNumber = None
    target: MaybeComparison = None
    window: MaybeWindow = None
    by: MaybeMoment = None
    source: str = ""
    outcome: str = "unanswered"
    targets: tuple[ShownTarget, ...] = ()
    readings: tuple[ShownReading, ...] = ()
    tracked: bool = False
