"""Look for contradictions and bad habits in what is valid; `docs/decisions.md` defines each rule."""

from __future__ import annotations

from generator.model.dated import DatedPlan
from generator.model.problem import Problem
from generator.model.source import Source
from generator.model.valid import ValidPlaybook
from generator.steps.lint.dates import date_lints
from generator.steps.lint.habits import habit_lints
from generator.steps.lint.launch import launch_lints
from generator.steps.lint.metrics import metric_lints
from generator.steps.lint.rhythm import rhythm_lints
from generator.steps.lint.variants import variant_lints
from generator.steps.lint.view import View

__all__ = ["lint_plan", "lint_playbook"]


def lint_playbook(valid: ValidPlaybook) -> tuple[Problem, ...]:
    """What a playbook alone shows."""
    return tuple(sorted({*metric_lints(valid), *variant_lints(valid), *habit_lints(valid)}))


def lint_plan(dated: DatedPlan, playbook: Source) -> tuple[Problem, ...]:
    """What the dates of a plan show; `playbook` is the text that it comes from."""
    view = View(dated, playbook)
    return tuple(sorted({*date_lints(view), *rhythm_lints(view), *launch_lints(view)}))
