"""Metrics with their readings, and health."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.check import ShownCheckGroup
from generator.model.stages.shown.values import (
    IsoDate,
    IsoMoment,
    MaybeComparison,
    MaybeMoment,
    MaybeNumber,
    MaybeWindow,
    Number,
)


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
