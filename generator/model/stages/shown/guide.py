"""Links, guides and attached files."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.values import MaybeDuration


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


class ShownGuideLink(Shown):
    """A link to a guide of the pinned release, possibly to a heading."""

    id: str
    heading: str = ""
    kind: str = ""
    title: str = ""


class ShownGuide(Shown):
    """A training guide of the pinned release; `body` is Markdown as written."""

    id: str
    title: str
    kind: str
    version: str
    summary: str = ""
    roles: tuple[str, ...] = ()
    takes: MaybeDuration = None
    may: tuple[str, ...] = ()
    ask: str = ""
    rights: str = ""
    prerequisites: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    video: str = ""
    body: str = ""


class ShownFile(Shown):
    """A file that this reader may download; `width` and `height` are those of a picture, in pixels."""

    id: str
    file: str
    title: str
    alt: str = ""
    size: int = 0
    sha256: str = ""
    width: int = 0
    height: int = 0
