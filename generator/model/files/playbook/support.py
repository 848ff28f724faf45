"""Support modes: who helps, how fast, during which hours, from when until when."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.fields import ConditionText, Id, Ids, Noun, Prose, Text, Texts, TimeText, titled


class Tier(Noun):
    """One level of support, first contact first."""

    title: Text = ""
    party: Id = "vendor"
    roles: Ids = ()
    does: Prose = ""


class Coverage(Noun):
    """Hours of cover ("24/7", "business hours", "09:00-17:00") and the topics they hold for."""

    title: Text = ""
    hours: Text = ""
    topics: Texts = ()


class SupportSeverity(Noun):
    """How bad an issue is: its definition, and how soon we respond and resolve; an empty time is no promise."""

    title: Text = ""
    definition: Texts = ()
    response: Text = ""
    resolution: Text = ""
    coverage: Id | None = None


class Escalation(Noun):
    """One step of the way up: which role, and when it is called."""

    role: Id
    when: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`- csm` stands for `- {role: csm}`."""
        return {"role": value} if isinstance(value, str) else value


class SupportContact(Noun):
    """Whom to ask about a topic."""

    role: Id
    topic: Text = ""
    channel: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`business-issues: csm` stands for `business-issues: {role: csm}`."""
        return {"role": value} if isinstance(value, str) else value


class SupportMode(Noun):
    """How support works from one time until another; `until` empty is open-ended."""

    title: Text = ""
    text: Prose = ""
    start: TimeText | None = Field(default=None, alias="from")
    until: TimeText | None = None
    when: ConditionText | None = None
    tiers: dict[Id, Annotated[Tier, BeforeValidator(titled)]] = Field(default_factory=dict)
    severities: dict[Id, SupportSeverity] = Field(default_factory=dict)
    coverage: dict[Id, Coverage] = Field(default_factory=dict)
    escalation: tuple[Escalation, ...] = ()
    contacts: dict[Id, SupportContact] = Field(default_factory=dict)
    audience: Ids = ()
    formerly: Ids = ()
