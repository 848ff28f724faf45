"""Facts: the typed questions that a customer file answers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.fields import Day, Id, Ids, Noun, Number, Prose, Text, YesNo, titled
from generator.model.language.condition_types import FactKind


class Member(Noun):
    """One member of a group: a team, a wave, a site, an integration.

    `within` names the member of another group that this one belongs to; `dates` and `facts` are its own.
    """

    title: Text = ""
    within: Id | None = None
    dates: dict[Id, Day] = Field(default_factory=dict)
    facts: dict[Id, Any] = Field(default_factory=dict)


MemberText = Annotated[Member, BeforeValidator(titled)]


def _choices(value: Any) -> Any:
    return {c: c for c in value} if isinstance(value, list) and all(isinstance(c, str) for c in value) else value


class Fact(Noun):
    """A typed question that a customer file answers.

    `secret` facts are never rendered: the page says who (`handed_by`) gives them to whom (`handed_to`).
    """

    type: FactKind = FactKind.TEXT
    title: Text = ""
    ask: Text = ""
    why: Prose = ""
    unit: Text = ""
    default: Any = None
    required: YesNo = False
    choices: Annotated[dict[Id, Text], BeforeValidator(_choices)] = Field(default_factory=dict)
    at_least: Number | None = None
    at_most: Number | None = None
    member_facts: dict[Id, Fact] = Field(default_factory=dict)
    secret: YesNo = False
    handed_by: Id | None = None
    handed_to: Id | None = None
    audience: Ids = ()
    formerly: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`users: integer` stands for `users: {type: integer}`."""
        return {"type": value} if isinstance(value, str) else value
