"""A status file that is a folder."""

from pathlib import Path


def write(workspace: Path) -> None:
    (workspace / "customers/acme/status.yml").mkdir()
