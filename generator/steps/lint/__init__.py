"""Look for contradictions and bad habits in what is valid; `docs/decisions.md` defines each rule."""

from __future__ import annotations

from generator.model.files.source import Source
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.problems.problem import Problem
from generator.model.stages.dated import DatedPlan
from generator.steps.lint.contact_frequency import contact_lints
from generator.steps.lint.counts import count_lints
from generator.steps.lint.dates import date_lints
from generator.steps.lint.days_off import day_off_lints
from generator.steps.lint.habits import habit_lints
from generator.steps.lint.launch import launch_lints
from generator.steps.lint.metrics import metric_lints
from generator.steps.lint.owners import owner_lints
from generator.steps.lint.proof import proof_lints
from generator.steps.lint.trial_customer import MONDAY, base_case
from generator.steps.lint.two_dates import twice_lints
from generator.steps.lint.variants import variant_lints
from generator.steps.lint.view import View

__all__ = ["MONDAY", "base_case", "lint_plan", "lint_playbook"]


def lint_playbook(valid: ValidPlaybook) -> tuple[Problem, ...]:
    """What a playbook alone shows."""
    return tuple(sorted({*metric_lints(valid), *variant_lints(valid), *habit_lints(valid)}))


_OF_A_PLAN = (
    date_lints,
    contact_lints,
    launch_lints,
    twice_lints,
    day_off_lints,
    count_lints,
    proof_lints,
    owner_lints,
)


def lint_plan(dated: DatedPlan, playbook: Source, customer: ValidCustomer) -> tuple[Problem, ...]:
    """What the dates of a plan show; `playbook` and `customer` are the texts that it comes from."""
    view = View(dated, playbook, customer)
    return tuple(sorted({problem for lints in _OF_A_PLAN for problem in lints(view)}))
