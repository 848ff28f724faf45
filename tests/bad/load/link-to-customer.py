"""A customer folder that is a link to another customer's."""

from pathlib import Path


def write(workspace: Path) -> None:
    (workspace / "customers/copy").symlink_to("acme")
