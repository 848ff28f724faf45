"""A customer: facts, people, calendars, dates, choices and changes; nothing that happened."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.customer.brand import Brand
from generator.model.files.fields import (
    Day,
    DurationText,
    Id,
    Ids,
    Noun,
    Prose,
    RecurrenceText,
    Ref,
    Text,
    Texts,
    TimeText,
    many,
)
from generator.model.files.items.check import CheckGroups
from generator.model.files.items.item import AddedItem, ChangedItem
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.named_period import NamedPeriod


class Away(Noun):
    """Days on which a person is not there, and who stands in."""

    start: Day = Field(alias="from")
    until: Day
    why: Text = ""
    deputy: Id | None = None


class Person(Noun):
    """Somebody who fills roles; `members` limits that to members of groups (teams, sites)."""

    name: Text = ""
    role: Ids = ()
    members: Ids = ()
    title: Text = ""
    company: Text = ""
    email: Text = ""
    phone: Text = ""
    deputy: Id | None = None
    away: Annotated[tuple[Away, ...], BeforeValidator(many)] = ()
    audience: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`maja: csm` gives a person of the vendor's list that role."""
        return {"role": value} if isinstance(value, str | list) else value


class Closure(Noun):
    """Days on which a party does not work, with the name that pages show."""

    title: Text = "Closed"
    start: Day = Field(alias="from")
    until: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`- 2026-12-24` stands for `- {from: 2026-12-24}`."""
        return {"from": value} if isinstance(value, str) else value


class PartyCalendar(Noun):
    """When a party works: country and region give the public holidays, unless `holidays` pins a list."""

    country: Text = ""
    region: Text = ""
    timezone: Text = ""
    week: Text = "mon-fri"
    hours: Text = "09:00-17:00"
    holidays: dict[Day, Text] | None = None
    closures: tuple[Closure, ...] = ()


class OwnCalendar(Noun):
    """A calendar that dates snap to: a first day and a rhythm, or a list of days."""

    title: Text = ""
    start: Day | None = Field(default=None, alias="from")
    every: RecurrenceText | None = None
    days: Annotated[tuple[Day, ...], BeforeValidator(many)] = ()


class Customer(PartyCalendar):
    """Who a customer is, what was chosen, and how their plan differs from the playbook.

    `dates` gives the kickoff and the agreed dates of milestones; `takes` the chosen length within the variant's
    range; `terms` names periods, also in the place of the playbook's; `change` overrides items by id, each with a
    reason; `add` holds items of this customer's own. `success` names this
    customer's own criteria (one of the same id takes the playbook's place); `metrics` changes keys of metrics by id.
    `language` is that of the pages for this customer (`de`, `de-AT`); without it that of the vendor.
    """

    name: Text
    playbook: Text
    text: Prose = ""
    suffix: Text = ""
    language: Text = ""
    brand: Brand | None = None
    dates: dict[Ref, TimeText] = Field(default_factory=dict)
    facts: dict[Id, Any] = Field(default_factory=dict)
    variant: Id | None = None
    takes: DurationText | None = None
    people: dict[Id, Person] = Field(default_factory=dict)
    calendars: dict[Id, OwnCalendar] = Field(default_factory=dict)
    terms: dict[Id, NamedPeriod] = Field(default_factory=dict)
    third: dict[Id, Text] = Field(default_factory=dict)
    change: dict[Ref, ChangedItem] = Field(default_factory=dict)
    add: dict[Id, AddedItem] = Field(default_factory=dict)
    success: CheckGroups = Field(default_factory=dict)
    metrics: dict[Id, Metric] = Field(default_factory=dict)
    audiences: Ids = ("customer",)
    scope_later: Texts = ()
