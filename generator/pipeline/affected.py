"""Which sites a saved file belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BACKUP = re.compile(r"(^|/)[.#]|~$")


@dataclass(frozen=True, slots=True)
class Affected:
    """What has to be built anew: customers, the public site, or everything; `templates` are read anew first."""

    customers: frozenset[str] = frozenset()
    public: bool = False
    everything: bool = False
    templates: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.customers or self.public or self.everything)


def affected(paths: Iterable[str], followed: Mapping[str, tuple[str, str | None]]) -> Affected:
    """What the saved paths (relative to the workspace) belong to.

    `followed` says which playbook and release each customer follows: a working copy moves those without a pin, and
    the public guides; a release moves those that pin it.
    """
    customers: set[str] = set()
    public = everything = templates = False
    for path in (p for p in paths if not _BACKUP.search(p)):
        top, _, rest = path.partition("/")
        name, _, inside = rest.partition("/")
        if top == "customers" and name:
            customers.add(name)
        elif top == "playbooks" and name:
            released = re.match(r"releases/([^/]+)/", inside)
            copy = (name, released[1] if released else None)
            customers |= {customer for customer, book in followed.items() if book == copy}
            public = True
        elif top == "site_templates":
            everything = templates = True
        elif path == "mkdocs.yml":
            everything = True
    return Affected(frozenset(customers), public, everything, templates)
