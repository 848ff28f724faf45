"""Every kind of page has its picture in the documents, taken of a page of that kind."""

from __future__ import annotations

from pathlib import Path

from scripts.screenshots import GALLERY, KINDS, SHOTS, VIEWS, gallery
from tests.browser.sites import ROOT, kinds, samples

__all__ = ["samples"]

ALL = [kind for some in KINDS.values() for kind in some]


def test_every_kind_of_page_has_a_picture_that_is_shown() -> None:
    templates = {path.stem for path in (ROOT / "site_templates" / "pages").glob("[!_]*.html")} | {"404"}
    assert sorted(kind.template for kind in ALL) == sorted(templates), "give it a line in scripts/screenshots.py"
    assert [kind.file.name for kind in ALL if not kind.file.is_file()] == [], "run `make screenshots`"
    assert set(ALL[0].file.parent.iterdir()) == {kind.file for kind in ALL}
    assert GALLERY.read_text("utf-8") == gallery(), "run `make screenshots`"
    assert [view.name for view, _ in VIEWS] == ["desktop", "phone", "paper"]


def test_a_picture_is_of_a_page_of_its_kind(samples: Path) -> None:
    views = kinds(samples.parent)
    known = {f"{site}/{path}": kind for site, pages in views.items() for path, kind in pages.items()}
    assert [kind.page for kind in ALL if known.get(kind.page) != kind.template] == []
    assert [shot.page for shot in SHOTS if shot.page not in known] == []
