"""The public site under plain `mkdocs build` and `mkdocs serve`: guides and catalogue join the engine's own files."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.model.problems.problem import Refused, errors
from generator.model.stages.site import SiteTree
from generator.steps.build import (
    NOT_FOUND,
    add_tree,
    engine_config,
    entities,
    epoch_of,
    findings,
    foreign_scripts,
    is_wanted,
    policy,
    script_patterns,
    template_folders,
    write_sitemap,
)

_log = logging.getLogger("mkdocs.plugins.launchbook")
_WATCHED = ("playbooks", "site_templates")


class _PluginOptions(Config):
    """All there is to set stands under `extra.launchbook`."""


class LaunchbookPlugin(BasePlugin[_PluginOptions]):
    """Adds the pages of the public tree to the site that mkdocs.yml describes."""

    _serving = False
    _tree: SiteTree

    def public_tree(self, root: Path) -> SiteTree:
        """The guides and the catalogue of the workspace; never a word about a customer."""
        # MkDocs loads plugins long before it needs them.
        from generator.pipeline.public import public_site  # noqa: PLC0415
        from generator.pipeline.workspace import Workspace  # noqa: PLC0415

        return public_site(Workspace(root)).get()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs will put its own reloading script into pages."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the workspace anew and fit the engine to its pages."""
        root = _root(config)
        try:
            self._tree = self.public_tree(root)
        except Refused as refused:
            lines = [f"{each.place}: {each.message} ({each.rule})" for each in errors(refused.problems)]
            raise PluginError("\n".join(["the workspace has problems:", *lines])) from None
        os.environ["SOURCE_DATE_EPOCH"] = epoch_of(self._tree.last_updated)
        config.site_name = entities(config.site_name)
        folders = [str(folder) for folder in template_folders(root)]
        config.theme.dirs = [*folders, *(folder for folder in config.theme.dirs if folder not in folders)]
        ours = engine_config(self._tree, "en")
        config.extra.setdefault("words", ours["extra"]["words"])
        if config.nav is None:
            config.nav = ours["nav"]
        if self._tree.logo:
            config.extra["logo"] = ours["extra"]["logo"]
        config.extra_css += self._tree.styles
        if self._tree.primary == "custom":
            config.theme["palette"] = [{**each, "primary": "custom"} for each in config.theme["palette"]]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages; leave out what would be published by accident or is of no use."""
        languages = tuple(_search_languages(config))
        for file in list(files):
            source = Path(file.abs_src_path or "")
            if source.is_symlink():
                raise PluginError(f"{file.src_uri} is a symbolic link; copy the file instead")
            if file.src_dir != config.docs_dir and not is_wanted(file.src_uri, languages):
                files.remove(file)
        add_tree(files, config, self._tree, _root(config))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site as the build step does; a finding is a warning, which `--strict` counts."""
        site = Path(config.site_dir)
        known = script_patterns(template_folders(_root(config)))
        for problem in sorted(findings(self._tree, site, [])):
            _log.warning("%s: %s (%s)", problem.place, problem.message, problem.rule)
        pages = sorted(site.rglob("*.html"))
        for path in pages:
            html = path.read_text("utf-8")
            for script in foreign_scripts(html, known):
                _log.warning("%s: holds a script of its own: %s", path.relative_to(site), script)
            if not self._serving:
                path.write_text(policy(html), "utf-8")
        (site / ".nojekyll").touch()
        if not config.site_url:
            names = [path.relative_to(site).as_posix() for path in pages if path.name != NOT_FOUND]
            write_sitemap(site, names, self._tree.last_updated)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Build again when a playbook or a template changes."""
        for name in _WATCHED:
            if (_root(config) / name).is_dir():
                server.watch(str(_root(config) / name))
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _search_languages(config: MkDocsConfig) -> list[str]:
    plugin = config.plugins.get("material/search")
    return list(plugin.config["lang"]) if plugin is not None else ["en"]
