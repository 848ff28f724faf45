"""The manual says what the program does: the reference is in date, and nothing is left out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.cli import VERBS
from generator.model.files.customer.customer import Customer
from generator.model.files.items.guide import Guide
from generator.model.files.json_schema import nouns
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Answer, Assessment, Record
from generator.model.problems.all_rules import RULES
from generator.reference import main, pages

REFERENCE = Path(__file__).parents[3] / "docs/reference"
MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    "playbook.md": (Playbook,),
    "customer.md": (Customer,),
    "guide.md": (Guide,),
    "status.md": (Record, Assessment, Answer, Turn),
}


@pytest.mark.parametrize("name", [*MODELS, "commands.md", "rules.md"])
def test_the_reference_is_in_date(name: str) -> None:
    assert (REFERENCE / name).read_text("utf-8") == pages()[name], "run `make docs`"


@pytest.mark.parametrize("name", MODELS)
def test_every_noun_and_key_is_documented(name: str) -> None:
    page = (REFERENCE / name).read_text("utf-8")
    sections = {part.split("\n", 1)[0]: part for part in page.split("\n## ")[1:]}
    for model in (noun for top in MODELS[name] for noun in nouns(top)):
        section = next((text for head, text in sections.items() if f"#{model.__name__.lower()} }}" in head), "")
        missing = [f.alias or key for key, f in model.model_fields.items() if f"| `{f.alias or key}` |" not in section]
        assert section and not missing, f"{model.__name__}: {missing}"
        assert model.__doc__ and model.__doc__.split(".")[0].split()[0] in section


def test_every_rule_is_documented() -> None:
    page = (REFERENCE / "rules.md").read_text("utf-8")
    assert [code for code in RULES if f"| `{code}` |" not in page] == []


def test_every_command_is_documented() -> None:
    page = (REFERENCE / "commands.md").read_text("utf-8")
    assert [verb for verb in VERBS if f"## launchbook {verb} " not in page] == []
    assert "`--as-of DATE`" in page


def test_links_inside_the_reference_lead_somewhere() -> None:
    for name, text in pages().items():
        targets = {part.split(")")[0] for part in text.split("](#")[1:]}
        assert [t for t in targets if f"{{ #{t} }}" not in text] == [], name


def test_the_pages_can_be_written_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(tmp_path / "reference")
    assert {p.name for p in (tmp_path / "reference").iterdir()} == set(pages())
    assert "Wrote 6 pages" in capsys.readouterr().out
