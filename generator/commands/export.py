"""`launchbook export`: a plan as data, or as pages for any engine that reads MkDocs trees."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.clock import as_of
from generator.commands.console import err
from generator.commands.loaded_plan import load_plan
from generator.commands.options import AsOfDay, Audience, Customer, WorkspaceOption
from generator.pipeline.customer import tree
from generator.steps.build import write_docs
from generator.steps.edit import put_file
from generator.steps.outline import outline
from generator.steps.render import FORMATS

DOCS = "docs"
"""What is no data: the pages, as an engine reads them."""

ExportFormat = StrEnum("ExportFormat", {name: name for name in (*FORMATS, DOCS)})  # type: ignore[misc]  # from the table
_DEFAULT = ExportFormat("json")

Format = Annotated[ExportFormat, typer.Option("--format", "-f", help="What the plan is written as.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="The file, or the folder of `docs`; default the terminal."),
]


def export(
    customer: Customer,
    *,
    format_: Format = _DEFAULT,
    output: Output = None,
    folder: WorkspaceOption = Path(),
    as_of_day: AsOfDay = None,
    audience: Audience = "customer",
) -> None:
    """Write a plan as JSON, as a table, as a calendar or as pages for a site engine.

    What is written is what the audience may see; the files are those that its site offers for download.
    """
    if format_ == DOCS and output is None:
        raise typer.BadParameter(
            "`docs` is a folder of files; say where it goes: --output FOLDER", param_hint="--output"
        )
    read = load_plan(folder, customer, audience, as_of(as_of_day))
    if output is not None and format_ == DOCS:
        write_docs(tree(read.workspace, read.onboarding, audience).get(), output, read.workspace.root)
        err.print(f"Wrote the pages of {customer} for {audience} to {output}/; build them with `mkdocs build`.")
        return
    words = read.onboarding.words(audience)
    content = FORMATS[format_.value].write(outline(read.plan, words), words)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    put_file(output, content)
    err.print(f"Wrote the {format_.value} of {customer} for {audience} to {output}.")
