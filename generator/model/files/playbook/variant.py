"""Variants: what differs for one kind of customer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.files.fields import ConditionText, DurationText, Id, Noun, Prose, Text, titled
from generator.model.files.items.item import AddedItem, ChangedItem


class Variant(Noun):
    """A kind of customer; the first whose `when` holds wins, unless the customer file names one.

    `takes` is the range of lengths from kickoff to the end; the customer's choice in it, divided by the playbook's
    `length`, scales `day N` and lengths in days. `includes` lists what this kind of customer gets, by label.
    """

    title: Text = ""
    text: Prose = ""
    when: ConditionText | None = None
    takes: DurationText | None = None
    includes: dict[Text, Text] = Field(default_factory=dict)
    change: dict[Id, ChangedItem] = Field(default_factory=dict)
    add: dict[Id, AddedItem] = Field(default_factory=dict)


Variants = dict[Id, Annotated[Variant, BeforeValidator(titled)]]
