"""Who reads, and what of a plan that reader may see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from generator.model.files.items.item import Item
from generator.model.files.playbook.audience import INTERNAL
from generator.model.files.playbook.fact import Fact
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.dated import Moment, Span
from generator.model.stages.plan import Plan, PlanItem, Reason
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.zoned_moment import ZonedMoment
from generator.model.translation.translator import ENGLISH, Words

_NAMES = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_KEPT = frozenset({"kind", "audience", "shows", "hides"})
"""What an item is, and what of it is shown, is no field to hide."""
_SPOKEN = frozenset({"added", "dropped", "customer"})
"""Reasons that a person gave in words; the others name facts."""


@dataclass(frozen=True)
class Reader:
    """One audience before an assessed plan; it answers what may be seen and never changes what is said.

    `words` are those of the language that it reads.
    """

    assessed: AssessedPlan
    audience: str
    words: Words = ENGLISH

    @property
    def plan(self) -> Plan:
        """The plan that is read."""
        return self.assessed.dated.plan

    @property
    def internal(self) -> bool:
        """Whether this is the vendor's own reader, who sees everything."""
        return self.audience == INTERNAL

    @cached_property
    def default(self) -> tuple[str, ...]:
        """The audience of whatever names none: the playbook's."""
        return (self.plan.playbook.audience,)

    def sees(self, audience: Iterable[str]) -> bool:
        """Whether something with this audience (the playbook's, if empty) is for this reader."""
        if self.internal:
            return True
        wanted = tuple(audience) or self.default
        return not self.plan.sees.get(self.audience, frozenset({self.audience})).isdisjoint(wanted)

    @cached_property
    def items(self) -> dict[str, PlanItem]:
        """The items that this reader sees, by id, in plan order."""
        return {i.id: self._masked(i) for i in self.plan.items if self.sees(i.audience)}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each visible item in the order of the plan; what is hidden leaves no gap."""
        return {id_: n for n, id_ in enumerate(sorted(self.items, key=lambda i: self.items[i].order))}

    @cached_property
    def roles(self) -> frozenset[str]:
        """The ids of roles that this reader sees."""
        return frozenset(r for r, role in self.plan.playbook.roles.items() if self.sees(role.audience))

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids of people that this reader sees: who fills a visible role and is not kept back.

        Who stands in for one of them is seen too, unless their own roles are hidden.
        """
        known = self.plan.people.items()
        filling = {p for r in self.plan.roles if r.id in self.roles for p in r.people}
        shown = [who for p, who in known if p in filling and self.sees(who.audience)]
        elsewhere = {p for r in self.plan.roles if r.id not in self.roles for p in r.people}
        filling |= {d for who in shown for d in (who.deputy, *(a.deputy for a in who.away)) if d} - elsewhere
        return frozenset(p for p, who in known if self.internal or (p in filling and self.sees(who.audience)))

    @cached_property
    def facts(self) -> frozenset[str]:
        """The ids of facts whose answer this reader may know."""
        return frozenset(f.id for f in self.plan.facts if not f.spec.secret and self.sees(f.audience))

    @cached_property
    def groups(self) -> frozenset[tuple[str, str]]:
        """The phases, workstreams, courses and runbooks that this reader sees, by axis and id."""
        return frozenset((g.axis, g.id) for g in self.plan.groups if self.sees(g.audience))

    def in_group(self, axis: str, id_: str | None) -> str:
        """The id of a group if this reader sees it, else nothing; a runbook for each member counts by its own name."""
        seen = {known.partition("[")[0] for along, known in self.groups if along == axis}
        return id_ if id_ in seen else ""

    def names_hidden_phase(self, title: str) -> bool:
        """Whether a phase is called by a title, or an id, that this reader does not meet elsewhere."""
        phases = [g for g in self.plan.groups if g.axis == "phase" and title in (g.title, g.id)]
        return not any((g.axis, g.id) in self.groups for g in phases)

    @cached_property
    def member_facts(self) -> frozenset[str]:
        """What this reader may know of members, as conditions call it: `member.size`."""
        shown = (f.spec.member_facts for f in self.plan.facts if f.id in self.facts)
        known = {f"member.{n}" for facts in shown for n, s in facts.items() if not s.secret and self._sees_or(s)}
        return frozenset({*known, "member.id", "member.number"})

    def _sees_or(self, fact: Fact) -> bool:
        return not fact.audience or self.sees(fact.audience)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The names that this reader must not meet: of items, groups, roles, facts and metrics of others."""
        plan = self.plan
        ids = (*(i.id for i in plan.items), *(o.id for o in plan.out))
        items = {name for id_ in ids for name in (id_, id_.partition("[")[0])}
        known = {name for seen in self.items.values() for name in (seen.id, seen.base)}
        known |= {o.id.partition("[")[0] for o in plan.out if self.sees(o.audience)}
        members = {f"member.{name}" for f in plan.facts for name in f.spec.member_facts}
        everything = {*items, *(g.id for g in plan.groups), *plan.playbook.roles, *plan.playbook.metrics, *members}
        everything |= {f.id for f in plan.facts}
        shown = {*known, *(id_ for _, id_ in self.groups), *self.roles, *self.metrics, *self.facts, *self.member_facts}
        return frozenset() if self.internal else frozenset(everything - shown)

    def names_hidden(self, text: str) -> bool:
        """Whether a written time, condition or list of ids names something that is not for this reader."""
        return not self.hidden.isdisjoint(_NAMES.findall(text))

    @cached_property
    def metrics(self) -> frozenset[str]:
        """The ids of metrics that this reader sees."""
        return frozenset(m for m, spec in self.plan.playbook.metrics.items() if self.sees(spec.audience))

    @cached_property
    def guides(self) -> frozenset[str]:
        """The ids of guides that this reader sees."""
        return frozenset(g.id for g in self.plan.guides if self.sees(g.audience))

    @cached_property
    def attachments(self) -> frozenset[str]:
        """The ids of attachments that this reader sees."""
        return frozenset(a.id for a in self.plan.attachments if self.sees(a.audience))

    def _masked(self, item: PlanItem) -> PlanItem:
        """The item without what it hides: nothing that is made of it can show what is no longer there."""
        if self.internal or not item.spec.hides:
            return item
        hidden = {f"{name}_" if name in ("with", "except") else name for name in item.spec.hides}
        hidden &= Item.model_fields.keys() - _KEPT
        blank = {name: Item.model_fields[name].get_default(call_default_factory=True) for name in hidden}
        return replace(
            item,
            spec=item.spec.model_copy(update=blank),
            owners=() if hidden & {"owner", "raci"} else item.owners,
            attendees=() if "with_" in hidden else item.attendees,
            title=title_from_id(item.base) if "title" in hidden else item.title,
        )

    def shown_to(self, audience: str, item: str) -> bool:
        """Whether readers of another audience see a visible item, too: versions record what they saw."""
        return Reader(self.assessed, audience, self.words).sees(self.items[item].audience)

    def only_roles(self, roles: Iterable[str]) -> tuple[str, ...]:
        """The visible ones of these roles, in order."""
        return tuple(r for r in roles if r in self.roles)

    def only_people(self, people: Iterable[str]) -> tuple[str, ...]:
        """The visible ones of these people, in order."""
        return tuple(p for p in people if p in self.people)

    def name(self, person: str | None) -> str:
        """A person's id if this reader may see it, else nothing."""
        return person if person and person in self.people else ""

    def may_know(self, reason: Reason) -> bool:
        """Whether a reason rests on, and names, only facts that this reader may know."""
        if self.internal:
            return True
        known = {"member", *self.facts, *self.member_facts}
        spoken = reason.kind in _SPOKEN or not self.names_hidden(str(reason.text))
        return spoken and all(fact in known for fact, _ in reason.facts)

    @cached_property
    def counted(self) -> Plan:
        """The plan with the people, facts and members that this reader sees: what numbers are made of."""
        if self.internal:
            return self.plan
        roles = (replace(r, people=self.only_people(r.people)) for r in self.plan.roles if r.id in self.roles)
        members = (m for m in self.plan.members if m.group in self.facts)
        facts = (
            replace(m, facts={n: v for n, v in m.facts.items() if f"member.{n}" in self.member_facts}) for m in members
        )
        known = tuple(f for f in self.plan.facts if f.id in self.facts)
        return replace(self.plan, roles=tuple(roles), members=tuple(facts), facts=known)

    def learners(self, item: PlanItem) -> int:
        """For how many people a session is, over those that this reader sees."""
        return 0 if "learners" in item.spec.hides and not self.internal else self.counted.learners(item) or 0

    def sees_all(self, refs: Iterable[str]) -> bool:
        """Whether this reader sees every item that references name, and everybody who is to come to them."""
        named = set(refs)
        meant = [i for i in self.plan.items if i.base in named or i.id in named]
        coming = {p for i in meant for r in self.plan.roles if r.id in i.attendees for p in r.people}
        return (
            all(i.id in self.items and self.roles.issuperset(i.attendees) for i in meant)
            and self.people.issuperset(coming)
            and all(self.plan.learners(i) == self.counted.learners(i) for i in meant)
        )

    def title(self, item: str) -> str:
        """The title of an item, or an opaque name where it is not for this reader."""
        if item in self.items:
            return self.items[item].title
        known = any(i.id == item for i in self.plan.items)
        return self.words.say("a step of {vendor}", vendor=self.plan.vendor.name) if known else title_from_id(item)

    def calendar_name(self, name: str) -> str:
        """Whose calendar it is; a joint one is named after both parties."""
        both = (self.plan.customer.name, self.plan.vendor.name)
        return self.words.listed(both) if name == " and ".join(both) else name

    @cached_property
    def zone(self) -> ZoneInfo:
        """The customer's zone, or the vendor's where the customer names none."""
        return ZoneInfo(self.plan.customer.timezone or self.plan.vendor.timezone)

    def when(self, moment: Moment) -> ZonedMoment:
        """A moment on the customer's clocks."""
        return ZonedMoment.at(moment, self.zone)

    def when_known(self, moment: Moment | None) -> ZonedMoment | None:
        """The same, of what may have no date."""
        return self.when(moment) if moment else None

    def said(self, moment: Moment) -> str:
        """A moment as people say it: `Fri 6 Nov 2026 10:00`."""
        return f"{self.words.day(moment.day)} {moment.clock}".rstrip()

    def span(self, span: Span | None) -> ShownSpan | None:
        """A span on the customer's clocks."""
        if span is None:
            return None
        return ShownSpan(start=self.when(span.start), end=self.when(span.end), tentative=span.tentative)
