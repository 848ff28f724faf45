"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, datetime

from generator.model.calendar.as_of import AsOf


def as_of(given: datetime | None) -> AsOf:
    """The given day, or today wherever the customer is."""
    return AsOf(given.date() if given else None, datetime.now(UTC))
