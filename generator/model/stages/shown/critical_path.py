"""What makes a milestone as late as it is."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoMoment, MaybeMoment


class ShownStride(Shown):
    """One item of the chain that makes a milestone as late as it is; without an id it is one that others see.

    `later` counts the calendar days by which this item makes the forecast later than the plan.
    """

    item: str = ""
    title: str
    start: MaybeMoment = None
    end: IsoMoment
    why: str = ""
    later: int = 0


class ShownPath(Shown):
    """A milestone or gate with what makes it as late as it is, first cause first, in the plan and in the forecast.

    `forecast` and `late` are empty where it is expected no later than planned. `slack` counts, for each item that leads
    here, the workdays by which it may slip before this moves.
    """

    id: str
    plan: tuple[ShownStride, ...] = ()
    forecast: tuple[ShownStride, ...] = ()
    late: str = ""
    slack: dict[str, int] = {}  # noqa: RUF012 - a model copies its defaults
