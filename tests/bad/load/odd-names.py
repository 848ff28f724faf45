"""Files and folders whose names would not survive as addresses."""

from pathlib import Path


def write(workspace: Path) -> None:
    guides = workspace / "playbooks/plan/guides"
    guides.mkdir()
    front = "---\ntitle: Export\n---\n"
    (guides / "Data export.md").write_text(front)
    (guides / "data_export.md").write_text(front)
    (guides / "line\nbreak.md").write_text(front)
    files = workspace / "playbooks/plan/attachments"
    files.mkdir()
    (files / "sheet (1).csv").write_text("")
    (files / ("n" * 121)).write_text("")
    (files / "Plan.csv").write_text("")
    (files / "plan.csv").write_text("")
    (workspace / "customers/Acme Corp").mkdir()
