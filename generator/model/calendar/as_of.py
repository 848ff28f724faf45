"""The morning that a run looks from; the clock itself is read by the commands and handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class AsOf:
    """A given day, the same everywhere, or else the day that `now` (with its zone) is at the customer's place."""

    given: date | None = None
    now: datetime | None = None

    def day(self, zone: str) -> date:
        """The as-of date of somebody in `zone`; ValueError when there is neither a day nor a clock."""
        if self.given is not None:
            return self.given
        if self.now is None or self.now.tzinfo is None:
            raise ValueError("an as-of needs a day or a clock with its zone")
        return self.now.astimezone(ZoneInfo(zone)).date()
