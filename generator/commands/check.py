"""`launchbook check`: all mistakes of all files at once."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

from generator.commands.clock import as_of
from generator.commands.options import AsOfDay, Customers, Format, ReportFormat, WorkspaceOption
from generator.commands.report import report
from generator.commands.workspace import named_customers, open_workspace
from generator.model.problems.problem import Problem, errors
from generator.pipeline.check import check_all, check_customer
from generator.pipeline.workspace import Workspace


def check(
    customers: Customers = None,
    *,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    format_: Format = ReportFormat.TEXT,
) -> None:
    """Look for mistakes in all files.

    With customers named, only they and what they use are looked at. Without `--as-of` the report is the same on
    every day: each customer is looked at on the day after the last record.
    """
    workspace = open_workspace(folder)
    names = named_customers(workspace, customers)
    day = as_of(as_of_day) if as_of_day else None
    if customers:
        problems = tuple(sorted({p for name in names for p in check_customer(workspace, name, day).problems}))
    else:
        problems = check_all(workspace, day)
    report(problems, format_, folder, Console(soft_wrap=True, highlight=False))
    if format_ is ReportFormat.TEXT:
        _say(workspace, names, problems, whole=not customers)
    if errors(problems):
        raise typer.Exit(1)


def _say(workspace: Workspace, names: tuple[str, ...], problems: tuple[Problem, ...], whole: bool) -> None:
    console = Console(soft_wrap=True, highlight=False)
    seen = f"{len(names)} customer{'' if len(names) == 1 else 's'}"
    if whole:
        count = len(workspace.playbooks)
        seen += f" and {count} playbook{'' if count == 1 else 's'}"
    if not problems:
        console.print(f"Checked {seen}: no problems.", style="green")
    else:
        console.print(f"Checked {seen}.")
    loose = [name for name in names if (s := workspace.customer(name).value) and s.playbook.release is None]
    if loose:
        console.print(f"Without a pin, these follow the working copy of their playbook: {', '.join(loose)}.")
