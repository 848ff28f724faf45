"""How the times of one item went on from version to version: which sitting is which, and how often it moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.stages.zoned_moment import ZonedMoment

Times = tuple[ZonedMoment, ZonedMoment]
"""Start and end."""


@dataclass(frozen=True, slots=True)
class TrackedOccurrence:
    """One sitting as it was told last; `moves` counts each time that it moved, was dropped or came back."""

    times: Times
    moves: int = 0
    on: bool = True


def followed(told: Iterable[Iterable[Times]]) -> tuple[TrackedOccurrence, ...]:
    """The sittings after all versions, oldest version first; the place of a sitting is its number for good.

    A sitting whose times are told again is the same one. Of the others, the first new time is that of the first sitting
    that has none any more, and so on; sittings still on go before those that were dropped. So as few as possible move.
    """
    sittings: tuple[TrackedOccurrence, ...] = ()
    for times in told:
        sittings = _after(sittings, tuple(dict.fromkeys(times)))
    return sittings


def _after(before: tuple[TrackedOccurrence, ...], times: tuple[Times, ...]) -> tuple[TrackedOccurrence, ...]:
    kept = {s.times for s in before if s.on} & set(times)
    new = [t for t in times if t not in kept]
    free = [n for n, s in enumerate(before) if s.on and s.times not in kept]
    free += [n for n, s in enumerate(before) if not s.on]
    moved = dict(zip(free, new, strict=False))
    now = (_moved(s, moved[n]) if n in moved else _left(s, kept) for n, s in enumerate(before))
    return (*now, *(TrackedOccurrence(t) for t in new[len(free) :]))


def _moved(sitting: TrackedOccurrence, times: Times) -> TrackedOccurrence:
    return TrackedOccurrence(times, sitting.moves + 1)


def _left(sitting: TrackedOccurrence, kept: set[Times]) -> TrackedOccurrence:
    dropped = sitting.on and sitting.times not in kept
    return TrackedOccurrence(sitting.times, sitting.moves + 1, on=False) if dropped else sitting
