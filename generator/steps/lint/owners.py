"""Who does it, who answers for it, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.files.customer.customer import Away
from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import ACCOUNTABLE, NO_OWNER, NOBODY_THERE, OWNER_AWAY
from generator.model.stages.plan import PlanItem
from generator.steps.lint.habits import SKETCH
from generator.steps.lint.view import View

_SHOWN = 3


def owner_lints(view: View) -> Iterator[Problem]:
    """Owners, accountable roles and absences."""
    yield from _unowned(view)
    yield from _accountable(view)
    yield from _away(view)


def _unowned(view: View) -> Iterator[Problem]:
    """Items that nobody owns; a sketch in which most have no owner yet is not asked for them."""
    asked = [item for item in view.items if not item.spec.kind.traits.unowned]
    without = [item for item in asked if not _somebody(item)]
    if 2 * len(without) > len(asked) and len({item.base for item in asked}) < SKETCH:
        return
    for item in without:
        if item.place:
            yield NO_OWNER.at(item.place, f"nobody owns {quote(item.base)}", "add `owner: …` with one of the roles")


def _somebody(item: PlanItem) -> bool:
    spec = item.spec
    roles = spec.raci.responsible if spec.raci else spec.owner
    return bool(roles or spec.trainer or spec.presenter or spec.approvers or spec.signer)


def _accountable(view: View) -> Iterator[Problem]:
    """With `raci`, exactly one role is accountable, and one that a single person can fill."""
    known = view.dated.plan.playbook.roles
    for item in view.items:
        if item.spec.raci is None or item.place is None:
            continue
        roles = item.spec.raci.accountable
        crowds = [role for role in roles if role in known and known[role].people.low > 1]
        if not roles:
            yield ACCOUNTABLE.at(
                item.place, f"nobody is accountable for {quote(item.base)}", "add one role to `raci` as `accountable`"
            )
        elif len(roles) > 1:
            named = " and ".join(quote(role) for role in roles)
            message = f"{named} are both accountable for {quote(item.base)}"
            if len(roles) > 2:
                message = f"{len(roles)} roles are accountable for {quote(item.base)}: {named}"
            yield ACCOUNTABLE.at(item.place, message, "keep one of them, and make the others `responsible`")
        elif crowds:
            message = (
                f"{quote(crowds[0])} is accountable for {quote(item.base)}, and takes {known[crowds[0]].people} people"
            )
            yield ACCOUNTABLE.at(item.place, message, "name a role of one person as `accountable`")


def _away(view: View) -> Iterator[Problem]:
    """Work on days on which none of its owners is there, said once for each absence that names no deputy who is."""
    for id_, person in view.dated.plan.people.items():
        for number, away in enumerate(person.away):
            if away.until < view.dated.as_of:
                continue
            hits = [(day, item) for item in view.items if (day := _missed(view, item, id_, away)) is not None]
            hits.sort(key=lambda hit: (hit[0], hit[1].order))
            if hits and not all(away.deputy and view.there(away.deputy, day) for day, _ in hits):
                yield _absent(view, id_, number, hits)


def _missed(view: View, item: PlanItem, person: str, away: Away) -> date | None:
    """The first day of unfinished work that falls into an absence, while no other owner is there."""
    if person not in item.owners or item.on_demand or item.spec.kind.traits.elapses or view.finished(item):
        return None
    for start, end in view.sittings(item):
        if item.spec.kind.traits.joint:
            inside = max(start, away.start) <= min(end, away.until)
        else:
            inside = away.start <= start and end <= away.until
        day = max(start, away.start)
        if inside and day >= view.dated.as_of and not _somebody_there(view, item, person, day):
            return day
    return None


def _somebody_there(view: View, item: PlanItem, person: str, day: date) -> bool:
    return any(view.there(other, day) for other in item.owners if other != person)


def _absent(view: View, id_: str, number: int, hits: list[tuple[date, PlanItem]]) -> Problem:
    person = view.dated.plan.people[id_]
    away = person.away[number]
    place = view.in_customer("people", id_, "away", number)
    work = ", ".join(f"{quote(item.id)} ({day})" for day, item in hits[:_SHOWN])
    work += f" and {len(hits) - _SHOWN} more" if len(hits) > _SHOWN else ""
    message = f"{quote(id_)} is away from {away.start} until {away.until}, the days of {work}"
    deputy = away.deputy or person.deputy
    if deputy is None:
        return NOBODY_THERE.at(place, f"{message}, and nobody stands in", "name a `deputy`, or move the work")
    missing = [day for day, _ in hits if not view.there(deputy, day)]
    if missing:
        message += f", and the deputy {quote(deputy)} is away on {missing[0]} as well"
        return NOBODY_THERE.at(place, message, "name another `deputy` in this absence, or move the work")
    hint = f"{quote(deputy)} stands in: once they know, name them in the absence (`deputy: {deputy}`), or move the work"
    return OWNER_AWAY.at(place, message, hint)
