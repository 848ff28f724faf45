"""The list of a version's files with their hashes: what was published, to the byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path


def manifest_of(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of each file, sorted; ValueError for anything that is neither a file nor a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise ValueError(name)
        if path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def digest(manifest: Mapping[str, str]) -> str:
    """One hash for the whole version."""
    return hashlib.sha256(dumped(manifest).encode()).hexdigest()


def dumped(manifest: Mapping[str, str]) -> str:
    """The text of a manifest file."""
    return json.dumps(dict(sorted(manifest.items())), indent=1, ensure_ascii=False) + "\n"


def read_manifest(path: Path) -> dict[str, str] | None:
    """The manifest in a file; None when there is none that can be read."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None
