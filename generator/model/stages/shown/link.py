"""Addresses on the web."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown


class ShownLink(Shown):
    """A link to another place on the web."""

    title: str
    url: str


class ShownRepository(Shown):
    """Where the vendor's own readers propose changes.

    `edit` is the address in front of a file's path in the web editor, `issue` that of a new issue, in which `{title}` and
    `{text}` are to be filled in.
    """

    edit: str
    issue: str
