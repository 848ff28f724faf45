"""From valid files to dates: the plan of a customer, and one on which a playbook is tried before it has a customer."""

from __future__ import annotations

from datetime import date

from generator.model.files.customer.vendor import Vendor
from generator.model.files.source import FileSource
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.problems.problem import Problem
from generator.model.stages.dated import DatedPlan
from generator.steps.lint import MONDAY, base_case, lint_plan
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule

Problems = tuple[Problem, ...]


def dated_plan(
    playbook: ValidPlaybook, customer: ValidCustomer, vendor: Vendor, day: date, logo: FileSource | None = None
) -> tuple[DatedPlan | None, Problems, Problems]:
    """The plan on a day, without one where the files contradict each other; what is wrong, and what lint says."""
    plan, problems = resolve(playbook, customer, vendor, logo)
    if plan is None:
        return None, problems, ()
    dated = schedule(plan, customer.status, day)
    return dated, (*problems, *dated.problems), lint_plan(dated, playbook.source, customer)


def base_lints(valid: ValidPlaybook, vendor: Vendor) -> Problems:
    """What the dates of the base plan show; what does not resolve there is left to the plans of customers."""
    return dated_plan(*base_case(valid), vendor, MONDAY)[2]
