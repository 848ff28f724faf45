"""One page of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.guide import ShownGuide


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: the template that draws it and, for pages of a kind, the group or guide it is about.

    `source` is the file of the workspace that says most of it (`playbooks/plan/playbook.yml:12`), for the vendor's own
    readers.
    """

    path: str
    template: str
    title: str
    description: str = ""
    section: str = ""
    group: ShownGroup | None = None
    guide: ShownGuide | None = None
    source: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
