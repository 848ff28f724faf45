"""Runbooks that begin only if somebody decides so: whether one has begun, and when its steps begin after its start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from generator.model.files.record.record import Status
from generator.model.language.dependency import DependencyType
from generator.model.language.time_parser import Unit
from generator.model.stages.plan import PlanDependency, PlanItem
from generator.steps.schedule.placing.recorded import recorded
from generator.steps.schedule.times.length import length_of
from generator.steps.schedule.times.moments import DAY, MINUTES

Run = tuple[str | None, str | None]
"""A runbook, and the member that it repeats for."""


def run_of(item: PlanItem) -> Run:
    """The runbook of a step, one for each member where it repeats."""
    return item.runbook, item.member


def begun(items: Iterable[PlanItem], status: Status, as_of: date) -> frozenset[Run]:
    """The runbooks on demand of which some step is recorded as begun or done."""
    steps = (i for i in items if i.on_demand)
    return frozenset(run_of(i) for i in steps if _has_begun(status, i.id, as_of))


def _has_begun(status: Status, id_: str, as_of: date) -> bool:
    found = recorded(status, id_, as_of)
    return found.started is not None or found.done is not None


def starts_after(items: Iterable[PlanItem], order: Iterable[str]) -> dict[str, int]:
    """The minutes from the start of a runbook on demand to each of its steps, in an order that respects what they need.

    Whatever is no step of the same runbook moves nothing, since by then it is over.
    """
    steps = {i.id: i for i in items if i.on_demand}
    found: dict[str, tuple[int, int]] = {}
    for id_ in dict.fromkeys(order):
        if step := steps.get(id_):
            length = _minutes(step)
            dependencies = [e for e in step.dependencies if e.on in found and run_of(steps[e.on]) == run_of(step)]
            start = _start(dependencies, found, length)
            found[id_] = start, start + length
    return {id_: start for id_, (start, _) in found.items()}


def _start(dependencies: list[PlanDependency], found: Mapping[str, tuple[int, int]], length: int) -> int:
    """The first minute that all dependencies allow; of alternatives the one that lets go first."""
    choices: dict[str, list[int]] = {}
    needed = [0]
    for dependency in dependencies:
        earliest = _allowed(dependency, found[dependency.on], length)
        if dependency.choice:
            choices.setdefault(dependency.choice, []).append(earliest)
        else:
            needed.append(earliest)
    return max(*needed, *(min(each) for each in choices.values()), 0)


def _allowed(dependency: PlanDependency, before: tuple[int, int], length: int) -> int:
    start, end = before
    lag = dependency.lag * MINUTES[dependency.unit]
    match dependency.type:
        case DependencyType.FINISH_START:
            return end + lag
        case DependencyType.START_START:
            return start + lag
        case DependencyType.FINISH_FINISH:
            return end + lag - length
        case _:
            return start + lag - length


def _minutes(step: PlanItem) -> int:
    """The length of a step; one that counts days takes whole ones."""
    length = length_of(step.spec, Fraction(1))
    if length is None:
        return 0
    days = {Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}.get(length.unit, 1)
    return length.amount * (1 if length.unit is Unit.MINUTES else days * DAY)
