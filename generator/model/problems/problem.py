"""What is wrong with the user's files, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the workspace.

    `path` is relative to the workspace and uses forward slashes; `line` and `column` count from 1, and 0 says
    that the position inside the file is not known.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: where, which rule, what is wrong, and the next move."""

    place: Place
    rule: str
    severity: Severity
    message: str
    hint: str = ""


class Refused(Exception):
    """Raised at an edge when the user's files are wrong; it carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a build, in the order of their places."""
    return tuple(sorted(p for p in problems if p.severity is Severity.ERROR))


def render_problem(problem: Problem) -> str:
    """The problem as text: `path:line:column: severity rule: message`, and the hint indented below it.

    What a file says may stand in a message, so characters that would steer a terminal are shown as escapes.
    """
    lines = [f"{problem.place}: {problem.severity} {problem.rule}: {problem.message}"]
    lines += [f"    {line}" for line in problem.hint.splitlines()]
    return "\n".join(_printable(line) for line in lines)


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
