"""Reading one customer for a command that prints something of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.commands.console import err
from generator.commands.report import report
from generator.commands.workspace import one_of, open_workspace
from generator.model.calendar.as_of import AsOf
from generator.model.files.playbook.audience import INTERNAL
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import Words
from generator.pipeline.customer import Onboarding, read_onboarding, shown
from generator.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A customer as a command reads it: all of it, and what the wanted audience sees."""

    workspace: Workspace
    onboarding: Onboarding
    plan: ShownPlan


def load_plan(
    folder: Path, customer: str, audience: str, day: AsOf, publishing: str = "", *, words: Words | None = None
) -> LoadedPlan:
    """The plan of one customer, in the language of the audience unless other words are given; warnings are reported, errors are raised as Refused."""
    workspace = open_workspace(folder)
    met = read_onboarding(workspace, one_of(customer, workspace.customers, "customer"), day, publishing)
    onboarding = met.get()
    report(met.problems, folder=folder, stream=err)
    one_of(audience, sorted({*onboarding.audiences, *onboarding.plan.sees, INTERNAL}), "audience")
    return LoadedPlan(workspace, onboarding, shown(onboarding, audience, words))
