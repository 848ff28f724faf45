"""Check everything in a playbook that is no item: roles, facts, groups, metrics, support, health and variants."""

from __future__ import annotations

from generator.model.files.items.item import ChangedItem
from generator.model.files.playbook.audience import BUILT_IN, INTERNAL
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.support import SupportMode
from generator.model.files.source import Loc
from generator.model.language.condition_types import FactKind
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_playbook import (
    AUDIENCE_SEES,
    AUDIENCE_TAKEN,
    AUDIENCE_UNKNOWN,
    BAND_UNKNOWN,
    COVERAGE_UNKNOWN,
    FACT_DECLARED,
    GROUP_UNKNOWN,
    GUIDE_UNKNOWN,
    ITEM_REPEATS,
    ITEM_UNKNOWN,
    METRIC_UNKNOWN,
    PARTY_UNKNOWN,
    ROLE_UNKNOWN,
    SUPPORT_TIERS,
    WORKSTREAM_TWICE,
)
from generator.steps.validate.playbook.conditions import check_standing, check_when
from generator.steps.validate.playbook.kinds import check_series, check_undated
from generator.steps.validate.playbook.references import References
from generator.steps.validate.playbook.times import check_periods, check_text_time, check_time
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names


def check_whole(report: Report, names: Names, references: References) -> None:
    """Everything but the items."""
    for check in (_facts, _roles, _audiences, _groups, _metrics, _support, _health, _variants):
        check(report, names, references)
    p = names.playbook
    references.checks(p.goals, ("goals",))
    references.check_groups(p.success, ("success",))
    for number, rule in enumerate(p.standings):
        check_standing(report, rule, ("standings", number, "when"))
    for number, metric in enumerate(p.track):
        if metric not in p.metrics:
            report.unknown(METRIC_UNKNOWN, ("track", number), "metric", metric, p.metrics)
    check_time(report, names, p.start, ("from",))
    check_periods(report, p.terms)


def _facts(report: Report, names: Names, references: References) -> None:
    for id_, fact in names.playbook.facts.items():
        _fact(report, names, fact, ("facts", id_), id_)
        references.audience(fact.audience, ("facts", id_, "audience"))
        for name, each in fact.member_facts.items():
            _fact(report, names, each, ("facts", id_, "member_facts", name), name)


def _fact(report: Report, names: Names, fact: Fact, at: Loc, id_: str) -> None:
    if fact.type is FactKind.CHOICE and not fact.choices and not report.had((*at, "choices")):
        report.at_key(
            FACT_DECLARED, at, f"the choice {quote(id_)} has no choices", "add a line `choices: [first, second]`"
        )
    if fact.choices and fact.type is not FactKind.CHOICE and not report.had((*at, "type")):
        report.at_key(
            FACT_DECLARED,
            (*at, "choices"),
            f"choices belong to a fact of type `choice`, not {quote(fact.type)}",
            "add a line `type: choice`, or remove this one",
        )
    if fact.member_facts and fact.type is not FactKind.GROUP and not report.had((*at, "type")):
        report.at_key(FACT_DECLARED, (*at, "member_facts"), "only a group has members", "add a line `type: group`")
    if fact.secret and (fact.default is not None or fact.type is FactKind.GROUP):
        key = "default" if fact.default is not None else "type"
        report.at_key(
            FACT_DECLARED, (*at, key), f"{quote(id_)} is a secret, so no file holds its value", "remove the line"
        )
    if fact.at_least is not None and fact.at_most is not None and fact.at_most < fact.at_least:
        report.at(
            FACT_DECLARED,
            (*at, "at_most"),
            f"no number is at least {fact.at_least} and at most {fact.at_most}",
            "check the two",
        )
    for key in ("handed_by", "handed_to"):
        role = getattr(fact, key)
        if role is not None and role not in names.playbook.roles:
            report.unknown(ROLE_UNKNOWN, (*at, key), "role", role, names.playbook.roles)


