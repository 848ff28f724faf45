"""What every site has: the look of a brand, and what stands around its pages in the language of its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from generator.model.files.source import FileSource
from generator.model.stages.shown.brand import ShownBrand
from generator.model.stages.site import SiteTree, SiteWords
from generator.model.translation.translator import Words
from generator.steps.render.brand import look


def dressed(tree: SiteTree, brand: ShownBrand | None, logos: Mapping[str, FileSource], words: Words) -> SiteTree:
    """The tree with a look, its files, and the names of buttons and the page for wrong addresses."""
    dress = look(brand, logos)
    return replace(
        tree,
        language=words.language,
        words=SiteWords(**{field.name: words.gettext(str(field.default)) for field in fields(SiteWords)}),
        files=(*tree.files, *dress.files),
        primary=dress.primary,
        logo=dress.logo,
        styles=dress.styles,
    )
