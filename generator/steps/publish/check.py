"""A look at what lies in the store: nothing may have changed since it was published."""

from __future__ import annotations

from pathlib import Path

from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Problem
from generator.steps.publish import listing
from generator.steps.publish.manifest import manifest_of, read_manifest


def check_versions(store: Path, folder: str) -> tuple[Problem, ...]:
    """A problem for each published file that is missing, altered or too many."""
    home = store / folder
    try:
        versions = listing.names(listing.read_listing(home))
    except ValueError as error:
        return (rules.PUBLISH_CHANGED.at(Place(f"{folder}/versions.json"), f"cannot be read: {error}"),)
    return tuple(problem for version in versions for problem in _differences(home, version))


def _differences(home: Path, version: str) -> list[Problem]:
    listed = read_manifest(home / ".manifests" / f"{version}.json")
    if listed is None:
        return [rules.PUBLISH_CHANGED.at(Place(f"{home.name}/{version}"), "its list of files is gone", _HINT)]
    try:
        there = manifest_of(home / version)
    except ValueError as error:
        return [rules.PUBLISH_CHANGED.at(Place(f"{home.name}/{version}/{error}"), "is not a file", _HINT)]
    return [
        rules.PUBLISH_CHANGED.at(
            Place(f"{home.name}/{version}/{name}"), _what(listed.get(name), there.get(name)), _HINT
        )
        for name in sorted({*listed, *there})
        if listed.get(name) != there.get(name)
    ]


def _what(listed: str | None, there: str | None) -> str:
    if there is None:
        return "is missing"
    return "was added after publishing" if listed is None else "was altered after publishing"


_HINT = "restore the version from a backup"
