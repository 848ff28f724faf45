"""Phases, workstreams, runbooks and courses as a reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.files.playbook.scoring import Standing
from generator.model.stages.plan import GroupView
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.item import ShownItem
from generator.steps.project.checks import shown_checks
from generator.steps.project.visibility import Reader

NOT_COUNTED = frozenset({Standing.NOT_NEEDED.value})


def shown_groups(reader: Reader, items: dict[str, ShownItem]) -> tuple[ShownGroup, ...]:
    """The visible groups that have something to say, with progress over the items that this reader sees."""
    shown = (_group(reader, g, items) for g in reader.plan.groups if reader.sees(g.audience))
    return tuple(g for g in shown if g.items or g.checks)


def _group(reader: Reader, group: GroupView, items: dict[str, ShownItem]) -> ShownGroup:
    inside = [items[i] for i in group.items if i in items]
    if group.axis == "runbook":
        inside = _in_sequence(inside)
    span = reader.assessed.dated.groups.get((group.axis, group.id))
    done, counted = progress(inside)
    exits = reader.assessed.exits.get(group.id, ()) if group.axis == "phase" else ()
    return ShownGroup(
        axis=group.axis,
        id=group.id,
        title=group.title,
        text=group.text,
        member=group.member or "",
        items=tuple(i.id for i in inside),
        boxes=_boxes(reader, group, inside),
        start=reader.when(span.start) if span else None,
        end=reader.when(span.end) if span else None,
        roles=reader.only_roles(group.roles),
        checks=shown_checks(reader, exits, group.audience),
        done=done,
        counted=counted,
        minutes=sum(i.session.total_minutes for i in inside if i.session),
    )


def _boxes(reader: Reader, group: GroupView, items: list[ShownItem]) -> tuple[tuple[str, ...], ...]:
    """The boxes of a phase with the items of it that this reader sees; a box with none of them is left out."""
    phase = reader.plan.playbook.phases.get(group.id) if group.axis == "phase" else None
    found = (tuple(i.id for base in box for i in items if i.base == base) for box in (phase.boxes if phase else ()))
    return tuple(box for box in found if box)


def progress(items: Iterable[ShownItem]) -> tuple[int, int]:
    """How many items are done, of those that count: optional ones and those not needed do not."""
    counted = [i for i in items if i.need != "optional" and i.standing not in NOT_COUNTED]
    return sum(i.standing == Standing.DONE.value for i in counted), len(counted)


_Hour = tuple[date, int]
"""A day, and the minutes from midnight, -1 where no hour is known."""


def _in_sequence(steps: Iterable[ShownItem]) -> list[ShownItem]:
    """The steps by the hour at which each is planned to begin, so that one added later stands where it is due.

    The plan and not the forecast decides, since nobody wants the numbers of steps to change while they work through
    them. Steps of the same hour keep the order of the files, and one without an hour stays behind the one before it.
    """
    found: list[tuple[_Hour, ShownItem]] = []
    before: _Hour = (date.min, -1)
    for step in steps:
        before = _hour(step, before)
        found.append((before, step))
    return [step for _, step in sorted(found, key=lambda pair: pair[0])]


def _hour(step: ShownItem, before: _Hour) -> _Hour:
    """The day and the hour of a step; on demand the minutes since the runbook was begun."""
    if step.starts_after is not None:
        return date.min, step.starts_after
    if step.dates.plan is None:
        return before
    start = step.dates.plan.start
    return start.day, start.minute if start.timed else before[1] if start.day == before[0] else -1
