"""What happened, which risks there are, and what each version said."""

from __future__ import annotations

from typing import Literal

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import IsoDate, MaybeDate, MaybeMoment


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


class ShownRisk(Shown):
    """A risk that somebody recorded."""

    id: str
    risk: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner: str = ""
    since: MaybeDate = None
    state: str = ""
    why: str = ""
    tell: str = ""
    note: str = ""


class ShownEntry(Shown):
    """One line of the log: what happened on a day."""

    on: IsoDate
    kind: str
    id: str
    title: str
    text: str = ""
    by: str = ""
    note: str = ""


class ShownTurn(Shown):
    """A turn of the onboarding as a whole: `paused`, `resumed`, `replanned` or `cancelled` on a day.

    `days` is by how many days a re-planning moved the rest of the plan, so that it begins on `begins`; `why` and `note`
    are internal.
    """

    kind: str
    on: IsoDate
    until: MaybeDate = None
    begins: MaybeDate = None
    days: int = 0
    by: str = ""
    tell: str = ""
    why: str = ""
    note: str = ""
