"""The plan as files: data by its schema, and a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.stages.shown.plan import ShownPlan
from generator.steps.render.exports import COLUMNS, plan_csv, plan_json
from tests.given.shown_plans import plan

# == Data ==


def test_the_json_is_the_plan_and_validates_against_its_model() -> None:
    assert ShownPlan.model_validate_json(plan_json(plan())) == plan()


def test_the_json_has_every_key_of_the_published_schema() -> None:
    assert set(json.loads(plan_json(plan()))) == set(ShownPlan.model_json_schema()["properties"])


# == Table ==


def _rows(known: ShownPlan) -> list[list[str]]:
    return list(csv.reader(io.StringIO(plan_csv(known).decode("utf-8-sig"), newline="")))


def test_the_table_has_one_row_an_item_under_its_columns() -> None:
    head, *rows = _rows(plan())
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == [i.id for i in plan().items]
    row = dict(zip(head, next(r for r in rows if r[0] == "export-data"), strict=True))
    assert (row["people"], row["baseline end"], row["plan end"]) == ("Jonas Lund", "2026-11-06", "2026-11-13")
    assert (row["forecast end"], row["actual end"], row["slack"]) == ("2026-11-20", "", "-2")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "＝", "＋"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    item = plan().items[0].model_copy(update={"title": f"{start}HYPERLINK(1)"})
    cells = _rows(plan().model_copy(update={"items": (item,)}))[1]
    assert cells[COLUMNS.index("title")].startswith("'")


@given(st.text())
def test_a_cell_gives_the_text_back(text: str) -> None:
    item = plan().items[0].model_copy(update={"title": text})
    cell = _rows(plan().model_copy(update={"items": (item,)}))[1][COLUMNS.index("title")]
    assert cell.removeprefix("'") == text.removeprefix("'") if cell.startswith("'") else cell == text
