"""Files that calendars load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.stages.shown.calendar import ShownEvent


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file that calendars load, of one `item`, of one `role` or of everything; `title` is its name there.

    `path` stays for as long as the id.
    """

    path: str
    title: str
    events: tuple[ShownEvent, ...]
    item: str = ""
    role: str = ""

    def ahead(self, as_of: date) -> bool:
        """Whether any of it is still to come on a day: what is over is not offered, though the file stays."""
        return any(event.end.day >= as_of for event in self.events)
