"""The plan as data: one JSON, one table."""

from __future__ import annotations

import csv
import io
import re

from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan

COLUMNS = (
    "id", "kind", "title", "phase", "parties", "owner", "people", "baseline end", "plan start", "plan end",
    "forecast start", "forecast end", "actual end", "slack", "standing", "need",
)  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"-?[0-9]+")


def plan_json(plan: ShownPlan) -> bytes:
    """The whole plan as the published format says."""
    return (plan.model_dump_json(indent=1) + "\n").encode()


def plan_csv(plan: ShownPlan) -> bytes:
    """One row an item; a cell that a spreadsheet would take for a formula starts with an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    names = {p.id: p.name for p in plan.people}
    for item in plan.items:
        table.writerow([_cell(value) for value in _row(item, names)])
    return out.getvalue().encode("utf-8-sig")


def _row(item: ShownItem, names: dict[str, str]) -> list[str]:
    dates = item.dates
    return [
        item.id,
        item.kind,
        item.title,
        item.phase,
        ", ".join(item.parties),
        ", ".join(item.owner),
        ", ".join(names.get(p, p) for p in item.people),
        _ends(dates.baseline)[1],
        *_ends(dates.plan),
        *_ends(dates.forecast),
        _ends(dates.actual)[1],
        "" if item.slack is None else str(item.slack),
        item.standing,
        item.need,
    ]


def _ends(span: ShownSpan | None) -> tuple[str, str]:
    return (str(span.start), str(span.end)) if span else ("", "")


def _cell(value: str) -> str:
    return f"'{value}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else value
