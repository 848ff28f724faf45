"""What the files of a workspace say once everything in them makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.files.customer.customer import Customer
from generator.model.files.items.guide import Guide
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.record import Status
from generator.model.files.source import FileSource, GuideSource, Source


@dataclass(frozen=True, slots=True)
class ValidGuide:
    """A guide: its front matter, its Markdown and the ids of its headings."""

    id: str
    spec: Guide
    source: GuideSource
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValidPlaybook:
    """A playbook without contradictions in itself.

    `defaults` are the answers to facts that the playbook itself gives, each of its fact's type. `files` are the files
    of attachments by the attachment's id. `renamed` maps each former id of an item, fact, role, metric or phase to
    the present one.
    """

    id: str
    release: str | None
    playbook: Playbook
    source: Source
    guides: Mapping[str, ValidGuide] = field(default_factory=dict)
    files: Mapping[str, FileSource] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    def current(self, ref: str) -> str:
        """The present form of an id or instance: `sign-up[oslo]` becomes `invite-users[oslo]` once it is renamed."""
        base, bracket, member = ref.partition("[")
        return self.renamed.get(base, base) + bracket + member


@dataclass(frozen=True, slots=True)
class ValidCustomer:
    """A customer whose files fit the playbook.

    `facts` holds what was answered, each value of its fact's type: int, Decimal, bool, str, date, or for a group its
    members by id, whose `facts` are typed in the same way. Ids in `status` are the present ones.
    """

    id: str
    customer: Customer
    status: Status
    source: Source
    status_source: Source | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    logo: FileSource | None = None
