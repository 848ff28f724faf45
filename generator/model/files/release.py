"""A frozen release of a playbook: its pin, and the hashes by which a later edit is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

RECORD = "release.json"
"""The name of the file inside a release folder that holds the hash of each other file."""


def pin(text: str) -> tuple[str, str | None]:
    """Playbook id and version of `saas-standard@1.2.0`; without `@` the version is None, the working copy."""
    playbook, at, version = text.strip().partition("@")
    return playbook.strip(), version.strip() if at else None


def file_hash(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def tree_hash(files: Mapping[str, str]) -> str:
    """One hash of a folder from its files' hashes by relative path, whatever order they come in."""
    lines = (f"{sha256}  {path}\n" for path, sha256 in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def release_record(playbook: str, version: str, files: Mapping[str, str]) -> bytes:
    """The text of `release.json`; `files` maps each relative path, forward slashes, to its `file_hash`."""
    record = {"playbook": playbook, "version": version, "tree": tree_hash(files), "files": dict(sorted(files.items()))}
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode()
