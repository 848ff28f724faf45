"""Which published versions a plan is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.files.record.record import Status
from generator.model.files.record.version import VersionRecord
from generator.model.stages.baseline import Baseline, baseline_of


@dataclass(frozen=True, slots=True)
class Compared:
    """The baseline (the version signed off first, else published first), the version published last, and all of them."""

    baseline: Baseline | None = None
    previous: Baseline | None = None
    published: tuple[Baseline, ...] = ()


def compared(records: Iterable[VersionRecord], status: Status, as_of: date, publishing: str = "") -> Compared:
    """What a plan is compared with on the as-of date.

    Records of later days are ignored. A version that is being published is not compared with itself nor with what
    came after it, so that publishing it once more gives the same bytes.
    """
    known = [r for r in records if r.published <= as_of]
    again = next((r for r in known if r.version == publishing), None)
    if again is not None:
        known = [r for r in known if r.order < again.order]
    if not known:
        return Compared()
    signed = _signed(status, as_of)
    first = next((r for r in known if r.version in signed), known[0])
    every = tuple(baseline_of(r, r.version in signed) for r in known)
    return Compared(every[known.index(first)], every[-1], every)


def _signed(status: Status, as_of: date) -> frozenset[str]:
    """The versions that somebody signed off until the as-of date."""
    signatures = (r.signed for r in status.records.values() if r.signed)
    return frozenset(s.version for s in signatures if s.version and s.on <= as_of and s.answer == "yes")
