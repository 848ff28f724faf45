"""Phases, workstreams, runbooks and courses, and the members of groups such as teams."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.check import ShownCheck
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.values import MaybeMoment


class ShownGroup(Shown):
    """A phase, workstream, runbook or course, its items in order, and counts over what this reader sees.

    `boxes` are what a drawing shows of a phase: each box holds some of its items.
    """

    axis: str
    id: str
    title: str
    text: str = ""
    member: str = ""
    items: tuple[str, ...] = ()
    boxes: tuple[tuple[str, ...], ...] = ()
    start: MaybeMoment = None
    end: MaybeMoment = None
    roles: tuple[str, ...] = ()
    checks: tuple[ShownCheck, ...] = ()
    done: int = 0
    counted: int = 0
    minutes: int = 0

    @property
    def span(self) -> ShownSpan | None:
        """From when to when it is, if anything in it has a date."""
        return ShownSpan(start=self.start, end=self.end) if self.start and self.end else None


class ShownMember(Shown):
    """A member of a group such as a team or a site."""

    id: str
    group: str
    title: str
    within: str = ""
