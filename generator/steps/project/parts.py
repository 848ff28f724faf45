"""Everything beside the items, as a reader may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.model.files.customer.customer import Person
from generator.model.files.items.check import Checks
from generator.model.files.playbook.scoring import Standing
from generator.model.files.playbook.scoring_defaults import DEFAULT_BANDS, rule_of
from generator.model.files.playbook.support import SupportMode
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import (
    CheckStanding,
    DerivedAction,
    HealthStanding,
    MetricStanding,
    OpenPoint,
    Outcome,
)
from generator.model.stages.plan import FactView, GroupView, GuideText, RoleView
from generator.model.stages.shown.calendar import ShownCalendar
from generator.model.stages.shown.check import ShownCheckGroup
from generator.model.stages.shown.fact import ShownFact, ShownOpen
from generator.model.stages.shown.group import ShownGroup, ShownMember
from generator.model.stages.shown.guide import ShownFile, ShownGuide
from generator.model.stages.shown.health import ShownAction, ShownAssessment
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.metric import ShownMetric, ShownReading, ShownTarget
from generator.model.stages.shown.people import ShownAway, ShownPerson, ShownRole
from generator.model.stages.shown.summary import ShownVariant
from generator.model.stages.shown.support import ShownContact, ShownCoverage, ShownSeverity, ShownSupport, ShownTier
from generator.model.translation.translator import Words
from generator.steps.project.checks import shown_checks, shown_group
from generator.steps.project.days_off import closed_name
from generator.steps.project.items import shown_answers
from generator.steps.project.runbook_order import in_sequence
from generator.steps.project.visibility import Reader

NOT_COUNTED = frozenset({Standing.NOT_NEEDED.value})


def shown_groups(reader: Reader, items: dict[str, ShownItem]) -> tuple[ShownGroup, ...]:
    """The visible groups that have something to say, with progress over the items that this reader sees."""
    shown = (_group(reader, g, items) for g in reader.plan.groups if reader.sees(g.audience))
    return tuple(g for g in shown if g.items or g.checks)


def _group(reader: Reader, group: GroupView, items: dict[str, ShownItem]) -> ShownGroup:
    inside = [items[i] for i in group.items if i in items]
    if group.axis == "runbook":
        inside = in_sequence(inside)
    span = reader.assessed.dated.groups.get((group.axis, group.id))
    done, counted = progress(inside)
    exits = reader.assessed.exits.get(group.id, ()) if group.axis == "phase" else ()
    return ShownGroup(
        axis=group.axis,
        id=group.id,
        title=group.title,
        text=group.text,
        member=group.member or "",
        items=tuple(i.id for i in inside),
        boxes=_boxes(reader, group, inside),
        start=reader.when(span.start) if span else "",
        end=reader.when(span.end) if span else "",
        roles=reader.only_roles(group.roles),
        checks=shown_checks(reader, exits, group.audience),
        done=done,
        counted=counted,
        minutes=sum(i.session.total_minutes for i in inside if i.session),
    )


def _boxes(reader: Reader, group: GroupView, items: list[ShownItem]) -> tuple[tuple[str, ...], ...]:
    """The boxes of a phase with the items of it that this reader sees; a box with none of them is left out."""
    phase = reader.plan.playbook.phases.get(group.id) if group.axis == "phase" else None
    found = (tuple(i.id for base in box for i in items if i.base == base) for box in (phase.boxes if phase else ()))
    return tuple(box for box in found if box)


def progress(items: Iterable[ShownItem]) -> tuple[int, int]:
    """How many items are done, of those that count: optional ones and those not needed do not."""
    counted = [i for i in items if i.need != "optional" and i.standing not in NOT_COUNTED]
    return sum(i.standing == Standing.DONE.value for i in counted), len(counted)


def shown_roles(reader: Reader) -> tuple[ShownRole, ...]:
    """The visible roles and who fills them."""
    return tuple(_role(reader, r) for r in reader.plan.roles if r.id in reader.roles)


def _role(reader: Reader, role: RoleView) -> ShownRole:
    spec = reader.plan.playbook.roles[role.id]
    return ShownRole(
        id=role.id,
        title=role.title,
        party=role.party,
        member=role.member or "",
        people=reader.only_people(role.people),
        wanted=role.wanted,
        open=not role.filled and not role.optional,
        does=spec.does,
        contact=spec.contact,
        guides=tuple(g for g in spec.guides if g in reader.guides),
    )


def shown_people(reader: Reader) -> tuple[ShownPerson, ...]:
    """The visible people, in the order of the files."""
    return tuple(_person(reader, p, who) for p, who in reader.plan.people.items() if p in reader.people)


def _person(reader: Reader, id_: str, person: Person) -> ShownPerson:
    return ShownPerson(
        id=id_,
        name=person.name,
        party=reader.plan.party_of.get(id_, ""),
        roles=tuple(dict.fromkeys(r.id for r in reader.plan.roles if id_ in r.people and r.id in reader.roles)),
        title=person.title,
        company=person.company,
        email=person.email,
        phone=person.phone,
        deputy=reader.name(person.deputy),
        away=tuple(
            ShownAway(
                start=a.start.isoformat(),
                end=a.until.isoformat(),
                deputy=reader.name(a.deputy),
                why=a.why if reader.internal else "",
            )
            for a in person.away
        ),
    )


def shown_facts(reader: Reader) -> tuple[ShownFact, ...]:
    """The answered facts that this reader may know; of a secret only who hands it to whom."""
    seen = (f for f in reader.plan.facts if reader.sees(f.audience) and (f.answered or f.spec.secret))
    return tuple(_fact(reader, f) for f in seen if f.spec.type != "group")


def _fact(reader: Reader, fact: FactView) -> ShownFact:
    spec = fact.spec
    handed = reader.only_roles(r for r in (spec.handed_by, spec.handed_to) if r)
    return ShownFact(
        id=fact.id,
        title=spec.title or title_from_id(fact.id),
        ask=spec.ask,
        why=spec.why,
        value="" if spec.secret else _answer(reader.words, fact),
        unit=spec.unit,
        secret=spec.secret,
        handed_by=spec.handed_by if spec.handed_by in handed else "",
        handed_to=spec.handed_to if spec.handed_to in handed else "",
    )


def _answer(words: Words, fact: FactView) -> str:
    if isinstance(fact.value, bool):
        return words.say("yes") if fact.value else words.say("no")
    if isinstance(fact.value, date):
        return fact.value.isoformat()
    return fact.spec.choices.get(str(fact.value), str(fact.value))


def shown_members(reader: Reader) -> tuple[ShownMember, ...]:
    """The members of groups whose fact this reader may know."""
    seen = {m.id for m in reader.plan.members if m.group in reader.facts}
    return tuple(
        ShownMember(id=m.id, group=m.group, title=m.title, within=m.within if m.within in seen else "")
        for m in reader.plan.members
        if m.group in reader.facts
    )


def shown_metrics(reader: Reader) -> tuple[ShownMetric, ...]:
    """The visible metrics with their readings."""
    return tuple(_metric(reader, m) for m in reader.assessed.metrics if m.id in reader.metrics)


def _metric(reader: Reader, standing: MetricStanding) -> ShownMetric:
    spec = standing.metric
    return ShownMetric(
        id=standing.id,
        title=spec.title or title_from_id(standing.id),
        text=spec.text,
        unit=spec.unit,
        baseline="" if spec.baseline is None else str(spec.baseline),
        target=str(spec.target or ""),
        window=str(spec.window or ""),
        by=reader.when(standing.by),
        source=spec.source,
        outcome=standing.outcome.value,
        targets=tuple(
            ShownTarget(label=label, target=target, by=reader.when(by), outcome=outcome.value)
            for label, by, target, outcome in standing.targets
        ),
        readings=tuple(ShownReading(on=day.isoformat(), value=str(value)) for day, value in standing.readings),
        tracked=standing.id in reader.plan.playbook.track,
    )


def shown_health(reader: Reader) -> dict[str, Any]:
    """The weekly assessments, the blank form and the bands, if health is for this reader."""
    spec = reader.plan.playbook.health
    if spec is None or not reader.sees(spec.audience):
        return {}
    form = (
        ShownCheckGroup(
            id=id_,
            title=group.title or title_from_id(id_),
            text=group.text,
            checks=shown_checks(reader, _blank(group.checks), group.audience or spec.audience),
        )
        for id_, group in spec.categories.items()
        if reader.sees(group.audience or spec.audience)
    )
    return {
        "health_title": spec.title or reader.words.say("Weekly health"),
        "health_text": spec.text,
        "health": tuple(_assessment(reader, h) for h in reader.assessed.health),
        "health_form": tuple(form),
        "health_bands": tuple((name, reader.words.of(rule_of(band))) for name, band in spec.bands.items()),
    }


def _blank(checks: Checks) -> list[CheckStanding]:
    return [CheckStanding(id=id_, check=check, outcome=Outcome.UNANSWERED) for id_, check in checks.items()]


def _assessment(reader: Reader, standing: HealthStanding) -> ShownAssessment:
    return ShownAssessment(
        on=standing.day.isoformat(),
        band=standing.band,
        rule=_health_rule(reader, standing),
        categories=tuple(shown_group(reader, g) for g in standing.categories if reader.sees(g.audience)),
        tell=standing.tell,
        note=standing.note if reader.internal else "",
        missing=standing.missing,
    )


def _health_rule(reader: Reader, standing: HealthStanding) -> str:
    """The rule behind a band; one that counts answers is not told to a reader who does not see them all."""
    health = reader.plan.playbook.health
    bands = (health.bands if health else {}) or DEFAULT_BANDS
    words = reader.words
    if standing.rule in {rule_of(band) for band in bands.values()}:
        return words.of(standing.rule)
    seen = all(
        reader.sees(g.audience) and all(reader.sees(c.check.audience or g.audience) for c in g.checks)
        for g in standing.categories
    )
    return words.of(standing.rule) if seen else words.say("Judged by all answers, some of which are not shown here")


def _action_rule(reader: Reader, action: DerivedAction) -> str:
    """Which assessment started an action, if assessments are for this reader."""
    health = reader.plan.playbook.health
    made = next((h for h in reader.assessed.health if not h.missing and action.id.endswith(f"[{h.day}]")), None)
    if reader.internal or made is None:
        return reader.words.of(action.rule)
    seen = health is not None and reader.sees(health.audience)
    if not seen:
        return ""
    band, rule = reader.words.label(made.band), _health_rule(reader, made)
    return reader.words.say("{band} on {day}: {rule}", band=band, day=made.day, rule=rule)


def shown_actions(reader: Reader) -> tuple[ShownAction, ...]:
    """What rules demand of somebody, if it is for this reader."""
    return tuple(
        ShownAction(
            id=a.id,
            title=a.title,
            due=reader.when(a.due),
            rule=_action_rule(reader, a),
            text=a.text,
            owner=reader.only_roles(a.owner),
            done=a.done,
        )
        for a in reader.assessed.actions
        if reader.sees(a.audience)
    )


def shown_support(reader: Reader) -> tuple[ShownSupport, ...]:
    """The support modes with the one of the as-of date marked."""
    return tuple(_mode(reader, id_, m) for id_, m in reader.plan.support.items() if reader.sees(m.audience))


def _mode(reader: Reader, id_: str, mode: SupportMode) -> ShownSupport:
    start, end = reader.assessed.dated.modes.get(id_, (None, None))
    today = reader.assessed.dated.as_of
    return ShownSupport(
        id=id_,
        title=mode.title or title_from_id(id_),
        text=mode.text,
        start=reader.when(start),
        end=reader.when(end),
        current=bool(start and start.day <= today and (end is None or today <= end.day)),
        tiers=tuple(
            ShownTier(
                id=t, title=x.title or title_from_id(t), party=x.party, roles=reader.only_roles(x.roles), does=x.does
            )
            for t, x in mode.tiers.items()
        ),
        severities=tuple(
            ShownSeverity(
                id=s,
                title=x.title or title_from_id(s),
                definition=x.definition,
                response=x.response,
                resolution=x.resolution,
                coverage=x.coverage or "",
            )
            for s, x in mode.severities.items()
        ),
        coverage=tuple(
            ShownCoverage(id=c, title=x.title or title_from_id(c), hours=x.hours, topics=x.topics)
            for c, x in mode.coverage.items()
        ),
        escalation=tuple(ShownContact(role=e.role, topic=e.when) for e in mode.escalation if e.role in reader.roles),
        contacts=tuple(
            ShownContact(role=c.role, topic=c.topic or title_from_id(topic), channel=c.channel)
            for topic, c in mode.contacts.items()
            if c.role in reader.roles
        ),
    )


def shown_guides(reader: Reader) -> tuple[ShownGuide, ...]:
    """The guides that this reader sees; links to others are left out."""
    return tuple(_guide(reader, g) for g in reader.plan.guides if g.id in reader.guides)


def _guide(reader: Reader, guide: GuideText) -> ShownGuide:
    spec = guide.spec
    return ShownGuide(
        id=guide.id,
        title=spec.title,
        kind=spec.kind.value,
        version=guide.version,
        summary=spec.summary,
        roles=reader.only_roles(spec.role),
        takes=str(spec.takes or ""),
        may=reader.only_roles(spec.rights.may if spec.rights else ()),
        ask=spec.rights.ask if spec.rights and spec.rights.ask in reader.roles else "",
        rights=spec.rights.text if spec.rights else "",
        prerequisites=tuple(p for p in spec.prerequisites if p in reader.guides),
        recommendations=spec.recommendations,
        checks=tuple(spec.checks.items()),
        terms=tuple(spec.terms.items()),
        video=spec.video or "",
        body=guide.body,
    )


def shown_files(reader: Reader) -> tuple[ShownFile, ...]:
    """The attachments that this reader may download."""
    return tuple(
        ShownFile(
            id=a.id, file=a.file, title=a.title, alt=a.alt, size=a.size, sha256=a.sha256, width=a.width, height=a.height
        )
        for a in reader.plan.attachments
        if a.id in reader.attachments
    )


def shown_calendars(reader: Reader, items: Iterable[ShownItem]) -> tuple[ShownCalendar, ...]:
    """When each party works, with its closed days within what this reader sees of the plan."""
    spans = [s for i in items for s in (i.dates.plan, i.dates.forecast, i.dates.actual) if s]
    first = min((s.start[:10] for s in spans), default="9999")
    last = max((s.end[:10] for s in spans), default="")
    return tuple(
        ShownCalendar(
            party=c.party,
            timezone=c.timezone,
            week=c.week,
            hours=c.hours,
            source=reader.words.of(c.source),
            closed=tuple(
                (d.day.isoformat(), closed_name(reader.words, d.name))
                for d in c.closed
                if reader.internal or first <= d.day.isoformat() <= last
            ),
        )
        for c in reader.assessed.dated.calendars
    )


def shown_open(reader: Reader, items: Mapping[str, ShownItem]) -> tuple[ShownOpen, ...]:
    """What nobody has answered yet, in no other words than those that its role or item shows."""
    return tuple(_open(reader, o, items.get(o.id)) for o in reader.assessed.open_points if reader.sees(o.audience))


def _open(reader: Reader, point: OpenPoint, item: ShownItem | None) -> ShownOpen:
    words = reader.words
    title, text = words.of(point.title), words.of(point.text)
    if point.kind == "role":
        role = next(r for r in reader.plan.roles if point.id in (r.id, f"{r.id}[{r.member}]"))
        first, dots, last = role.wanted.partition("..")
        wanted = words.say("{low} to {high}", low=first, high=last) if last else first
        wanted = words.say("{low} or more", low=first) if dots and not last else wanted
        named = len(reader.only_people(role.people))
        text = words.say("Wanted: {wanted}. Named so far: {named}.", wanted=wanted, named=named)
    elif point.kind == "decision" and item:
        title, text = item.title, text if item.dates.plan else ""
    return ShownOpen(kind=point.kind, id=point.id, title=title, text=text, party=point.party)


def shown_variant(reader: Reader) -> ShownVariant | None:
    """The kind of customer, and the reason for it if it rests on facts that the reader may know."""
    variant = reader.plan.variant
    if variant is None:
        return None
    known = reader.may_know(variant.reason)
    facts = shown_answers(reader, variant.reason) if known else ""
    return ShownVariant(
        id=variant.id,
        title=variant.title,
        text=variant.text,
        length=variant.length,
        includes=variant.includes,
        reason=" · ".join(part for part in (reader.words.of(variant.reason.text) if known else "", facts) if part),
    )
