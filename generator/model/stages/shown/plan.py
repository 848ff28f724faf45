"""The plan of one customer for one audience."""

from __future__ import annotations

from typing import Literal

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.brand import ShownBrand
from generator.model.stages.shown.calendar import ShownCalendar, ShownEvent
from generator.model.stages.shown.check import ShownCheck, ShownCheckGroup
from generator.model.stages.shown.critical_path import ShownPath
from generator.model.stages.shown.fact import ShownFact, ShownOpen
from generator.model.stages.shown.group import ShownGroup, ShownMember
from generator.model.stages.shown.guide import ShownFile, ShownGuide, ShownLink, ShownRepository
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.log import ShownDifference, ShownEntry, ShownRisk, ShownTurn, ShownVersion
from generator.model.stages.shown.metric import ShownAction, ShownAssessment, ShownMetric
from generator.model.stages.shown.people import ShownPerson, ShownRole
from generator.model.stages.shown.summary import ShownSummary, ShownVariant
from generator.model.stages.shown.support import ShownSupport
from generator.model.stages.shown.values import IsoDate, MaybeDate


class ShownPlan(Shown):
    """The plan of one customer for one audience on one day.

    `kickoff_certainty` is open, tentative or confirmed; `turns` is what happened to the onboarding as a whole;
    `repository` is internal.
    """

    format: Literal["launchbook-plan-1"] = "launchbook-plan-1"
    customer: str
    name: str
    text: str = ""
    audience: str
    language: str = "en"
    timezone: str
    vendor_name: str
    vendor_timezone: str
    parties: dict[str, str]
    playbook: str
    playbook_title: str
    playbook_version: str
    playbook_text: str = ""
    product: str = ""
    as_of: IsoDate
    revision: str = ""
    kickoff: MaybeDate = None
    kickoff_certainty: str = "open"
    summary: ShownSummary
    variant: ShownVariant | None = None
    baseline: ShownVersion | None = None
    previous: ShownVersion | None = None
    differences: tuple[ShownDifference, ...] = ()
    turns: tuple[ShownTurn, ...] = ()
    items: tuple[ShownItem, ...] = ()
    milestones: tuple[ShownPath, ...] = ()
    events: tuple[ShownEvent, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    members: tuple[ShownMember, ...] = ()
    roles: tuple[ShownRole, ...] = ()
    people: tuple[ShownPerson, ...] = ()
    facts: tuple[ShownFact, ...] = ()
    goals: tuple[ShownCheck, ...] = ()
    success: tuple[ShownCheckGroup, ...] = ()
    metrics: tuple[ShownMetric, ...] = ()
    health_title: str = ""
    health_text: str = ""
    health: tuple[ShownAssessment, ...] = ()
    health_form: tuple[ShownCheckGroup, ...] = ()
    health_bands: tuple[tuple[str, str], ...] = ()
    actions: tuple[ShownAction, ...] = ()
    support: tuple[ShownSupport, ...] = ()
    guides: tuple[ShownGuide, ...] = ()
    attachments: tuple[ShownFile, ...] = ()
    calendars: tuple[ShownCalendar, ...] = ()
    open_points: tuple[ShownOpen, ...] = ()
    risks: tuple[ShownRisk, ...] = ()
    log: tuple[ShownEntry, ...] = ()
    scope_included: tuple[str, ...] = ()
    scope_later: tuple[str, ...] = ()
    links: tuple[ShownLink, ...] = ()
    out: tuple[tuple[str, str, str], ...] = ()
    repository: ShownRepository | None = None
    brand: ShownBrand | None = None
