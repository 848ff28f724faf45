"""A plan: what a playbook means for one customer, before any date is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from generator.model.files.customer.customer import Customer, Person
from generator.model.files.customer.vendor import Vendor
from generator.model.files.fields import Count
from generator.model.files.items.check import Checks
from generator.model.files.items.guide import Guide
from generator.model.files.items.item import Item
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.named_period import NamedPeriod
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.playbook.support import SupportMode
from generator.model.files.source import FileSource
from generator.model.language.dependency import DependencyType
from generator.model.language.duration import Duration
from generator.model.language.time_parser import Time
from generator.model.problems.problem import Place
from generator.model.translation.translator import Said


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is in the plan or out of it.

    `kind` is `always`, `condition`, `unanswered`, `member`, `added`, `dropped`, `variant`, `parent` (the runbook's
    condition) or `customer` (a variant that the customer file names); `text` is the condition or the person's reason as
    written; `facts` are the names and values that decided. What an unanswered fact decides stays in the plan.
    """

    kind: str
    text: Said | str = ""
    facts: tuple[tuple[str, str], ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a variant or a customer file set in place of the playbook's; `why` is the given reason."""

    field: str
    before: Duration | str
    after: Duration | str
    why: str
    source: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PlanDependency:
    """A dependency on one item of this plan.

    `lag` counts `unit` (`minutes`, `hours`, `days`, `workdays`, `weeks`). Edges with the same non-empty `choice` are
    alternatives: one of them is enough. `through` names items that are out and passed the dependency on.
    """

    on: str
    type: DependencyType
    lag: int = 0
    unit: str = "days"
    choice: str = ""
    through: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item of this customer: the effective fields in `spec`, repeated members and references resolved.

    `anchors` maps each id that a time of `spec` names to the items meant (the same member, or all). `days` are the
    parties that must be at work. `backward_from` are the items that it is to be in time for, as late as they allow. `audience` is the effective one, outermost parent last asked. `on_demand` marks a step
    of a runbook that begins only if somebody decides so.
    """

    id: str
    base: str
    spec: Item
    title: str
    order: int
    audience: tuple[str, ...]
    member: str | None = None
    group: str | None = None
    phase: str | None = None
    workstreams: tuple[str, ...] = ()
    runbook: str | None = None
    course: str | None = None
    parties: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    dependencies: tuple[PlanDependency, ...] = ()
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    backward_from: tuple[str, ...] = ()
    agreed: Time | None = None
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    place: Place | None = None
    on_demand: bool = False


@dataclass(frozen=True, slots=True)
class OutItem:
    """An item that is not in this customer's plan, with the reasons."""

    id: str
    title: str
    audience: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """An ordered view of items: a phase, workstream, runbook or course (`axis`); an item id may be in several."""

    axis: str
    id: str
    title: str
    text: str
    items: tuple[str, ...]
    audience: tuple[str, ...]
    member: str | None = None
    start: Time | None = None
    until: Time | None = None
    checks: Checks = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a group that items repeat over."""

    group: str
    id: str
    title: str
    within: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with this customer's answer as text; a secret has no value here at all."""

    id: str
    spec: Fact
    value: Any
    answered: bool
    audience: tuple[str, ...]


ONE = Count(1, 1)
"""As many people as a role wants that says nothing."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role of one member (or of the whole customer) and the people who fill it."""

    id: str
    title: str
    party: str
    people: tuple[str, ...]
    member: str | None = None
    wanted: Count = ONE
    filled: bool = False
    optional: bool = False
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideText:
    """A guide with its Markdown; `version` is the playbook release that it belongs to."""

    id: str
    spec: Guide
    body: str
    version: str
    audience: tuple[str, ...]
    path: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that pages may carry."""

    id: str
    file: str
    title: str
    alt: str
    audience: tuple[str, ...]
    source: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class VariantView:
    """The kind of customer that this plan is for, and why it was chosen."""

    id: str
    title: str
    text: str
    includes: tuple[tuple[str, str], ...]
    reason: Reason
    length: Duration | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a playbook means for one customer.

    `scale` stretches `day N` (N ≥ 1) and lengths in days: `scaled = 1 + round((N - 1) × scale)`. `sees` maps each
    audience to all audiences whose content it may read. `logos` are the pictures of the brands, by party.
    """

    customer_id: str
    customer: Customer
    playbook_id: str
    playbook: Playbook
    vendor: Vendor
    release: str | None
    items: tuple[PlanItem, ...]
    out: tuple[OutItem, ...] = ()
    groups: tuple[GroupView, ...] = ()
    members: tuple[MemberView, ...] = ()
    facts: tuple[FactView, ...] = ()
    roles: tuple[RoleView, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    party_of: Mapping[str, str] = field(default_factory=dict)
    support: Mapping[str, SupportMode] = field(default_factory=dict)
    guides: tuple[GuideText, ...] = ()
    attachments: tuple[AttachedFile, ...] = ()
    logos: Mapping[str, FileSource] = field(default_factory=dict)
    variant: VariantView | None = None
    scale: Fraction = Fraction(1)
    sees: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def item(self, id_: str) -> PlanItem:
        """The item with this id; raises KeyError for an id that is out or unknown."""
        return next((i for i in self.items if i.id == id_), None) or _missing(id_)

    @property
    def named_periods(self) -> Mapping[str, NamedPeriod]:
        """The periods that times name: the customer's, and those of the playbook that it says nothing about."""
        return {**self.playbook.terms, **self.customer.terms}

    def learners(self, item: PlanItem) -> int | None:
        """How many people a session is for: its `learners` fact, group or role, or those of its attendees."""
        wanted = item.spec.learners
        if wanted is None:
            filling = {p for r in self.roles if r.id in item.attendees for p in self._of_member(r, item)}
            return len(filling) or None
        fact = item.member and self._member_fact(item, wanted.removeprefix("member."))
        if fact is None or fact == "":
            fact = next((f.value for f in self.facts if f.id == wanted and f.answered), None)
        if isinstance(fact, int):
            return fact
        members = [m for m in self.members if m.group == wanted]
        people = {p for r in self.roles if r.id == wanted for p in self._of_member(r, item)}
        return len(members) or len(people) or None

    def _of_member(self, role: RoleView, item: PlanItem) -> tuple[str, ...]:
        return role.people if role.member in (None, item.member) or item.member is None else ()

    def _member_fact(self, item: PlanItem, name: str) -> Any:
        return next((m.facts.get(name) for m in self.members if (m.group, m.id) == (item.group, item.member)), None)


def _missing(id_: str) -> PlanItem:
    raise KeyError(id_)
