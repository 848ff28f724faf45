"""Draw the examples of "How dates work" with the real engine: docs/dates/*.yml become docs/img/dates/*.svg.

`make drawings` writes them; a test draws them again and compares. An example holds items, and what else of a playbook,
a customer, the vendor and the records it needs; `finds` names the rules whose findings it is about.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model.calendar.as_of import AsOf
from generator.pipeline.customer import Onboarding, read_onboarding
from generator.pipeline.workspace import Workspace
from scripts.date_drawing import drawing

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "dates"
INTO = ROOT / "docs" / "img" / "dates"
_VENDOR = {"name": "Halden", "timezone": "Europe/Oslo", "country": "NO"}
_CUSTOMER = {"name": "Acme", "playbook": "plan", "timezone": "Europe/Oslo", "country": "NO", "facts": {}}
_PLAYBOOK = {
    "title": "Plan",
    "version": "1.0.0",
    "audience": "customer",
    "roles": {"csm": "vendor", "lead": "customer"},
}
_KEYS = frozenset(
    ["alt", "items", "playbook", "customer", "vendor", "status", "as_of", "reading", "calendars", "finds"]
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example as its file says it."""

    name: str
    says: Mapping[str, Any]

    @property
    def alt(self) -> str:
        """What the drawing shows, for whoever does not see it."""
        return " ".join(str(self.says["alt"]).split())

    @property
    def svg(self) -> Path:
        """Where its drawing lies."""
        return INTO / f"{self.name}.svg"


def examples() -> Iterator[Example]:
    """All examples, by name."""
    for path in sorted(EXAMPLES.glob("*.yml")):
        says = yaml.safe_load(path.read_text("utf-8"))
        unknown = says.keys() - _KEYS
        if unknown:
            raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
        yield Example(path.stem, says)


def drawn(example: Example) -> str:
    """The drawing of an example."""
    it, found = _engine(example)
    return drawing(it, example.says, example.alt, found)


def _engine(example: Example) -> tuple[Onboarding, list[str]]:
    """The plan of an example, and what is found amiss: nothing but what the example is about."""
    with tempfile.TemporaryDirectory() as folder:
        _workspace(Path(folder), example.says)
        day = example.says.get("as_of") or _before(example.says)
        read = read_onboarding(Workspace(Path(folder)), "acme", AsOf(given=day))
    it, problems = read.value, read.problems
    expected = set(example.says.get("finds", ()))
    faults = [p for p in problems if p.rule not in expected and (p.severity == "error" or "schedule/" in p.rule)]
    if it is None or faults:
        raise ValueError(f"{example.name}: {faults or problems}")
    if missing := expected - {p.rule for p in problems}:
        raise ValueError(f"{example.name} does not find {sorted(missing)}")
    return it, [p.message for p in problems if p.rule in expected]


def _before(says: Mapping[str, Any]) -> Any:
    """A morning before everything, so that the forecast is the plan."""
    return says["customer"]["dates"]["kickoff"].replace(year=2025, day=1)


def _workspace(root: Path, says: Mapping[str, Any]) -> None:
    vendor = {**_VENDOR, **says.get("vendor", {})}
    items = {id_: {"owner": "lead", **fields} for id_, fields in says["items"].items()}
    playbook = {**_PLAYBOOK, **says.get("playbook", {}), "phases": {"plan": {"title": "Plan", "items": items}}}
    files = {
        "mkdocs.yml": {"site_name": "Guides", "extra": {"launchbook": vendor}},
        "playbooks/plan/playbook.yml": playbook,
        "customers/acme/customer.yml": {**_CUSTOMER, **says["customer"]},
        "customers/acme/status.yml": says.get("status", {}),
    }
    for name, value in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), "utf-8")


def main() -> None:
    """Write all drawings, and take away those of examples that are gone."""
    INTO.mkdir(parents=True, exist_ok=True)
    found = list(examples())
    for example in found:
        example.svg.write_text(drawn(example), "utf-8")
    for path in INTO.glob("*.svg"):
        if path not in {example.svg for example in found}:
            path.unlink()
    print(f"Drew {len(found)} examples to {INTO.relative_to(ROOT)}/.")


if __name__ == "__main__":
    main()
