"""Try a playbook on nobody in particular, so that its dates are looked at before it has a customer."""

from __future__ import annotations

from generator.model.files.customer.vendor import Vendor
from generator.model.files.valid import ValidPlaybook
from generator.model.problems.problem import Problem
from generator.steps.lint import lint_plan
from generator.steps.lint.trial_customer import MONDAY, base_case
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule


def base_lints(valid: ValidPlaybook, vendor: Vendor) -> tuple[Problem, ...]:
    """What the dates of the base plan show; what does not resolve there is left to the plans of customers."""
    playbook, customer = base_case(valid)
    plan, _ = resolve(playbook, customer, vendor)
    return lint_plan(schedule(plan, customer.status, MONDAY), valid.source, customer) if plan else ()
