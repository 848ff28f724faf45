"""What long tables can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filed:
    """What an item is found by: parties, roles and people that take part in it, as ids."""

    parties: tuple[str, ...]
    roles: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What long tables can be narrowed to: everything that their items are found by, and all standings."""

    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    filed: Mapping[str, Filed] = field(default_factory=dict)
