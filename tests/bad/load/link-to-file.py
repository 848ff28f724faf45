"""A customer file that is a link to one elsewhere."""

from pathlib import Path


def write(workspace: Path) -> None:
    path = workspace / "customers/acme/status.yml"
    path.symlink_to("/etc/hostname")
