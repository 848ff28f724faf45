"""Writing a new file or folder, so that nobody ever meets half of it and nothing is overwritten."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


class Taken(Exception):
    """Something stands where something new was to be written; the text is its path."""


def put_new_file(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet; Taken when it does, be it made in the very same moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise Taken(str(path)) from None


def put_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder with all its files at once; Taken when there is something already."""
    if folder.exists() or folder.is_symlink():
        raise Taken(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError:
        if folder.exists():
            raise Taken(str(folder)) from None
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