def _roles(report: Report, names: Names, references: References) -> None:
    for id_, role in names.playbook.roles.items():
        at = ("roles", id_)
        if role.party not in names.parties:
            report.unknown(PARTY_UNKNOWN, (*at, "party"), "party", role.party, names.parties)
        if role.per is not None and role.per not in names.groups:
            report.unknown(GROUP_UNKNOWN, (*at, "per"), "group", role.per, names.groups)
        references.audience(role.audience, (*at, "audience"))
        for number, guide in enumerate(role.guides):
            if guide not in names.guides:
                report.unknown(GUIDE_UNKNOWN, (*at, "guides", number), "guide", guide, names.guides)


def _audiences(report: Report, names: Names, references: References) -> None:
    if names.playbook.audience not in names.audiences:
        report.unknown(AUDIENCE_UNKNOWN, ("audience",), "audience", names.playbook.audience, names.audiences)
    for id_, audience in names.playbook.audiences.items():
        at = ("audiences", id_)
        if id_ in BUILT_IN:
            report.at_key(AUDIENCE_TAKEN, at, f"{quote(id_)} is built in and cannot be changed", "choose another id")
        for number, word in enumerate(audience.sees):
            if word == INTERNAL:
                message = f"{quote(id_)} would see what is internal"
                report.at(AUDIENCE_SEES, (*at, "sees", number), message, "remove it; use the internal site instead")
            elif word not in names.audiences:
                report.unknown(AUDIENCE_UNKNOWN, (*at, "sees", number), "audience", word, names.audiences)
    for id_, each in names.playbook.attachments.items():
        references.audience(each.audience, ("attachments", id_, "audience"))


def _groups(report: Report, names: Names, references: References) -> None:
    p = names.playbook
    for id_, phase in p.phases.items():
        at: Loc = ("phases", id_)
        check_time(report, names, phase.start, (*at, "from"))
        check_time(report, names, phase.until, (*at, "until"))
        references.audience(phase.audience, (*at, "audience"))
        references.checks(phase.checks, (*at, "checks"))
        for number, box in enumerate(phase.boxes):
            _listed(report, names, box, (*at, "boxes", number))
    for id_, stream in p.workstreams.items():
        at = ("workstreams", id_)
        check_time(report, names, stream.start, (*at, "from"))
        check_time(report, names, stream.until, (*at, "until"))
        references.audience(stream.audience, (*at, "audience"))
        _listed(report, names, stream.items, (*at, "items"))
    for id_, runbook in p.runbooks.items():
        at = ("runbooks", id_)
        references.audience(runbook.audience, (*at, "audience"))
        check_when(report, names, runbook.when, (*at, "when"), runbook.for_each)
        if runbook.for_each is not None and runbook.for_each not in names.groups:
            report.unknown(GROUP_UNKNOWN, (*at, "for_each"), "group", runbook.for_each, names.groups)
    for id_, course in p.courses.items():
        references.audience(course.audience, ("courses", id_, "audience"))
        references.roles(course.role, ("courses", id_, "role"))


def _listed(report: Report, names: Names, ids: tuple[str, ...], at: Loc) -> None:
    for number, id_ in enumerate(ids):
        if names.item(id_) is None:
            report.unknown(ITEM_UNKNOWN, (*at, number), "item", id_, names.planned)
        elif id_ in ids[:number]:
            report.at(
                WORKSTREAM_TWICE, (*at, number), f"{quote(id_)} stands in this list twice", "remove one of the two"
            )


def _metrics(report: Report, names: Names, references: References) -> None:
    for id_, metric in names.playbook.metrics.items():
        check_metric(report, names, references, metric, ("metrics", id_))


