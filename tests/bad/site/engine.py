"""A navigation that names a page which is not there: whatever the engine warns of stops a site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.model.stages.site import Nav
from generator.steps.build import build_site
from tests.given.built import tree


def write(workspace: Path) -> None:
    """The base is enough."""


def run(workspace: Path) -> None:
    made = tree(workspace, "acme", "internal", AsOf(date(2026, 11, 10)))
    build_site(replace(made, nav=(*made.nav, Nav("Gone", "gone.md"))), workspace / "site/internal/acme", workspace)
