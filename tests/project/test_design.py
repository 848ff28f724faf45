"""The way in is true: the rooms are drawn as they are, and the code has the shape that the project wants."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scripts.draw_rooms import DESIGN, drawing, rooms, with_drawing
from scripts.shape import CODE, Module, banned_words, figures, imports_past_a_face, missing_files, modules_of

ROOT = Path(__file__).parents[2]


def test_the_rooms_are_drawn_as_they_are() -> None:
    text = DESIGN.read_text("utf-8")
    assert with_drawing(text) == text, "run `make docs`"
    names = {path.parent.relative_to(CODE).as_posix() for path in CODE.glob("*/*/__init__.py")}
    assert {name for name in names if name.startswith(("model/", "steps/"))} <= {room.name for room in rooms()}
    assert all(room.name in drawing(rooms()) and room.purpose for room in rooms())


def test_the_code_has_its_shape() -> None:
    assert [f"{each.name}: {case}" for each in figures(modules_of(CODE)) for case in each.wrong] == []


def _module(path: str, text: str) -> Module:

    return Module(path, text, ast.parse(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from generator.steps.load.parse import parse", 1),
        ("from generator.steps.load import parse", 0),
    ],
)
def test_an_import_past_a_face_is_found(text: str, found: int) -> None:
    assert len(list(imports_past_a_face([_module("generator/pipeline/x.py", text)]))) == found
    assert not list(imports_past_a_face([_module("generator/steps/load/x.py", text)]))


@pytest.mark.parametrize("text", ["tie = 1", "class OldDating: ...", "def f(it): ...", "import a as road"])
def test_a_word_that_means_something_else_is_found(text: str) -> None:
    assert len(list(banned_words([_module("generator/x.py", text)]))) == 1


def test_a_file_that_is_not_there_is_found() -> None:
    assert list(missing_files("`model/files/gone.py` and `docs/design.md` and `steps/none/`")) == [
        "model/files/gone.py",
        "steps/none/",
    ]
