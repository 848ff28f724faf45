"""`launchbook release`: freeze a version of a playbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.commands.console import out
from generator.commands.options import Playbook, WorkspaceOption
from generator.commands.report import report
from generator.commands.workspace import one_of, open_workspace
from generator.pipeline.release import freeze
from generator.steps.edit import put_new_folder

Version = Annotated[
    str | None, typer.Argument(metavar="VERSION", help="The version that the playbook says; default that one.")
]


def release(playbook: Playbook, version: Version = None, folder: WorkspaceOption = Path()) -> None:
    """Freeze a version of a playbook.

    The files of the working copy are copied into `releases/VERSION/` together with their hashes. A customer that pins
    the version follows that copy. A release never changes; to say something else, raise `version:` in the playbook.
    """
    workspace = open_workspace(folder)
    one_of(playbook, workspace.playbooks, "playbook")
    frozen = freeze(workspace, playbook, version)
    report(workspace.playbook(playbook, None).problems, folder=folder)
    if frozen.there:
        out.print(f"{playbook} {frozen.version} is released already, and nothing has changed since.")
        return
    put_new_folder(folder / frozen.folder, frozen.files)
    out.print(
        f"Released {playbook} {frozen.version}: {len(frozen.files) - 1} files in {frozen.folder}/.", style="green"
    )
    out.print(f"A customer follows it with `playbook: {playbook}@{frozen.version}`.")
