"""What is measured, and what is to be reached."""

from __future__ import annotations

from generator.model.stages.shown.base import IsoDate, MaybeMoment, Shown


class ShownReading(Shown):
    """One measured value."""

    on: IsoDate
    value: str


class ShownTarget(Shown):
    """A target of a series, with the day it holds for."""

    label: str
    target: str
    by: MaybeMoment = None
    outcome: str = "unanswered"


class ShownMetric(Shown):
    """What is measured, from where to where, by when, and the readings."""

    id: str
    title: str
    text: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    window: str = ""
    by: MaybeMoment = None
    source: str = ""
    outcome: str = "unanswered"
    targets: tuple[ShownTarget, ...] = ()
    readings: tuple[ShownReading, ...] = ()
    tracked: bool = False
