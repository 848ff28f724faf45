"""The one way in which a file or a folder takes its place: a reader, and a kill, meet the old or the new, never half."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def put_file(path: Path, content: bytes, draft: Path | None = None) -> None:
    """Write a file in place of the one that may be there; `draft` is where it is written first, else a name of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = draft or _new_file(path)
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def put_folder(new: Path, path: Path, aside: Path) -> None:
    """Let `new` become `path`: in one step where the system can, else with a moment without it.

    What stood there before is at `new` or at `aside` then, for the caller to remove.
    """
    if not path.exists():
        new.rename(path)
    elif not exchange(new, path):
        path.rename(aside)
        new.rename(path)


def _new_file(path: Path) -> Path:
    """An empty file beside its place, with the rights that an ordinary new file has."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)
    return Path(name)


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step, which Linux can do; false where nothing was swapped."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        return int(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)) == 0
    return False
