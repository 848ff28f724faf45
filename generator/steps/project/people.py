"""Roles and people as a reader may see them."""

from __future__ import annotations

from generator.model.files.customer.customer import Person
from generator.model.stages.plan import RoleView
from generator.model.stages.shown.people import ShownAway, ShownPerson, ShownRole
from generator.model.stages.zoned_moment import ZonedMoment
from generator.steps.project.visibility import Reader


def shown_roles(reader: Reader) -> tuple[ShownRole, ...]:
    """The visible roles and who fills them."""
    return tuple(_role(reader, r) for r in reader.plan.roles if r.id in reader.roles)


def _role(reader: Reader, role: RoleView) -> ShownRole:
    spec = reader.plan.playbook.roles[role.id]
    return ShownRole(
        id=role.id,
        title=role.title,
        party=role.party,
        member=role.member or "",
        people=reader.only_people(role.people),
        wanted=role.wanted,
        open=not role.filled and not role.optional,
        does=spec.does,
        contact=spec.contact,
        guides=tuple(g for g in spec.guides if g in reader.guides),
    )


def shown_people(reader: Reader) -> tuple[ShownPerson, ...]:
    """The visible people, in the order of the files."""
    return tuple(_person(reader, p, who) for p, who in reader.plan.people.items() if p in reader.people)


def _person(reader: Reader, id_: str, person: Person) -> ShownPerson:
    return ShownPerson(
        id=id_,
        name=person.name,
        party=reader.plan.party_of.get(id_, ""),
        roles=tuple(dict.fromkeys(r.id for r in reader.plan.roles if id_ in r.people and r.id in reader.roles)),
        title=person.title,
        company=person.company,
        email=person.email,
        phone=person.phone,
        deputy=reader.name(person.deputy),
        away=tuple(
            ShownAway(
                start=ZonedMoment(a.start),
                end=ZonedMoment(a.until),
                deputy=reader.name(a.deputy),
                why=a.why if reader.internal else "",
            )
            for a in person.away
        ),
    )
