"""Every change of the store is one rename: a reader, and a kill, meet the old or the new, never half."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk import exchange

_DRAFT = ".draft-"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder against other publishers, and clear away what killed ones left."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock, contextlib.ExitStack() as stack:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415 - there is none elsewhere

            fcntl.flock(lock, fcntl.LOCK_EX)
            stack.callback(fcntl.flock, lock, fcntl.LOCK_UN)
        _clear(folder)
        try:
            yield
        finally:
            _clear(folder)


def _clear(folder: Path) -> None:
    for draft in folder.glob(_DRAFT + "*"):
        remove(draft)


def draft(path: Path) -> Path:
    """A place beside `path` for what is to become it."""
    return path.with_name(_DRAFT + path.name)


def remove(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def put_text(path: Path, text: str) -> None:
    """Write a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = draft(path)
    new.write_text(text, "utf-8")
    new.replace(path)


def put_folder(new: Path, path: Path) -> None:
    """Let `new` become `path`; where the system can, an old folder is swapped out in the same step."""
    if not path.exists():
        new.rename(path)
    elif not exchange(new, path):
        old = draft(path.with_name("old-" + path.name))
        path.rename(old)
        new.rename(path)
