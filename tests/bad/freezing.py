"""A small frozen release for the cases that then damage it."""

from pathlib import Path

from generator.model.files.release import file_hash, release_record


def freeze(workspace: Path) -> Path:
    """Freeze a playbook of two files as release 1.0.0 of `plan`, and return its folder."""
    folder = workspace / "playbooks/plan/releases/1.0.0"
    (folder / "guides").mkdir(parents=True)
    (folder / "playbook.yml").write_text("title: Plan\nversion: 1.0.0\n")
    (folder / "guides/export.md").write_text("---\ntitle: Export\n---\n")
    names = ("playbook.yml", "guides/export.md")
    hashes = {name: file_hash((folder / name).read_bytes()) for name in names}
    (folder / "release.json").write_bytes(release_record("plan", "1.0.0", hashes))
    return folder
