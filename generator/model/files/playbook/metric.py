"""Metrics: what is measured, from where to where, by when."""

from __future__ import annotations

from pydantic import Field

from generator.model.files.fields import ComparisonText, DeadlineText, Id, Ids, Noun, Number, Prose, Text, WindowText


class Metric(Noun):
    """A measured quantity with baseline and target.

    `target` holds once over `window` ("7 days in a row"); `targets` are further ones by time, such as adoption at
    day 30, 60 and 90. The unit of baseline, target, alarm and readings is `unit`. A health check that reads the metric
    says no beyond `alarm`, which is weaker than the target, and without `alarm` beyond the target. `days_to` names the
    item up to which calendar days from kickoff are counted; `severities` those whose resolution time is averaged.
    """

    title: Text = ""
    text: Prose = ""
    unit: Text = ""
    baseline: Number | None = None
    target: ComparisonText | None = None
    targets: dict[str, ComparisonText] = Field(default_factory=dict)
    alarm: ComparisonText | None = None
    days_to: Id | None = None
    severities: Ids = ()
    window: WindowText | None = None
    by: DeadlineText | None = None
    source: Text = ""
    audience: Ids = ()
    formerly: Ids = ()
