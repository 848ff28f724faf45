"""Whatever is done to good files, a check ends with problems that have a place, a known rule and a next move."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.model.problems.all_rules import RULES
from generator.model.problems.problem import Problem
from generator.pipeline.check import check_customer
from generator.pipeline.workspace import Workspace
from tests.laws.any_input import spoil

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("LAUNCHBOOK_EXAMPLES", "5"))
SAMPLES = {"hoshino-mobility": "on-call", "serra-azul-energia": "database-release", "arroyo-foods": "saas-standard"}


@pytest.mark.parametrize("customer", SAMPLES)
def test_whatever_is_done_to_good_files_a_check_ends_with_problems_that_help(customer: str) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32))
    def law(seed: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = _copy(customer, Path(folder))
            spoil(root, Random(seed))
            _check(root, customer)

    law()


def _copy(customer: str, root: Path) -> Path:
    playbook = SAMPLES[customer]
    for name in (f"customers/{customer}", f"playbooks/{playbook}"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("releases"))
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "brand", root / "brand")
    return root


def _check(root: Path, customer: str) -> None:
    for problem in check_customer(Workspace(root), customer).problems:
        assert problem.rule in RULES
        assert problem.message.strip()
        assert problem.hint.strip() or problem.severity != "error", problem
        _stands_somewhere(root, problem)


def _stands_somewhere(root: Path, problem: Problem) -> None:
    """The file exists, and the line and column lie inside it."""
    place = problem.place
    path = root / place.path
    assert path.exists() or (ROOT / place.path).exists(), problem
    if place.line and path.is_file():
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
        assert place.line <= len(lines), problem
        assert place.column <= len(lines[place.line - 1]) + 2, problem
