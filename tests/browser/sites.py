"""The sample sites that are measured, built once for all tests of a run, and a bare Material page to compare with."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.model.as_of import AsOf
from generator.pipeline.make import make_sites
from generator.pipeline.sites import Wanted
from generator.steps.build.config import theme_config

ROOT = Path(__file__).parents[2]
AS_OF = AsOf(
    given=date.fromisoformat(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["launchbook"]["sample_as_of"])
)
CUSTOMERS = ("fjordkraft", "hoshino-mobility")
SITES = (*(f"customer/{customer}" for customer in CUSTOMERS), "portfolio", "public")
"""The measured sites, as folders."""


def pages(site: Path) -> list[str]:
    """The addresses of all pages of a site, from its folder."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


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
    return _once(_shared(tmp_path_factory) / "samples", _build_samples) / "site"


def _build_samples(root: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("brand", "playbooks", "site_templates", *(f"customers/{each}" for each in CUSTOMERS)):
        shutil.copytree(ROOT / name, root / name)
    made = make_sites(root, Wanted(CUSTOMERS, ("customer", "internal", "public")), AS_OF, workers=1)
    assert all(site.built.good for site in made.sites)
    assert not made.failed, made.problems


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
