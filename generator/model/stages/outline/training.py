"""What roles learn, and what training adds up to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RolePath:
    """What one role learns: its sessions by date and its guides in the order of their prerequisites."""

    role: str
    sessions: tuple[str, ...]
    guides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teaching:
    """One session of the playbook summed over members and sittings; `minutes` is one sitting's length, 0 if unequal."""

    base: str
    title: str
    times: int
    minutes: int
    total_minutes: int
    seats: int
    learners: int
