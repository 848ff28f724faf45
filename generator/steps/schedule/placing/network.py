"""In which order items can be given their dates, and where they wait for each other in a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.language.dependency_order import Cycle, dependency_order
from generator.model.language.time_parser import Relative, Time, relatives
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_schedule import SCHEDULE_CYCLE
from generator.model.stages.plan import GroupView, Plan, PlanItem
from generator.steps.schedule.placing.placement import held_back, own_times


class Part(StrEnum):
    """The two dates of an item that others can hang on: where it is placed, and where it ends up."""

    OWN = "own"
    FINAL = "final"


Node = tuple[str, Part]

_BOTH, _FINAL = (Part.OWN, Part.FINAL), (Part.FINAL,)


@dataclass(frozen=True)
class Network:
    """The items of a plan by id and by the id that they are repeated from, their phases, and the order of work."""

    items: Mapping[str, PlanItem]
    phases: Mapping[str, GroupView]
    instances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _own: dict[str, tuple[Time, ...]] = field(default_factory=dict, init=False, compare=False)

    def phase_of(self, item: PlanItem) -> GroupView | None:
        """The phase that an item stands in."""
        return self.phases.get(item.phase or "")

    def anchors(self, item: PlanItem | None, time: Relative) -> tuple[str, ...]:
        """The items that a time names: those that were resolved, the instance itself, or all of them."""
        named = (item.anchors.get(str(time.ref)) or item.anchors.get(time.ref.id)) if item else None
        if named:
            return tuple(id_ for id_ in named if id_ in self.items)
        if str(time.ref) in self.items:
            return (str(time.ref),)
        return () if time.ref.member else self.instances.get(time.ref.id, ())

    def own_of(self, id_: str) -> tuple[Time, ...]:
        """The times that place an item."""
        if id_ not in self._own:
            self._own[id_] = own_times(self.items[id_], self.phase_of(self.items[id_]))
        return self._own[id_]

    def part(self, id_: str, time: Relative) -> Part:
        """Which date of an item a time reads: one before it reads the placed date, which nothing pushes."""
        return Part.OWN if time.before and self.own_of(id_) else Part.FINAL

    def needs(self, node: Node) -> Iterator[tuple[Node, Place | None]]:
        """What must be dated before a node, each with the place that says so."""
        item = self.items[node[0]]
        if node[1] is Part.OWN:
            yield from self._hangs_on(item, self.own_of(item.id))
            return
        if self.own_of(item.id):
            yield (item.id, Part.OWN), item.place
        for dependency in item.dependencies:
            if dependency.on in self.items:
                yield (dependency.on, Part.FINAL), dependency.place or item.place
        spec = item.spec
        yield from self._hangs_on(item, (*held_back(item), *spec.ends))
        phase = self.phase_of(item)
        if spec.goes_on and phase and phase.until:
            yield from self._hangs_on(item, (phase.until,))

    def _hangs_on(self, item: PlanItem, times: Iterable[Time]) -> Iterator[tuple[Node, Place | None]]:
        for time in times:
            for relative in relatives(time):
                for id_ in self.anchors(item, relative):
                    if id_ != item.id:
                        yield (id_, self.part(id_, relative)), item.place

    def order(self) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
        """All nodes, each after what it needs, and a problem for each cycle; one dependency of each cycle is left out."""
        graph: dict[Node, dict[Node, Place | None]] = {}
        for item in self.items.values():
            for part in _BOTH if self.own_of(item.id) else _FINAL:
                needs = graph.setdefault((item.id, part), {})
                for need, place in self.needs((item.id, part)):
                    needs.setdefault(need, place)
        nodes, cycles = dependency_order(graph)
        return nodes, tuple(_cycle_problem(cycle) for cycle in cycles)


def network_of(plan: Plan) -> Network:
    """The network of a plan."""
    instances: dict[str, list[str]] = {}
    for item in plan.items:
        if item.id != item.base:
            instances.setdefault(item.base, []).append(item.id)
    return Network(
        {i.id: i for i in plan.items},
        {g.id: g for g in plan.groups if g.axis == "phase"},
        {base: tuple(ids) for base, ids in instances.items()},
    )


def _cycle_problem(cycle: Cycle[Node, Place | None]) -> Problem:
    """The cycle named in full, from each item to the one it waits for, with the place of each dependency."""
    places = [place for _, _, place in cycle.links]
    names = [cycle.links[0][0][0], *(there for (here, _), (there, _), _ in cycle.links if there != here)]
    chain = " → ".join(f"`{name}`" for name in names)
    known = sorted({str(p) for p in places if p})
    hint = "take one of these ties out" + (f": {', '.join(known)}" if known else "")
    place = min((p for p in places if p), default=Place("", 0, 0))
    return SCHEDULE_CYCLE.at(place, f"these dates wait for each other: {chain}", hint)
