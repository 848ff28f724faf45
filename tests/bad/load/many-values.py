"""More values than any plan has, in a file that is not too large."""

from pathlib import Path


def write(workspace: Path) -> None:
    (workspace / "customers/acme/status.yml").write_text("a: [" + "x, " * 200_001 + "x]\n")
