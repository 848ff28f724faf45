"""Opening the workspace that a command is to work on, and finding in it what was named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from generator.model.language.tokenizer import did_you_mean
from generator.pipeline.workspace import Workspace


def open_workspace(folder: Path) -> Workspace:
    """The workspace in a folder; wrong usage when there is none."""
    if not folder.is_dir():
        raise typer.BadParameter(f"there is no folder `{folder}`", param_hint="--workspace")
    if not any((folder / name).is_dir() for name in ("playbooks", "customers")):
        where = "the current folder" if folder == Path() else f"`{folder}`"
        raise typer.BadParameter(
            f"{where} is no workspace: it has neither `playbooks/` nor `customers/`. "
            "`launchbook init` makes one in an empty folder.",
            param_hint="--workspace",
        )
    return Workspace(folder)


def named_customers(workspace: Workspace, wanted: Iterable[str] | None) -> tuple[str, ...]:
    """The wanted customers, or all of them; wrong usage for an id that there is not."""
    names = tuple(dict.fromkeys(wanted or ()))
    for name in names:
        one_of(name, workspace.customers, "customer")
    return names or workspace.customers


def one_of(name: str, known: Iterable[str], what: str) -> str:
    """The name if it is known; wrong usage with the nearest known one if it is not."""
    there = tuple(known)
    if name in there:
        return name
    meant = did_you_mean(name, there)
    if not meant:
        meant = f"there are: {', '.join(there[:20])}" if there else "there is none yet"
    raise typer.BadParameter(f"there is no {what} `{name}`; {meant}", param_hint=what.upper())
