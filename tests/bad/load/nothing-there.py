"""A workspace without mkdocs.yml, a customer without customer.yml, a playbook without playbook.yml."""

from pathlib import Path


def write(workspace: Path) -> None:
    (workspace / "mkdocs.yml").unlink()
    (workspace / "customers/acme/customer.yml").rename(workspace / "customers/acme/customer.yaml")
    (workspace / "playbooks/plan/playbook.yml").unlink()
