"""A record that lists nothing."""

from pathlib import Path

from tests.bad.freezing import freeze


def write(workspace: Path) -> None:
    folder = freeze(workspace)
    (folder / "release.json").write_text("{}")
