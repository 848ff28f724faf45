"""Who takes part, and in which roles."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.values import MaybeCount


class ShownAway(ShownSpan):
    """Days on which a person is not there; `why` is internal."""

    deputy: str = ""
    why: str = ""


class ShownRole(Shown):
    """A role and who fills it; `open` when nobody or too few do."""

    id: str
    title: str
    party: str
    member: str = ""
    people: tuple[str, ...] = ()
    wanted: MaybeCount = None
    open: bool = False
    does: str = ""
    contact: str = ""
    guides: tuple[str, ...] = ()


class ShownPerson(Shown):
    """Somebody who takes part."""

    id: str
    name: str
    party: str
    roles: tuple[str, ...] = ()
    title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    deputy: str = ""
    away: tuple[ShownAway, ...] = ()
