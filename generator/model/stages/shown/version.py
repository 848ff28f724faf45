"""Published versions, and what changed since one."""

from __future__ import annotations

from typing import Literal

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoDate, MaybeMoment


class ShownDifference(Shown):
    """What changed in an item since the version that this reader saw last."""

    id: str
    title: str
    kind: Literal["added", "removed", "moved", "renamed"]
    before: MaybeMoment = None
    after: MaybeMoment = None


class ShownVersion(Shown):
    """A published version that dates are compared with."""

    version: str
    published: IsoDate
    signed: bool = False
