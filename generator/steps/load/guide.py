"""Read a Markdown guide: front matter as a source, the rest as text."""

from __future__ import annotations

from generator.model.files.source import GuideSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import FILE_SIZE, GUIDE_FRONT_MATTER
from generator.steps.load.parse import parse_text
from generator.steps.load.text import BREAK, decode

_HINT = "Begin the file with a line `---`, then `title: …` and the other keys, then a line `---`."


def parse_guide(path: str, data: bytes) -> tuple[GuideSource | None, tuple[Problem, ...]]:
    """The guide, or the problems that it has; all line ends in its body become line feeds."""
    text = decode(path, data, FILE_SIZE)
    if isinstance(text, Problem):
        return None, (text,)
    lines = BREAK.split(text)
    end = _front_end(path, lines)
    if isinstance(end, Problem):
        return None, (end,)
    # The line of the opening `---` stays as an empty one, so that the marks count the lines of the whole file.
    front, problems = parse_text(path, "\n".join(["", *lines[1:end], ""]))
    if front is None:
        return None, problems
    return GuideSource(path, front, "\n".join(lines[end + 1 :]), end + 2), problems


def _front_end(path: str, lines: list[str]) -> int | Problem:
    """The index of the line that closes the front matter."""
    place = Place(path, 1, 1)
    if lines[0].rstrip() != "---":
        return GUIDE_FRONT_MATTER.at(place, "the guide has no front matter", _HINT)
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), None)
    if end is None:
        hint = "Write a line `---` below its last key."
        return GUIDE_FRONT_MATTER.at(place, "the front matter that opens here is never closed", hint)
    if not any(line.strip() for line in lines[1:end]):
        return GUIDE_FRONT_MATTER.at(place, "the front matter is empty", _HINT)
    return end
