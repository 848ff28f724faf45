"""A customer file of 50 MB; sparse, since its size alone must be enough to refuse it."""

from pathlib import Path


def write(workspace: Path) -> None:
    with (workspace / "customers/acme/customer.yml").open("r+b") as file:
        file.truncate(50_000_000)
