"""In which order things can be worked out that wait for one another, and where they wait in a cycle."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)
L = TypeVar("L")

_REPORTED = 20


@dataclass(frozen=True, slots=True)
class Cycle(Generic[N, L]):
    """Things that wait for one another: each with the one that it waits for, and what is known of that dependency."""

    links: tuple[tuple[N, N, L], ...]


def dependency_order(waits: Mapping[N, Mapping[N, L]]) -> tuple[tuple[N, ...], tuple[Cycle[N, L], ...]]:
    """All things, each after what it waits for, and the cycles; one dependency of each cycle is left out of the order.

    `waits` holds, for each thing, what it waits for. Behind the twentieth cycle only what none of them blocks has a place.
    """
    left = {thing: dict(needs) for thing, needs in waits.items()}
    cycles: list[Cycle[N, L]] = []
    while True:
        try:
            return tuple(TopologicalSorter(left).static_order()), tuple(cycles)
        except CycleError as error:
            found: list[N] = list(reversed(error.args[1]))
            cycles.append(Cycle(tuple((a, b, left[a][b]) for a, b in pairwise(found))))
            if len(cycles) >= _REPORTED:
                return tuple(_unblocked(left)), tuple(cycles)
            del left[found[0]][found[1]]


def _unblocked(waits: Mapping[N, Mapping[N, L]]) -> Iterator[N]:
    """The things that no cycle blocks, in order."""
    sorter = TopologicalSorter(waits)
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        yield from ready
        sorter.done(*ready)
