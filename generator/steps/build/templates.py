"""Where the template folders are: the workspace's own first, then the ones that the package ships."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import generator

Kind = Literal["pages", "theme"]


def template_folders(workspace: Path, kind: Kind = "theme") -> tuple[Path, ...]:
    """The folders that overlay one another file by file, first wins."""
    found = (workspace / "site_templates" / kind, _shipped(kind))
    return tuple(dict.fromkeys(folder.resolve() for folder in found if folder.is_dir()))


def _shipped(kind: Kind) -> Path:
    """The folder of the wheel, or of the checkout that the package is run from."""
    package = Path(generator.__file__).parent
    in_wheel = package / "templates" / kind
    return in_wheel if in_wheel.is_dir() else package.parent / "site_templates" / kind
