"""Habits that spoil an onboarding, as far as no date is needed to see them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.files.item_index import Located, located
from generator.model.files.valid import ValidPlaybook
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import NO_CHAMPION, NO_LATER_LIST, NO_SUCCESS_CRITERIA, NO_TRAINING

SKETCH = 12
"""A playbook of fewer items is a sketch, and no habits are asked of it."""


def habit_lints(valid: ValidPlaybook) -> Iterator[Problem]:
    """Criteria, training, a champion and a list of what waits."""
    items = [each for each in located(valid.playbook) if each.band is None]
    if len(items) < SKETCH:
        return
    playbook, place = valid.playbook, valid.source.key_place(("title",))
    if not any(group.checks for group in playbook.success.values()):
        yield NO_SUCCESS_CRITERIA.at(place, "nothing says what success is", "add `success:` with checks under headings")
    yield from _training(valid, items)
    sessions = [each.item for each in items if each.kind.traits.training]
    teachers = {role for item in sessions for role in (*item.presenter, *item.trainer)}
    if sessions and not any(playbook.roles[role].party == "customer" for role in teachers if role in playbook.roles):
        hint = "name a role of the customer as `presenter` of a session"
        yield NO_CHAMPION.at(place, "in no session does somebody of the customer teach", hint)
    waits = any(each.kind.traits.awaited for each in items)
    if not (playbook.scope and playbook.scope.later) and not waits:
        yield NO_LATER_LIST.at(place, "nothing says what waits for a later step", "add `scope: {later: […]}`")


def _training(valid: ValidPlaybook, items: list[Located]) -> Iterator[Problem]:
    sessions = [each for each in items if each.kind.traits.training and each.item.takes]
    if not sessions:
        place = valid.source.key_place(("title",))
        yield NO_TRAINING.at(place, "no session gives time to training", "add an item of `kind: session` with `takes`")
        return
    for role in dict.fromkeys(r for course in valid.playbook.courses.values() for r in course.role):
        courses = {id_ for id_, course in valid.playbook.courses.items() if role in course.role}
        minutes = sum(
            (each.item.takes.minutes or 0) * (each.item.count or 1)
            for each in sessions
            if each.course in courses and each.item.takes
        )
        if minutes < 30:
            place = valid.source.key_place(("courses", min(courses)))
            yield NO_TRAINING.at(
                place, f"the courses of `{role}` add up to {minutes} minutes", "plan at least 30 minutes"
            )
