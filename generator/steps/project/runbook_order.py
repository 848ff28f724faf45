"""In which order the steps of a runbook stand."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.stages.shown.item import ShownItem

_Hour = tuple[str, str]


def in_sequence(steps: Iterable[ShownItem]) -> list[ShownItem]:
    """The steps by the hour at which each is planned to begin, so that one added later stands where it is due.

    The plan and not the forecast decides, since nobody wants the numbers of steps to change while they work through
    them. Steps of the same hour keep the order of the files, and one without an hour stays behind the one before it.
    """
    found: list[tuple[_Hour, ShownItem]] = []
    before: _Hour = ("", "")
    for step in steps:
        before = _hour(step, before)
        found.append((before, step))
    return [step for _, step in sorted(found, key=lambda pair: pair[0])]


def _hour(step: ShownItem, before: _Hour) -> _Hour:
    """The day and the hour of a step; on demand the minutes since the runbook was begun."""
    if step.starts_after is not None:
        return "", f"{step.starts_after:09}"
    if step.dates.plan is None:
        return before
    day, _, clock = step.dates.plan.start.partition("T")
    return day, clock or (before[1] if day == before[0] else "")
