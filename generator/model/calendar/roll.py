"""The way from a date to one of two others: the rule that `roll` and `snap` share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from generator.model.files.items.item import Roll

Ask = Callable[[], dt.date | None]


def move(rule: Roll, date: dt.date, later: Ask, earlier: Ask) -> dt.date | None:
    """The later or the earlier date, or the closer one: of two that are equally close the later, as `next` is the usual rule.

    Either may be None where there is no such date; by `nearest` the other one is taken then.
    """
    if rule is not Roll.NEAREST:
        return earlier() if rule is Roll.PREVIOUS else later()
    ahead, back = later(), earlier()
    if ahead is None or back is None:
        return ahead or back
    return back if date - back < ahead - date else ahead
