"""A status file just over the limit."""

from pathlib import Path


def write(workspace: Path) -> None:
    (workspace / "customers/acme/status.yml").write_text("a: b\n" + "#" * 2_000_000)
