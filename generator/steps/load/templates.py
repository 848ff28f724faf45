"""Read the page templates of a workspace and of the package as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import FILE_SIZE, FILE_SYMLINK
from generator.steps.load.text import decode

_KINDS = ("*.html", "*.txt")


def load_templates(folders: Iterable[Path]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """File name → text of every `.html` and `.txt`, the first folder that has a file wins; what cannot be read is a problem."""
    texts: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for folder in folders:
        for path in sorted(path for kind in _KINDS for path in folder.glob(kind)):
            if path.name in texts or path.name in problems:
                continue
            found = _text(path)
            if isinstance(found, Problem):
                problems[path.name] = found
            else:
                texts[path.name] = found
    return texts, tuple(sorted(problems.values()))


def _text(path: Path) -> str | Problem:
    shown = f"site_templates/pages/{path.name}"
    if path.is_symlink() or not path.is_file():
        hint = "Put a copy of the file in its place."
        return FILE_SYMLINK.at(Place(shown), "this is no ordinary file; links are not followed", hint)
    return decode(shown, path.read_bytes(), FILE_SIZE)
