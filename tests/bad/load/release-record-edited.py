"""A record that was edited together with the file that it covers."""

from pathlib import Path

from generator.model.files.release import file_hash
from tests.bad.freezing import freeze


def write(workspace: Path) -> None:
    folder = freeze(workspace)
    path = folder / "playbook.yml"
    before = file_hash(path.read_bytes())
    path.write_text("title: Another plan\n")
    record = folder / "release.json"
    record.write_text(record.read_text().replace(before, file_hash(path.read_bytes())))
