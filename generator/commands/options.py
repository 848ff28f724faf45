"""The arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReportFormat(StrEnum):
    """How problems are written: for people, for programs, as annotations of a code host."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"


def _folders(kind: str) -> list[str]:
    """Ids for the shell's completion: folder names of the workspace in the current folder."""
    folder = Path(kind)
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _complete_customers(incomplete: str) -> Iterable[str]:
    return [name for name in _folders("customers") if name.startswith(incomplete)]


def _complete_playbooks(incomplete: str) -> Iterable[str]:
    return [name for name in _folders("playbooks") if name.startswith(incomplete)]


def read_day(text: str | datetime) -> datetime:
    """A day as it is written in every file; wrong usage for anything else."""
    if isinstance(text, datetime):
        return text
    try:
        day = datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 - a day is one wherever the customer is
    except ValueError:
        raise typer.BadParameter(f"`{text}` is no date; write it as YYYY-MM-DD, such as 2026-11-02") from None
    if not 1990 <= day.year <= 2100:
        raise typer.BadParameter("the year must lie between 1990 and 2100")
    return day


Customers = Annotated[
    list[str] | None,
    typer.Argument(metavar="CUSTOMER", help="Ids of customers; default all.", autocompletion=_complete_customers),
]
Customer = Annotated[
    str, typer.Argument(metavar="CUSTOMER", help="Id of a customer.", autocompletion=_complete_customers)
]
Playbook = Annotated[
    str, typer.Argument(metavar="PLAYBOOK", help="Id of a playbook.", autocompletion=_complete_playbooks)
]
WorkspaceOption = Annotated[
    Path,
    typer.Option(
        "--workspace", "-w", metavar="FOLDER", help="The workspace; default the current folder.", show_default=False
    ),
]
AsOfDay = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        parser=read_day,
        metavar="DATE",
        help="Look from the morning of this day; default today in the customer's zone.",
    ),
]
Audience = Annotated[str, typer.Option("--audience", "-a", metavar="AUDIENCE", help="Who reads.")]
Format = Annotated[ReportFormat, typer.Option("--format", help="How problems are reported.")]
