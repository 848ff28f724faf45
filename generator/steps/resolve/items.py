"""Build the items of a plan out of the instances that are in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.files.customer.customer import Person
from generator.model.files.items.item import AddedItem
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.valid import ValidPlaybook
from generator.model.language.condition import evaluate
from generator.model.language.time_parser import OnDate, Ref, Time
from generator.model.stages.plan import PlanItem
from generator.steps.resolve.dependencies import Dependencies
from generator.steps.resolve.expand import Instance
from generator.steps.resolve.facts import Answers
from generator.steps.resolve.nominal_dates import Moments
from generator.steps.resolve.people import owners_of, parties_of


@dataclass(frozen=True, slots=True)
class Build:
    """All that an item of the plan is made from."""

    valid: ValidPlaybook
    answers: Answers
    at: Moments
    people: Mapping[str, Person]
    dates: Mapping[str, Time]
    dependencies: Dependencies

    def item(self, one: Instance, order: int) -> PlanItem:
        """The item of the plan that an instance is."""
        spec, written = one.spec, one.written.at
        attendees = self._attendees(one)
        agreed = self._agreed(one)
        parties = parties_of(spec, attendees, self.valid.playbook)
        return PlanItem(
            id=one.id,
            base=one.base,
            spec=spec,
            title=one.title,
            order=order,
            audience=one.audience,
            member=one.member,
            group=one.group if one.member else None,
            phase=written.phase,
            workstreams=self._workstreams(one),
            runbook=written.runbook,
            course=written.course,
            parties=parties,
            days=parties,
            owners=owners_of(spec, self.people, one.group, one.member, self.answers.groups),
            attendees=attendees,
            dependencies=self.dependencies.of(one),
            anchors=self.dependencies.anchors(one, agreed),
            backward_from=self.dependencies.aims(one, self._backward_from(one)),
            agreed=agreed,
            reasons=one.reasons,
            changes=one.changes,
            place=one.written.place,
            on_demand=self._on_demand(written.runbook),
        )

    def _backward_from(self, one: Instance) -> Ref | None:
        """What an item is planned backward from; a customer's change may have given it a time instead."""
        spec = one.spec
        placed = spec.at or spec.due or spec.fixed or spec.until or spec.every
        return None if placed else spec.backward_from

    def _on_demand(self, runbook: str | None) -> bool:
        known = self.valid.playbook.runbooks.get(runbook or "")
        return known is not None and known.on_demand

    def _attendees(self, one: Instance) -> tuple[str, ...]:
        """The roles that take part: a condition that is not refuted lets its role in."""
        values = self.answers.of_member(one.group, one.member)
        found = (
            each.role
            for each in one.spec.with_
            if each.when is None or evaluate(each.when, values, self.at).value is not False
        )
        return tuple(dict.fromkeys(found))

    def _agreed(self, one: Instance) -> Time | None:
        """The agreed date: that of the member, of the instance, or of all."""
        if one.member is not None:
            member = self.answers.groups[one.group or ""][one.member]
            own = {self.valid.current(id_): day for id_, day in member.dates.items()}
            if day := own.get(one.base):
                return OnDate(day.isoformat(), day)
        return self.dates.get(one.id) or self.dates.get(one.base)

    def _workstreams(self, one: Instance) -> tuple[str, ...]:
        added = one.written.at.item
        own = added.workstream if isinstance(added, AddedItem) else ()
        return tuple(id_ for id_ in self.valid.playbook.workstreams if id_ in own or self._lists(id_, one.base))

    def _lists(self, stream: str, base: str) -> bool:
        return any(self.valid.current(each) == base for each in self.valid.playbook.workstreams[stream].items)


def playbook_order(playbook: Playbook, instances: tuple[Instance, ...]) -> tuple[Instance, ...]:
    """The instances in reading order, each added one behind the others of its group."""
    axes = [("phase", list(playbook.phases)), ("course", list(playbook.courses)), ("runbook", list(playbook.runbooks))]

    def key(one: Instance) -> tuple[int, int]:
        for number, (axis, ids) in enumerate(axes):
            group = getattr(one.written.at, axis)
            if group in ids:
                return number + 1, ids.index(group)
        return 0, 0

    return tuple(sorted(instances, key=key))
