"""Who may read whose content."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.model.files.playbook.playbook import Playbook

INTERNAL, CUSTOMER, PUBLIC = "internal", "customer", "public"
BUILT_IN = (INTERNAL, CUSTOMER, PUBLIC)
"""The audiences that every playbook has."""


def sight(playbook: Playbook) -> dict[str, frozenset[str]]:
    """All audiences whose content each audience may read.

    Internal readers see everything; a customer also what is public; a named audience what is public, itself, and
    what those in its `sees` see.
    """
    named = playbook.audiences
    found = {PUBLIC: frozenset({PUBLIC}), CUSTOMER: frozenset({CUSTOMER, PUBLIC})}
    for id_ in named:
        seen: set[str] = set()
        waiting = [id_]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting += named[here].sees if here in named else ()
        found[id_] = frozenset({PUBLIC, *seen}) - {INTERNAL}
    return {**found, INTERNAL: frozenset({*BUILT_IN, *named})}


def readers(audience: Collection[str], sees: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The audiences that may read what is meant for one of these."""
    return frozenset(reader for reader, seen in sees.items() if seen & set(audience))
