"""`docs/conformance.md`, written from the tables that the tests run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.samples.conformance.sample import LOADER, PIN, ROOT
from tests.samples.conformance.table import Back, Case, Elsewhere, backs, cases, contradictions, elsewheres

PAGE = ROOT / "docs" / "conformance.md"
INTRO = """\
# Conformance

Which demand of the three source documents is met where. The rows A1 to C64 are the artifacts, fields and rules that
those documents ask a system to show; L1 to L17 are the places where they contradict themselves, which
[decisions](decisions.md) settles. This page is written from `tests/samples/conformance/rows.yml` and
`tests/samples/conformance/contradictions.yml` by `python -m tests.samples.conformance`, and a test holds it in date.

## How a row is proved

`tests/samples/test_conformance.py` draws the site of a sample customer from the working copy of the playbook, as of the day
that all samples show, and finds the row where the table says. Then it deletes or alters what is named under *modelled
in*, in a copy, draws again, and must find none of it. Where the row is a rule, the change must raise the code that is
named, or turn the verdict.

What this does not prove: that the words are good, that a page looks right, or that the built site is the same as the
drawn pages; other tests and people look at that. A row with many parts (the 26 points of a review, say) loses one part
of each group and not every single one. Customers that follow a release are drawn from the working copy here, because a
release cannot be edited.
"""
ROWS_HEAD = """\
| Row | What it asks for | Modelled in | Stands on | Test |
| --- | --- | --- | --- | --- |
"""
L_INTRO = """\

## Contradictions

`tests/steps/lint/test_rows.py` puts each of them back into a sample, and hears exactly the code that is named; then it
writes the same mistake into a playbook with other ids and other words, hears the code again, and hears nothing once
that playbook is mended.

| | What holds | Put back by a change of | Code | Tests |
| --- | --- | --- | --- | --- |
"""
LETTERS = {"A": "On call in four weeks", "B": "Database changes, team by team", "C": "The standard onboarding"}


def page() -> str:
    """The whole page."""
    parts = [INTRO]
    for letter, title in LETTERS.items():
        lines = "".join(_row(case) for case in cases() if case.row.startswith(letter))
        parts.append(f"\n## {letter}: {title}\n\n{ROWS_HEAD}{lines}")
    parts.append(L_INTRO + "".join(_contradiction(id_, what) for id_, what in contradictions().items()))
    return "".join(parts)


def _row(case: Case) -> str:
    found = [f"`{where}`" for where in dict.fromkeys(str(_address(f.page, f.at)) for f in (*case.shows, *case.appears))]
    if case.raises:
        found.append(f"raises `{case.raises}`")
    audience = "" if case.audience == "customer" else f", {case.audience}"
    stands = f"{', '.join(found)} of {case.customer}{audience}"
    return f"| {case.row} | {case.what} | {_joined(modelled(case))} | {stands} | `test_conformance.py[{case.id}]` |\n"


def _address(page: str, at: str) -> str:
    name = page.removesuffix(" description")
    return f"{name}#{at}" if at and not at.startswith(".") else name


def modelled(case: Case) -> tuple[str, ...]:
    """The places in the files that say what the row asks for."""
    written = [
        f"{file}: {way.removeprefix('+')}" for file, ways in case.change.items() for way in ways if _is_path(file)
    ]
    guides = [file for file in case.change if not _is_path(file)]
    dropped = [place for id_ in case.drop for place in _places(case.customer, id_)]
    forgotten = [] if written or guides or dropped else [f"customers/{case.customer}/status.yml"]
    return tuple(dict.fromkeys((*dropped, *written, *guides, *forgotten)))


def _is_path(file: str) -> bool:
    return file.endswith(".yml")


@cache
def _places(customer: str, id_: str) -> tuple[str, ...]:
    """Where the playbook of a customer defines an id."""
    pin = PIN.search((ROOT / "customers" / customer / "customer.yml").read_text("utf-8"))
    assert pin
    files = sorted((ROOT / "playbooks" / pin["playbook"]).glob("*.yml"))
    return tuple(f"{file.relative_to(ROOT)}: {way}" for file in files for way in _ways(_read(file), id_))


@cache
def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), LOADER)


def _ways(value: Any, id_: str, way: str = "") -> Iterator[str]:
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        here = f"{way}.{key}".lstrip(".")
        if key == id_ and way.rpartition(".")[2] in ("items", "steps"):
            yield here
        elif key not in ("change", "add", "workstreams"):
            yield from _ways(inner, id_, here)


def _contradiction(id_: str, what: str) -> str:
    mine = [back for back in backs() if back.contradiction == id_]
    also = [each for each in elsewheres() if each.contradiction == id_]
    changed = [f"{file}: {way.removeprefix('+')}" for b in mine for file, ways in b.change.items() for way in ways]
    codes = ", ".join(dict.fromkeys(f"`{b.raises}`" for b in mine))
    return f"| {id_} | {what} | {_joined(dict.fromkeys(changed))} | {codes} | {_tests(mine, also)} |\n"


def _tests(mine: Iterable[Back], also: Iterable[Elsewhere]) -> str:
    ids = dict.fromkeys([*(back.id for back in mine), *(each.id for each in also)])
    return _joined(f"test_lint_rows.py[{id_}]" for id_ in ids)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)
