"""`versions.json`: what is published, in the form that the theme's version selector reads."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from mike.versions import VersionInfo, Versions

_FILE = "versions.json"


def read_listing(folder: Path) -> Versions:
    """What is published in `folder`; ValueError when the list cannot be read."""
    path = folder / _FILE
    if not path.exists():
        return Versions()
    try:
        return Versions.loads(path.read_text("utf-8"))
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"{_FILE}: {error}") from error


def dumped(versions: Versions) -> str:
    """The text of the list, newest first, the same whatever the order of publishing."""
    return json.dumps([_entry(info) for info in versions], indent=2, ensure_ascii=False) + "\n"


def _entry(info: VersionInfo) -> dict[str, object]:
    return {**info.to_json(), "aliases": sorted(info.aliases)}


def add(versions: Versions, version: str, title: str | None, alias: str | None) -> None:
    """Enter a version and move the alias to it; the selector takes a title for HTML, so it is escaped here."""
    versions.add(version, None if title is None else escape(title), [alias] if alias else [], update_aliases=True)


def names(versions: Versions) -> list[str]:
    """The names of all versions, newest first."""
    return [str(info.version) for info in versions]


def aliases(versions: Versions) -> dict[str, str]:
    """Alias → version."""
    return {alias: str(info.version) for info in versions for alias in info.aliases}
