"""A workspace on disk, read so that nothing outside it and no link inside it is ever followed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.files.release import RECORD
from generator.model.files.source import FileSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rule import Rule
from generator.model.problems.rules_load import (
    FILE_KIND,
    FILE_MISSING,
    FILE_NAME,
    FILE_OUTSIDE,
    FILE_SIZE,
    FILE_SYMLINK,
    FILE_UNREADABLE,
    YAML_SIZE,
)
from generator.steps.load.picture import is_picture, read_picture
from generator.steps.load.text import TEXT_LIMIT, size_problem

ATTACHMENT_LIMIT = 50_000_000
"""The most bytes that a file may have which is copied into a site."""

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?")
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class WorkspaceFolder:
    """The folder that holds `mkdocs.yml`, `playbooks/` and `customers/`; all paths are relative to it, with `/`."""

    root: Path
    _real: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_real", self.root.resolve())

    def customer_ids(self) -> tuple[str, ...]:
        """The names of all folders under `customers/`; a name that is no id is reported when it is loaded."""
        return self._folders("customers")

    def playbook_ids(self) -> tuple[str, ...]:
        """The names of all folders under `playbooks/`."""
        return self._folders("playbooks")

    def releases(self, playbook: str) -> tuple[str, ...]:
        """The versions of a playbook that were frozen, in the order of their names."""
        return self._folders(f"playbooks/{playbook}/releases") if _NAME.fullmatch(playbook) else ()

    def playbook_files(self, playbook: str, release: str | None = None) -> tuple[str, ...]:
        """The paths of all files of a working copy (without its releases) or of one release (without its record)."""
        folder = f"playbooks/{playbook}" + (f"/releases/{release}" if release is not None else "")
        if release is not None:
            return tuple(path for path in self.walk(folder) if path != f"{folder}/{RECORD}")
        return tuple(path for path in self.walk(folder) if not path.startswith(f"{folder}/releases/"))

    def exists(self, path: str) -> bool:
        """Whether something stands at the path, be it a link."""
        return os.path.lexists(self._real / path)

    def names(self, folder: str) -> tuple[str, ...]:
        """The sorted names inside a folder that is no link; hidden files and editors' backups are left out."""
        found = self._look(folder)
        if isinstance(found, Problem) or not stat.S_ISDIR(found.st_mode):
            return ()
        try:
            names = [path.name for path in (self._real / folder).iterdir()]
        except OSError:
            return ()  # whoever then reads a file of it is told why
        return tuple(sorted(name for name in names if not name.startswith((".", "#")) and not name.endswith("~")))

    def walk(self, folder: str) -> tuple[str, ...]:
        """The paths of everything below a folder that is no folder itself; links are named and not followed."""
        found: list[str] = []
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            for name in self.names(here):
                path = f"{here}/{name}"
                below = self._real / path
                (waiting if below.is_dir() and not below.is_symlink() else found).append(path)
        return tuple(sorted(found))

    def read(self, path: str, rule: Rule = YAML_SIZE, limit: int = TEXT_LIMIT) -> bytes | Problem:
        """The bytes of a file of at most `limit` bytes, or why it is not read; the size is asked before."""
        handle = self._open(path, rule, limit)
        if isinstance(handle, Problem):
            return handle
        with os.fdopen(handle, "rb") as file:
            data = file.read(limit + 1)
        return size_problem(path, len(data), rule, limit) or data

    def fingerprint(self, path: str) -> FileSource | Problem:
        """The size and hash of a file that is copied into sites, and what a picture says of itself."""
        handle = self._open(path, FILE_SIZE, ATTACHMENT_LIMIT)
        if isinstance(handle, Problem):
            return handle
        with os.fdopen(handle, "rb") as file:
            if is_picture(path):
                data = file.read()
                return FileSource(path, len(data), hashlib.sha256(data).hexdigest(), read_picture(path, data))
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return FileSource(path, file.tell(), sha256)

    def _folders(self, folder: str) -> tuple[str, ...]:
        """Folders and links to them: a link is a finding of whoever loads it, and not to be overlooked."""
        return tuple(name for name in self.names(folder) if (self._real / folder / name).is_dir())

    def _open(self, path: str, rule: Rule, limit: int) -> int | Problem:
        found = self._look(path)
        if isinstance(found, Problem):
            return found
        if not stat.S_ISREG(found.st_mode):
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "a pipe or a device"
            return FILE_KIND.at(Place(path), f"this is {kind}, not a file", "Put an ordinary file in its place.")
        if problem := size_problem(path, found.st_size, rule, limit):
            return problem
        try:
            return os.open(self._real / path, _OPEN)
        except OSError as error:
            return _unreadable(path, error)

    def _look(self, path: str) -> os.stat_result | Problem:
        """What stands at the path, once each step towards it is known to be an ordinary name and no link."""
        parts = path.split("/")
        if path.startswith("/") or "\\" in path or any(part in ("", ".", "..") for part in parts):
            hint = "Name a file by its path inside the folder, without `..` and without a leading `/`."
            return FILE_OUTSIDE.at(Place(path), f"`{path}` leaves the folder that it may name files of", hint)
        for end in range(1, len(parts) + 1):
            if not _NAME.fullmatch(parts[end - 1]) or len(parts[end - 1]) > 120:
                return _odd_name("/".join(parts[:end]))
            found = self._status("/".join(parts[:end]))
            if isinstance(found, Problem):
                return found
        return found

    def _status(self, path: str) -> os.stat_result | Problem:
        try:
            found = os.lstat(self._real / path)
        except FileNotFoundError:
            return FILE_MISSING.at(Place(path), "there is no such file or folder", "Create it, or correct its name.")
        except (OSError, ValueError) as error:
            return _unreadable(path, error)
        if stat.S_ISLNK(found.st_mode):
            hint = "Put a copy of the file in its place."
            return FILE_SYMLINK.at(Place(path), "this is a symbolic link; links are not followed", hint)
        return found


def _odd_name(path: str) -> Problem:
    hint = "Use the letters a to z, digits, `-`, `_` and `.`; start and end with a letter or digit."
    return FILE_NAME.at(Place(path), f"the name `{path.rpartition('/')[2]}` has odd characters or is too long", hint)


def _unreadable(path: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or "its name is not usable"
    return FILE_UNREADABLE.at(Place(path), f"the file cannot be read: {reason}", "Check its owner and permissions.")
