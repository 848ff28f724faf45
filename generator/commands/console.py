"""The terminal: two streams, and a progress bar that stays out of the way of pipes."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

out = Console(soft_wrap=True, highlight=False)
"""What a command was asked for: plain text when it is piped."""

err = Console(stderr=True, soft_wrap=True, highlight=False)
"""What a command says about its work: progress and problems."""


def progress() -> Progress:
    """A bar that counts; it is only drawn on a terminal, and gone when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
