"""An attachment that is a link, and a folder of them that is one."""

from pathlib import Path


def write(workspace: Path) -> None:
    folder = workspace / "playbooks/plan/attachments"
    folder.mkdir()
    (folder / "sheet.csv").symlink_to("/etc/hostname")
    (folder / "more").symlink_to("/etc")
