"""Where compiled theme templates are kept between runs."""

from __future__ import annotations

import contextlib
import os
from importlib.metadata import version
from pathlib import Path

import jinja2


def bytecode_cache() -> jinja2.FileSystemBytecodeCache | None:
    """A cache of the user's own, or none where there is no place for one.

    What lies there is run as code, so a folder that others may write to is not used.
    """
    folder = _cache_home() / "launchbook" / f"templates-{version('mkdocs-material')}-{version('jinja2')}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.stat()
        ours = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
        if ours and os.access(folder, os.W_OK) and not folder.is_symlink():
            return jinja2.FileSystemBytecodeCache(str(folder))
    return None


def _cache_home() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given) if given.startswith("/") else Path.home() / ".cache"
