"""Reading one customer for a command that prints something of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.commands.console import err
from generator.commands.report import report
from generator.commands.workspace import one_of, open_workspace
from generator.model.calendar.as_of import AsOf
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import Words
from generator.pipeline.customer import INTERNAL, Onboarding, onboarding, shown
from generator.pipeline.workspace import Shelf


@dataclass(frozen=True, slots=True)
class Read:
    """A customer as a command reads it: all of it, and what the wanted audience sees."""

    shelf: Shelf
    it: Onboarding
    plan: ShownPlan


def read_plan(
    workspace: Path, customer: str, audience: str, day: AsOf, publishing: str = "", *, words: Words | None = None
) -> Read:
    """The plan of one customer, in the language of the audience unless other words are given; warnings are reported, errors are raised as Refused."""
    shelf = open_workspace(workspace)
    met = onboarding(shelf, one_of(customer, shelf.customers, "customer"), day, publishing)
    it = met.get()
    report(met.problems, workspace=workspace, stream=err)
    one_of(audience, sorted({*it.audiences, *it.plan.sees, INTERNAL}), "audience")
    return Read(shelf, it, shown(it, audience, words))
