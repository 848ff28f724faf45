"""How heavy the pages are: a reader opens them on a phone between two meetings."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from generator.pipeline.build import make_sites
from generator.pipeline.build_plan import Wanted
from tests.browser.sites import AS_OF, CUSTOMERS, ROOT, pages, samples

__all__ = ["samples"]

PAGE = 60_000
SCRIPT = 12_000
SMALL_SITE = 700_000
"""Bytes: a page as it travels, our own script as it is, and all files of a small customer's site."""


@pytest.mark.parametrize("customer", CUSTOMERS)
def test_no_page_of_a_customer_is_heavy(customer: str, samples: Path) -> None:
    site = samples / "customer" / customer
    weights = {path: len(gzip.compress((site / path).read_bytes(), 6)) for path in pages(site)}
    assert {path: size for path, size in weights.items() if size > PAGE} == {}


def test_our_own_script_is_small(samples: Path) -> None:
    site = samples / "customer" / "fjordkraft"
    ours = [path for path in site.rglob("*.js") if "javascripts" not in path.parts]
    assert sorted(path.name for path in ours) == ["filters.js", "launchbook.js", "rehearsal.js", "seen.js", "ticks.js"]
    assert sum(path.stat().st_size for path in ours) <= SCRIPT


def test_a_small_site_is_small_on_disk(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator" / "starter", tmp_path / "starter")
    wanted = Wanted(("juniper-bakery",), ("customer",), shared=False)
    (made,) = make_sites(tmp_path / "starter", wanted, AS_OF, workers=1).sites
    assert made.built.good
    files = [path for path in (tmp_path / "starter" / "site" / made.folder).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= SMALL_SITE
