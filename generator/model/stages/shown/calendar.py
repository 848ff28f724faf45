"""When the parties work, and what stands in calendar files."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoDate, IsoMoment


class ShownCalendar(Shown):
    """When a party works, where its holidays come from, and its closed days within the plan."""

    party: str
    timezone: str
    week: str
    hours: str
    source: str
    closed: tuple[tuple[IsoDate, str], ...] = ()


class ShownEvent(Shown):
    """One entry of a calendar: a meeting, session or date of the plan, of a series each sitting.

    `uid` stays when it moves or its item gets another id, `sequence` counts how often published versions and this plan
    moved it. A `cancelled` one stood in a published version and does not take place; its item may have left the plan.
    """

    uid: str
    item: str
    title: str
    start: IsoMoment
    end: IsoMoment
    sequence: int = 0
    cancelled: bool = False
