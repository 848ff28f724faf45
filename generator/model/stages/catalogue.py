"""The public catalogue: the playbooks that have guides for everybody, and those guides."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.stages.shown.guide import ShownGuide


@dataclass(frozen=True, slots=True)
class CataloguePlaybook:
    """What everybody may know of a playbook: its name, its product, and its public guides."""

    id: str
    title: str
    product: str
    version: str
    guides: tuple[ShownGuide, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The first page of the public site."""

    vendor_name: str
    playbooks: tuple[CataloguePlaybook, ...]
