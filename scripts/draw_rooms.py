"""Draw the rooms of the code into docs/design.md: which there are, what each is for, and which one imports which.

`make docs` runs it. The drawing is made from the folders, from the first sentence of each room and from the imports, so
it says what the code says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "generator"
DESIGN = ROOT / "docs/design.md"
BEGIN, END = "<!-- rooms: written by scripts/draw_rooms.py -->", "<!-- rooms: end -->"
ORDER = (
    *("model/problems", "model/language", "model/translation", "model/files", "model/calendar", "model/stages"),
    *("steps/load", "steps/validate", "steps/resolve", "steps/schedule", "steps/assess", "steps/project"),
    *("steps/outline", "steps/render", "steps/build", "steps/publish", "steps/lint", "steps/edit"),
    *("pipeline", "commands"),
)
"""The rooms in the order in which a customer passes through them; one that is new is drawn at the end."""


@dataclass(frozen=True, slots=True)
class Room:
    """One room: its folder below `generator/`, how many modules it has, what it is for, and what it imports."""

    name: str
    modules: int
    purpose: str
    imports: frozenset[str]


def rooms() -> tuple[Room, ...]:
    """All rooms, in their order."""
    names = [f"{top}/{path.name}" for top in ("model", "steps") for path in _packages(CODE / top)]
    names += [path.name for path in _packages(CODE) if path.name not in ("model", "steps")]
    order = {name: number for number, name in enumerate(ORDER)}
    names.sort(key=lambda name: (order.get(name, len(order)), name))
    return tuple(_room(name, names) for name in names)


def _packages(folder: Path) -> Iterable[Path]:
    return (path.parent for path in sorted(folder.glob("*/__init__.py")))


def _room(name: str, names: Iterable[str]) -> Room:
    files = sorted((CODE / name).rglob("*.py"))
    face = ast.get_docstring(ast.parse((CODE / name / "__init__.py").read_text("utf-8"))) or ""
    imported = {_room_of(module, names) for file in files for module in _imports(file)}
    purpose = re.split(r"(?<=\.)\s", " ".join(face.split()))[0].rstrip(".")
    return Room(name, len(files), purpose, frozenset(imported - {name, ""}))


def _imports(file: Path) -> Iterable[str]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return (node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module)


def _room_of(module: str, names: Iterable[str]) -> str:
    path = module.removeprefix("generator.").replace(".", "/")
    return next((name for name in names if path == name or path.startswith(f"{name}/")), "")


def drawing(drawn: tuple[Room, ...]) -> str:
    """A line for each room; a dot in its line stands under the number of a room that it imports."""
    width = max(len(room.name) for room in drawn)
    head = " " * (width + 4) + "".join(f"{number:>3}" for number in range(1, len(drawn) + 1)) + "  modules"
    return "\n".join([head, *(_line(number, room, drawn, width) for number, room in enumerate(drawn, 1))])


def _line(number: int, room: Room, drawn: tuple[Room, ...], width: int) -> str:
    dots = "".join("  ■" if other is room else "  •" if other.name in room.imports else "   " for other in drawn)
    return f"{number:>2}  {room.name:<{width}}{dots}  {room.modules:>7}"


def purposes(drawn: tuple[Room, ...]) -> str:
    """What each room is for, in its own words."""
    return "\n".join(["| room | what it is for |", "|---|---|", *(f"| `{r.name}/` | {r.purpose} |" for r in drawn)])


def with_drawing(text: str) -> str:
    """The page with the drawing as the code is now."""
    drawn = rooms()
    part = f"{BEGIN}\n\n```text\n{drawing(drawn)}\n```\n\n{purposes(drawn)}\n\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: part, text, flags=re.DOTALL)


if __name__ == "__main__":
    DESIGN.write_text(with_drawing(DESIGN.read_text("utf-8")), "utf-8")
    print(f"Drew the rooms into {DESIGN.relative_to(ROOT)}.")
