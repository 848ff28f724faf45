"""A tree becomes a site folder, as a whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from generator.model.language.tokenizer import quote
from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Problem, Refused
from generator.model.stages.site import SiteTree
from generator.steps.build.engine import Malformed, Warned, run_engine
from generator.steps.build.finish import compact, foreign_scripts, foreign_sources, policy, write_sitemap
from generator.steps.build.links import Stale, stale_links
from generator.steps.build.paths import check_paths, html_path
from generator.steps.build.source_places import place_of, theme_problem
from generator.steps.build.swap import Occupied, replacing
from generator.steps.build.templates import template_folders
from generator.steps.build.theme import NOT_FOUND, script_patterns

_ABOUT_A_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?:unrecognized relative |absolute )?link(?: to)? '(?P<address>.*?)'"
    r"(?:,| which)"
)


def build_site(tree: SiteTree, target: Path, workspace: Path) -> None:
    """Build the site into `target`; Refused, and the last good site untouched, when anything is wrong with it."""
    check_paths(tree)
    overlays = template_folders(workspace)
    try:
        with replacing(target, ".nojekyll") as fresh:
            said = _engine(tree, fresh, workspace, overlays)
            found = findings(tree, fresh, said, workspace) | _complete(tree, fresh, workspace, overlays)
            if found:
                raise Refused(found)
    except Occupied as reason:
        raise Refused([rules.SITE_FOLDER.at(Place(str(target)), str(reason), "name another folder")]) from None


def _engine(tree: SiteTree, folder: Path, workspace: Path, overlays: tuple[Path, ...]) -> list[Warned | Malformed]:
    """The engine's run; Refused where it stumbles over a template of the workspace's own theme."""
    try:
        return run_engine(tree, folder, workspace, overlays)
    except Refused:
        raise
    except Exception as error:
        if problem := theme_problem(error, workspace):
            raise Refused([problem]) from error
        raise


def _complete(tree: SiteTree, folder: Path, workspace: Path, overlays: tuple[Path, ...]) -> set[Problem]:
    """Complete the folder that the engine wrote, and look for scripts that nobody asked for."""
    known = script_patterns(overlays)
    lost = folder / NOT_FOUND
    lost.write_text(policy(lost.read_text("utf-8")), "utf-8")
    found = set()
    for page in tree.pages:
        path = folder / html_path(page.path)
        html = path.read_text("utf-8")
        path.write_text(policy(compact(html)), "utf-8")
        for script in foreign_scripts(html, known) + foreign_sources(html):
            place = place_of(tree, page.path, script, workspace)
            found.add(rules.SITE_SCRIPT.at(place, f"{quote(script)} would run on a page", "take the script out"))
    (folder / ".nojekyll").touch()
    write_sitemap(folder, [html_path(page.path) for page in tree.pages], tree.last_updated)
    return found


def findings(
    tree: SiteTree, folder: Path, said: list[Warned | Malformed], workspace: Path | None = None
) -> set[Problem]:
    """What the engine said, and every link of the finished pages that leads nowhere.

    With a workspace, findings point at the line of the template or guide where the link was written.
    """
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {page.path: (folder / html_path(page.path)).read_text("utf-8") for page in tree.pages}
    bodies = {page.path: page.body for page in tree.pages}
    links = {link for each in said if (link := _link(each))}
    links |= {
        _as_written(link, bodies[link.page])
        for link in stale_links(pages, files)
        if link.address not in tree.neighbours
    }
    others = {
        rules.SITE_ENGINE.at(Place(tree.name), each.message, "this site was not built; report it with these words")
        for each in said
        if isinstance(each, Warned) and _link(each) is None
    }
    return others | {_stale(link, place_of(tree, link.page, link.address, workspace)) for link in links}


def _as_written(link: Stale, body: str) -> Stale:
    """The link as its author knows it: `b.md#x` where the engine made `b.html#x` of it."""
    path, mark, anchor = link.address.partition("#")
    written = path.removesuffix(".html") + ".md" + mark + anchor
    return replace(link, address=written) if path.endswith(".html") and f"({written}" in body else link


def _link(said: Warned | Malformed) -> Stale | None:
    """The link that the engine speaks of, if it speaks of one."""
    if isinstance(said, Malformed):
        return Stale(said.page, said.address, "address")
    about = _ABOUT_A_LINK.match(said.message)
    if about is None:
        return None
    missing = "anchor" if " anchor" in said.message[about.end() :] else "file"
    return Stale(about["page"], about["address"], missing)


def _stale(link: Stale, place: Place) -> Problem:
    address, on = quote(link.address), f"on the page {quote(html_path(link.page))}"
    if link.missing == "address":
        return rules.LINK_MALFORMED.at(place, f"{address} {on} is not an address", "correct the link")
    if link.missing == "anchor":
        path, _, where = link.address.partition("#")
        message = f"{address} {on} leads to no heading or place {quote(where)}"
        there = f"of {quote(path)}" if path else "of the page"
        return rules.LINK_ANCHOR.at(place, message, f"use the id that a heading {there} has, or give one this id")
    return rules.LINK_BROKEN.at(place, f"{address} {on} leads to no page or file", "correct the link or add the page")
