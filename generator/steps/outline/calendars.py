"""The calendar files of a site: one of everything, one of each meeting and session, one of each role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.model.stages.outline.calendar_file import CalendarFile
from generator.model.stages.outline.training import RolePath
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.paths import ALL_EVENTS, item_calendar, role_calendar
from generator.steps.outline.views import GATHERINGS


def calendar_files(plan: ShownPlan, paths: tuple[RolePath, ...]) -> tuple[CalendarFile, ...]:
    """All calendar files in order; only the one of everything may be without entries."""
    found = (*_items(plan), *_roles(plan, paths))
    whole = CalendarFile(ALL_EVENTS, f"{plan.name}: {plan.playbook_title}", plan.events)
    return (whole, *(file for file in found if file.events))


def _items(plan: ShownPlan) -> Iterator[CalendarFile]:
    events = defaultdict(list)
    for event in plan.events:
        events[event.item].append(event)
    for item in plan.items:
        if item.kind in GATHERINGS:
            title = f"{plan.name}: {item.title}"
            yield CalendarFile(item_calendar(item.id), title, tuple(events[item.id]), item=item.id)


def _roles(plan: ShownPlan, paths: tuple[RolePath, ...]) -> Iterator[CalendarFile]:
    learns = {path.role: set(path.sessions) for path in paths}
    titles = {role.id: role.title for role in reversed(plan.roles)}
    for role in dict.fromkeys(r.id for r in plan.roles):
        theirs = learns.get(role, set()) | {i.id for i in plan.items if role in _concerned(i)}
        events = tuple(e for e in plan.events if e.item in theirs)
        yield CalendarFile(role_calendar(role), f"{plan.name}: {titles[role]}", events, role=role)


def _concerned(item: ShownItem) -> frozenset[str]:
    """The roles that come to an item, hold it, or decide about it."""
    session = item.session
    taught = (*session.trainer, *session.presenter) if session else ()
    return frozenset((*item.owner, *item.attendees, *taught, *item.signers, *(a.role for a in item.approvals)))
