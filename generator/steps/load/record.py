"""Read the JSON that the tool itself wrote, and hold a release against its record."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.model.files.release import RECORD, tree_hash
from generator.model.files.source import RecordSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import FILE_JSON, FILE_SIZE, RELEASE_CHANGED, RELEASE_RECORD
from generator.steps.load.folder import WorkspaceFolder
from generator.steps.load.text import decode, place_at

RECORD_LIMIT = 20_000_000


def parse_record(path: str, data: bytes) -> RecordSource | Problem:
    """The JSON object in `data`, or why there is none."""
    text = decode(path, data, FILE_SIZE, RECORD_LIMIT)
    if isinstance(text, Problem):
        return text
    hint = "The tool writes this file: take it back from version control."
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return FILE_JSON.at(place_at(path, text, error.pos), "this is not valid JSON", hint)
    except (ValueError, RecursionError):
        return FILE_JSON.at(Place(path), "this JSON holds an impossible number or is nested too deeply", hint)
    if not isinstance(value, dict):
        return FILE_JSON.at(Place(path, 1, 1), "the record is not a JSON object", hint)
    return RecordSource(path, value)


def check_release(workspace: WorkspaceFolder, playbook: str, version: str) -> tuple[Problem, ...]:
    """Every file of a release that is not as its record says."""
    folder = f"playbooks/{playbook}/releases/{version}"
    recorded = _recorded(workspace, folder)
    if isinstance(recorded, Problem):
        return (recorded,)
    paths = {path.removeprefix(f"{folder}/"): path for path in workspace.playbook_files(playbook, version)}
    problems = [_changed(f"{folder}/{name}", "is missing") for name in recorded if name not in paths]
    for name, path in paths.items():
        found = workspace.fingerprint(path)
        if isinstance(found, Problem):
            problems.append(found)
        elif name not in recorded:
            problems.append(_changed(path, "was added"))
        elif recorded[name] != found.sha256:
            problems.append(_changed(path, "was edited"))
    return tuple(problems)


def _recorded(workspace: WorkspaceFolder, folder: str) -> Mapping[str, str] | Problem:
    path = f"{folder}/{RECORD}"
    hint = "Take the folder back from version control, or freeze the playbook under a new version."
    if not workspace.exists(path):
        return RELEASE_RECORD.at(Place(path), "the release has no record of its files", hint)
    data = workspace.read(path, FILE_SIZE, RECORD_LIMIT)
    record = parse_record(path, data) if isinstance(data, bytes) else data
    if isinstance(record, Problem):
        return record
    files = record.value.get("files")
    if not isinstance(files, dict) or not all(isinstance(sha256, str) for sha256 in files.values()):
        return RELEASE_RECORD.at(Place(path), "the record lists no files", hint)
    if record.value.get("tree") != tree_hash(files):
        return RELEASE_RECORD.at(Place(path), "the record was edited: its list does not fit its own hash", hint)
    return files


def _changed(path: str, what: str) -> Problem:
    hint = "Take the file back from version control; edit the working copy and freeze it as a new version instead."
    return RELEASE_CHANGED.at(Place(path), f"this file of a frozen release {what}", hint)


def _no_constant(name: str) -> None:
    raise ValueError(name)
