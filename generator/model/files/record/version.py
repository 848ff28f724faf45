"""What a published version held: dates and hashes only, kept in `customers/<id>/versions/<version>.json`."""

from __future__ import annotations

import json
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.model.files.fields import Day


class VersionSpan(BaseModel):
    """When an item of the plan was to start and end: ISO dates, or date-times with the customer's UTC offset."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: str
    end: str


class VersionRecord(BaseModel):
    """One published version; `content` is the hash of all its files, `revision` that of what its reader saw.

    `items` holds every item that the reader saw; one without a date has null. `events` holds what calendars said of an
    item, of a series each sitting, so that an entry that moves later is known again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["launchbook-version-1"] = "launchbook-version-1"
    customer: str
    version: str
    published: Day
    audience: str
    revision: str
    content: str
    items: dict[str, VersionSpan | None] = Field(default_factory=dict)
    events: dict[str, tuple[VersionSpan, ...]] = Field(default_factory=dict)

    @property
    def order(self) -> tuple[object, ...]:
        """A key for the order of publishing."""
        return (self.published, version_order(self.version), self.version)

    def canonical(self) -> bytes:
        """The one text of this record: sorted keys, one item a line."""
        text = json.dumps(self.model_dump(mode="json"), indent=1, sort_keys=True, ensure_ascii=False)
        return (text + "\n").encode()


def version_order(version: str) -> tuple[tuple[bool, int, str], ...]:
    """A key that puts 1.10 behind 1.9; a part that is no number stands before the numbers: 2.0rc1 precedes 2.0.0."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)
