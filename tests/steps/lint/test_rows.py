"""Each contradiction that the samples decided once is found again, there and in playbooks of other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.model.problems.problem import Problem, errors, render_problem
from generator.pipeline.check import check_all
from generator.pipeline.customer import read_onboarding
from generator.pipeline.workspace import Workspace
from tests.samples.conformance.sample import AS_OF, copy, edit, take_out, write
from tests.samples.conformance.table import Back, Elsewhere, backs, contradictions, elsewheres

pytestmark = pytest.mark.whole

CUSTOMER = {"name": "Somebody", "playbook": "other", "dates": {"kickoff": "2026-11-02"}}


@pytest.mark.parametrize("back", [pytest.param(back, id=back.id) for back in backs()])
def test_put_back_into_a_sample_it_raises_its_own_code_alone(back: Back, tmp_path: Path) -> None:
    copy(tmp_path, back.customer)
    for file, edits in back.change.items():
        edit(tmp_path / file, edits)
    take_out(sorted(tmp_path.glob("*/*/*.yml")), back.drop)
    found = read_onboarding(Workspace(tmp_path), back.customer, AS_OF).problems
    assert not errors(found), _said(found)
    assert set(_counted(found) - _counted(_of_sample(back.customer))) == {back.raises}, _said(found)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in elsewheres()])
def test_in_other_words_it_is_found_too_and_mended_it_is_not(case: Elsewhere, tmp_path: Path) -> None:
    found = _checked(tmp_path / "wrong", case.playbook, {})
    assert {p.rule for p in found} == {case.raises}, _said(found)
    mended = _checked(tmp_path / "mended", case.playbook, case.mended)
    assert not mended, _said(mended)


def test_each_of_the_seventeen_is_put_back_and_tried_elsewhere() -> None:
    ids = [f"L{n}" for n in range(1, 18)]
    assert list(contradictions()) == ids
    for id_ in ids:
        there = {b.raises for b in backs() if b.contradiction == id_}
        assert there
        assert {e.raises for e in elsewheres() if e.contradiction == id_} <= there


def test_every_rule_that_a_decision_names_is_proved_for_it() -> None:
    text = (Path(__file__).parents[3] / "docs" / "decisions.md").read_text("utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] in contradictions():
            named = {code.strip("` ") for code in cells[-1].split(",")}
            assert {b.raises for b in backs() if b.contradiction == cells[0]} == named, cells[0]


def _checked(root: Path, playbook: Mapping[str, Any], edits: Mapping[str, Any]) -> tuple[Problem, ...]:
    """All that is found in a workspace of one playbook and one customer."""
    for path, value in {"playbooks/other/playbook.yml": playbook, "customers/somebody/customer.yml": CUSTOMER}.items():
        (root / path).parent.mkdir(parents=True)
        write(root / path, value)
    edit(root / "playbooks/other/playbook.yml", edits)
    return check_all(Workspace(root), AS_OF)


@cache
def _of_sample(customer: str) -> tuple[Problem, ...]:
    with TemporaryDirectory() as folder:
        copy(Path(folder), customer)
        return read_onboarding(Workspace(Path(folder)), customer, AS_OF).problems


def _counted(problems: tuple[Problem, ...]) -> Counter[str]:
    return Counter(problem.rule for problem in problems)


def _said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(render_problem(problem) for problem in problems)
