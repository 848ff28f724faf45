"""Periods with a name of their own, which times can be as vague as."""

from __future__ import annotations

from pydantic import Field

from generator.model.files.fields import Day, Noun, Text


class NamedPeriod(Noun):
    """A period that times may name, such as a school term: `at: term spring-2027` is some time between its two days."""

    title: Text = ""
    start: Day = Field(alias="from")
    until: Day
