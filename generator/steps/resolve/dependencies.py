"""What each item waits for and what its times hang on, as instances of this plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.files.playbook.fact import Member
from generator.model.files.source import Loc
from generator.model.language.dependency import Dependency, DependencyType
from generator.model.language.time_parser import End, Ref, Relative, Time, branches, relatives
from generator.model.language.tokenizer import did_you_mean
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_resolve import ANCHOR_OPEN, ANCHOR_OUT, MEMBER_OF_ITEM
from generator.model.stages.plan import PlanDependency
from generator.steps.resolve.expand import Instance

TIMES = ("at", "due", "by", "not_before", "fixed", "until")
"""The fields of an item that hold a time."""

_TYPES = {
    (End.END, End.START): DependencyType.FINISH_START,
    (End.START, End.START): DependencyType.START_START,
    (End.END, End.END): DependencyType.FINISH_FINISH,
    (End.START, End.END): DependencyType.START_FINISH,
}


@dataclass(slots=True)
class Dependencies:
    """Resolves references among the instances of one customer; `problems` are what it finds on the way."""

    instances: Mapping[str, tuple[Instance, ...]]
    groups: Mapping[str, Mapping[str, Member]]
    renamed: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def meant(self, ref: Ref, one: Instance | None, place: Place) -> tuple[Instance, ...]:
        """The instances that a reference means, seen from one instance: the same member, else all."""
        all_ = self.instances.get(self.renamed.get(ref.id, ref.id), ())
        if ref.member:
            found = tuple(each for each in all_ if each.member == ref.member)
            if not found and not any(each.awaits for each in all_):
                known = [each.id for each in all_ if each.member]
                hint = did_you_mean(str(ref), known) or (
                    f"there is {', '.join(f'`{k}`' for k in known)}" if known else f"write `{ref.id}`"
                )
                self.problems.append(MEMBER_OF_ITEM.at(place, f"there is no `{ref}`", hint))
            return found
        if one is None or one.member is None or not all_ or all_[0].member is None:
            return all_
        return self._related(one, all_)

    def _related(self, one: Instance, all_: tuple[Instance, ...]) -> tuple[Instance, ...]:
        mine, theirs = one.group or "", all_[0].group or ""
        if mine == theirs:
            return tuple(each for each in all_ if each.member == one.member)
        within = self.groups[mine][one.member or ""].within
        if within in self.groups[theirs]:
            return tuple(each for each in all_ if each.member == within)
        if any(member.within in self.groups[mine] for member in self.groups[theirs].values()):
            return tuple(e for e in all_ if self.groups[theirs][e.member or ""].within == one.member)
        return all_

    def of(self, one: Instance) -> tuple[PlanDependency, ...]:
        """The dependencies of an instance to instances that are in the plan."""
        found = self._dependencies(one, frozenset({one.id}))
        return tuple(dict.fromkeys(edge for edge in found if edge.on != one.id))

    def _dependencies(self, one: Instance, seen: frozenset[str]) -> Iterator[PlanDependency]:
        after = one.spec.after
        if after is None:
            return
        for choice, dependencies in (("", after.all), ("any", after.any)):
            for number, dependency in enumerate(dependencies):
                place = one.written.value_place("after", choice or "all", number)
                for target in self.meant(dependency.ref, one, place):
                    yield from self._dependency(dependency, target, choice, place, seen)

    def _dependency(
        self, dependency: Dependency, target: Instance, choice: str, place: Place, seen: frozenset[str]
    ) -> Iterator[PlanDependency]:
        """The dependency itself, or those of a target that is out: what it waited for is waited for in its place."""
        if not target.out:
            lag = dependency.lag
            amount, unit = (lag.amount, lag.unit.value) if lag else (0, "days")
            yield PlanDependency(target.id, dependency.type, amount, unit, choice, (), place)
        elif target.id not in seen:
            for edge in self._dependencies(target, seen | {target.id}):
                type_ = _TYPES[_counted(edge.type), dependency.holds]
                yield replace(edge, type=type_, choice=choice, through=(target.id, *edge.through), place=place)

    def anchors(self, one: Instance, agreed: Time | None) -> dict[str, tuple[str, ...]]:
        """The instances that the times of an instance hang on, by the name that each time uses."""
        found: dict[str, tuple[str, ...]] = {}
        times: list[tuple[Loc, Time | None]] = [((name,), getattr(one.spec, name)) for name in TIMES]
        times += [(("every", n, "until"), segment.until) for n, segment in enumerate(one.spec.every)]
        for way, time in (*times, ((), agreed)):
            place = one.written.value_place(*way) if way else one.written.place
            found |= self.named_by(time, one, place, f"`{one.id}`")
        return found

    def aims(self, one: Instance, ref: Ref | None) -> tuple[str, ...]:
        """The instances in the plan that an instance is planned backward from; it is a problem when none is."""
        if ref is None:
            return ()
        place = one.written.value_place("backward_from")
        meant = self.meant(ref, one, place)
        found = tuple(each.id for each in meant if not each.out and each.id != one.id)
        if meant and not found and not one.out and any(each.id != one.id for each in meant):
            self._no_anchor(ref, meant, place, f"`{one.id}`")
        return found

    def named_by(self, time: Time | None, one: Instance | None, place: Place, who: str) -> dict[str, tuple[str, ...]]:
        """The instances in the plan that a time hangs on; it is a problem when there are none in any of its branches."""
        found: dict[str, tuple[str, ...]] = {}
        missing: list[tuple[Relative, tuple[Instance, ...]]] = []
        holds = False
        for branch in branches(time) if time is not None else ():
            missing = []
            for relative in relatives(branch):
                meant = self.meant(relative.ref, one, place)
                found[str(relative.ref)] = tuple(each.id for each in meant if not each.out)
                if meant and not found[str(relative.ref)]:
                    missing.append((relative, meant))
            holds = holds or not missing
        for relative, meant in missing if not (holds or (one and one.out)) else ():
            self._no_anchor(relative.ref, meant, place, who)
        return found

    def _no_anchor(self, ref: Ref, meant: Iterable[Instance], place: Place, who: str) -> None:
        first = next(iter(meant))
        reason = next((r for r in first.reasons), None)
        if first.awaits:
            message = f"{who} has no date: `{ref}` is repeated over `{first.group}`, which has no members yet"
            self.problems.append(
                ANCHOR_OPEN.at(place, message, f"answer `{first.group}` under `facts` of the customer")
            )
            return
        facts = ", ".join(f"{name} is {value}" for name, value in reason.facts) if reason else ""
        why = f" ({facts or reason.text})" if reason and (reason.text or facts) else ""
        message = f"{who} hangs on `{ref}`, which is not in this plan{why}"
        hint = "give it another time under `change` of the customer, or the same condition in the playbook"
        self.problems.append(ANCHOR_OUT.at(place, message, hint))


def _counted(type_: DependencyType) -> End:
    starts = (DependencyType.START_START, DependencyType.START_FINISH)
    return End.START if type_ in starts else End.END
