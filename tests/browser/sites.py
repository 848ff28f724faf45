"""The sample sites that are measured, built once for all tests of a run, and a bare Material page to compare with."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.model.calendar.as_of import AsOf
from generator.pipeline.build import make_sites
from generator.pipeline.build_plan import Wanted
from generator.pipeline.customer import read_onboarding
from generator.pipeline.portfolio import overview, standing
from generator.pipeline.workspace import Workspace
from generator.steps.build.config import theme_config
from generator.steps.outline import outline
from generator.steps.outline.portfolio_pages import portfolio_outline
from tests.given.built import public_tree, shown

ROOT = Path(__file__).parents[2]
AS_OF = AsOf(
    given=date.fromisoformat(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["launchbook"]["sample_as_of"])
)
CUSTOMERS = ("fjordkraft", "hoshino-mobility")
SITES = (*(f"customer/{customer}" for customer in CUSTOMERS), "portfolio", "public")
"""The measured sites, as folders."""


UNREAD = "larch-legal"
"""A customer whose file has a mistake, so that the portfolio has a gap and a finding to show."""


def pages(site: Path) -> list[str]:
    """The addresses of all pages of a site, from its folder; a site without any is no site."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert {"404.html", "index.html"} <= set(found), f"{site} is no site"
    return found


def kinds(root: Path, customers: Sequence[str] = CUSTOMERS) -> dict[str, dict[str, str]]:
    """Site → address → template of the pages that a workspace should have, from its files and not from what was built."""
    workspace = Workspace(root)
    plans = {f"customer/{each}": shown(root, each, "customer", AS_OF) for each in customers}
    rows = [standing(workspace, each, read_onboarding(workspace, each, AS_OF)) for each in workspace.customers]
    drawn = {site: outline(plan).pages for site, plan in plans.items()}
    drawn["portfolio"] = portfolio_outline(overview(workspace, rows, AS_OF)).pages
    found = {site: {_address(page.path): page.template for page in views} for site, views in drawn.items()}
    public = {_address(page.path): "guide" for page in public_tree(root).pages}
    found["public"] = public | {"index.html": "catalogue"}
    return {site: views | {"404.html": "404"} for site, views in found.items()}


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"


def _once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder as the first of several processes made it; the others wait."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            fresh = folder.with_suffix(".fresh")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            make(fresh)
            fresh.rename(folder)
    return folder


def _shared(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run see."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `site/` of a workspace with two customers: their sites, the portfolio and the public site."""
    return _once(_shared(tmp_path_factory) / "samples", build_samples) / "site"


def build_samples(root: Path, customers: Sequence[str] = CUSTOMERS) -> None:
    """Make a workspace with these customers and one who cannot be read, and all its sites."""
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("brand", "playbooks", "site_templates", *(f"customers/{each}" for each in customers)):
        shutil.copytree(ROOT / name, root / name)
    unread = root / "customers" / UNREAD / "customer.yml"
    unread.parent.mkdir()
    unread.write_text("name: Larch Legal\nplaybook: saas\ncountry: NO\n", "utf-8")
    # Two at a time: the other worker of the run has nothing to do but to wait.
    made = make_sites(root, Wanted((*customers, UNREAD), ("customer", "internal", "public")), AS_OF, workers=2)
    assert all(site.built.good for site in made.sites)
    assert made.failed == (UNREAD,), made.problems


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of plain Material with our choice of its features, built by plain MkDocs: what is wrong here is not ours."""
    return _once(_shared(tmp_path_factory) / "bare", _build_bare) / "site"


def _build_bare(root: Path) -> None:
    theme = {key: value for key, value in theme_config("black", "en").items() if key not in {"custom_dir", "variant"}}
    nav = ["index.md", {"Section": ["section/index.md", "section/page.md"]}]
    config = {"site_name": "Bare", "use_directory_urls": False, "theme": theme, "nav": nav}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    for name in ("index.md", "section/index.md", "section/page.md"):
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(_BARE, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


_BARE = """# Bare

A [link](index.md) in a line, *emphasis* and `code`.

## Second

- one
- two

| a | b |
|---|---|
| 1 | 2 |
"""
