"""Roles of a party, which people of a customer file fill."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from generator.model.files.fields import Count, Id, Ids, Noun, People, Prose, Text, YesNo


class Role(Noun):
    """A role of a party: how many people it takes (for each member of `per`, if given) and what they do.

    `contact` is how often the role is spoken to ("weekly", "twice a week", "as needed").
    """

    party: Id = "vendor"
    title: Text = ""
    people: People = Count(1, None)
    per: Id | None = None
    does: Prose = ""
    contact: Text = ""
    guides: Ids = ()
    optional: YesNo = False
    audience: Ids = ()
    formerly: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`csm: vendor` stands for `csm: {party: vendor}`."""
        return {"party": value} if isinstance(value, str) else value
