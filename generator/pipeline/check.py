"""All problems of a workspace at once."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.calendar.as_of import AsOf
from generator.model.files.record.record import Record, Status
from generator.model.language.time_parser import OnDate, Time
from generator.model.problems.problem import Problem
from generator.pipeline.customer import Onboarding, read_onboarding, tree
from generator.pipeline.portfolio import portfolio_site, standing
from generator.pipeline.public import public_site
from generator.pipeline.result import Result
from generator.pipeline.workspace import Workspace

_NO_DAY = date(2000, 1, 1)


def check_all(workspace: Workspace, as_of: AsOf | None = None) -> tuple[Problem, ...]:
    """Every problem of every file, sorted by place: playbooks with their releases, customers, templates, guides.

    Without an as-of date each customer is looked at on the day after the last record, so that the same files give
    the same report on every day.
    """
    problems = {*workspace.vendor().problems, *workspace.templates().problems, *workspace.wrong_words()}
    for playbook in workspace.playbooks:
        for release in (None, *workspace.releases(playbook)):
            problems |= {*workspace.playbook(playbook, release).problems}
    met = {customer: check_customer(workspace, customer, as_of) for customer in workspace.customers}
    problems |= {problem for each in met.values() for problem in each.problems}
    problems |= {*public_site(workspace).problems}
    if workspace.vendor().value is not None:
        standings = [standing(workspace, customer, each) for customer, each in met.items()]
        problems |= {*portfolio_site(workspace, standings, as_of or AsOf(given=_NO_DAY)).problems}
    return tuple(sorted(problems))


def check_customer(workspace: Workspace, customer: str, as_of: AsOf | None = None) -> Result[Onboarding]:
    """One customer with the problems of the whole road, every page that anybody gets included."""
    met = read_onboarding(workspace, customer, as_of or AsOf(given=_day_to_look_from(workspace, customer)))
    if met.value is None:
        return met
    drawn = {problem for audience in met.value.audiences for problem in tree(workspace, met.value, audience).problems}
    return Result(met.value, tuple(sorted({*met.problems, *drawn})))


def _day_to_look_from(workspace: Workspace, customer: str) -> date:
    subject = workspace.customer(customer).value
    return last_record(subject.customer.status) + timedelta(days=1) if subject else _NO_DAY


def last_record(status: Status) -> date:
    """The latest day on which something is recorded to have happened."""
    days = [day for record in status.records.values() for day in _days(record)]
    days += [turn.day for turn in status.onboarding if turn.day]
    days += [day for readings in status.readings.values() for day in readings]
    return max([*days, *status.health, _NO_DAY])


def _days(record: Record) -> list[date]:
    times: tuple[Time | None, ...] = (record.done, record.started)
    days = [time.date for time in times if isinstance(time, OnDate)]
    days += [day for day in (record.since, record.on) if day]
    days += [signature.on for signature in (*record.approved, *([record.signed] if record.signed else []))]
    return [*days, *record.held]
