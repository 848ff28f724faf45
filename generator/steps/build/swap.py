"""Putting a finished folder in the place of another, so that no reader meets half of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk import put_folder


class Occupied(Exception):
    """The folder cannot be replaced; the text says why."""


@contextmanager
def replacing(target: Path, mark: str) -> Iterator[Path]:
    """An empty folder beside `target`, which takes its place when the block ends without an error.

    A folder that is not empty is only replaced when it holds the file `mark`: it is then one of ours.
    """
    _check(target, mark)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
        _check(target, mark)
        aside = target.with_name(f".{target.name}.{os.getpid()}.old")
        put_folder(fresh, target, aside)
        shutil.rmtree(aside, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _check(target: Path, mark: str) -> None:
    if target.is_symlink():
        raise Occupied("it is a symbolic link")
    if target.exists() and not target.is_dir():
        raise Occupied("it is a file")
    if target.is_dir() and not (target / mark).is_file() and any(target.iterdir()):
        raise Occupied("it holds something that this tool did not make")


def _clear_leftovers(target: Path) -> None:
    """Remove what killed builds left; a site that one of them had set aside comes back."""
    for path in sorted(target.parent.glob(f".{target.name}.*.*")):
        *_, process, kind = path.name.split(".")
        if not process.isdigit() or kind not in {"new", "old"} or _is_running(int(process)):
            continue
        if kind == "old" and not target.exists():
            path.rename(target)
        shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
