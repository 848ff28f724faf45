"""Whether the blocks of an agenda add up to the length of the meeting."""

from __future__ import annotations

from generator.model.files.items.item import Item


def agenda_problem(item: Item) -> str:
    """What does not add up, or nothing; an agenda whose blocks have no length is let alone."""
    given = [point.takes.minutes for point in item.agenda if point.takes and point.takes.minutes is not None]
    high = item.takes.minutes if item.takes else None
    low = item.takes.low_minutes if item.takes else None
    if not given or high is None or low is None:
        return ""
    total, whole = sum(given), len(given) == len(item.agenda)
    if total > high or (whole and total < low):
        return f"the agenda takes {total} minutes, and the meeting {item.takes}"
    return ""
