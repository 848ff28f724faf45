"""The sample workspace, as it is and with parts of it deleted or altered, drawn up to the pages in memory."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import Problem, errors, render_problem
from generator.model.stages.shown.plan import ShownPlan
from generator.pipeline.customer import Onboarding, read_onboarding, shown, tree
from generator.pipeline.workspace import Workspace
from generator.steps.outline import outline
from generator.steps.render.environment import names
from generator.steps.render.pages import page_body

ROOT = Path(__file__).parents[3]
AS_OF = AsOf(
    given=date.fromisoformat(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["launchbook"]["sample_as_of"])
)
PIN = re.compile(r"(?m)^playbook: (?P<playbook>[a-z0-9-]+)(@\S+)?")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Changes = Mapping[str, Mapping[str, Any]]
"""File → path in it → new value, None to delete; in a guide: text → text in its place."""


@dataclass(frozen=True)
class Drawn:
    """The pages and text files of one site by path, or the problems that stood in the way."""

    texts: Mapping[str, str] = field(repr=False)
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(problem.rule for problem in self.problems)

    @property
    def errors(self) -> str:
        return "\n".join(render_problem(problem) for problem in errors(self.problems))


@cache
def as_it_is(customer: str, audience: str) -> Drawn:
    """A sample's site, whole, drawn from the working copy of its playbook."""
    with TemporaryDirectory() as folder:
        copy(Path(folder), customer)
        workspace = Workspace(Path(folder))
        met = read_onboarding(workspace, customer, AS_OF)
        return _site(workspace, met.get(), audience, met.problems)


def changed(
    customer: str,
    audience: str,
    pages: Collection[str],
    changes: Changes,
    *,
    drop: Collection[str] = (),
    forget: Collection[str] = (),
) -> Drawn:
    """These pages of a sample's site after changes in a copy of its files."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        copy(root, customer)
        for file, edits in changes.items():
            edit(root / file, edits)
        if drop:
            take_out([*root.glob("playbooks/*/*.yml"), root / f"customers/{customer}/customer.yml"], drop)
        if drop or forget:
            take_out([root / f"customers/{customer}/status.yml"], (*drop, *forget))
        workspace = Workspace(root)
        met = read_onboarding(workspace, customer, AS_OF)
        if met.value is None:
            return Drawn({}, met.problems)
        if all(page.partition(" ")[0].endswith(".md") for page in pages):
            return _pages(workspace, shown(met.value, audience), pages, met.problems)
        return _site(workspace, met.value, audience, met.problems)


def _pages(workspace: Workspace, plan: ShownPlan, pages: Collection[str], problems: tuple[Problem, ...]) -> Drawn:
    """Only these pages, drawn as the whole site draws them: a case looks at one or two of thirty."""
    site, templates = outline(plan), workspace.templates().get()
    texts = {f"{view.path} description": view.description for view in site.pages}
    for view in site.pages:
        if view.path in pages:
            body, wrong = page_body(f"{view.template}.html", templates, names(site, view))
            texts[view.path] = body or ""
            problems += wrong
    return Drawn(texts, problems)


def _site(workspace: Workspace, it: Onboarding, audience: str, problems: tuple[Problem, ...]) -> Drawn:
    """The whole site, its calendar and tables included."""
    site = tree(workspace, it, audience).get()
    bodies = {page.path: page.body for page in site.pages}
    heads = {f"{page.path} description": page.description for page in site.pages}
    files = {file.path: file.content.decode() for file in site.files if file.content}
    return Drawn({**bodies, **heads, **files}, problems)


def copy(root: Path, customer: str) -> None:
    """One customer with the working copy of the playbook that they follow: releases are frozen, and never edited."""
    folder = root / "customers" / customer
    shutil.copytree(ROOT / "customers" / customer, folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "brand", root / "brand")
    text = (folder / "customer.yml").read_text("utf-8")
    pin = PIN.search(text)
    assert pin, f"{customer} follows no playbook"
    (folder / "customer.yml").write_text(PIN.sub(r"playbook: \g<playbook>", text), "utf-8")
    playbook = f"playbooks/{pin['playbook']}"
    shutil.copytree(ROOT / playbook, root / playbook, ignore=shutil.ignore_patterns("releases"))


def edit(path: Path, edits: Mapping[str, Any]) -> None:
    """Delete or replace parts of a file; a part that is not there is a mistake in the table."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        for old, new in edits.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
            text = text.replace(old, new or "")
        path.write_text(text, "utf-8")
        return
    value = yaml.load(text, LOADER)
    for way, new in edits.items():
        _set(value, way, new)
    write(path, value)


def write(path: Path, value: Any) -> None:
    """Write values as YAML in which everything is text."""
    path.write_text(yaml.dump(_text(value), Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=10_000), "utf-8")


def take_out(paths: Iterable[Path], ids: Iterable[str]) -> None:
    """Delete what stands under these ids, and whatever names them."""
    gone = re.compile(rf"(?:(?:start|end) of )?(?:{'|'.join(ids)})(?:\[[a-z0-9-]+\])?")
    for path in paths:
        value = yaml.load(path.read_text("utf-8"), LOADER)
        left = _without(value, gone)
        if left != value:
            write(path, left or {})


def _without(value: Any, gone: re.Pattern[str]) -> Any:
    if isinstance(value, dict):
        kept = {k: _without(v, gone) for k, v in value.items() if not gone.fullmatch(k)}
        return {k: v for k, v in kept.items() if v is not None} or None
    if isinstance(value, list):
        return [v for v in (_without(v, gone) for v in value) if v is not None] or None
    return None if gone.fullmatch(value) else value


def _set(value: Any, way: str, new: Any) -> None:
    """Follow the keys of `way`, parted by dots, and delete or replace what stands there; `+` before it adds."""
    *before, last = way.removeprefix("+").split(".")
    for step in before:
        value = value[int(step) if isinstance(value, list) else step]
    key = int(last) if isinstance(value, list) else last
    there = key < len(value) if isinstance(key, int) else key in value
    assert there != way.startswith("+"), f"{way}: {'already' if there else 'not'} there"
    if new is None:
        del value[key]
    elif isinstance(value, list) and not there:
        value.append(_text(new))
    else:
        value[key] = _text(new)


def _text(value: Any) -> Any:
    """Files hold text; what the table says as a number or as yes is written as such."""
    if isinstance(value, Mapping):
        return {str(k): _text(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_text(v) for v in value]
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
