"""The picture that a brand names, read from where it may lie."""

from __future__ import annotations

from dataclasses import replace

from generator.model.files.source import FileSource, Loc, Source
from generator.model.problems.problem import Problem
from generator.model.problems.rules_brand import BRAND_LOGO
from generator.steps.load.folder import WorkspaceFolder

CUSTOMERS = "customers/"


def load_logo(
    workspace: WorkspaceFolder, source: Source, way: Loc, folder: str = ""
) -> tuple[FileSource | None, tuple[Problem, ...]]:
    """The file that `brand.logo` names below `way`; a problem stands where it is named.

    A customer's lies in their `folder`; the vendor's in none of a customer, of whom it would tell all others.
    """
    value = source.value
    for step in (*way, "brand", "logo"):
        value = value.get(step) if isinstance(value, dict) else None  # type: ignore[arg-type]
    if not isinstance(value, str) or not value:
        return None, ()
    place = source.place((*way, "brand", "logo"))
    path = f"{folder}/{value}" if folder else value
    if not folder and path.startswith(CUSTOMERS):
        message = f"`{value}` lies in the folder of a customer"
        return None, (BRAND_LOGO.at(place, message, "put the logo into a folder of your own, such as `brand/`"),)
    found = workspace.fingerprint(path)
    if isinstance(found, FileSource):
        return found, ()
    return None, (replace(found, place=place, message=f"the logo `{value}`: {found.message}"),)
