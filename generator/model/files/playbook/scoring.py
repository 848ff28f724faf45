"""Rules as data: standings, health bands and gate verdicts."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.files.fields import ComparisonText, ConditionText, Id, Ids, Noun, Prose, RecurrenceText, Text
from generator.model.files.items.check import CheckGroups
from generator.model.files.items.item import Item


class Standing(StrEnum):
    """Where an item stands on the morning of the as-of date."""

    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    LATE = "late"
    BLOCKED = "blocked"
    DONE = "done"
    NOT_NEEDED = "not needed"
    UNKNOWN = "unknown"


class StandingRule(Noun):
    """The first rule whose `when` holds gives the standing; `text` tells a reader why.

    The names that `when` may use stand in `generator.model.files.playbook.scoring_defaults.STANDING_NAMES`.
    """

    standing: Standing
    when: ConditionText
    text: Text


class Band(Noun):
    """A health colour, by how many answers are no."""

    no: ComparisonText
    text: Text = ""


class Health(Noun):
    """A regular assessment: checks by category, and bands that colour it.

    `when_band` maps a band to the items that it starts, each due within the item's `takes`; unanswered is never green.
    """

    title: Text = ""
    text: Prose = ""
    every: RecurrenceText | None = None
    categories: CheckGroups = Field(default_factory=dict)
    bands: dict[Id, Band] = Field(default_factory=dict)
    when_band: dict[Id, dict[Id, Item]] = Field(default_factory=dict)
    audience: Ids = ()


class GateRule(Noun):
    """When a gate is open: how many answers may be no, and how many may be missing; not-applicable drops out."""

    no: ComparisonText
    unanswered: ComparisonText
    pass_: Text = Field(alias="pass")
    fail: Text
