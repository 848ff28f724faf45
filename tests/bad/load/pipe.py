"""A status file that is a pipe: opening it would block for ever."""

import os
from pathlib import Path


def write(workspace: Path) -> None:
    os.mkfifo(workspace / "customers/acme/status.yml")
