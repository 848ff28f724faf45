"""What the people of the vendor have to do at one customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.people import ShownPerson
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.workload import RUNBOOK, Colleague, Duty, Part
from generator.steps.outline.paths import homes, runbook_path
from generator.steps.outline.views import CLOSED, full_title

VENDOR = "vendor"
REACH = timedelta(days=21)
"""Two weeks from any Monday, with room for a vendor to whom it is another day already."""


def colleagues(plan: ShownPlan) -> tuple[Colleague, ...]:
    """The people of the vendor, each with their open duties of the next weeks and all that they still have to approve."""
    found: dict[str, list[Duty]] = defaultdict(list)
    if plan.summary.stage != "cancelled":
        for duty in _with_deputies(plan, (*_items(plan), *_runbooks(plan))):
            found[duty.person].append(duty)
    ours = [p for p in plan.people if p.party == VENDOR or p.id in found]
    return tuple(Colleague(p.id, p.name or p.id, p.title, p.email, p.away, tuple(found[p.id])) for p in ours)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in every duty of one customer."""

    plan: ShownPlan
    zone: ZoneInfo
    last: date
    homes: Mapping[str, str]

    def near(self, span: ShownSpan, parts: tuple[Part, ...]) -> bool:
        return span.start.day <= self.last or "approves" in parts or "signs" in parts

    def span(self, span: ShownSpan) -> ShownSpan:
        """A span on the vendor's clocks."""
        return ShownSpan(start=span.start.seen_from(self.zone), end=span.end.seen_from(self.zone))


def _seen(plan: ShownPlan) -> _Seen:
    return _Seen(plan, ZoneInfo(plan.vendor_timezone), plan.as_of + REACH, homes(plan))


def _items(plan: ShownPlan) -> Iterator[Duty]:
    seen = _seen(plan)
    for item in plan.items:
        if item.standing in CLOSED or item.traits.runbook or item.traits.elapses:
            continue
        for person, parts in _who(plan, item).items():
            for span in _times(plan, item):
                if not span.tentative and seen.near(span, parts):
                    yield _duty(seen, item, person, parts, span)


def _times(plan: ShownPlan, item: ShownItem) -> Iterable[ShownSpan]:
    """When it takes place: each time that has not been yet of what repeats."""
    if item.sittings:
        return [s.span for s in item.ahead(plan.as_of)]
    span = current(item)
    return [span] if span else []


def _duty(seen: _Seen, item: ShownItem, person: str, parts: tuple[Part, ...], span: ShownSpan) -> Duty:
    plan = seen.plan
    due = None if item.sittings else (item.dates.plan or span).end
    return Duty(
        person=person,
        customer=plan.customer,
        customer_name=plan.name,
        timezone=plan.timezone,
        id=item.id,
        title=full_title(plan, item),
        kind=item.kind,
        home=seen.homes[item.id],
        parts=parts,
        standing=item.standing,
        rule=item.standing_rule,
        span=seen.span(span),
        due=due,
        overdue=due is not None and due.day < plan.as_of and plan.summary.state != "paused",
        place=item.place,
    )


def _who(plan: ShownPlan, item: ShownItem) -> dict[str, tuple[Part, ...]]:
    """The people of the vendor who have something to do with an item, and what."""
    found: dict[str, list[Part]] = defaultdict(list)

    def add(part: Part, people: Iterable[str]) -> None:
        for person in people:
            if part not in found[person]:
                found[person].append(part)

    add("does", item.people)
    if item.session:
        add("trains", _fill(plan, item, (*item.session.trainer, *item.session.presenter)))
    if item.traits.gathering:
        add("takes part", (p for p in _fill(plan, item, item.attendees) if p not in found))
    add("approves", _fill(plan, item, (a.role for a in item.approvals if not a.on)))
    if not (item.signature and item.signature.on):
        add("signs", _fill(plan, item, item.signers))
    ours = {p.id for p in plan.people if p.party == VENDOR}
    return {person: tuple(parts) for person, parts in found.items() if person in ours}


def _fill(plan: ShownPlan, item: ShownItem, roles: Iterable[str]) -> Iterator[str]:
    """The people who fill roles, those of another member left out."""
    wanted = frozenset(roles)
    for role in plan.roles:
        if role.id in wanted and (not role.member or not item.member or role.member == item.member):
            yield from role.people


def _runbooks(plan: ShownPlan) -> Iterator[Duty]:
    """A person's open steps of a runbook are one duty, from the first to the last."""
    seen = _seen(plan)
    items = {i.id: i for i in plan.items}
    for group in plan.groups:
        mine: dict[str, list[ShownItem]] = defaultdict(list)
        for step in (items[i] for i in group.items if group.axis == "runbook"):
            if step.traits.runbook and step.standing not in CLOSED and current(step):
                for person in _who(plan, step):
                    mine[person].append(step)
        for person, steps in mine.items():
            spans = [span for s in steps if (span := current(s))]
            span = ShownSpan(start=min(s.start for s in spans), end=max(s.end for s in spans))
            if seen.near(span, ()):
                first = steps[0]
                duty = _duty(seen, first, person, ("does",), span)
                duty = replace(duty, title=group.title, kind=RUNBOOK, home=runbook_path(group), place="")
                yield replace(duty, steps=len(steps), due=span.end, overdue=False)


def _with_deputies(plan: ShownPlan, duties: Iterable[Duty]) -> Iterator[Duty]:
    """Every duty, and once more for the deputy of somebody who is away at that time."""
    people = {p.id: p for p in plan.people}
    every = tuple(duties)
    own = {(duty.person, duty.id, duty.span.start) for duty in every}
    for duty in every:
        yield duty
        deputy = _deputy(people[duty.person], duty)
        if deputy in people and (deputy, duty.id, duty.span.start) not in own:
            yield replace(duty, person=deputy, stands_in_for=people[duty.person].name)


def _deputy(person: ShownPerson, duty: Duty) -> str:
    day = (duty.span.start if duty.timed else duty.span.end).day
    away = next((a for a in person.away if a.start.day <= day <= a.end.day), None)
    return (away.deputy or person.deputy) if away else ""
