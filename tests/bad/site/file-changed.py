"""An attachment that somebody saves while the site is built."""

from datetime import date
from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.steps.build import build_site
from tests.given.built import tree


def write(workspace: Path) -> None:
    playbook = workspace / "playbooks/plan/playbook.yml"
    text = playbook.read_text("utf-8").replace("owner: project-lead}", "owner: project-lead, attachments: [sheet]}")
    playbook.write_text(text + "attachments:\n  sheet: {file: sheet.csv, title: Sheet}\n", "utf-8")
    (workspace / "playbooks/plan/attachments").mkdir()
    (workspace / "playbooks/plan/attachments/sheet.csv").write_text("a,b\n", "utf-8")


def run(workspace: Path) -> None:
    made = tree(workspace, "acme", "internal", AsOf(date(2026, 11, 10)))
    (workspace / "playbooks/plan/attachments/sheet.csv").write_text("a,b,c\n", "utf-8")
    build_site(made, workspace / "site/internal/acme", workspace)
