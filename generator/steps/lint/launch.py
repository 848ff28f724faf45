"""Habits that show around go-live and in the plan of one customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.model.files.items.item import Need
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import (
    MUCH_CHANGED,
    NO_DATA_CHECK,
    NO_GATE,
    NO_SINGLE_CONTACT,
    NO_SUCCESS_CRITERIA,
    NO_WAY_BACK,
)
from generator.model.stages.plan import PlanItem
from generator.steps.lint.habits import SKETCH
from generator.steps.lint.view import View


def launch_lints(view: View) -> Iterator[Problem]:
    """A gate, measured data, a way back, one person who stays, criteria before work begins."""
    if len({item.base for item in view.items}) < SKETCH:
        return
    for check in (_criteria, _contact, _gate, _data, _way_back, _changed):
        yield from check(view)


def _criteria(view: View) -> Iterator[Problem]:
    phases = [group for group in view.dated.plan.groups if group.axis == "phase"]
    starts = []
    for group in phases:
        spans = [span for item in view.items if item.phase == group.id and (span := view.span(item))]
        if spans:
            starts.append(min(span[0] for span in spans))
    if len(starts) < 2 or not any(group.checks for group in view.dated.plan.playbook.success.values()):
        return
    second = sorted(starts)[1]
    gates = [i for i in view.items if i.spec.kind.traits.verdict and (i.spec.approvers or i.spec.signer)]
    if not any((span := view.span(gate)) and span[1] <= second + timedelta(days=3) for gate in gates):
        message = "nobody approves the criteria of success before the second phase begins"
        yield NO_SUCCESS_CRITERIA.at(
            view.at("success"), message, "add a gate with `approvers` at the end of the first phase"
        )


def _contact(view: View) -> Iterator[Problem]:
    kickoff, go_live = view.dated.kickoff, view.go_live
    if kickoff is None or go_live is None:
        return
    for id_, role in view.dated.plan.playbook.roles.items():
        if role.party != "vendor" or (role.people.low, role.people.high) != (1, 1):
            continue
        spans = [span for item in view.items if id_ in view.owners(item) and (span := view.span(item))]
        if any(span[0] <= kickoff for span in spans) and any(span[1] > go_live[1] for span in spans):
            return
    message = "no role of the vendor with exactly one person has work both before kickoff and after go-live"
    yield NO_SINGLE_CONTACT.at(view.at("roles"), message, "name one role that stays, with `people: 1`")


def _gate(view: View) -> Iterator[Problem]:
    found = view.go_live
    if found is None:
        return
    item, day = found
    before = view.before(item)
    gates = [(i, span) for i in view.items if i.spec.kind.traits.go_no_go and i.id in before and (span := view.span(i))]
    if not any(day - timedelta(days=7) <= span[1] <= day for _, span in gates) and item.place:
        message = f"`{item.base}` waits for no gate in the week before it"
        yield NO_GATE.at(item.place, message, "add a gate in that week, and name it under `after`")


def _data(view: View) -> Iterator[Problem]:
    found = view.go_live
    if found is None:
        return
    gates = [i for i in view.items if i.spec.kind.traits.go_no_go and (span := view.span(i)) and span[1] <= found[1]]
    if not any(check.metric for gate in gates for check in gate.spec.checks.values()):
        message = "no gate up to go-live asks for a measured figure"
        yield NO_DATA_CHECK.at(found[0].place or view.place, message, "give a check of the gate a `metric`")


def _way_back(view: View) -> Iterator[Problem]:
    found = view.go_live
    if found is None:
        return
    groups = [group for group in view.dated.plan.groups if group.axis == "runbook"]
    steps = {group.id: [item for item in view.items if item.id in group.items] for group in groups}
    if any(all(_only_if_needed(item) for item in items) for items in steps.values() if items):
        return
    for group in groups:
        on_the_day = [item for item in steps[group.id] if (span := view.span(item)) and span[0] == found[1]]
        if on_the_day and not any(item.spec.rollback for item in steps[group.id]) and group.place:
            message = f"no step of `{group.id}` says how to go back"
            yield NO_WAY_BACK.at(
                group.place, message, "give a step `rollback`, or write a runbook with `on_demand: yes`"
            )


def _only_if_needed(step: PlanItem) -> bool:
    return step.on_demand or step.spec.need is Need.OPTIONAL


def _changed(view: View) -> Iterator[Problem]:
    plan = view.dated.plan
    bases = {item.base for item in view.items}
    own = {ref.partition("[")[0] for ref in plan.customer.change} | set(plan.customer.add)
    if 4 * len(own & bases) > len(bases):
        place = next(
            (c.place for item in view.items for c in item.changes if c.source == "customer" and c.place), view.place
        )
        message = f"{len(own & bases)} of {len(bases)} items are changed or added for this customer"
        yield MUCH_CHANGED.at(place, message, "make a variant, or another playbook, of what other customers need, too")
