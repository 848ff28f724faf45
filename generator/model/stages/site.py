"""What is handed to the site engine: plain pages, a navigation and files, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.translation.translator import marked


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `path` ends in `.md`; `body` is Markdown/HTML in which all text of users is already inert.

    `title` and `description` are plain text. `meta` is further front matter for theme templates (strings only);
    of its keys, `search: exclude` and `hide: toc navigation` speak to the engine. `source` is the file of the workspace
    that findings on this page point at.
    """

    path: str
    title: str
    body: str
    description: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Nav:
    """An entry of the navigation: a page (`path`) or a section (`children`)."""

    title: str
    path: str = ""
    children: tuple[Nav, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that the site carries beside its pages; exactly one of `content` and `source` is set.

    `source` is a path relative to the workspace, whose bytes the edge copies after checking `sha256`.
    """

    path: str
    content: bytes | None = None
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What we say around the pages: names of buttons, and the page that a server shows at a wrong address."""

    dark: str = marked("Switch to dark colours")
    light: str = marked("Switch to light colours")
    section: str = marked("Link to this section")
    not_found: str = marked("Page not found")
    moved: str = marked("It may have moved, or stand in another version. From here you find on:")
    search: str = marked("Search")


@dataclass(frozen=True, slots=True)
class SiteLogo:
    """The picture in the head of every page: the path of its file in the site, its words, its size in pixels."""

    path: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteTree:
    """A whole site before the engine: everything that the build step may write.

    `name`, `title`s and `description`s are plain text that the build step encodes. `theme_folders` are workspace or
    package folders that overlay Material, first wins. `versioned` turns Material's version selector on.
    `last_updated` is an ISO date, used for the sitemap and as SOURCE_DATE_EPOCH. `neighbours` are the addresses of
    other sites that its pages may link to, such as `../internal/acme/index.html`; all other links stay inside. `styles`
    are the paths of style sheets among its files, which come after those of the theme; `scripts` are files of the theme
    that only this kind of site loads.
    """

    name: str
    pages: tuple[Page, ...]
    nav: tuple[Nav, ...]
    files: tuple[File, ...] = ()
    language: str = "en"
    description: str = ""
    author: str = ""
    noindex: bool = True
    versioned: bool = False
    last_updated: str = "2000-01-01"
    primary: str = "black"
    audience: str = ""
    neighbours: tuple[str, ...] = ()
    words: SiteWords = SiteWords()
    logo: SiteLogo | None = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
