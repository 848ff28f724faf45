"""From items as written to the instances of one customer, in the plan or out of it, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.files.item_index import Located, added_item, located
from generator.model.files.items.item import Item
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.source import Source
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.title import title_from_id
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_resolve import CONDITION_OPEN
from generator.model.stages.plan import Change, Reason
from generator.model.translation.translator import joined, say
from generator.steps.resolve.change import Patch, patched, plain
from generator.steps.resolve.facts import UNANSWERED, Answers
from generator.steps.resolve.nominal_dates import Moments
from generator.steps.resolve.variant import Choice


@dataclass(frozen=True, slots=True)
class Written:
    """An item as the playbook or the customer writes it, with the file that it stands in."""

    at: Located
    source: Source
    reason: Reason | None = None

    @property
    def place(self) -> Place:
        """Where its key stands."""
        return self.source.key_place(self.at.loc)

    def value_place(self, *keys: str | int) -> Place:
        """Where one of its fields stands."""
        return self.source.place((*self.at.loc, *keys))


@dataclass(frozen=True, slots=True)
class Instance:
    """One item for one member, or for the whole customer; `out` when it is not in the plan."""

    id: str
    written: Written
    spec: Item
    title: str
    audience: tuple[str, ...]
    group: str | None = None
    member: str | None = None
    out: bool = False
    awaits: bool = False
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def base(self) -> str:
        """The id without the member."""
        return self.written.at.id


@dataclass(slots=True)
class Expansion:
    """What the expansion reads, and the problems that it finds."""

    playbook: ValidPlaybook
    customer: ValidCustomer
    choice: Choice
    answers: Answers
    at: Moments
    problems: list[Problem] = field(default_factory=list)

    def instances(self) -> tuple[Instance, ...]:
        """Every instance, in reading order."""
        return tuple(instance for written in self.written() for instance in self._instances(written))

    def written(self) -> Iterator[Written]:
        """The items that concern this customer: the playbook's, the chosen variant's and the customer's own."""
        model = self.playbook.playbook
        for each in located(model):
            if each.variant is None and each.band is None:
                yield Written(each, self.playbook.source)
            elif each.variant is not None and each.variant == self.choice.id and self.choice.reason:
                reason = replace(
                    self.choice.reason, kind="variant", text=joined(": ", (each.variant, self.choice.reason.text))
                )
                yield Written(each, self.playbook.source, reason)
        for id_, added in self.customer.customer.add.items():
            place = self.customer.source.key_place(("add", id_))
            reason = Reason("added", added.why or say("added for this customer"), (), place)
            yield Written(added_item(model, id_, added, ("add", id_)), self.customer.source, reason)

    def _instances(self, written: Written) -> Iterator[Instance]:
        spec, changes, dropped = self._patched(plain(written.at.item, written.at.kind), written.at.id)
        group = _group(self.playbook.playbook, written.at, spec)
        title = spec.title or title_from_id(written.at.id)
        whole = Instance(
            written.at.id, written, spec, title, spec.audience or written.at.audience, group, changes=changes
        )
        if dropped:
            yield replace(whole, out=True, reasons=(dropped,))
        elif group is None:
            yield self._decided(whole)
        elif not self.answers.groups.get(group):
            reason = Reason(
                "member",
                say("for each of {group}", group=group),
                ((group, UNANSWERED),),
                written.value_place("for_each"),
            )
            yield replace(whole, out=True, awaits=True, reasons=(reason,))
        else:
            for member in self.answers.groups[group]:
                yield self._of_member(whole, member)

    def _of_member(self, whole: Instance, member: str) -> Instance:
        id_ = f"{whole.base}[{member}]"
        spec, changes, dropped = self._patched(whole.spec, id_)
        members = self.answers.groups[whole.group or ""]
        title = f"{spec.title or title_from_id(whole.base)} – {members[member].title}"
        one = replace(
            whole,
            id=id_,
            spec=spec,
            title=title,
            audience=spec.audience or whole.written.at.audience,
            member=member,
            changes=(*whole.changes, *changes),
        )
        return replace(one, out=True, reasons=(dropped,)) if dropped else self._decided(one)

    def _patched(self, spec: Item, id_: str) -> tuple[Item, tuple[Change, ...], Reason | None]:
        changes: list[Change] = []
        dropped = None
        for patch in self._patches(id_):
            spec, more = patched(spec, patch)
            changes += more
            if patch.change.drop:
                dropped = Reason("dropped", patch.change.why, (), patch.source.place((*patch.loc, "drop")))
            elif "drop" in patch.change.model_fields_set:
                dropped = None
        return spec, tuple(changes), dropped

    def _patches(self, id_: str) -> Iterator[Patch]:
        variant = self.choice.variant
        for ref, change in (variant.change if variant else {}).items():
            if self.playbook.current(ref) == id_:
                yield Patch(
                    change,
                    self.choice.id or "",
                    self.playbook.source,
                    ("variants", self.choice.id or "", "change", ref),
                )
        for ref, change in self.customer.customer.change.items():
            if self.playbook.current(ref) == id_:
                yield Patch(change, "customer", self.customer.source, ("change", ref))

    def _decided(self, one: Instance) -> Instance:
        """The instance with the verdict of its own condition and of its runbook's."""
        reasons: list[Reason] = [one.written.reason] if one.written.reason else []
        if one.member is not None:
            reasons.append(Reason("member", say("for each of {group}", group=one.group), (("member", one.member),)))
        runbook = self.playbook.playbook.runbooks.get(one.written.at.runbook or "")
        conditions = [
            (runbook.when if runbook else None, ("runbooks", one.written.at.runbook or "", "when"), "parent"),
            (one.spec.when, None, "condition"),
        ]
        for when, loc, kind in conditions:
            if when is None:
                continue
            place = self.playbook.source.place(loc) if loc else one.written.value_place("when")
            inclusion = self.answers.decide(when, self.at, place, kind, group=one.group, member=one.member)
            if not inclusion.holds:
                return replace(one, out=True, reasons=(inclusion.reason,))
            if inclusion.open:
                self._open(one, inclusion.reason)
            reasons.append(inclusion.reason)
        return replace(one, reasons=tuple(reasons) or (Reason("always"),))

    def _open(self, one: Instance, reason: Reason) -> None:
        names = ", ".join(f"`{name}`" for name, _ in reason.facts)
        message = f"`{one.id}` stays in the plan although {names} is not answered"
        place = reason.place or one.written.place
        self.problems.append(CONDITION_OPEN.at(place, message, "answer it under `facts` of the customer"))


def _group(playbook: Playbook, at: Located, spec: Item) -> str | None:
    runbook = playbook.runbooks.get(at.runbook or "")
    return spec.for_each or (runbook.for_each if runbook else None)


def by_base(instances: tuple[Instance, ...]) -> Mapping[str, tuple[Instance, ...]]:
    """The instances of each item, in order."""
    found: dict[str, list[Instance]] = {}
    for instance in instances:
        found.setdefault(instance.base, []).append(instance)
    return {base: tuple(each) for base, each in found.items()}
