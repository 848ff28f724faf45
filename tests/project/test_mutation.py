"""Mutants are put in the place of one function of a loaded module, and each function notes that it runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.operators import Mutant, difference, mutants_of
from tests.mutation.swapping import REACHED, Served, functions, noting, swap, where

TOY = '''\
"""A toy."""

LEAST = 1


class Gate:
    """Lets through what is large."""

    def open_for(self, number: int, least: int = 2) -> bool:
        """Whether a number is large."""
        return number > least


def names(numbers: list[int]) -> list[str]:
    return [str(n) for n in numbers if n > LEAST]
'''


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The toy, loaded with functions that note that they run."""
    (tmp_path / "toy_gate.py").write_text(TOY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [Served({"toy_gate": partial(noting, "toy_gate")}), *sys.meta_path])
    REACHED.clear()
    yield importlib.import_module("toy_gate")
    del sys.modules["toy_gate"]
    REACHED.clear()


def mutant(added: str) -> Mutant:
    """The mutant of the toy that adds a line."""
    return next(m for m in mutants_of("toy_gate", TOY) if f"+ {added}" in difference(TOY, m))


def test_a_function_notes_that_it_runs_and_does_the_same(toy: Any) -> None:
    assert set() == REACHED
    assert toy.Gate().open_for(3)
    assert {("toy_gate", 9)} == REACHED
    assert toy.names([1, 2]) == ["2"]
    assert {("toy_gate", 9), ("toy_gate", 14)} == REACHED
    assert toy.Gate.__doc__ == "Lets through what is large."
    assert toy.Gate.open_for.__doc__ == "Whether a number is large."


def test_a_mutant_takes_the_place_of_the_function(toy: Any) -> None:
    gate, names = toy.Gate(), toy.names
    weak = mutant("return number >= least")
    assert where(weak) == ("toy_gate", 9)
    assert (gate.open_for(2), names([0, 2])) == (False, ["2"])
    assert swap(weak, ("toy_gate", 9), functions())
    assert (gate.open_for(2), gate.open_for(2, 3), names([0, 2])) == (True, False, ["2"])
    assert swap(mutant("return [str(n) for n in numbers]"), ("toy_gate", 14), functions())
    assert names([0, 2]) == ["0", "2"]


@pytest.mark.parametrize("added", ["LEAST = 2", "def open_for(self, number: int, least: int=3) -> bool:"])
def test_what_runs_when_the_module_is_loaded_is_in_no_function(toy: Any, added: str) -> None:
    assert where(mutant(added)) is None
