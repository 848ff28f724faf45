"""A published version that somebody edited afterwards."""

from pathlib import Path

from generator.cli import run

COMMAND = "publish acme 1.0 --as-of 2026-11-10"


def write(workspace: Path) -> None:
    customer = workspace / "customers/acme/customer.yml"
    customer.write_text(customer.read_text("utf-8") + "suffix: k7m2p9\n", "utf-8")
    assert run([*COMMAND.split(), "--workspace", str(workspace)]) == 0
    (workspace / "published/acme-k7m2p9/1.0/index.html").write_text("Something else", "utf-8")
