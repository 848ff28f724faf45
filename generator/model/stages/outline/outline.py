"""What a site holds: its pages in order, and the views of the plan that they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.language.title import title_from_id
from generator.model.stages.contact import ContactPerson
from generator.model.stages.outline.agreement import Agreement, Form
from generator.model.stages.outline.calendar_file import CalendarFile
from generator.model.stages.outline.chart import Boxes, Spark, Timeline
from generator.model.stages.outline.clock import Clocked
from generator.model.stages.outline.duty import Sides, TaskList
from generator.model.stages.outline.filters import Filters
from generator.model.stages.outline.page import PageView
from generator.model.stages.outline.training import RolePath, Teaching
from generator.model.stages.outline.week import Coming, Week
from generator.model.stages.shown.check import ShownCheck
from generator.model.stages.shown.critical_path import ShownPath
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.guide import ShownFile, ShownGuide
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.metric import ShownMetric
from generator.model.stages.shown.people import ShownPerson, ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.session import ShownSitting


@dataclass(frozen=True)
class Outline:
    """What a customer's site holds, ready for templates, which ask it for ids and never compute."""

    plan: ShownPlan
    pages: tuple[PageView, ...]
    weeks: tuple[Week, ...] = ()
    tasks: tuple[TaskList, ...] = ()
    next_steps: tuple[str, ...] = ()
    vendor_steps: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    coming: tuple[Coming, ...] = ()
    meetings: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    paths: tuple[RolePath, ...] = ()
    sides: Sides | None = None
    boxes: tuple[Boxes, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    teaching: tuple[Teaching, ...] = ()
    taught_minutes: int = 0
    forms: tuple[Form, ...] = ()
    timeline: Timeline | None = None
    filters: Filters = field(default_factory=Filters)
    contact: ShownPerson | None = None
    contacts: tuple[ContactPerson, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    calendar_files: tuple[CalendarFile, ...] = ()
    clocked: Mapping[str, Clocked] = field(default_factory=dict)
    sparks: Mapping[str, Spark] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, ShownItem]:
        """The items by id."""
        return {i.id: i for i in self.plan.items}

    @cached_property
    def chains(self) -> dict[str, ShownPath]:
        """What makes each milestone and gate as late as it is, by its id."""
        return {p.id: p for p in self.plan.milestones}

    @cached_property
    def roles(self) -> dict[str, ShownRole]:
        """The roles by id; of a role that repeats for members, the first."""
        return {r.id: r for r in reversed(self.plan.roles)}

    @cached_property
    def people(self) -> dict[str, ShownPerson]:
        """The people by id."""
        return {p.id: p for p in self.plan.people}

    @cached_property
    def guides(self) -> dict[str, ShownGuide]:
        """The guides by id."""
        return {g.id: g for g in self.plan.guides}

    @cached_property
    def files(self) -> dict[str, ShownFile]:
        """The attachments by id."""
        return {f.id: f for f in self.plan.attachments}

    @cached_property
    def metrics(self) -> dict[str, ShownMetric]:
        """The metrics by id."""
        return {m.id: m for m in self.plan.metrics}

    @cached_property
    def member_titles(self) -> dict[tuple[str, str], str]:
        """The titles of members by group and id."""
        return {(m.group, m.id): m.title for m in self.plan.members}

    @cached_property
    def internal_only(self) -> frozenset[str]:
        """The items that nobody but the vendor's own readers gets."""
        return frozenset(i.id for i in self.plan.items if i.internal and i.internal.audience == ("internal",))

    def agenda_minutes(self, item: ShownItem) -> int:
        """The sum of an agenda."""
        return sum(p.minutes for p in item.agenda)

    def met(self, checks: tuple[ShownCheck, ...]) -> int:
        """How many of the checks are answered with yes."""
        return sum(c.outcome == "yes" for c in checks)

    def agreed(self, item: ShownItem) -> int:
        """How many of the wanted approvals are given."""
        return sum(bool(a.on) for a in item.approvals)

    def sittings(self, item: ShownItem) -> int:
        """How often a session takes place."""
        return len(item.sittings) or 1

    def next_sitting(self, item: ShownItem) -> ShownSitting | None:
        """The next time that something repeated takes place, on the as-of date or later."""
        return next(iter(item.ahead(self.plan.as_of)), None)

    def companies(self, role: ShownRole) -> tuple[str, ...]:
        """The companies of those who fill a role, each once."""
        return tuple(dict.fromkeys(self.people[p].company for p in role.people if self.people[p].company))

    def member_title(self, member: str) -> str:
        """The title of a member whose group is not at hand."""
        return next((m.title for m in self.plan.members if m.id == member), title_from_id(member))

    def axis(self, name: str) -> tuple[ShownGroup, ...]:
        """The groups of one axis: `phase`, `workstream`, `runbook` or `course`."""
        return tuple(g for g in self.plan.groups if g.axis == name)
