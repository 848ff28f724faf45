"""Load a playbook, a customer or the vendor: all files that belong to it, and all their problems at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.files.release import RECORD
from generator.model.files.source import (
    CustomerSources,
    FileSource,
    GuideSource,
    PlaybookSources,
    RecordSource,
    Source,
    VendorSource,
)
from generator.model.language.tokenizer import did_you_mean
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_load import (
    FILE_INCLUDE,
    FILE_MISSING,
    FILE_NAME,
    FILE_OUTSIDE,
    FILE_SIZE,
    FILE_STRAY,
    RELEASE_UNKNOWN,
    YAML_EMPTY,
)
from generator.steps.load.folder import WorkspaceFolder
from generator.steps.load.guide import parse_guide
from generator.steps.load.logo import load_logo
from generator.steps.load.merge import included, merge
from generator.steps.load.parse import parse
from generator.steps.load.record import RECORD_LIMIT, check_release, parse_record

VENDOR_KEY = ("extra", "launchbook")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Problems = tuple[Problem, ...]


def load_vendor(workspace: WorkspaceFolder) -> tuple[VendorSource | None, Problems]:
    """The root `mkdocs.yml`; outside `extra.launchbook` it may hold what only the site engine understands."""
    source, problems = _yaml(workspace, "mkdocs.yml", VENDOR_KEY)
    if source is None:
        return None, problems
    logo, wrong = load_logo(workspace, source, VENDOR_KEY)
    return VendorSource(source, logo), tuple(sorted({*problems, *wrong}))


def load_customer(workspace: WorkspaceFolder, customer: str) -> tuple[CustomerSources | None, Problems]:
    """The files of one customer; no file of another one is opened."""
    folder = f"customers/{customer}"
    if problem := _unknown(customer, folder, workspace.customer_ids()):
        return None, (problem,)
    facts, problems = _yaml(workspace, f"{folder}/customer.yml")
    status, more = _status(workspace, f"{folder}/status.yml")
    versions, rest = _versions(workspace, f"{folder}/versions")
    stray = tuple(_stray(path) for path in workspace.walk(folder) if _stray_in_customer(folder, path))
    logo, wrong = load_logo(workspace, facts, (), folder) if facts else (None, ())
    found = CustomerSources(customer, facts, status, versions, logo) if facts else None
    return found, tuple(sorted({*problems, *more, *rest, *stray, *wrong}))


def load_playbook(
    workspace: WorkspaceFolder, playbook: str, release: str | None = None, named_at: Place | None = None
) -> tuple[PlaybookSources | None, Problems]:
    """The files of a playbook's working copy, or of one release after its hashes were checked.

    `named_at` is where the user named it (a customer's `playbook:`): a playbook that does not exist is reported there.
    """
    folder = f"playbooks/{playbook}"
    if problem := _unknown(playbook, folder, workspace.playbook_ids(), named_at):
        return None, (problem,)
    problems: Problems = ()
    if release is not None:
        if release not in workspace.releases(playbook):
            return None, (_no_release(workspace, playbook, release, named_at),)
        folder = f"{folder}/releases/{release}"
        problems = check_release(workspace, playbook, release)
    loaded, more = _playbook(workspace, folder, playbook, release)
    return loaded, tuple(sorted({*problems, *more}))


def _playbook(
    workspace: WorkspaceFolder, folder: str, playbook: str, release: str | None
) -> tuple[PlaybookSources | None, Problems]:
    paths = workspace.playbook_files(playbook, release)
    source, problems, used = _merged(workspace, folder)
    guides, broken_guides, more = _guides(workspace, folder, paths)
    files, broken_files, rest = _attachments(workspace, folder, paths)
    stray = [_stray(path) for path in paths if path not in used and _stray_in_playbook(folder, path)]
    found = (*problems, *more, *rest, *stray)
    if source is None:
        return None, found
    return PlaybookSources(playbook, release, source, guides, files, broken_guides | broken_files), found


def _merged(workspace: WorkspaceFolder, folder: str) -> tuple[Source | None, Problems, frozenset[str]]:
    """The playbook with its included files, and the paths of all of them."""
    path = f"{folder}/playbook.yml"
    main, problems = _yaml(workspace, path)
    if main is None:
        return None, problems, frozenset({path})
    names, more = included(main)
    parts: list[Source] = []
    found = [*problems, *more]
    for name, place in names:
        part, wrong = _part(workspace, folder, name, place)
        parts += [part] if part else []
        found += wrong
    used = frozenset({path, *(f"{folder}/{name}" for name, _ in names)})
    if len(parts) < len(names) or more:
        return None, tuple(found), used
    merged, twice = merge(main, parts)
    return merged, (*found, *twice), used


def _part(workspace: WorkspaceFolder, folder: str, name: str, place: Place) -> tuple[Source | None, Problems]:
    """An included file; what is wrong with its name is said where it is named."""
    outside = name.startswith(("/", "releases/")) or "\\" in name or any(s in ("", ".", "..") for s in name.split("/"))
    if outside:
        hint = "Include a file by its path inside the playbook's folder, without `..` and without a leading `/`."
        return None, (FILE_OUTSIDE.at(place, f"`{name}` leaves the folder of the playbook", hint),)
    if not workspace.exists(f"{folder}/{name}"):
        others = [other for other in workspace.names(folder) if other.endswith((".yml", ".yaml"))]
        message = f"there is no file `{name}` in this folder{_meant(name, others)}"
        return None, (FILE_INCLUDE.at(place, message, "Create it, or correct its name."),)
    return _yaml(workspace, f"{folder}/{name}")


def _guides(
    workspace: WorkspaceFolder, folder: str, paths: Sequence[str]
) -> tuple[Mapping[str, GuideSource], frozenset[str], Problems]:
    guides: dict[str, GuideSource] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for path in (path for path in paths if _is_guide(folder, path)):
        name = path.rpartition("/")[2].removesuffix(".md")
        data = workspace.read(path, FILE_SIZE) if _ID.fullmatch(name) else _bad_id(path, name)
        guide, wrong = parse_guide(path, data) if isinstance(data, bytes) else (None, (data,))
        problems += wrong
        if guide:
            guides[name] = guide
        else:
            broken.add(name)
    return guides, frozenset(broken), tuple(problems)


def _attachments(
    workspace: WorkspaceFolder, folder: str, paths: Sequence[str]
) -> tuple[Mapping[str, FileSource], frozenset[str], Problems]:
    files: dict[str, FileSource] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in (path for path in paths if path.startswith(f"{folder}/attachments/")):
        name = path.removeprefix(f"{folder}/attachments/")
        other = seen.setdefault(name.lower(), name)
        found = workspace.fingerprint(path) if other == name else _same_but_case(path, other)
        if isinstance(found, Problem):
            problems.append(found)
            broken.add(name)
        else:
            files[name] = found
    return files, frozenset(broken), tuple(problems)


def _status(workspace: WorkspaceFolder, path: str) -> tuple[Source | None, Problems]:
    """What happened so far; no file, or one of comments only, says that nothing has."""
    if not workspace.exists(path):
        return None, ()
    source, problems = _yaml(workspace, path)
    return source, tuple(problem for problem in problems if problem.rule != YAML_EMPTY.code)


def _versions(workspace: WorkspaceFolder, folder: str) -> tuple[Mapping[str, RecordSource], Problems]:
    versions: dict[str, RecordSource] = {}
    problems: list[Problem] = []
    for name in (name for name in workspace.names(folder) if name.endswith(".json")):
        path = f"{folder}/{name}"
        data = workspace.read(path, FILE_SIZE, RECORD_LIMIT)
        record = parse_record(path, data) if isinstance(data, bytes) else data
        if isinstance(record, Problem):
            problems.append(record)
        else:
            versions[name.removesuffix(".json")] = record
    return versions, tuple(problems)


def _yaml(workspace: WorkspaceFolder, path: str, strict_below: tuple[str, ...] = ()) -> tuple[Source | None, Problems]:
    data = workspace.read(path)
    return parse(path, data, strict_below) if isinstance(data, bytes) else (None, (data,))


def _unknown(name: str, folder: str, known: Sequence[str], named_at: Place | None = None) -> Problem | None:
    place = named_at or Place(folder)
    if not _ID.fullmatch(name):
        return _bad_id(folder, name, place)
    if name in known:
        return None
    where = folder.rpartition("/")[0]
    return FILE_MISSING.at(place, f"there is no `{name}` in `{where}/`{_meant(name, known)}", "Correct the id.")


def _bad_id(path: str, name: str, place: Place | None = None) -> Problem:
    hint = "An id is small letters, digits and single hyphens: `first-sign-in`."
    return FILE_NAME.at(place or Place(path), f"`{name}` is no id", hint)


def _same_but_case(path: str, other: str) -> Problem:
    message = f"the name differs from `{other}` by capital letters only, and many systems take them for one file"
    return FILE_NAME.at(Place(path), message, "Give one of the two another name.")


def _no_release(workspace: WorkspaceFolder, playbook: str, release: str, named_at: Place | None) -> Problem:
    known = workspace.releases(playbook)
    message = f"playbook `{playbook}` has no release `{release}`{_meant(release, known)}"
    hint = f"Its releases are: {', '.join(known)}." if known else "It has no release yet: freeze one first."
    return RELEASE_UNKNOWN.at(named_at or Place(f"playbooks/{playbook}/releases"), message, hint)


def _stray(path: str) -> Problem:
    return FILE_STRAY.at(Place(path), "nothing reads this file", "Rename it, name it under `include`, or delete it.")


def _is_guide(folder: str, path: str) -> bool:
    inside = path.removeprefix(f"{folder}/guides/")
    return path.startswith(f"{folder}/guides/") and path.endswith(".md") and "/" not in inside


def _stray_in_customer(folder: str, path: str) -> bool:
    inside = path.removeprefix(f"{folder}/")
    known = re.fullmatch(r"(customer|status)\.yml|versions/[^/]+\.json", inside)
    return _looks_read(path) and not known


def _looks_read(path: str) -> bool:
    return path.endswith((".yml", ".yaml", ".json"))


def _stray_in_playbook(folder: str, path: str) -> bool:
    """Files that look as if they counted: YAML that nobody includes, and what lies beside the guides."""
    inside = path.removeprefix(f"{folder}/")
    if inside.startswith("attachments/") or inside == RECORD:
        return False
    return _looks_read(path) or (inside.startswith("guides/") and not _is_guide(folder, path))


def _meant(name: str, known: Sequence[str]) -> str:
    near = did_you_mean(name, known)
    return f"; {near}" if near else ""
