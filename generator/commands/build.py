"""`launchbook build`: the sites of customers, the portfolio and the public guides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from generator.commands.clock import as_of
from generator.commands.console import err, out, progress
from generator.commands.options import AsOfDay, Customers, Format, ReportFormat, WorkspaceOption
from generator.commands.report import report
from generator.commands.workspace import named_customers, one_of, open_workspace
from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import errors
from generator.pipeline.build import SITE, Done, Made, make_sites
from generator.pipeline.build_plan import Met, Wanted
from generator.pipeline.workspace import Workspace

_LISTED = 40

Audiences = Annotated[
    list[str] | None,
    typer.Option("--audience", "-a", metavar="AUDIENCE", help="Only the sites for this reader; may be repeated."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", "-j", min=1, max=256, help="Processes that build; default one per core.")
]


def build(
    customers: Customers = None,
    *,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    audience: Audiences = None,
    workers: Workers = None,
    format_: Format = ReportFormat.TEXT,
) -> None:
    """Build the sites of customers, the portfolio and the public guides.

    A customer whose files have mistakes keeps the site they had, and all others are built.
    """
    workspace = open_workspace(folder)
    names = named_customers(workspace, customers)
    wanted = Wanted(names, tuple(audience or ()), shared=not customers)
    made = make(workspace, wanted, as_of(as_of_day), workers)
    for name in wanted.audiences:
        if not made.failed:  # what could not be read may well have that audience
            one_of(name, sorted(made.audiences), "audience")
    problems = {*made.problems, *(p for site in made.sites for p in site.built.problems)}
    report(problems, format_, folder, err)
    if format_ is ReportFormat.TEXT:
        _say(workspace, made)
    for each in made.faults:
        err.print(f"\n{escape(str(each.target))} could not be built:\n{escape(each.fault)}", style="red")
    if made.faults:
        raise typer.Exit(3)
    if errors(problems):
        raise typer.Exit(1)


def make(
    workspace: Workspace, wanted: Wanted, day: AsOf, workers: int | None, met: dict[str, Met] | None = None
) -> Made:
    """Build the wanted sites; `met` keeps how each customer stood, for the next time."""
    with progress() as bar:
        task = bar.add_task("Building sites", total=len(wanted.customers) + wanted.portfolio + wanted.public)
        return make_sites(workspace.root, wanted, day, workers, on_done=lambda _: bar.advance(task), met=met)


def _say(workspace: Workspace, made: Made) -> None:
    """Which sites stand where, which stayed as they were, and which belong to nobody any more."""
    good = [site for site in made.sites if site.built.good]
    kept = {*made.failed, *(s.about or s.folder for s in made.sites if not s.built.good)}
    out.print(f"Built {len(good)} site{'' if len(good) == 1 else 's'}.", style="green" if good else "")
    for site in _in_order(good)[:_LISTED]:
        out.print(f"  {escape((workspace.root / SITE / site.folder / 'index.html').as_posix())}")
    if len(good) > _LISTED:
        out.print(f"  … and {len(good) - _LISTED} more below {escape((workspace.root / SITE).as_posix())}/")
    if kept:
        out.print(f"Not built, left as it was: {escape(', '.join(sorted(kept)))}.", style="yellow")
    gone = _of_nobody(workspace)
    if gone:
        out.print(f"These belong to no customer any more and may be deleted: {escape(', '.join(gone))}.")


def _in_order(sites: Sequence[Done]) -> list[Done]:
    """First what belongs to nobody alone, then by customer."""
    return sorted(sites, key=lambda site: (bool(site.about), site.about, site.folder))


def _of_nobody(workspace: Workspace) -> list[str]:
    folders = (workspace.root / SITE).glob("*/*/.nojekyll")
    known = {*workspace.customers, "assets"}
    return sorted(f"{SITE}/{p.parent.parent.name}/{p.parent.name}" for p in folders if p.parent.name not in known)
