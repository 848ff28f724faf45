"""What a rule is: a code that a report names, with the reason why the rule exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.problems.problem import Place, Problem, Severity

_CODE = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the tool refuses or warns of; `code` is `area/name` and never changes once released."""

    code: str
    title: str
    why: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, message: str, hint: str = "") -> Problem:
        """A problem of this rule at a place."""
        return Problem(place, self.code, self.severity, message, hint)


def catalogue(*areas: Iterable[Rule]) -> Mapping[str, Rule]:
    """All rules by code, in the given order; ValueError for a malformed code or one that is taken."""
    rules: dict[str, Rule] = {}
    for rule in (rule for area in areas for rule in area):
        if not _CODE.fullmatch(rule.code):
            raise ValueError(f"rule code {rule.code!r} is not of the form area/name")
        if rule.code in rules:
            raise ValueError(f"rule code {rule.code!r} is taken")
        rules[rule.code] = rule
    return MappingProxyType(rules)
