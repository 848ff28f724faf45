"""`launchbook init`: a workspace to begin with."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.console import out
from generator.commands.schema import SchemaKind, schema_of
from generator.steps.edit import Taken, put_file, put_new_file

SCHEMAS = ".launchbook"
"""The folder of JSON Schemas that editors read; a first line in each YAML file names its schema."""

_IGNORED = "# What is built can be built again.\n/site/\n"

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="An empty folder; default the current one.")]


def init(folder: Folder = Path()) -> None:
    """Make a workspace with one playbook and one customer in it.

    The folder must be empty or new; a `.git` in it is left alone.
    """
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"`{folder}` is a file", param_hint="FOLDER")
    there = sorted(p.name for p in folder.iterdir() if p.name != ".git") if folder.is_dir() else []
    if there:
        shown = ", ".join(there[:3]) + (" …" if len(there) > 3 else "")
        raise typer.BadParameter(f"the folder is not empty: it holds {shown}", param_hint="FOLDER")
    starter = {**_starter(), ".gitignore": _IGNORED.encode()}
    try:
        for name, content in sorted(starter.items()):
            put_new_file(folder / name, content)
    except Taken as taken:
        raise typer.BadParameter(f"`{taken}` appeared meanwhile", param_hint="FOLDER") from None
    put_schemas(folder)
    out.print(f"Made a workspace: {len(starter)} files in {folder.resolve().as_posix()}/.", style="green")
    for name in sorted(starter):
        out.print(f"  {name}")
    here = "" if folder == Path() else f"cd {folder} && "
    out.print(f"Now run `{here}launchbook build`, or `{here}launchbook serve` to see each change in the browser.")


def put_schemas(folder: Path) -> None:
    """Write the schemas that editors use, as this version of the program knows them."""
    for kind in (SchemaKind.PLAYBOOK, SchemaKind.CUSTOMER, SchemaKind.STATUS, SchemaKind.GUIDE):
        text = json.dumps(schema_of(kind), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        path = folder / SCHEMAS / f"{kind.value}.schema.json"
        if not path.is_file() or path.read_text("utf-8") != text:
            put_file(path, text.encode())


def _starter() -> dict[str, bytes]:
    """The files of the starter by their path."""
    return dict(_walk(files("generator") / "starter", ""))


def _walk(folder: Traversable, way: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            found += _walk(entry, f"{way}{entry.name}/") if entry.name != "__pycache__" else []
        else:
            found.append((f"{way}{entry.name}", entry.read_bytes()))
    return found
