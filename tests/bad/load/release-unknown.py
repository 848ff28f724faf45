"""A customer pinned to a release that does not exist."""

from pathlib import Path

from tests.bad.freezing import freeze


def write(workspace: Path) -> None:
    freeze(workspace)
    path = workspace / "customers/acme/customer.yml"
    path.write_text(path.read_text().replace("playbook: plan", "playbook: plan@1.0.1"))
