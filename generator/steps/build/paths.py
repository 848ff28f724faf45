"""Paths inside a site: relative, plain, and never two for one file."""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Refused
from generator.model.stages.site import File, SiteTree

_PART = re.compile(r"[^.\s/\\\x00-\x1f][^/\\\x00-\x1f]*")
_OF_THE_ENGINE = ("assets", "search", "sitemap.xml", "sitemap.xml.gz", "templates", "versions.json")


def html_path(page_path: str) -> str:
    """`roadmap.md` becomes `roadmap.html`."""
    return page_path.removesuffix(".md") + ".html"


def check_paths(tree: SiteTree) -> None:
    """ValueError when the tree itself is wrong: that is a fault of the code that made it, not of a user."""
    taken: dict[str, str] = {}
    for path in [page.path for page in tree.pages] + [file.path for file in tree.files]:
        if not is_plain(path) or path.split("/")[0] in _OF_THE_ENGINE:
            raise ValueError(f"{path!r} cannot be a path inside a site")
        key = (html_path(path) if path.endswith(".md") else path).casefold()
        if key in taken:
            raise ValueError(f"{path!r} and {taken[key]!r} would be the same file")
        taken[key] = path
    for page in tree.pages:
        if not page.path.endswith(".md") or posixpath.basename(page.path).lower() == "readme.md":
            raise ValueError(f"{page.path!r} cannot be the path of a page")
    if "index.html" not in taken:
        raise ValueError("a site needs a page index.md")


def is_plain(path: str) -> bool:
    """Whether the path stays inside its folder, on any system, and is not hidden."""
    return bool(path) and len(path) < 400 and all(_PART.fullmatch(part) for part in path.split("/"))


def file_bytes(file: File, workspace: Path) -> bytes:
    """The content of a file of the tree; Refused when its source is not the file that was checked."""
    if file.content is not None:
        return file.content
    source = workspace / file.source
    place = Place(file.source)
    if not is_plain(file.source) or source.is_symlink() or not source.resolve().is_relative_to(workspace.resolve()):
        raise Refused([rules.SITE_FILE.at(place, "the file lies outside the workspace", "move it into the workspace")])
    try:
        content = source.read_bytes()
    except OSError as error:
        raise Refused([rules.SITE_FILE.at(place, f"cannot be read: {error.strerror}")]) from error
    if file.sha256 and hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused([rules.SITE_FILE.at(place, "the file changed while the site was built", "build again")])
    return content
