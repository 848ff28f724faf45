"""Freezing a playbook's working copy as a release."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.files.release import RECORD, file_hash, release_record
from generator.model.files.valid import ValidPlaybook
from generator.model.problems.problem import Problem, Refused
from generator.model.problems.rules_command import RELEASE_TAKEN, RELEASE_VERSION
from generator.model.problems.rules_load import FILE_SIZE
from generator.pipeline.workspace import Workspace
from generator.steps.load import ATTACHMENT_LIMIT, check_release

_VERSION = re.compile(r"\d+(\.\d+){0,3}([-.]?[0-9A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release as it is to be written: its folder, its files, and whether it already stands there unchanged."""

    version: str
    folder: str
    files: Mapping[str, bytes]
    there: bool = False


def freeze(workspace: Workspace, playbook: str, version: str | None) -> Frozen:
    """The release of the working copy; Refused when it has mistakes or its version is taken by other content."""
    valid = workspace.playbook(playbook, None).get()
    said = valid.playbook.version
    _check_version(valid, version or said)
    folder = f"playbooks/{playbook}/releases/{said}"
    files = _files(workspace, playbook)
    record = release_record(playbook, said, {name: file_hash(content) for name, content in files.items()})
    frozen = Frozen(said, folder, {**files, RECORD: record})
    if said not in workspace.folder.releases(playbook):
        return frozen
    if problems := check_release(workspace.folder, playbook, said):
        raise Refused(problems)
    if workspace.folder.read(f"{folder}/{RECORD}", FILE_SIZE, ATTACHMENT_LIMIT) != record:
        hint = "write a new `version:` into the playbook, then release it"
        message = f"release `{said}` exists and holds something else: {_differences(workspace, playbook, frozen)}"
        raise Refused([RELEASE_TAKEN.at(valid.source.place(("version",)), message, hint)])
    return Frozen(said, folder, frozen.files, there=True)


def _check_version(valid: ValidPlaybook, version: str) -> None:
    said = valid.playbook.version
    place = valid.source.place(("version",))
    if version != said:
        hint = f"write `version: {version}` into the playbook, or release `{said}`"
        raise Refused([RELEASE_VERSION.at(place, f"the playbook says that it is version `{said}`", hint)])
    if not _VERSION.fullmatch(said) or len(said) > 60:
        raise Refused([RELEASE_VERSION.at(place, f"`{said}` is no version", "write numbers and dots, such as `1.2.0`")])


def _files(workspace: Workspace, playbook: str) -> dict[str, bytes]:
    """The bytes of all files of the working copy by their path inside it."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in workspace.folder.playbook_files(playbook):
        content = workspace.folder.read(path, FILE_SIZE, ATTACHMENT_LIMIT)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[path.removeprefix(f"playbooks/{playbook}/")] = content
    if problems:
        raise Refused(problems)
    return files


def _differences(workspace: Workspace, playbook: str, frozen: Frozen) -> str:
    """The names of the files that differ."""
    there = {p.removeprefix(f"{frozen.folder}/"): p for p in workspace.folder.playbook_files(playbook, frozen.version)}
    names = sorted({*there, *frozen.files} - {RECORD})
    differ = [
        name
        for name in names
        if name not in there
        or name not in frozen.files
        or workspace.folder.read(there[name], FILE_SIZE, ATTACHMENT_LIMIT) != frozen.files[name]
    ]
    return ", ".join(f"`{name}`" for name in differ[:5]) + (" …" if len(differ) > 5 else "")
