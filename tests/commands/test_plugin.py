"""The public site under the engine's own commands."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.model.problems.problem import Place, Problem, Refused, Severity
from generator.model.stages.site import SiteTree
from generator.plugin import LaunchbookPlugin
from generator.steps.build.config import engine_config
from tests.given.site_trees import WORKSPACE, page, roadmap_tree, tree


class Given(LaunchbookPlugin):
    """The plugin with a public tree at hand, so that these tests need no workspace."""

    def __init__(self, given: SiteTree | Refused) -> None:
        self.given = given

    def public_tree(self, root: Path) -> SiteTree:
        if isinstance(self.given, Refused):
            raise self.given
        return self.given


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with our mkdocs.yml, whose plugin the tests put in by hand."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    settings = yaml.safe_load((WORKSPACE / "mkdocs.yml").read_text())
    settings["plugins"].remove("launchbook")
    settings["theme"].pop("custom_dir")
    settings.update(site_name="Guides & more", strict=True)
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    (tmp_path / "site_templates" / "public").mkdir(parents=True)
    (tmp_path / "playbooks").mkdir()
    return tmp_path


def config_of(root: Path, plugin: LaunchbookPlugin) -> MkDocsConfig:
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["launchbook"] = plugin
    return config


def test_guides_and_pages_written_by_hand_are_one_site(root: Path) -> None:
    (root / "site_templates" / "public" / "imprint.md").write_text("# Imprint\n\n[guide](roadmap.md#weeks)\n")
    (root / "site_templates" / "public" / "robots.txt").write_text("User-agent: *\n")
    build(config_of(root, Given(roadmap_tree())))
    site = root / "site" / "public"
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.html")} == {
        "404.html",
        "imprint.html",
        "index.html",
        "roadmap.html",
        "runbooks/cutover.html",
    }
    assert {".nojekyll", "robots.txt", "sitemap.xml"} <= {path.name for path in site.iterdir()}
    assert "imprint.html" in (site / "sitemap.xml").read_text()
    for name in ("imprint.html", "roadmap.html", "404.html"):
        assert "Content-Security-Policy" in (site / name).read_text()
        assert "Guides &#38; more" in (site / name).read_text()
    assert not list(site.rglob("*.map")) + list(site.rglob("lunr*"))


@pytest.mark.parametrize(
    "link", ["[x](gone.md)", "[x](#gone)", '<p><a href="gone.html">x</a></p>', '<p><a href="#gone">x</a></p>']
)
def test_a_stale_link_fails_the_strict_build(link: str, root: Path) -> None:
    with pytest.raises(Abort):
        build(config_of(root, Given(tree(page("index.md", f"# A\n\n{link}\n")))))


def test_problems_of_the_workspace_are_told_without_a_traceback(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    problem = Problem(Place("playbooks/x/playbook.yml", 3, 1), "yaml/syntax", Severity.ERROR, "not YAML")
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        build(config_of(root, Given(Refused([problem]))))
    assert "playbooks/x/playbook.yml:3:1: not YAML (yaml/syntax)" in caplog.text


def test_a_symbolic_link_among_the_pages_is_refused(root: Path) -> None:
    (root / "site_templates" / "public" / "passwd.txt").symlink_to("/etc/passwd")
    with pytest.raises(Abort):
        build(config_of(root, Given(roadmap_tree())))
    assert not list((root / "site").rglob("passwd.txt"))


def test_serving_watches_playbooks_and_leaves_room_for_the_reloading_script(root: Path) -> None:
    plugin = Given(roadmap_tree())
    plugin.on_startup(command="serve", dirty=False)
    config = config_of(root, plugin)
    build(config)
    assert "Content-Security-Policy" not in (root / "site" / "public" / "index.html").read_text()
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(root)) as server:
        plugin.on_serve(server, config=config, builder=lambda: None)
        assert {str(root / "playbooks"), str(root / "site_templates")} <= set(server._watched_paths)


def test_mkdocs_yml_and_customer_sites_understand_the_same_markdown() -> None:
    ours = yaml.safe_load((WORKSPACE / "mkdocs.yml").read_text())
    theirs = engine_config(roadmap_tree(), "en")
    for key in ("markdown_extensions", "validation", "extra_css", "use_directory_urls"):
        assert ours[key] == theirs[key]
    # What the other scripts serve, filters and ticks, stands on pages of customers alone.
    assert ours["extra_javascript"] == theirs["extra_javascript"][:1]
    assert {"search", "launchbook"} == set(ours["plugins"])
