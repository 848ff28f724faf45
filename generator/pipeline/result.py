"""What a run of steps gave: a value, or the problems that stood in its way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.problems.problem import Problem, Refused, errors

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value with the problems met on the way; without a value, at least one of them is an error."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    def get(self) -> T:
        """The value; raises Refused with all problems when there is none."""
        if self.value is None:
            raise Refused(self.problems)
        return self.value


def result_of(value: T | None, *problems: Iterable[Problem]) -> Result[T]:
    """The value, unless one of the problems is an error; all problems in the order of their places, each once."""
    every = tuple(sorted({p for group in problems for p in group}))
    return Result(None if errors(every) else value, every)
