"""How support works."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeMoment


class ShownTier(Shown):
    """One level of support."""

    id: str
    title: str
    party: str
    roles: tuple[str, ...] = ()
    does: str = ""


class ShownSeverity(Shown):
    """How bad an issue is and what is promised; an empty time is no promise."""

    id: str
    title: str
    definition: tuple[str, ...] = ()
    response: str = ""
    resolution: str = ""
    coverage: str = ""


class ShownCoverage(Shown):
    """Hours of cover and the topics they hold for."""

    id: str
    title: str
    hours: str = ""
    topics: tuple[str, ...] = ()


class ShownContact(Shown):
    """Whom to ask about a topic, or when to escalate."""

    role: str
    topic: str = ""
    channel: str = ""


class ShownSupport(Shown):
    """How support works from `start` until `end`; `current` on the as-of date."""

    id: str
    title: str
    text: str = ""
    start: MaybeMoment = None
    end: MaybeMoment = None
    current: bool = False
    tiers: tuple[ShownTier, ...] = ()
    severities: tuple[ShownSeverity, ...] = ()
    coverage: tuple[ShownCoverage, ...] = ()
    escalation: tuple[ShownContact, ...] = ()
    contacts: tuple[ShownContact, ...] = ()
