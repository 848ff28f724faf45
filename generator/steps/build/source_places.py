"""Where in the workspace something on a page was written: findings point at the file that its author knows."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateSyntaxError

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_template import TEMPLATE_FAILS, TEMPLATE_SYNTAX
from generator.model.stages.site import SiteTree

_PAGES, _THEME = "site_templates/pages", "site_templates/theme"


def place_of(tree: SiteTree, page_path: str, text: str, workspace: Path | None) -> Place:
    """The place of a text that stands on a page: in its source, else in a template of the workspace."""
    page = next((page for page in tree.pages if page.path == page_path), None)
    source = (page.source if page else "") or page_path
    if workspace is None:
        return Place(source)
    templates = sorted((*workspace.glob(f"{_PAGES}/*.html"), *workspace.glob(f"{_THEME}/**/*.html")))
    for path in (workspace / source, *templates):
        if found := _in_file(path, text):
            return Place(path.relative_to(workspace).as_posix(), *found)
    return Place(source)


def _in_file(path: Path, text: str) -> tuple[int, int] | None:
    """The line and column of a text in a file."""
    if not text or path.is_symlink() or not path.is_file():
        return None
    before, found, _ = path.read_text("utf-8", errors="replace").partition(text)
    return (before.count("\n") + 1, len(before) - before.rfind("\n")) if found else None


def theme_problem(error: Exception, workspace: Path) -> Problem | None:
    """What is wrong with a template of the workspace's own theme, if that is where an error of the engine comes from."""
    folder = (workspace / _THEME).resolve()
    frames = [f for f in extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(folder)]
    if not frames:
        return None
    place = Place(f"{_THEME}/{Path(frames[-1].filename).relative_to(folder).as_posix()}", frames[-1].lineno or 0)
    if isinstance(error, TemplateSyntaxError):
        return TEMPLATE_SYNTAX.at(place, error.message or "not a template", "mend it, or delete the file")
    return TEMPLATE_FAILS.at(place, f"{error}", "mend it, or delete the file to get the theme's own")
