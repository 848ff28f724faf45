"""Read a customer's files and hold them against the playbook."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.model.files.customer.customer import Customer
from generator.model.files.customer.vendor import Vendor
from generator.model.files.item_index import added_item
from generator.model.files.items.item import ChangedItem
from generator.model.files.source import CustomerSources, Loc
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.time_parser import KICKOFF, Bucket, InPeriod, OnDate
from generator.model.language.title import title_from_id
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.problem import Problem, Severity
from generator.model.problems.rules_customer import (
    ADD_TAKEN,
    CALENDAR_WRONG,
    CHANGE_EMPTY,
    CHANGE_WHY,
    CUSTOMER_SUFFIX,
    DATES_KICKOFF,
    DATES_KIND,
    ID_RENAMED,
)
from generator.model.problems.rules_playbook import (
    AUDIENCE_UNKNOWN,
    CALENDAR_UNKNOWN,
    ITEM_UNKNOWN,
    METRIC_UNKNOWN,
    VARIANT_UNKNOWN,
)
from generator.steps.validate.brand import check_brand
from generator.steps.validate.customer.answers import check_answers
from generator.steps.validate.customer.people import check_people, check_roles
from generator.steps.validate.customer.status import validate_status
from generator.steps.validate.languages import SHIPPED, check_language
from generator.steps.validate.parse_model import read
from generator.steps.validate.playbook.calendars import check_calendar
from generator.steps.validate.playbook.guides import check_texts
from generator.steps.validate.playbook.kinds import check_agendas, check_kinds
from generator.steps.validate.playbook.playbook_parts import check_change, check_metric
from generator.steps.validate.playbook.prose import judge
from generator.steps.validate.playbook.references import References
from generator.steps.validate.playbook.times import check_periods, check_time
from generator.steps.validate.report import Report, lost_names
from generator.steps.validate.symbols import Names

_SUFFIX = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,38}[A-Za-z0-9])?")


def validate_customer(
    sources: CustomerSources, playbook: ValidPlaybook, vendor: Vendor, languages: Collection[str] = SHIPPED
) -> tuple[ValidCustomer | None, tuple[Problem, ...]]:
    """The customer, or None with the reasons; warnings come with a customer."""
    found = read(Customer, sources.customer.value, sources.customer)
    report = Report(sources.customer, lost_names(found.dropped), found.dropped, list(found.problems))
    if found.model is None:
        return None, tuple(sorted(report.problems))
    customer = found.model
    added = tuple(added_item(playbook.playbook, i, each, ("add", i)) for i, each in customer.add.items())
    names = Names(playbook.playbook, vendor, {i: g.spec for i, g in playbook.guides.items()}, added, customer.terms)
    answered = check_answers(report, names, customer.facts)
    facts = {**playbook.defaults, **answered}
    references = References(report, names, playbook.guides)
    for each in added:
        references.item(each)
    check_kinds(report, names, added)
    check_agendas(report, added)
    link = judge(names, {i: g.headings for i, g in playbook.guides.items()})
    check_texts(report, customer, Customer, link, dates=False)
    _check_choices(report, names, customer)
    _check_words(report, customer)
    check_language(report, customer.language, ("language",), languages)
    references.check_groups(customer.success, ("success",))
    for id_, metric in customer.metrics.items():
        check_metric(report, names, references, metric, ("metrics", id_))
        if id_ not in names.playbook.metrics:
            report.unknown_key(METRIC_UNKNOWN, ("metrics", id_), "metric", id_, names.playbook.metrics)
    _check_dates(report, names, customer)
    _check_changes(report, names, customer)
    for ref, change in customer.change.items():
        check_change(references, ref, change, ("change", ref))
    _check_calendars(report, names, customer)
    check_periods(report, customer.terms)
    check_people(report, customer.people, vendor.people)
    check_roles(report, names, customer.people, facts)
    check_calendar(report, customer)
    if customer.brand:
        check_brand(report, customer.brand, sources.logo, ("brand",))
    status, more = validate_status(sources.status, names, customer, facts, link)
    problems = tuple(sorted({*report.problems, *more}))
    valid = ValidCustomer(sources.id, customer, status, sources.customer, sources.status, answered, sources.logo)
    return (None if any(p.severity is Severity.ERROR for p in problems) else valid), problems


def _check_choices(report: Report, names: Names, customer: Customer) -> None:
    if customer.variant is not None and customer.variant not in names.playbook.variants:
        report.unknown(VARIANT_UNKNOWN, ("variant",), "variant", customer.variant, names.playbook.variants)
    for number, word in enumerate(customer.audiences):
        if word not in names.audiences:
            report.unknown(AUDIENCE_UNKNOWN, ("audiences", number), "audience", word, names.audiences)


def _check_words(report: Report, customer: Customer) -> None:
    """The words that become part of pages and addresses."""
    if customer.suffix and not _SUFFIX.fullmatch(customer.suffix):
        hint = "write letters and digits, ten of them drawn at random; `launchbook new` does so"
        report.at(CUSTOMER_SUFFIX, ("suffix",), f"{quote(customer.suffix)} cannot be part of an address", hint)


def _check_dates(report: Report, names: Names, customer: Customer) -> None:
    for ref, time in customer.dates.items():
        at = ("dates", ref)
        check_time(report, names, time, at)
        if ref == KICKOFF:
            if not isinstance(time, OnDate | Bucket | InPeriod):
                hint = "write year-month-day, e.g. `2026-11-02`"
                report.at(DATES_KICKOFF, at, f"the kickoff needs a date, and {quote(str(time))} is none", hint)
        elif (base := _known(report, names, ref, at, (KICKOFF,))) and not names.planned[base].item.kind.traits.point:
            kind = names.planned[base].item.kind
            hint = f"write `change: {{{ref}: {{due: {time}, why: …}}}}`"
            report.at_key(
                DATES_KIND, at, f"{quote(ref)} is a {kind}, and only milestones and gates have agreed dates", hint
            )


def _known(report: Report, names: Names, ref: str, at: Loc, more: tuple[str, ...] = ()) -> str | None:
    """The present id of the item that a key names, or None once the problem is written down."""
    base = ref.partition("[")[0]
    if base in names.planned:
        return base
    if base in names.renamed and names.renamed[base] in names.planned:
        new = names.renamed[base]
        report.at_key(ID_RENAMED, at, f"{quote(base)} is now called {quote(new)}", f"write {quote(new)}")
        return new
    if base not in report.lost:
        hint = (
            did_you_mean(base, (*names.planned, *more))
            or f"items of this customer's own stand under `add`: {title_from_id(base)}"
        )
        report.at_key(ITEM_UNKNOWN, at, f"unknown item {quote(base)}", hint)
    return None


def _check_changes(report: Report, names: Names, customer: Customer) -> None:
    own = set(customer.add)
    for ref, change in customer.change.items():
        at = ("change", ref)
        _known(report, names, ref, at)
        if not change.why and not report.had((*at, "why")):
            report.at_key(CHANGE_WHY, at, f"the change of {quote(ref)} gives no reason", "add a line `why: …`")
        if not changed_fields(change) and not change.drop and not any(way[: len(at)] == at for way in report.dropped):
            report.at_key(
                CHANGE_EMPTY, at, f"the change of {quote(ref)} changes nothing", "add what changes, or remove it"
            )
    playbook = [each for each in names.all_items if each.loc[:1] != ("add",)]
    taken = {each.id: each for each in playbook} | {old: e for e in playbook for old in e.item.formerly}
    for id_ in own & set(taken):
        hint = "give it another id, or write what differs under `change`"
        report.at_key(ADD_TAKEN, ("add", id_), f"the playbook has an item {quote(id_)} already", hint)


def changed_fields(change: ChangedItem) -> frozenset[str]:
    """The fields that a change sets."""
    return frozenset(change.model_fields_set) - {"why", "drop"}


def _check_calendars(report: Report, names: Names, customer: Customer) -> None:
    for id_, calendar in customer.calendars.items():
        at = ("calendars", id_)
        if id_ not in names.playbook.calendars:
            report.unknown_key(CALENDAR_UNKNOWN, at, "calendar", id_, names.playbook.calendars)
        if not calendar.days and not (calendar.start and calendar.every):
            hint = "write `from` and `every`, or a list of `days`"
            report.at_key(CALENDAR_WRONG, at, f"the calendar {quote(id_)} has no days", hint)


def customer_file_problems(sources: CustomerSources) -> tuple[Problem, ...]:
    """The mistakes of a customer file that show without its playbook."""
    return read(Customer, sources.customer.value, sources.customer).problems