def check_metric(report: Report, names: Names, references: References, metric: Metric, at: Loc) -> None:
    """Everything that a metric names, in the playbook or as a customer changes it."""
    severities = {s for mode in names.playbook.support.values() for s in mode.severities}
    check_time(report, names, metric.by, (*at, "by"))
    for text in metric.targets:
        check_text_time(report, names, text, (*at, "targets", text))
    references.audience(metric.audience, (*at, "audience"))
    if metric.days_to is not None and names.item(metric.days_to) is None:
        report.unknown(ITEM_UNKNOWN, (*at, "days_to"), "item", metric.days_to, names.planned)
    for number, severity in enumerate(metric.severities):
        if severity not in severities:
            report.unknown(COVERAGE_UNKNOWN, (*at, "severities", number), "severity", severity, severities)


def _support(report: Report, names: Names, references: References) -> None:
    for id_, mode in names.playbook.support.items():
        at = ("support", id_)
        check_time(report, names, mode.start, (*at, "from"))
        check_time(report, names, mode.until, (*at, "until"))
        check_when(report, names, mode.when, (*at, "when"))
        references.audience(mode.audience, (*at, "audience"))
        if not mode.tiers and not mode.contacts and not report.had((*at, "tiers")):
            report.at_key(SUPPORT_TIERS, at, f"{quote(id_)} names nobody to turn to", "add `tiers` or `contacts`")
        _tiers(report, names, references, mode, at)


def _tiers(report: Report, names: Names, references: References, mode: SupportMode, at: Loc) -> None:
    roles = names.playbook.roles
    for id_, tier in mode.tiers.items():
        references.roles(tier.roles, (*at, "tiers", id_, "roles"))
        if tier.party not in names.parties:
            report.unknown(PARTY_UNKNOWN, (*at, "tiers", id_, "party"), "party", tier.party, names.parties)
    for id_, severity in mode.severities.items():
        if severity.coverage is not None and severity.coverage not in mode.coverage:
            report.unknown(
                COVERAGE_UNKNOWN, (*at, "severities", id_, "coverage"), "coverage", severity.coverage, mode.coverage
            )
    for number, step in enumerate(mode.escalation):
        if step.role not in roles:
            report.unknown(ROLE_UNKNOWN, (*at, "escalation", number, "role"), "role", step.role, roles)
    for id_, contact in mode.contacts.items():
        if contact.role not in roles:
            report.unknown(ROLE_UNKNOWN, (*at, "contacts", id_, "role"), "role", contact.role, roles)


def _health(report: Report, names: Names, references: References) -> None:
    health = names.playbook.health
    if health is None:
        return
    references.audience(health.audience, ("health", "audience"))
    references.check_groups(health.categories, ("health", "categories"))
    for band in health.when_band:
        if band not in health.bands:
            report.unknown_key(BAND_UNKNOWN, ("health", "when_band", band), "band", band, health.bands)


def _variants(report: Report, names: Names, references: References) -> None:
    for id_, variant in names.playbook.variants.items():
        at: Loc = ("variants", id_)
        check_when(report, names, variant.when, (*at, "when"))
        for ref, change in variant.change.items():
            check_change(references, ref, change, (*at, "change", ref))


def check_change(references: References, ref: str, change: ChangedItem, at: Loc) -> None:
    """A change: the item that it is of, and everything that it names."""
    report, names = references.report, references.names
    base = ref.partition("[")[0]
    each = names.item(base)
    if each is None:
        if at[0] == "variants":
            report.unknown_key(ITEM_UNKNOWN, at, "item", base, names.planned)
        return
    check_undated(report, names, each, change, at)
    check_series(report, change, at)
    variants = (variant.change.get(base) for variant in names.playbook.variants.values())
    repeats = change.every or each.item.every or any(v and v.every for v in variants)
    if change.except_ and not repeats:
        hint = "remove the line, or add `every: …`"
        report.at_key(ITEM_REPEATS, (*at, "except"), f"{quote(base)} does not repeat", hint)
    group = change.for_each or names.repeats_over(each)
    audience = change.audience or each.item.audience or each.audience
    references.fields(change, at, each.id, group, audience=audience, kind=each.kind)
    if change.for_each is not None and change.for_each not in names.groups:
        report.unknown(GROUP_UNKNOWN, (*at, "for_each"), "group", change.for_each, names.groups)
