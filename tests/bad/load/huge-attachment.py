"""An attachment over the limit; sparse."""

from pathlib import Path


def write(workspace: Path) -> None:
    folder = workspace / "playbooks/plan/attachments"
    folder.mkdir()
    with (folder / "film.mp4").open("wb") as file:
        file.truncate(50_000_001)
