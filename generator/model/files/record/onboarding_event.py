"""What happened to an onboarding as a whole: it was paused, resumed, planned anew or cancelled."""

from __future__ import annotations

from pydantic import Field

from generator.model.files.fields import Day, Id, Noun, Prose, Text

TURNS = ("paused", "resumed", "replanned", "cancelled")
"""The keys of which each turn has exactly one."""


class Turn(Noun):
    """A turn of the onboarding as a whole; one of `paused`, `resumed`, `replanned` and `cancelled` gives its day.

    A pause begins on its day and lasts through the day `until`, where that is known, or up to the day before
    `resumed`. `replanned` counts the plan of all that was not begun by then anew, so that it begins on `from`.
    """

    paused: Day | None = None
    until: Day | None = None
    resumed: Day | None = None
    replanned: Day | None = None
    start: Day | None = Field(default=None, alias="from")
    cancelled: Day | None = None
    by: Id | None = None
    why: Text = ""
    tell: Prose = ""
    note: Prose = ""

    @property
    def kind(self) -> str:
        """Which turn it is; nothing where none of the keys is there."""
        return next((name for name in TURNS if getattr(self, name) is not None), "")

    @property
    def day(self) -> Day | None:
        """The day on which it happened."""
        return getattr(self, self.kind) if self.kind else None
