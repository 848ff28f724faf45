"""The version store: `<store>/<folder>/<version>/`, redirects for aliases, and `versions.json`, written last."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mike.versions import Versions

from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Refused
from generator.steps.publish import listing
from generator.steps.publish.manifest import digest, dumped, manifest_of, read_manifest
from generator.steps.publish.names import name_problems
from generator.steps.publish.redirect import redirect, write_alias
from generator.steps.publish.rename import alone, draft, put_in_place, put_text, remove


@dataclass(frozen=True, slots=True)
class Published:
    """A version in the store: its folder, its files with their hashes, one hash for all, and whether it is new."""

    folder: Path
    files: Mapping[str, str]
    digest: str
    new: bool


def publish(
    site: Path, store: Path, folder: str, version: str, *, alias: str | None = None, title: str | None = None
) -> Published:
    """Copy `site` into the store as `version`; the same content once more only moves the alias.

    Refused when a name cannot be one, or when the version exists with other content. A kill at any point leaves
    every listed version as it was, and the next call clears up.
    """
    home = store / folder
    if problems := name_problems(home.as_posix(), folder, version, alias):
        raise Refused(problems)
    place = Place((home / version).as_posix())
    if home.is_symlink():
        hint = "put the folder itself in its place, or name another store"
        raise Refused(
            [rules.PUBLISH_SITE.at(Place(home.as_posix()), "the folder of versions is a symbolic link", hint)]
        )
    if not (site / "index.html").is_file():
        raise Refused([rules.PUBLISH_SITE.at(place, f"{site} is not a finished site", "build the site first")])
    with alone(home):
        listed = _listing(home)
        _refuse_clashes(listed, version, alias, place)
        files = _draft_version(site, home, version, place)
        new = _put_version(home, version, files, listed, place)
        listing.add(listed, version, title, alias)
        if alias is not None:
            _put_alias(home, alias, version, listed)
        _put_entry(home, listed)
        put_text(home / "versions.json", listing.dumped(listed))
    return Published(home / version, files, digest(files), new)


def _listing(home: Path) -> Versions:
    try:
        return listing.read_listing(home)
    except ValueError as error:
        place = Place((home / "versions.json").as_posix())
        hint = "restore the file from a backup"
        raise Refused([rules.PUBLISH_CHANGED.at(place, f"cannot be read: {error}", hint)]) from error


def _refuse_clashes(listed: Versions, version: str, alias: str | None, place: Place) -> None:
    """A version and an alias never share a name: one would hide the other."""
    if alias is not None and alias.casefold() in {name.casefold() for name in listing.names(listed)}:
        raise Refused([rules.PUBLISH_ALIAS.at(place, f"`{alias}` is a version already", "choose another alias")])
    if version.casefold() in {name.casefold() for name in listing.aliases(listed)}:
        raise Refused(
            [rules.PUBLISH_ALIAS.at(place, f"`{version}` is an alias already", "choose another version name")]
        )


def _draft_version(site: Path, home: Path, version: str, place: Place) -> dict[str, str]:
    """Copy first and hash the copy: what is listed is what lies in the store."""
    new = draft(home / version)
    try:
        manifest_of(site)  # refuses links before anything is copied
        shutil.copytree(site, new, copy_function=shutil.copyfile)
        return manifest_of(new)
    except ValueError as error:
        message = f"`{error}` is neither a file nor a folder"
        raise Refused([rules.PUBLISH_SITE.at(place, message, "build the site again")]) from None


def _put_version(home: Path, version: str, files: Mapping[str, str], listed: Versions, place: Place) -> bool:
    """Put the draft in its place; False when the very same version is there already."""
    same = [name for name in listing.names(listed) if name.casefold() == version.casefold()]
    if same:
        stored = read_manifest(home / ".manifests" / f"{same[0]}.json")
        if same != [version] or stored != files:
            hint = "choose a new version name; published versions never change"
            raise Refused([rules.PUBLISH_TAKEN.at(place, f"`{same[0]}` is published with other content", hint)])
        if manifest_of(home / version) != stored:
            hint = "put the published files back from a backup, or publish under a new version name"
            raise Refused([rules.PUBLISH_CHANGED.at(place, "the published files were altered", hint)])
        remove(draft(home / version))
        return False
    put_text(home / ".manifests" / f"{version}.json", dumped(files))
    put_in_place(draft(home / version), home / version)
    return True


def _put_alias(home: Path, alias: str, version: str, listed: Versions) -> None:
    new = draft(home / alias)
    remove(new)
    old_pages = [page for name in listing.names(listed) for page in _pages(home, name)]
    write_alias(new, version, _pages(home, version), old_pages)
    put_in_place(new, home / alias)


def _pages(home: Path, version: str) -> list[str]:
    files = read_manifest(home / ".manifests" / f"{version}.json") or {}
    return [name for name in files if name.endswith(".html")]


def _put_entry(home: Path, listed: Versions) -> None:
    """The bare address of a customer leads to `latest`, or else to the newest version."""
    target = "latest" if "latest" in listing.aliases(listed) else listing.names(listed)[0]
    put_text(home / "index.html", redirect(f"{target}/index.html", target))
