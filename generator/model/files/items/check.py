"""Checks: one question with an answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.files.fields import ConditionText, Id, Ids, Noun, People, Prose, Refs, Text, Texts, YesNo, titled


class Answering(StrEnum):
    """The form of an answer; every check may also be answered not-applicable with a reason."""

    YES_NO = "yes-no"
    RATING = "rating"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"


class Check(Noun):
    """One question with an answer: checklist line, criterion, health check, survey question, statement to sign.

    It may answer itself: from a `metric` that meets its target, from `done` items, or from attendance: `attended`
    names sessions, each of which everybody expected must have attended.
    """

    ask: Text = ""
    text: Prose = ""
    answer: Answering = Answering.YES_NO
    scale: People | None = None
    choices: Texts = ()
    unit: Text = ""
    area: Text = ""
    metric: Id | None = None
    done: Refs = ()
    attended: Refs = ()
    evidence: YesNo = False
    owner: Ids = ()
    when: ConditionText | None = None
    audience: Ids = ()
    formerly: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`team: Team is trained` stands for `team: {ask: Team is trained}`."""
        return {} if value is None else {"ask": value} if isinstance(value, str) else value


Checks = dict[Id, Check]


class CheckGroup(Noun):
    """Checks under one heading: a category of health or of success."""

    title: Text = ""
    text: Prose = ""
    checks: Checks = Field(default_factory=dict)
    audience: Ids = ()


CheckGroups = dict[Id, Annotated[CheckGroup, BeforeValidator(titled)]]
