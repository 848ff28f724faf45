"""From an assessed plan to what one audience may see of it, by an allow-list.

Verdicts, standings and dates stay as they are; counts are made anew over what the reader sees.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.baseline import Baseline
from generator.model.stages.plan import Reason
from generator.model.stages.shown.guide import ShownLink
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.log import ShownVersion
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.values import NO_DAY
from generator.model.stages.zoned_moment import NEVER, ZonedMoment
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.project.brand import shown_brand
from generator.steps.project.calendar.events import shown_events
from generator.steps.project.calendar.working_calendars import shown_calendars
from generator.steps.project.checks import shown_checks, shown_group
from generator.steps.project.critical_paths import shown_paths
from generator.steps.project.facts import shown_facts, shown_members, shown_variant
from generator.steps.project.groups import shown_groups
from generator.steps.project.guides import shown_files, shown_guides
from generator.steps.project.health import shown_actions, shown_health
from generator.steps.project.items.item import shown_item
from generator.steps.project.log import shown_differences, shown_log, shown_risks
from generator.steps.project.metrics import shown_metrics
from generator.steps.project.onboarding_events import shown_turns
from generator.steps.project.open_points import shown_open
from generator.steps.project.people import shown_people, shown_roles
from generator.steps.project.public import project_public
from generator.steps.project.repository import shown_repository
from generator.steps.project.summary import kickoff_certainty, shown_summary
from generator.steps.project.support import shown_support
from generator.steps.project.visibility import Reader

__all__ = ["project", "project_public", "shown_brand"]


def project(assessed: AssessedPlan, audience: str, words: Words = ENGLISH) -> ShownPlan:
    """What `audience` may see of the plan, in these words; `revision` is the hash of that, the as-of date left out."""
    reader = Reader(assessed, audience, words)
    items = {id_: shown_item(reader, item) for id_, item in reader.items.items()}
    shown = _shown(reader, items)
    content = shown.model_copy(update={"as_of": NO_DAY}).model_dump_json()
    return shown.model_copy(update={"revision": hashlib.sha256(content.encode()).hexdigest()[:12]})


def _shown(reader: Reader, items: dict[str, ShownItem]) -> ShownPlan:
    plan, dated = reader.plan, reader.assessed.dated
    customer, playbook, vendor = plan.customer, plan.playbook, plan.vendor
    ordered = tuple(sorted(items.values(), key=_by_start))
    scope = playbook.scope
    return ShownPlan(
        customer=plan.customer_id,
        name=customer.name,
        text=customer.text,
        audience=reader.audience,
        language=reader.words.language,
        timezone=str(reader.zone),
        vendor_name=vendor.name,
        vendor_timezone=vendor.timezone,
        parties={
            "customer": customer.name,
            **{p: t for p, t in vendor.parties.items() if p != "customer"},
            **customer.third,
        },
        playbook=plan.playbook_id,
        playbook_title=playbook.title,
        playbook_version=playbook.version,
        playbook_text=playbook.text,
        product=playbook.product,
        as_of=dated.as_of,
        kickoff=dated.kickoff,
        kickoff_certainty=kickoff_certainty(reader),
        summary=shown_summary(reader, items),
        variant=shown_variant(reader),
        baseline=_version(reader.assessed.baseline),
        previous=_version(reader.assessed.previous),
        differences=shown_differences(reader, ordered),
        turns=shown_turns(reader),
        items=ordered,
        milestones=shown_paths(reader),
        events=shown_events(reader, ordered),
        groups=shown_groups(reader, items),
        members=shown_members(reader),
        roles=shown_roles(reader),
        people=shown_people(reader),
        facts=shown_facts(reader),
        goals=shown_checks(reader, reader.assessed.goals, ()),
        success=tuple(shown_group(reader, g) for g in reader.assessed.success if reader.sees(g.audience)),
        metrics=shown_metrics(reader),
        **shown_health(reader),
        actions=shown_actions(reader),
        support=shown_support(reader),
        guides=shown_guides(reader),
        attachments=shown_files(reader),
        calendars=shown_calendars(reader, ordered),
        open_points=shown_open(reader, items),
        risks=shown_risks(reader),
        log=shown_log(reader, items),
        scope_included=scope.included if scope else (),
        scope_later=(*(scope.later if scope else ()), *customer.scope_later),
        links=tuple(ShownLink(title=title, url=url) for title, url in playbook.links.items()),
        repository=shown_repository(reader),
        brand=shown_brand(vendor.brand, customer.brand, plan.logos),
        out=tuple((o.id, o.title, _why_out(reader, o.reasons)) for o in plan.out if reader.internal),
    )


def _by_start(item: ShownItem) -> tuple[ZonedMoment, str]:
    return (item.dates.plan.start if item.dates.plan else NEVER, item.id)


def _why_out(reader: Reader, reasons: Iterable[Reason]) -> str:
    return ", ".join(reader.words.of(r.text) or r.kind for r in reasons)


def _version(baseline: Baseline | None) -> ShownVersion | None:
    if baseline is None:
        return None
    return ShownVersion(version=baseline.version, published=baseline.published, signed=baseline.signed)
