"""The table of kinds decides: everything else asks for a trait, so that a new kind is a row of it and a word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.files.items.kinds import TRAITS, Kind, Traits

ROOT = Path(__file__).parents[3]
TABLE = "generator/model/files/items/kinds.py"
GIVEN = {
    "generator/model/files/items/item.py": {"TASK"},  # what an item is whose file says nothing
    "generator/model/files/item_index.py": {"STEP"},  # what stands in a runbook
    "generator/model/stages/workload.py": {"STEP"},  # all steps of a runbook as one duty
}
"""Where a kind is given, not asked for."""
NAMES = "|".join(kind.value for kind in Kind)


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Kind":
            yield node.attr


def _compared(tree: ast.Module) -> Iterator[str]:
    """The names of kinds that a text is compared with: `x.kind == "gate"`, `x.kind in {"gate"}`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "kind":
            said = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
            yield from (name for name in said if name in set(Kind))


def test_no_module_asks_for_a_kind_by_its_name() -> None:
    asked = {}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        name, tree = path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))
        # An open point of a plan has kinds of its own, one of which is a decision.
        compared = set() if name.startswith("generator/steps/project/") else set(_compared(tree))
        if name != TABLE and (wrong := {*_named(tree), *compared} - GIVEN.get(name, set())):
            asked[name] = wrong
    assert asked == {}


@pytest.mark.parametrize("path", sorted((ROOT / "site_templates/pages").iterdir()), ids=lambda path: str(path.name))
def test_no_template_asks_for_a_kind_by_its_name(path: Path) -> None:
    asked = re.findall(
        rf'\bkind (?:[!=]=|(?:not )?in) \(?"(?:{NAMES})"|"kind", "\w+", \(?"(?:{NAMES})"', path.read_text("utf-8")
    )
    assert asked == []


def test_every_kind_has_a_row_and_every_trait_a_kind() -> None:
    assert list(TRAITS) == list(Kind)
    flags = [name for name in Traits.__dataclass_fields__ if name not in ("needs", "has", "mark")]
    assert [name for name in flags if not any(getattr(kind.traits, name) for kind in Kind)] == []
    assert [name for name in flags if all(getattr(kind.traits, name) for kind in Kind)] == []


def test_the_traits_of_a_gate() -> None:
    traits = Kind.GATE.traits
    assert traits.point and traits.verdict and traits.go_no_go and traits.drawn and traits.in_calendar and traits.to_do
    assert not (traits.gathering or traits.timed or traits.acceptance or traits.unowned)
