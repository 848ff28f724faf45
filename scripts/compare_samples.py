"""Say which outputs of the samples differ from those of another commit.

`python -m scripts.compare_samples REV` writes all outputs of both (`scripts/sample_outputs.py`), compares them byte by byte,
names each file that differs, and ends with 1 if there is one. Run it from the root of a checkout; with `--brief` it
explains no items, which takes most of the time.
"""

from __future__ import annotations

import filecmp
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("generator", "playbooks", "customers", "site_templates", "mkdocs.yml", "pyproject.toml")


def main(revision: str, *options: str) -> int:
    """Compare, print, and give the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        before, after = work / "before", work / "after"
        _write(_commit(revision, work / "old"), before, options)
        _write(_working_tree(work / "new"), after, options)
        names = sorted({*_files(before), *_files(after)})
        differing = [name for name in names if not _same(before / name, after / name)]
        for name in differing:
            print(name)
        print(f"{len(names)} outputs, {len(differing)} differ from {revision}")
    return 1 if differing else 0


def _commit(revision: str, into: Path) -> Path:
    """The files of a commit."""
    into.mkdir()
    archive = subprocess.run(["git", "archive", revision, *COPIED], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", into], input=archive.stdout, check=True)
    return into


def _working_tree(into: Path) -> Path:
    """The files as they are now, those that git ignores left out."""
    into.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *COPIED],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    subprocess.run(
        ["cp", "--parents", "-t", into, *(n for n in listed.stdout.decode().split("\0") if n and (ROOT / n).exists())],
        cwd=ROOT,
        check=True,
    )
    return into


def _write(tree: Path, into: Path, options: Iterable[str]) -> None:
    into.mkdir()
    writer = Path(__file__).with_name("sample_outputs.py")
    subprocess.run([sys.executable, "-P", writer, tree, into, *options], check=True)


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
