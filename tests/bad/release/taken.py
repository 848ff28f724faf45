"""A working copy that was edited after its version was released."""

from pathlib import Path

from generator.cli import run

COMMAND = "release plan"


def write(workspace: Path) -> None:
    assert run(["release", "plan", "--workspace", str(workspace)]) == 0
    playbook = workspace / "playbooks/plan/playbook.yml"
    playbook.write_text(playbook.read_text("utf-8").replace("title: Plan", "title: Another plan"), "utf-8")
