"""The outline of a site: its pages in order, and the views of the plan that they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.language.title import title_from_id
from generator.model.stages.contact import ContactPerson
from generator.model.stages.shown.calendar import ShownEvent
from generator.model.stages.shown.check import ShownCheck, ShownCheckGroup
from generator.model.stages.shown.critical_path import ShownPath
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.gate import ShownApproval
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.guide import ShownFile, ShownGuide
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.metric import ShownMetric
from generator.model.stages.shown.people import ShownPerson, ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.session import ShownAgendaPoint, ShownSitting


def anchor(id_: str) -> str:
    """The fragment of an id: `hands-on[oslo]` is `hands-on--oslo`."""
    return id_.replace("[", "--").replace("]", "")


def current(item: ShownItem) -> ShownSpan | None:
    """The span that holds now: what happened, else the forecast, else the plan."""
    return item.dates.actual or item.dates.forecast or item.dates.plan


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: the template that draws it and, for pages of a kind, the group or guide it is about.

    `source` is the file of the workspace that says most of it (`playbooks/plan/playbook.yml:12`), for the vendor's own
    readers.
    """

    path: str
    template: str
    title: str
    description: str = ""
    section: str = ""
    group: ShownGroup | None = None
    guide: ShownGuide | None = None
    source: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from kickoff's weekday on: week 1 is days 1 to 7; weeks before kickoff count 0, -1 and so on."""

    number: int
    start: str
    end: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskList:
    """The items that one person (or one role that nobody fills yet) has to do, earliest first."""

    party: str
    person: str
    role: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting or session that lies ahead, and when it takes place next."""

    item: str
    span: ShownSpan


@dataclass(frozen=True, slots=True)
class RolePath:
    """What one role learns: its sessions by date and its guides in the order of their prerequisites."""

    role: str
    sessions: tuple[str, ...]
    guides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One phase with what each party does in it: a column a party."""

    phase: str
    title: str
    columns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What the parties do, phase by phase and side by side."""

    parties: tuple[str, ...]
    rows: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Boxed:
    """One line of a box: an item, or all the members of a repeated one, of which `item` is the first."""

    title: str
    item: str
    done: int
    count: int


@dataclass(frozen=True, slots=True)
class Boxes:
    """A phase as a drawing shows it: boxes of lines, in the order of the arrows between them."""

    phase: str
    title: str
    boxes: tuple[tuple[Boxed, ...], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who has agreed to what: a gate that repeats over members, its approvers by row, a member by column."""

    base: str
    title: str
    gates: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShownApproval | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Teaching:
    """One session of the playbook summed over members and sittings; `minutes` is one sitting's length, 0 if unequal."""

    base: str
    title: str
    times: int
    minutes: int
    total_minutes: int
    seats: int
    learners: int


@dataclass(frozen=True, slots=True)
class Form:
    """Questions that somebody answers: `home` is where the filled form stands, `signers` put their name under it."""

    id: str
    title: str
    home: str
    groups: tuple[ShownCheckGroup, ...]
    agenda: tuple[ShownAgendaPoint, ...] = ()
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """What an item is found by: parties, roles and people that take part in it, as ids."""

    parties: tuple[str, ...]
    roles: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What long tables can be narrowed to: everything that their items are found by, and all standings."""

    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    filed: Mapping[str, Filed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the time axis: a day (`day`), the first of a month (`month`) or of a year (`year`)."""

    x: float
    on: str
    form: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline; `ghost` is the end first agreed. Places are in percent of the width."""

    title: str
    item: str
    group: str
    kind: str
    standing: str
    x: float
    width: float
    span: ShownSpan
    ghost: float | None = None
    critical: bool = False
    load: str = ""


@dataclass(frozen=True, slots=True)
class AxisBand:
    """A stretch of the time axis behind the rows: closed days (`closed`), a window or its share of work (`load`)."""

    x: float
    width: float
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing of a plan; the tables beside it are the truth."""

    start: str
    end: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    bands: tuple[AxisBand, ...] = ()
    today: float | None = None


@dataclass(frozen=True, slots=True)
class Clocked:
    """How many minutes after the start of its runbook a step begins, and how many it takes by the clock (0: unknown)."""

    after: int
    minutes: int

    @property
    def until(self) -> int:
        """The running total: from the start of the runbook to the end of the step."""
        return self.after + self.minutes


@dataclass(frozen=True, slots=True)
class Spark:
    """A measure drawn small, 100 units wide and 24 high: its values in order, and the heights of its target.

    `begins` says that the first point is the baseline, `measured` that the last one is a reading.
    """

    points: tuple[tuple[float, float], ...]
    begins: bool
    measured: bool
    target: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file that calendars load, of one `item`, of one `role` or of everything; `title` is its name there.

    `path` stays for as long as the id.
    """

    path: str
    title: str
    events: tuple[ShownEvent, ...]
    item: str = ""
    role: str = ""

    def ahead(self, as_of: str) -> bool:
        """Whether any of it is still to come on a day: what is over is not offered, though the file stays."""
        return any(event.end[:10] >= as_of for event in self.events)


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
    filters: Filters = Filters()
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
        return next((s for s in item.sittings if s.start[:10] >= self.plan.as_of and not s.held), None)

    def companies(self, role: ShownRole) -> tuple[str, ...]:
        """The companies of those who fill a role, each once."""
        return tuple(dict.fromkeys(self.people[p].company for p in role.people if self.people[p].company))

    def member_title(self, member: str) -> str:
        """The title of a member whose group is not at hand."""
        return next((m.title for m in self.plan.members if m.id == member), title_from_id(member))

    def axis(self, name: str) -> tuple[ShownGroup, ...]:
        """The groups of one axis: `phase`, `workstream`, `runbook` or `course`."""
        return tuple(g for g in self.plan.groups if g.axis == name)
