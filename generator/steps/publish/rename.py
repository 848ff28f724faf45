"""Every change of the store is one rename: a reader, and a kill, meet the old or the new, never half."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk import put_file, put_folder

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
    put_file(path, text.encode(), draft(path))


def put_in_place(new: Path, path: Path) -> None:
    """Let `new` become `path`; what it replaces is cleared away with the drafts."""
    put_folder(new, path, draft(path.with_name("old-" + path.name)))
