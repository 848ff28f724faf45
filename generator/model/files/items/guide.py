"""Training guides: Markdown with a front matter that says for whom, by whom and after what."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from generator.model.files.fields import ConditionText, DurationText, Id, Ids, Noun, Prose, Text, Texts, Url


class GuideKind(StrEnum):
    """What a guide is for; a link to it says the same kind, so that a link to the wrong page is found."""

    TRAINING = "training"
    HOW_TO = "how-to"
    EXAMPLE = "example"
    REFERENCE = "reference"


class Rights(Noun):
    """Who may do what a guide teaches, and which role to ask otherwise."""

    may: Ids = ()
    ask: Id | None = None
    text: Prose = ""


class Guide(Noun):
    """The front matter of a guide.

    `role` names the roles that it trains; `prerequisites` the guides to read first; `checks` are first-person
    statements for the reader ("I can …"); `when` is the condition of a product tier; `terms` is its glossary.
    """

    title: Text
    kind: GuideKind = GuideKind.HOW_TO
    summary: Text = ""
    role: Ids = ()
    audience: Ids = ()
    takes: DurationText | None = None
    rights: Rights | None = None
    prerequisites: Ids = ()
    recommendations: Texts = ()
    checks: dict[Id, Text] = Field(default_factory=dict)
    terms: dict[Text, Text] = Field(default_factory=dict)
    video: Url | None = None
    when: ConditionText | None = None
    formerly: Ids = ()


class GuideLinks(Noun):
    """Links to guides by id (`paging`) or heading (`paging#steps`), sorted by the kind that the link says."""

    training: Texts = ()
    how_to: Texts = Field(default=(), alias="how-to")
    example: Texts = ()
    reference: Texts = ()
    any: Texts = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        """`guide: paging` and `guide: [paging, rotations]` name guides of any kind."""
        return {"any": value} if isinstance(value, str | list) else value

    def links(self) -> tuple[tuple[GuideKind | None, str], ...]:
        """Every link with the kind it says, in the order of kinds."""
        named = ((kind, getattr(self, kind.replace("-", "_"))) for kind in GuideKind)
        return tuple((kind, link) for kind, links in (*named, (None, self.any)) for link in links)
