"""What re-planning does to a plan: which items it leaves alone, which it moves, and by how many days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.problems.problem import Problem
from generator.model.stages.plan import GroupView
from generator.steps.schedule.times.evaluate_time import ReplanShift


@dataclass(frozen=True, slots=True)
class Rest:
    """One re-planning: recorded `on` a day, it lets the rest begin on `start`, which moves it by `days`.

    `open` are the items that were not begun by then; `running` those that pass by themselves and had begun, so that
    only their end moves; `placed` and `early` hold the dates of all others, which stay as they were. `earlier` is the
    re-planning before it. `said` and `dateless` are what was found of the items that stay.
    """

    on: date
    start: date
    days: int
    open: frozenset[str]
    running: frozenset[str]
    placed: Mapping[str, Any]
    early: Mapping[str, Any]
    earlier: Rest | None = None
    said: tuple[tuple[str, Problem], ...] = ()
    dateless: frozenset[str] = frozenset()

    def keeps(self, id_: str) -> bool:
        """Whether an item stays where it was."""
        return id_ not in self.open and id_ not in self.running

    def shifts_of(self, id_: str) -> tuple[ReplanShift, ...]:
        """How far the times of an item move that count from kickoff."""
        before = self.earlier.shifts_of(id_) if self.earlier else ()
        if id_ in self.open:
            return (*before, ReplanShift(self.on, self.days))
        # The ends of recurrences that were over by then stay, so that nothing takes place anew in what is past.
        return (*before, ReplanShift(self.on, self.days, ("end",), self.on)) if id_ in self.running else before

    def shifts_of_group(self, group: GroupView | None) -> tuple[ReplanShift, ...]:
        """How far a phase moves: its end with any open item, its start where nothing in it had begun.

        What has no items moves where it had not come by then.
        """
        before = self.earlier.shifts_of_group(group) if self.earlier else ()
        items = group.items if group else ()
        if not items:
            return (*before, ReplanShift(self.on, self.days, since=self.on))
        whole = all(id_ in self.open for id_ in items)
        some = any(not self.keeps(id_) for id_ in items)
        edges = (*(["start"] if whole else []), *(["end"] if some else []))
        return (*before, ReplanShift(self.on, self.days, edges)) if edges else before

    def begins(self, id_: str) -> Rest | None:
        """The last re-planning that says from when on an item may begin."""
        if id_ in self.open:
            return self
        return self.earlier.begins(id_) if self.earlier else None

    @property
    def moved(self) -> dict[date, int]:
        """By how many days each re-planning moved the rest."""
        return {**(self.earlier.moved if self.earlier else {}), self.on: self.days}
