"""What steps and windows have beside their dates."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown


class ShownStep(Shown):
    """What a runbook step needs besides its time."""

    expect: str = ""
    if_it_fails: str = ""
    verify: str = ""
    rollback: str = ""
    backup: tuple[str, ...] = ()
    point_of_no_return: bool = False


class ShownWindow(Shown):
    """A span in which something stops or carries more; `load` is a share of the work in percent."""

    stops: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()
    instead: str = ""
    load: str = ""
