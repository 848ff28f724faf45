"""A folder of the store that leads elsewhere."""

from pathlib import Path

COMMAND = "publish acme 1.0 --as-of 2026-11-10"


def write(workspace: Path) -> None:
    customer = workspace / "customers/acme/customer.yml"
    customer.write_text(customer.read_text("utf-8") + "suffix: k7m2p9\n", "utf-8")
    (workspace / "published").mkdir()
    (workspace / "published/acme-k7m2p9").symlink_to("/tmp")
