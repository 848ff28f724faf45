"""The documents as the tests read them: links, headings, and the story that the fenced blocks of a page tell."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```\s*$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{ *#([\w-]+) *\})?$", re.MULTILINE)
NAMED = re.compile(r"# (\S+\.(?:yml|md|html|css))\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language and its text without the indent."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that the first line of the block names, or nothing."""
        named = NAMED.match(self.text)
        return named[1] if named else ""


def pages() -> list[Path]:
    """All documents for people."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def name(page: Path) -> str:
    """A page's path within the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page in their order."""
    return [Block(m[2], re.sub(rf"(?m)^{m[1]}", "", m[3])) for m in FENCE.finditer(page.read_text("utf-8"))]


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]+`", "code", FENCE.sub("", page.read_text("utf-8")))


def links(page: Path) -> list[str]:
    """The targets of all links and pictures."""
    return [*LINK.findall(prose(page)), *re.findall(r'<img src="([^"]+)"', prose(page))]


def anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as code hosts make them."""
    found: dict[str, int] = {}
    for title, given in HEADING.findall(FENCE.sub("", page.read_text("utf-8"))):
        if given:
            found[given] = 0
            continue
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        slug = re.sub(r"[^\w\- ]", "", plain.replace("`", "")).strip().replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
    return {slug if not n else f"{slug}-{n}" for slug, count in found.items() for n in range(count + 1)}


def commands(text: str) -> Iterator[list[str]]:
    """The commands of a shell block, without comments."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words:
            yield words


def write(workspace: Path, block: Block) -> None:
    """Do what a reader does with a block that names a file: a new file is written, a known YAML file is added to."""
    path = workspace / block.file
    text = block.text.partition("\n")[2]
    if path.suffix == ".yml" and path.exists():
        text = _added(path.read_text("utf-8"), text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _added(old: str, new: str) -> str:
    """New keys go to the end, in the place of hints that stand there as comments; others are merged into their places."""
    before, added = _read(old) or {}, _read(new)
    if before.keys() & added.keys():
        return yaml.safe_dump(_merged(before, added), sort_keys=False, allow_unicode=True, width=1000)
    lines = old.splitlines()
    while lines and (not lines[-1].strip() or (lines[-1].startswith("#") and "yaml-language-server" not in lines[-1])):
        lines.pop()
    return "\n".join([*lines, "", new])


def _read(text: str) -> Any:
    """YAML with every value as the text that was written."""
    return yaml.load(text, yaml.BaseLoader)


def _merged(old: Any, new: Any) -> Any:
    """The new keys at their places; what is no mapping is replaced."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return new if new is not None else old
    return {key: _merged(old.get(key), new[key]) if key in new else old[key] for key in (*old, *(new.keys() - old))}


def texts(value: Any) -> Iterator[str]:
    """Every text in a YAML value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value
