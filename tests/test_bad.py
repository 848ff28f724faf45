"""Every case in `tests/bad/` gives its report word for word, and every rule has a case."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from generator.model.problems.all_rules import RULES
from generator.model.problems.problem import Problem, Refused, render_problem
from generator.steps.load import WorkspaceFolder, load_customer, load_playbook, load_vendor, parse, parse_guide
from tests.given.built import check
from tests.given.workspaces import Launchbook

BAD = Path(__file__).parent / "bad"
UPDATE = bool(os.environ.get("LAUNCHBOOK_UPDATE"))
LOADED_ONLY = "load"
_PROBLEM = re.compile(r"^\S.*?: (?:error|warning|note) ([a-z0-9-]+/[a-z0-9-]+): ", re.MULTILINE)

# Rules that no file can raise, with the test that does: permissions stop nobody who runs the tests as root.
TESTED_ELSEWHERE = {"file/unreadable": ("steps/load/test_load.py", "test_a_file_without_permission_is_reported")}


def _cases() -> Iterator[Path]:
    for area in sorted(path for path in BAD.iterdir() if path.is_dir() and path.name != "base"):
        for case in sorted(area.iterdir()):
            if (case.is_dir() and case.name != "__pycache__") or case.suffix in {".yml", ".md", ".py"}:
                yield case


def _report(case: Path) -> Path:
    return case / "expected.txt" if case.is_dir() else case.with_suffix(".txt")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.parent.name}/{case.name}") for case in _cases()])
def test_a_wrong_input_gives_exactly_its_report(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if case.suffix in {".yml", ".md"}:
        found = _render((parse_guide if case.suffix == ".md" else parse)(case.name, case.read_bytes())[1])
    else:
        program = _program(case)
        monkeypatch.chdir(_workspace(case, program, tmp_path / "workspace"))
        command = _command(case, program)
        found = _told(Launchbook(Path(), capfd), command) if command else _render(_problems(case, program))
    assert found, "a case in tests/bad must have a problem"
    if UPDATE:
        _report(case).write_text(found, "utf-8")
    assert found == _report(case).read_text("utf-8")


def test_the_base_workspace_has_no_problem(tmp_path: Path) -> None:
    shutil.copytree(BAD / "base", tmp_path / "workspace")
    assert _render(_loaded(tmp_path / "workspace")) == ""
    assert _render(check(tmp_path / "workspace")) == ""


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_case(code: str) -> None:
    if code in TESTED_ELSEWHERE:
        assert code not in _reported_codes(), "it has a case after all: take it off the list"
        file, test = TESTED_ELSEWHERE[code]
        text = (BAD.parent / file).read_text("utf-8").partition(f"def {test}(")[2].partition("\ndef ")[0]
        assert code in text, f"{file} has no {test} that names {code}"
    else:
        assert code in _reported_codes(), f"no case in tests/bad/ raises {code}"


def test_every_reported_code_is_in_the_catalogue() -> None:
    assert _reported_codes() <= set(RULES)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.parent.name}/{case.name}") for case in _cases()])
def test_every_report_says_the_next_move(case: Path) -> None:
    lines = _report(case).read_text("utf-8").splitlines()
    for line, below in pairwise([*lines, ""]):
        assert not _PROBLEM.match(line) or below.startswith("    "), f"no next move after: {line}"


def test_no_report_lies_about_without_its_input() -> None:
    reports = {_report(case) for case in _cases()}
    assert set(BAD.glob("*/*.txt")) <= reports


def _reported_codes() -> set[str]:
    text = "\n".join(_report(case).read_text("utf-8") for case in _cases() if _report(case).exists())
    return set(_PROBLEM.findall(text))


def _render(problems: Iterable[Problem]) -> str:
    return "".join(f"{render_problem(problem)}\n" for problem in sorted(problems))


def _program(case: Path) -> ModuleType | None:
    if case.suffix != ".py":
        return None
    spec = importlib.util.spec_from_file_location(f"bad_{case.stem.replace('-', '_')}", case)
    assert spec and spec.loader
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def _workspace(case: Path, program: ModuleType | None, workspace: Path) -> Path:
    """A copy of the base with the case in it."""
    shutil.copytree(BAD / "base", workspace)
    if program is None:
        shutil.copytree(
            case, workspace, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "command.txt")
        )
    else:
        program.write(workspace)
    return workspace


def _command(case: Path, program: ModuleType | None) -> str:
    """The command lines to run there, if the case is not judged by the whole check."""
    if program is not None:
        return getattr(program, "COMMAND", "")
    return (case / "command.txt").read_text("utf-8") if (case / "command.txt").exists() else ""


def _told(launchbook: Launchbook, command: str) -> str:
    """What the last command line says on the error stream; it must fail, and those before it must not."""
    *before, last = command.splitlines()
    for line in before:
        assert (told := launchbook(*shlex.split(line))).code == 0, told
    told = launchbook(*shlex.split(last))
    assert told.code == 1, told
    return told.err


def _problems(case: Path, program: ModuleType | None) -> Iterable[Problem]:
    if program is not None and hasattr(program, "run"):
        with pytest.raises(Refused) as refused:
            program.run(Path())
        return refused.value.problems
    return _loaded(Path()) if case.parent.name == LOADED_ONLY else check(Path())


def _loaded(root: Path) -> set[Problem]:
    workspace = WorkspaceFolder(root)
    problems = {*load_vendor(workspace)[1]}
    for customer in workspace.customer_ids():
        sources, found = load_customer(workspace, customer)
        problems |= {*found}
        if sources and sources.pin:
            problems |= {*load_playbook(workspace, *sources.pin, sources.customer.place(("playbook",)))[1]}
    for playbook in workspace.playbook_ids():
        for release in (None, *workspace.releases(playbook)):
            problems |= {*load_playbook(workspace, playbook, release)[1]}
    return problems
