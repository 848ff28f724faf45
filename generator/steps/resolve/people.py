"""Who fills which role, for the whole customer and for each member of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.files.customer.customer import Customer, Person
from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.item import Item
from generator.model.files.playbook.fact import Member
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.record import Status
from generator.model.language.title import title_from_id
from generator.model.stages.plan import RoleView

Groups = Mapping[str, Mapping[str, Member]]


def people_of(customer: Customer, vendor: Vendor, status: Status, renamed: Mapping[str, str]) -> dict[str, Person]:
    """The people of this customer: those the file lists, and vendor's people whom it or a record names.

    What the customer file says of a vendor's person wins over what the vendor's list says.
    """
    listed = {id_: _merged(vendor.people.get(id_), person) for id_, person in customer.people.items()}
    named = {*_named(status), *(d for person in listed.values() for d in _deputies(person))}
    others = {id_: vendor.people[id_] for id_ in vendor.people if id_ in named and id_ not in listed}
    found = {**listed, **{id_: p.model_copy(update={"role": ()}) for id_, p in others.items()}}
    return {id_: _current(id_, person, renamed) for id_, person in found.items()}


def _merged(known: Person | None, said: Person) -> Person:
    if known is None:
        return said
    return known.model_copy(update={name: getattr(said, name) for name in said.model_fields_set})


def _current(id_: str, person: Person, renamed: Mapping[str, str]) -> Person:
    roles = tuple(renamed.get(role, role) for role in person.role)
    return person.model_copy(update={"role": roles, "name": person.name or title_from_id(id_)})


def _deputies(person: Person) -> Iterable[str]:
    return (each for each in (person.deputy, *(away.deputy for away in person.away)) if each)


def _named(status: Status) -> set[str]:
    """Every person whom a record names."""
    found: set[str] = set()

    def walk(value: Any, key: str = "") -> None:
        if isinstance(value, Mapping):
            for name, below in value.items():
                walk(below, str(name))
        elif isinstance(value, list | tuple):
            for below in value:
                walk(below, key)
        elif isinstance(value, str) and key in ("by", "owner", "people"):
            found.add(value)

    walk(status.model_dump())
    return found


def party_of(people: Mapping[str, Person], playbook: Playbook, vendor: Vendor) -> dict[str, str]:
    """The party of each person: that of the first role, else the vendor's for its own people, else the customer's."""
    found: dict[str, str] = {}
    for id_, person in people.items():
        parties = (playbook.roles[role].party for role in person.role if role in playbook.roles)
        found[id_] = next(parties, "vendor" if id_ in vendor.people else "customer")
    return found


def role_views(playbook: Playbook, people: Mapping[str, Person], groups: Groups) -> tuple[RoleView, ...]:
    """Every role with the people who fill it; a role `per` group stands once for each member."""
    found: list[RoleView] = []
    for id_, role in playbook.roles.items():
        members: list[str | None] = list(groups.get(role.per, {})) if role.per else [None]
        for member in members:
            filling = fill(id_, people, _family(role.per, member, groups))
            found.append(
                RoleView(
                    id_,
                    role.title or title_from_id(id_),
                    role.party,
                    filling,
                    member,
                    role.people,
                    len(filling) >= role.people.low,
                    role.optional,
                    role.audience or (playbook.audience,),
                )
            )
    return tuple(found)


def fill(role: str, people: Mapping[str, Person], family: frozenset[str] | None) -> tuple[str, ...]:
    """The people of a role; those who are limited to members must be of the family, if there is one."""
    mine = (id_ for id_, person in people.items() if role in person.role)
    return tuple(id_ for id_ in mine if family is None or not people[id_].members or family & set(people[id_].members))


def _family(group: str | None, member: str | None, groups: Groups) -> frozenset[str] | None:
    """A member, the one that it is within, and those within it."""
    if group is None or member is None:
        return None
    within = groups[group][member].within
    children = {id_ for members in groups.values() for id_, each in members.items() if each.within == member}
    return frozenset({member, *children, *([within] if within else [])})


def owners_of(
    item: Item, people: Mapping[str, Person], group: str | None, member: str | None, groups: Groups
) -> tuple[str, ...]:
    """The people who own an item, for its member where it is repeated."""
    family = _family(group, member, groups)
    found = (person for role in responsible(item) for person in fill(role, people, family))
    return tuple(dict.fromkeys(found))


def responsible(item: Item) -> tuple[str, ...]:
    """The roles that do the work."""
    return item.owner or (item.raci.responsible if item.raci else ())


def parties_of(item: Item, attendees: Iterable[str], playbook: Playbook) -> tuple[str, ...]:
    """The parties of those who do the work and those who take part, owners first."""
    roles = (*responsible(item), *attendees)
    return tuple(dict.fromkeys(playbook.roles[role].party for role in roles if role in playbook.roles))
