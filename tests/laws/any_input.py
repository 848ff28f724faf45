"""Turning a good workspace into a bad one: keys, values and whole branches of its YAML, and single characters of its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

Way = tuple[str | int, ...]

NASTY = (
    "", " ", "~", "null", "yes", "NO", "0", "-1", "1.10", "1e400", "nan", "12:30", "9" * 400, "x" * 5000, "day 1",
    "day -99999", "day 3650", "kickoff", "go-live", "2027-02-30", "0000-00-00", "9999-12-31", "2026-11-16 25:00",
    "between kickoff and go-live", "every", "week", "30 min", "0 days", "-3 days", "99999 workdays", "1..0", "0..",
    "at least", "at most 1e999", "exactly 0.1", "7 days in a row", "a and", "not not a", "users > users", "member.id",
    "kickoff-call[", "kickoff-call[oslo]", "[]", "{}", "{{ plan }}", "{% for x in y %}", "${x}", "../../etc/passwd",
    "/etc/passwd", "C:\\x", "<script>alert(1)</script>", "[x](javascript:alert(1))", "[a](http://[@x)", "\u202e", "é\u0301",
    "\U0001f600", "a\nb", "\t", "internal", "public", "customer", "vendor", "guide:none#none", "item:go-live", "Ⅳ", "١٢",
)  # fmt: skip
"""Texts that once broke a program somewhere, and texts that mean something in another place."""

CHARACTERS = ":,{}[]#&*!|>'\"%@`-? \t\n\x00\x07\u2028\ud800é=<"


def ways(value: Any, here: Way = ()) -> Iterator[Way]:
    """The way to every value below a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in pairs:
        yield (*here, step)
        yield from ways(below, (*here, step))


def _at(value: Any, way: Way) -> Any:
    for step in way:
        value = value[step]
    return value


def change_value(value: Any, random: Random) -> None:
    """One change of parsed YAML, in place."""
    known = list(ways(value))
    if not known:
        return
    way = random.choice(known)
    parent, step = _at(value, way[:-1]), way[-1]
    match random.randrange(8):
        case 0:
            del parent[step]
        case 1:
            parent[step] = random.choice(NASTY)
        case 2:
            parent[step] = _at(value, random.choice(known))
        case 3:
            parent[step] = random.choice(({}, [], None, [parent[step]], {"x": parent[step]}))
        case 4 if isinstance(parent, dict):
            parent[random.choice((*NASTY, str(step)[:-1], f"{step}s"))] = parent.pop(step)
        case 5:
            leaves = [w for w in known if isinstance(_at(value, w), str)]
            parent[step] = _at(value, random.choice(leaves)) if leaves else ""
        case 6:
            other = _at(value, random.choice(known))
            if isinstance(other, dict) and isinstance(parent[step], dict):
                parent[step] = {**parent[step], **other}
        case _:
            other_way = random.choice(known)
            if way[: len(other_way)] != other_way and other_way[: len(way)] != way:
                other, last = _at(value, other_way[:-1]), other_way[-1]
                parent[step], other[last] = other[last], parent[step]


def change_text(text: str, random: Random) -> str:
    """One change of the characters or lines of a file."""
    lines = text.splitlines(keepends=True) or [""]
    number = random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[number]
        case 1:
            lines.insert(number, lines[random.randrange(len(lines))])
        case 2:
            at = random.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:at] + random.choice(CHARACTERS) + lines[number][at:]
        case 3:
            lines[number] = random.choice(("", " ", "   ", "\t")) + lines[number].lstrip()
        case _:
            at = random.randrange(len(text) + 1)
            return text[:at]
    return "".join(lines)


def spoil(root: Path, random: Random) -> None:
    """One to three changes of the files of a workspace."""
    files = sorted((*root.rglob("*.yml"), *root.rglob("*.md")))
    for _ in range(random.randint(1, 3)):
        path = random.choice(files)
        text = path.read_bytes().decode("utf-8", "surrogatepass")
        try:
            if path.suffix == ".md" or random.random() < 0.25:
                raise yaml.YAMLError
            value = yaml.load(text, yaml.BaseLoader)
            change_value(value, random)
            text = yaml.dump(value, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, width=2**20)
        except (yaml.YAMLError, TypeError):
            text = change_text(text, random)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True
