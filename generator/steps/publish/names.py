"""Names that are folders of the store and parts of an address."""

from __future__ import annotations

import re

from generator.model.problems import rules_site as rules
from generator.model.problems.problem import Place, Problem

_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_TAKEN_BY_THE_STORE = {"index.html", "versions.json"}


def is_name(name: str) -> bool:
    """Whether the name may be a folder of the store: letters, digits, dots, dashes and underscores."""
    plain = bool(_NAME.fullmatch(name)) and ".." not in name and not name.endswith(".")
    return plain and name.casefold() not in _TAKEN_BY_THE_STORE


def name_problems(home: str, folder: str, version: str, alias: str | None) -> list[Problem]:
    """What is wrong with the names of a version that is to be published."""
    hint = "use letters, digits, dots, dashes and underscores, such as 1.0 or 2026-11"
    found = []
    for name, what in ((folder, "a folder"), (version, "a version"), (alias, "an alias")):
        if name is not None and not is_name(name):
            found.append(rules.PUBLISH_NAME.at(Place(home), f"`{name}` cannot be the name of {what}", hint))
    if alias is not None and alias.casefold() == version.casefold():
        found.append(rules.PUBLISH_ALIAS.at(Place(home), f"`{alias}` is the version itself", "choose another alias"))
    return found
