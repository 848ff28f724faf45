"""A frozen release of which one file was edited, one deleted and one added."""

from pathlib import Path

from tests.bad.freezing import freeze


def write(workspace: Path) -> None:
    folder = freeze(workspace)
    (folder / "playbook.yml").write_text("title: Another plan\nversion: 1.0.0\n")
    (folder / "guides/export.md").unlink()
    (folder / "guides/new.md").write_text("---\ntitle: New\n---\n")
