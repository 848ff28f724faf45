"""One run of MkDocs inside this process: a tree in, a folder and its warnings out."""

from __future__ import annotations

import copy
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File as EngineFile
from mkdocs.structure.files import Files, file_sort_key
from mkdocs.structure.pages import Page as EnginePage

from generator.model.stages.site import SiteTree, SiteWords
from generator.steps.build.config import SOME_SITES, engine_config, markdown_file
from generator.steps.build.fast_page import QuickPage
from generator.steps.build.fast_search import QuickIndex
from generator.steps.build.paths import file_bytes
from generator.steps.build.raw_html import RawBlocks
from generator.steps.build.theme import WarmTheme, theme_files, theme_language

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Warned:
    """What the engine said, in its own words."""

    message: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """An address in a page that cannot even be taken apart."""

    page: str
    address: str


def run_engine(tree: SiteTree, folder: Path, workspace: Path, overlays: tuple[Path, ...]) -> list[Warned | Malformed]:
    """Write the site into `folder`; the list is empty when the engine finds nothing wrong with it.

    Anchors are not looked at: raw HTML never passes through the engine's own parser, so the caller follows all links.
    """
    with _ONE_AT_A_TIME, _epoch(tree.last_updated), _listening() as heard:
        guard = _LinkGuard()
        config = _configured(tree, folder, overlays, guard)
        config.plugins["launchbook"] = _TreePlugin(tree, workspace, overlays, guard)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort as abort:
            if not heard and not guard.found:
                heard.append(Warned(str(abort)))
        return [*guard.found, *heard]


def _configured(tree: SiteTree, folder: Path, overlays: tuple[Path, ...], guard: Extension) -> MkDocsConfig:
    """The configuration of this one site, without checking again what all sites share."""
    language = theme_language(tree.language)
    values = engine_config(tree, language)
    shared = _shared(language, tree.primary, overlays, tree.words)
    config = copy.copy(shared)
    config.data = dict(shared.data)
    own = {
        key: values.get(key)
        for key in ("site_name", "site_description", "site_author", "nav", "extra", "extra_css", "extra_javascript")
    }
    config.data |= own | {
        "site_dir": str(folder),
        "plugins": _copied(shared.plugins),
        "markdown_extensions": [*shared.markdown_extensions, RawBlocks(), guard],
    }
    return config


@lru_cache(maxsize=16)
def _shared(language: str, primary: str, overlays: tuple[Path, ...], words: SiteWords) -> MkDocsConfig:
    """The very configuration that an exported tree carries, with the warm theme in place of a cold one."""
    values = engine_config(SiteTree("", (), (), primary=primary, words=words), language)
    theme = {key: value for key, value in values["theme"].items() if key not in {"name", "custom_dir"}}
    values |= {"site_name": "-", "theme": "material", "docs_dir": str(_empty_folder())}
    values["validation"]["links"]["anchors"] = "ignore"
    config = MkDocsConfig()
    config.load_dict(values)
    wrong, _ = config.validate()
    if wrong:
        raise ValueError(f"the engine refuses its configuration: {wrong}")
    config.theme = WarmTheme(overlays, **theme)
    config.plugins = _copied(config.plugins)
    return config


def _copied(plugins: PluginCollection) -> PluginCollection:
    """Plugins of our own: MkDocs hands the same ones to every configuration of a process."""
    copies = PluginCollection()
    for name, plugin in plugins.items():
        copies[name] = copy.copy(plugin)
    return copies


@lru_cache
def _empty_folder() -> Path:
    """MkDocs wants a folder of documents to exist; ours come from memory."""
    _KEPT.append(tempfile.TemporaryDirectory(prefix="launchbook-"))
    return Path(_KEPT[-1].name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


class _NoOptions(Config):
    """The plugin below is made by us, never by a configuration."""


class _TreePlugin(BasePlugin[_NoOptions]):
    """Hands the pages and files of a tree, and the theme's few static files, to the engine."""

    def __init__(self, tree: SiteTree, workspace: Path, overlays: tuple[Path, ...], guard: _LinkGuard) -> None:
        self._tree, self._workspace, self._overlays, self._guard = tree, workspace, overlays, guard

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        search = config.plugins["material/search"]
        search.search_index = QuickIndex(**search.config)  # type: ignore[attr-defined] # it has no types

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        add_tree(files, config, self._tree, self._workspace)
        languages = tuple(config.plugins["material/search"].config["lang"])
        for name, content in theme_files(self._overlays, languages):
            if name in SOME_SITES and name not in self._tree.scripts:
                continue
            files.append(EngineFile.generated(config, name, content=content))
        return files

    def on_pre_page(self, page: EnginePage, *, config: MkDocsConfig, files: Files) -> EnginePage:
        self._guard.page = page.file.src_uri
        page.__class__ = QuickPage  # the navigation holds this very page, so another one cannot take its place
        return page


def add_tree(files: Files, config: MkDocsConfig, tree: SiteTree, workspace: Path) -> None:
    """Add the pages and files of a tree to what the engine builds."""
    pages = [EngineFile.generated(config, page.path, content=markdown_file(page)) for page in tree.pages]
    others = [EngineFile.generated(config, file.path, content=file_bytes(file, workspace)) for file in tree.files]
    for file in sorted(pages + others, key=file_sort_key):
        files.append(file)


class _LinkGuard(Extension):
    """Takes malformed addresses out before MkDocs meets them: it would end in a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self.found: list[Warned | Malformed] = []

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Guarding(md, self), "launchbook_links", 0.5)


class _Guarding(Treeprocessor):
    def __init__(self, md: Markdown, guard: _LinkGuard) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            address = element.get(name, "") if name else ""
            if name and not _can_be_parsed(address):
                self._guard.found.append(Malformed(self._guard.page, address))
                element.set(name, "#")


def _can_be_parsed(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def epoch_of(date: str) -> str:
    """The morning of an ISO date as SOURCE_DATE_EPOCH wants it."""
    return str(int(datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).timestamp()))


@contextmanager
def _epoch(date: str) -> Iterator[None]:
    """The day of the site as the engine's clock, for as long as it runs."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = epoch_of(date)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Ear(logging.Handler):
    def __init__(self, heard: list[Warned | Malformed]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(Warned(record.getMessage()))


@contextmanager
def _listening() -> Iterator[list[Warned | Malformed]]:
    """The engine's warnings, and no word of it on the terminal."""
    logger = logging.getLogger("mkdocs")
    heard: list[Warned | Malformed] = []
    ear = _Ear(heard)
    before = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.level, logger.propagate = before
