"""Records: what happened to an id. `note` is internal; `tell` is what the customer reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from generator.model.files.fields import (
    ActualDateText,
    Day,
    DurationText,
    Id,
    Integer,
    Noun,
    Number,
    Prose,
    Ref,
    Text,
    Url,
)
from generator.model.files.record.onboarding_event import Turn


class State(StrEnum):
    """What a person declares about an item; dates of start and finish say the rest."""

    BLOCKED = "blocked"
    AT_RISK = "at risk"
    ON_TRACK = "on track"
    NOT_NEEDED = "not needed"
    REOPENED = "reopened"


class Answer(Noun):
    """The answer to a check: yes, no, n/a (with `why`), a number, a choice or text; with evidence."""

    answer: Text
    why: Text = ""
    by: Id | None = None
    on: Day | None = None
    evidence: Text = ""
    link: Url | None = None
    tell: Prose = ""
    note: Prose = ""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`team: yes` stands for `team: {answer: yes}`."""
        return {"answer": value} if isinstance(value, str) else value


Answers = dict[Id, Answer]


class Signature(Noun):
    """Who signed or approved, when, and which version of the plan they saw."""

    by: Id
    on: Day
    version: Text = ""
    answer: Text = "yes"
    note: Prose = ""


class Recording(Noun):
    """Where a recorded session can be seen, and how long it is."""

    link: Url
    takes: DurationText | None = None


class Attendance(Noun):
    """Who came: people by id, or a count."""

    people: tuple[Id, ...] = ()
    count: Integer | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`attended: 12` is a count, `attended: [ingrid, jonas]` a list of people."""
        return {"people": value} if isinstance(value, list) else {"count": value} if isinstance(value, str) else value


class Record(Noun):
    """What happened to an item, a risk or a decision; `held` keeps one record per date of a repeated item."""

    done: ActualDateText | None = None
    started: ActualDateText | None = None
    state: State | None = None
    since: Day | None = None
    why: Text = ""
    tell: Prose = ""
    note: Prose = ""
    by: Id | None = None
    on: Day | None = None
    checks: Answers = Field(default_factory=dict)
    attended: Attendance | None = None
    recording: Recording | None = None
    evidence: Text = ""
    link: Url | None = None
    approved: tuple[Signature, ...] = ()
    signed: Signature | None = None
    decision: Text = ""
    risk: Text = ""
    likelihood: Text = ""
    impact: Text = ""
    owner: Id | None = None
    mitigation: Text = ""
    held: dict[Day, Record] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`export-data: 2026-11-13` says that it was done on that day."""
        return {"done": value} if isinstance(value, str) else value


Readings = dict[Day, Number]
"""Readings of a metric by date, in the metric's unit."""


class Assessment(Noun):
    """The answers of one health assessment, by check id."""

    checks: Answers = Field(default_factory=dict)
    by: Id | None = None
    tell: Prose = ""
    note: Prose = ""


class Status(Noun):
    """All that happened at a customer: records of items, readings of metrics, assessments of health by date.

    `onboarding` holds the turns of the whole: pauses, re-plannings, the end before the end.
    """

    records: dict[Ref, Record] = Field(default_factory=dict)
    readings: dict[Id, Readings] = Field(default_factory=dict)
    health: dict[Day, Assessment] = Field(default_factory=dict)
    success: Answers = Field(default_factory=dict)
    onboarding: tuple[Turn, ...] = ()
