"""The documents are true: links lead somewhere, commands run as written, and every example is part of a good plan."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from jinja2 import Environment

from generator.cli import run
from generator.model.problems.problem import Severity
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.plan import ShownPlan
from tests.given.built import check
from tests.given.doc_pages import ROOT, Block, anchors, blocks, commands, links, name, pages, texts, write

LAUNCHBOOK = str(Path(sys.executable).parent / "launchbook")
HOW_TOS = [*sorted((ROOT / "docs" / "how-to").glob("*.md")), ROOT / "docs" / "concepts.md"]
STORIES = [ROOT / "docs" / "tutorial.md", ROOT / "docs" / "how-dates-work.md"]
"""Pages that begin with an empty folder, and show what the program says."""
BY_HAND = {"sudo", "git", "python3", "pip", ".", "cd", "rsync", "code", "open", "ls", "cp", "mkdir"}
"""Programs that documents show and that are not ours to test."""


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(page: Path) -> None:
    broken = [target for target in links(page) if not _leads_somewhere(page, target)]
    assert not broken, f"{name(page)}: {broken}"


def _leads_somewhere(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return target.startswith(("https://", "mailto:"))
    path, _, fragment = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not fragment or (file.suffix == ".md" and fragment in anchors(file))


@pytest.mark.parametrize("page", pages(), ids=name)
def test_no_document_knows_where_it_was_written(page: Path) -> None:
    assert not re.search(r"/(work|home|root|tmp)/|localhost:\d", page.read_text("utf-8"))


def test_the_map_names_every_page() -> None:
    named = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in links(ROOT / "docs" / "index.md")}
    assert not [name(p) for p in (ROOT / "docs").rglob("*.md") if p.resolve() not in named and p.name != "index.md"]


@pytest.mark.parametrize("page", STORIES, ids=name)
def test_a_story_can_be_followed_word_by_word(page: Path, tmp_path: Path) -> None:
    here = tmp_path
    said = ""
    ran = 0
    for block in blocks(page):
        if block.file:
            write(here, block)
        elif block.language == "sh":
            said = ""
            for words in commands(block.text):
                if words[0] == "cd":
                    here = here / words[1]
                elif words[0] == "launchbook":
                    ran += 1
                    said += _serve(words, here) if words[1] == "serve" else _command(words, here)
                else:
                    assert words[0] in BY_HAND, words
        elif block.language == "text":
            _assert_said(block.text, said)
        else:
            pytest.fail(f"nobody knows what to do with this block:\n{block.text}")
    assert ran >= 4
    assert not _errors(here)


def _command(words: list[str], folder: Path, expect: tuple[int, ...] = (0, 1)) -> str:
    """What a command says; 1, the user's files are wrong, is shown on purpose once or twice."""
    done = subprocess.run(
        [LAUNCHBOOK, *words[1:]], cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode in expect, f"{words}\n{said}"
    return f"{said}\nexit {done.returncode}\n"


def _environment() -> dict[str, str]:
    return {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}


def _serve(words: list[str], folder: Path) -> str:
    """Start the preview on any port, look at one page of it, and interrupt it as a reader does."""
    args = [LAUNCHBOOK, *words[1:], "--port", "0"]
    env = {**_environment(), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(args, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as it:
        try:
            said = ""
            for line in it.stdout or ():
                said += line
                if address := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
                    with urlopen(address[0], timeout=30) as answer:
                        assert answer.status == 200
                    break
            else:
                pytest.fail(f"the preview never said where it is:\n{said}")
        finally:
            it.send_signal(signal.SIGINT)
    assert it.returncode in (0, 130)
    return said


def _assert_said(expected: str, said: str) -> None:
    """Every line of the document stands in the output, in this order; `…` stands for lines left out."""
    rows = iter([" ".join(line.split()) for line in said.splitlines()])
    for line in expected.splitlines():
        wanted = " ".join(line.split())
        if wanted and wanted != "…":
            assert any(wanted == row for row in rows), f"`{wanted}` is not said (in this place) by:\n{said}"


def _errors(workspace: Path) -> list[str]:
    return [str(p) for p in check(workspace) if p.severity is Severity.ERROR]


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace that `launchbook init` makes, as the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    return tmp_path


@pytest.mark.parametrize("page", HOW_TOS, ids=name)
def test_the_examples_of_a_how_to_are_one_good_plan(page: Path, starter: Path) -> None:
    for block in blocks(page):
        if block.file:
            write(starter, block)
            for words in _scripts(block):
                assert run(words[1:]) == 0, words
            assert not _errors(starter), f"{name(page)} after\n{block.text}"
        elif block.language == "sh":
            for words in commands(block.text):
                if words[0] == "launchbook":
                    assert run(words[1:]) == 0, words
                else:
                    assert words[0] in BY_HAND, words
        else:
            assert block.language not in ("yaml", ""), f"a block of {name(page)} names no file:\n{block.text}"


def _scripts(block: Block) -> Iterator[list[str]]:
    """The commands of ours that a CI file runs."""
    if not block.file.startswith("."):
        return
    for text in texts(yaml.load(block.text, yaml.BaseLoader)):
        for line in text.splitlines():
            if line.startswith("launchbook "):
                yield next(commands(line))


def test_the_first_screen_of_the_readme(tmp_path: Path) -> None:
    """`make test` runs this very test, so only its recipe is looked at; `make site` has a test of its own below."""
    here = tmp_path
    for block in blocks(ROOT / "README.md"):
        for words in commands(block.text) if block.language == "sh" else ():
            if words[0] == "cd":
                here = here / words[1]
            elif words[0] == "launchbook":
                assert _serve(words, here) if words[1] == "serve" else _command(words, here, expect=(0,))
            elif words[0] == "make":
                dry = subprocess.run(["make", "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, check=False)
                assert dry.returncode == 0, dry.stderr
            else:
                assert words[0] in BY_HAND, words
    assert {"site", "test"} <= {w for b in blocks(ROOT / "README.md") for w in b.text.split()}


@pytest.mark.long
def test_make_site_builds_what_the_readme_promises(tmp_path: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for file in filter(None, listed.split("\0")):
        if (ROOT / file).is_file():
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, tmp_path / file)
    (tmp_path / ".venv").symlink_to(Path(sys.executable).parent.parent)
    done = subprocess.run(
        # The set-up has tests of its own; here it is done already.
        ["make", "-o", ".venv/ready-for-site", "site"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "http://127.0.0.1:8000/" in done.stdout
    for customer in sorted(p.name for p in (ROOT / "customers").iterdir() if p.is_dir()):
        for audience in ("customer", "internal"):
            assert (tmp_path / "site" / audience / customer / "index.html").is_file()
    assert (tmp_path / "site" / "portfolio" / "index.html").is_file()
    assert (tmp_path / "site" / "public" / "index.html").is_file()


def test_designers_find_every_name_in_the_manual() -> None:
    manual = (ROOT / "docs" / "templates.md").read_text("utf-8")
    module = import_module("generator.steps.render.environment")
    names = re.findall(r'^        "(\w+)":', inspect.getsource(module.names), re.MULTILINE)
    ours = module.environment(()).filters.keys() - Environment().filters.keys()
    filters = sorted({*ours, "length"})  # Jinja has a `length` as well, whose place ours takes
    parts = (ROOT / "site_templates" / "pages" / "_parts.html").read_text("utf-8")
    macros = re.findall(r"macro (\w+)\(", parts)
    assert "plan" in names
    assert "on_day" in filters
    assert "item_table" in macros
    of_site = [f.name for f in fields(Outline)] + [f.name for f in fields(PageView)]
    wanted = {*names, *of_site, *filters, *macros}
    missing = sorted(w for w in {*wanted, *ShownPlan.model_fields} if not re.search(rf"`(parts\.)?{w}\b", manual))
    assert not missing


def test_pictures_are_small_and_all_are_shown() -> None:
    pictures = {p for p in (ROOT / "docs" / "img").rglob("*") if p.suffix in {".png", ".webp"}}
    assert pictures
    assert not [p.name for p in pictures if p.stat().st_size > 150_000]
    assert sum(p.stat().st_size for p in pictures) < 3_000_000
    shown = {(page.parent / target).resolve() for page in pages() for target in links(page)}
    assert not [p.name for p in pictures if p.resolve() not in shown]
    assert "docs/img/" in (ROOT / "README.md").read_text("utf-8")
