"""How far into a runbook a step begins and ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clocked:
    """How many minutes after the start of its runbook a step begins, and how many it takes by the clock (0: unknown)."""

    after: int
    minutes: int

    @property
    def until(self) -> int:
        """The running total: from the start of the runbook to the end of the step."""
        return self.after + self.minutes
