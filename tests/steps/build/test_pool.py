"""Workers run our code, and nothing that a workspace brings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

STARTER = Path(__file__).parents[3] / "generator" / "starter"


def test_a_module_in_the_workspace_is_never_run(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    shutil.copytree(STARTER, workspace)
    for name in ("generator", "yaml", "mkdocs"):
        (workspace / name).mkdir()
        (workspace / name / "__init__.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')\nraise SystemExit(9)\n"
        )
    command = [str(Path(sys.executable).parent / "launchbook"), "build", "--workers", "2", "--as-of", "2026-11-18"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"}
    done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "ran").exists()
    assert list((workspace / "site").rglob("index.html"))
