"""Days and moments, as tests write them."""

from __future__ import annotations

from datetime import date

from generator.model.stages.zoned_moment import ZonedMoment


def on(day: str) -> date:
    """A day: `2026-11-02`."""
    return date.fromisoformat(day)


def at(moment: str) -> ZonedMoment:
    """A day, or a minute of it: `2026-11-02T10:00+01:00`."""
    return ZonedMoment.parse(moment)
