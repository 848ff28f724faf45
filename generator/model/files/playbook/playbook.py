"""A playbook: what we do for every customer."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.fields import DurationText, Id, Ids, Noun, Prose, Text, Texts, TimeText, Url, titled
from generator.model.files.items.check import CheckGroups, Checks
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.group import Course, Items, Phase, Runbook, Workstream
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.playbook.role import Role
from generator.model.files.playbook.scoring import GateRule, Health, StandingRule
from generator.model.files.playbook.support import SupportMode
from generator.model.files.playbook.variant import Variants


class Attachment(Noun):
    """A file of the playbook's `attachments/` folder; a picture needs `alt`."""

    file: Text
    title: Text = ""
    alt: Text = ""
    audience: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`worksheet: worksheet.csv` stands for `worksheet: {file: worksheet.csv}`."""
        return {"file": value} if isinstance(value, str) else value


class Audience(Noun):
    """A named audience beside internal, customer and public; it also sees what those in `sees` see."""

    title: Text = ""
    sees: Ids = ()


class CalendarQuestion(Noun):
    """A calendar of the customer's own that dates snap to, such as sprint starts."""

    title: Text = ""
    ask: Text = ""


class Scope(Noun):
    """What is in this onboarding, and what waits for a later one."""

    included: Texts = ()
    later: Texts = ()


class Playbook(Noun):
    """What we do for every customer: no person, no state, no date of a customer.

    `length` is the time from kickoff to the end that `day N` was written for; variants scale it. `terms` names periods that times are
    as vague as; a customer may give other days for them.
    """

    title: Text
    version: Text = "0.1.0"
    text: Prose = ""
    audience: Id = "customer"
    audiences: dict[Id, Annotated[Audience, BeforeValidator(titled)]] = Field(default_factory=dict)
    include: Texts = ()
    length: DurationText | None = None
    product: Text = ""
    facts: dict[Id, Fact] = Field(default_factory=dict)
    roles: dict[Id, Role] = Field(default_factory=dict)
    calendars: dict[Id, Annotated[CalendarQuestion, BeforeValidator(titled)]] = Field(default_factory=dict)
    terms: dict[Id, NamedPeriod] = Field(default_factory=dict)
    metrics: dict[Id, Metric] = Field(default_factory=dict)
    goals: Checks = Field(default_factory=dict)
    success: CheckGroups = Field(default_factory=dict)
    track: Ids = ()
    phases: dict[Id, Phase] = Field(default_factory=dict)
    items: Items = Field(default_factory=dict)
    workstreams: dict[Id, Workstream] = Field(default_factory=dict)
    runbooks: dict[Id, Runbook] = Field(default_factory=dict)
    courses: dict[Id, Course] = Field(default_factory=dict)
    support: dict[Id, SupportMode] = Field(default_factory=dict)
    health: Health | None = None
    variants: Variants = Field(default_factory=dict)
    standings: tuple[StandingRule, ...] = ()
    gate_rule: GateRule | None = None
    scope: Scope | None = None
    attachments: dict[Id, Attachment] = Field(default_factory=dict)
    links: dict[Text, Url] = Field(default_factory=dict)
    start: TimeText | None = Field(default=None, alias="from")
    formerly: Ids = ()
