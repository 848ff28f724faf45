"""Whom a reader asks, and whom they write to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.model.stages.contact import ContactPerson
from generator.model.stages.shown.people import ShownPerson
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.support import ShownContact, ShownSupport

SOME = 2
"""How many people to ask until support begins."""


def contact(plan: ShownPlan) -> ShownPerson | None:
    """The vendor's person with a mail address whom the pages name with most items; of equals the first."""
    work = _work(plan)
    known = [p for p in plan.people if p.party == "vendor" and p.email]
    return max(known, key=lambda p: work[p.id], default=None)


def _work(plan: ShownPlan) -> Counter[str]:
    """With how many items the pages name each person."""
    return Counter(person for item in plan.items for person in item.people)


def contacts(plan: ShownPlan, until: date) -> tuple[ContactPerson, ...]:
    """Whom to ask from the as-of date to a day: those of the support mode that holds, before it some of the team."""
    mode = next((m for m in plan.support if m.current and m.contacts), None)
    return tuple(_support(plan, mode, until) if mode else _team(plan, until))


def _support(plan: ShownPlan, mode: ShownSupport, until: date) -> Iterator[ContactPerson]:
    roles = {r.id: r for r in reversed(plan.roles)}
    people = {p.id: p for p in plan.people}
    for about in mode.contacts:
        role = roles.get(about.role)
        for person in (each for each in role.people if each in people) if role else ():
            yield _contact(plan, people[person], role.title if role else "", until, about)


def _team(plan: ShownPlan, until: date) -> Iterator[ContactPerson]:
    """Until a support mode holds: the people of the vendor who can be reached and have the most to do in this plan."""
    work = _work(plan)
    known = [p for p in plan.people if p.party == "vendor" and work[p.id] and (p.email or p.phone)]
    titles = {r.id: r.title for r in plan.roles}
    for person in sorted(known, key=lambda p: (-work[p.id], p.id))[:SOME]:
        yield _contact(plan, person, next((titles[r] for r in person.roles), ""), until)


def _contact(
    plan: ShownPlan, person: ShownPerson, role: str, until: date, about: ShownContact | None = None
) -> ContactPerson:
    away = next((a for a in person.away if a.start.day <= until and a.end.day >= plan.as_of), None)
    names = {p.id: p.name for p in plan.people}
    deputy = names.get(away.deputy, away.deputy) if away else ""
    topic, channel = (about.topic, about.channel) if about else ("", "")
    return ContactPerson(person, role, topic, channel, away, deputy)
