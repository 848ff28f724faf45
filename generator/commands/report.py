"""How problems are written, for people and for code hosts."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from generator.commands.options import ReportFormat
from generator.model.problems.problem import Problem, Severity, render_problem

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(
    problems: Iterable[Problem],
    form: ReportFormat = ReportFormat.TEXT,
    folder: Path = Path(),
    stream: Console | None = None,
) -> None:
    """Write all problems; people read them on the error stream unless another is given, programs on the output."""
    found = sorted(set(problems))
    prefix = _prefix(folder)
    match form:
        case ReportFormat.TEXT:
            _for_people(found, stream or Console(stderr=True, soft_wrap=True, highlight=False))
        case ReportFormat.JSON:
            sys.stdout.write(as_json(found))
        case ReportFormat.GITHUB:
            sys.stdout.write(as_github(found, prefix))
        case ReportFormat.GITLAB:
            sys.stdout.write(as_gitlab(found, prefix))


def count_line(problems: Sequence[Problem]) -> str:
    """How many problems there are, in how many files."""
    counts = Counter(p.severity for p in problems)
    files = len({p.place.path for p in problems})
    words = [_count(counts[s], s.value) for s in Severity if counts[s]]
    return f"{', '.join(words)} in {_count(files, 'file')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _for_people(problems: Sequence[Problem], console: Console) -> None:
    for problem in problems:
        lines = render_problem(problem).split("\n")
        text = Text(lines[0])
        place = len(str(problem.place))
        if lines[0].startswith(str(problem.place)):  # not so where odd characters were escaped
            text.stylize("bold", 0, place)
            text.stylize(_COLOURS[problem.severity], place + 2, place + 2 + len(problem.severity))
            text.stylize(
                "dim", place + 3 + len(problem.severity), place + 3 + len(problem.severity) + len(problem.rule)
            )
        for line in lines[1:]:
            text.append(f"\n{line}", style="dim")
        console.print(text)
    if problems:
        console.print(count_line(problems), style="bold")


def as_json(problems: Sequence[Problem]) -> str:
    """All problems as one JSON object with the counts."""
    counts = Counter(p.severity for p in problems)
    rows = [
        {
            "path": p.place.path,
            "line": p.place.line,
            "column": p.place.column,
            "rule": p.rule,
            "severity": p.severity.value,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]
    summary = {f"{severity.value}s": counts[severity] for severity in Severity}
    return json.dumps({"problems": rows, **summary}, indent=1, ensure_ascii=False) + "\n"


def as_github(problems: Sequence[Problem], prefix: str = "") -> str:
    """Workflow commands: one annotation a problem."""
    lines = []
    for p in problems:
        where = {"file": prefix + p.place.path, "line": p.place.line, "col": p.place.column, "title": p.rule}
        properties = ",".join(f"{k}={_property(str(v))}" for k, v in where.items() if v)
        text = p.message + (f"\n{p.hint}" if p.hint else "")
        lines.append(f"::{_GITHUB[p.severity]} {properties}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(problems: Sequence[Problem], prefix: str = "") -> str:
    """A code quality report; equal findings get fingerprints of their own, since GitLab merges equal ones."""
    seen: Counter[tuple[str, str, str]] = Counter()
    rows = []
    for p in problems:
        key = (p.place.path, p.rule, p.message)
        seen[key] += 1
        fingerprint = hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest()
        rows.append(
            {
                "description": f"{p.message} {p.hint}".strip(),
                "check_name": p.rule,
                "fingerprint": fingerprint,
                "severity": _GITLAB[p.severity],
                "location": {"path": prefix + p.place.path, "lines": {"begin": max(p.place.line, 1)}},
            }
        )
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def _prefix(folder: Path) -> str:
    """The way from where the command runs to the workspace: code hosts know files from their own root."""
    here, there = Path.cwd().resolve(), folder.resolve()
    return f"{there.relative_to(here).as_posix()}/" if there != here and there.is_relative_to(here) else ""
