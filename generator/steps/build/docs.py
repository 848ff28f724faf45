"""The exported tree: a folder that any MkDocs-compatible engine can build."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Refused
from generator.model.stages.site import SiteTree
from generator.steps.build.config import engine_config, markdown_file
from generator.steps.build.paths import check_paths, file_bytes
from generator.steps.build.swap import Occupied, replacing
from generator.steps.build.templates import template_folders
from generator.steps.build.theme import theme_language

_MARK = ".launchbook-export"


def write_docs(tree: SiteTree, folder: Path, workspace: Path) -> None:
    """Write `mkdocs.yml`, `docs/` and `overrides/` into `folder`, which must be new, empty or an earlier export."""
    check_paths(tree)
    config = engine_config(tree, theme_language(tree.language))
    try:
        with replacing(folder, _MARK) as fresh:
            (fresh / _MARK).touch()
            text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=2**31)
            (fresh / "mkdocs.yml").write_text(text, "utf-8")
            for page in tree.pages:
                _write(fresh / "docs" / page.path, markdown_file(page).encode())
            for file in tree.files:
                _write(fresh / "docs" / file.path, file_bytes(file, workspace))
            for name, content in _overrides(template_folders(workspace)).items():
                _write(fresh / "overrides" / name, content)
    except Occupied as reason:
        raise Refused([rules.SITE_FOLDER.at(Place(str(folder)), str(reason), "name another folder")]) from None


def _overrides(folders: tuple[Path, ...]) -> dict[str, bytes]:
    """The overlays as one: the first folder that has a file wins."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in reversed(folders)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
