"""What stands around the pages of a site, in the language of its readers."""

from __future__ import annotations

from dataclasses import fields

from generator.model.stages.site import SiteWords
from generator.model.translation.translator import Words


def site_words(words: Words) -> SiteWords:
    """The names of buttons, and the page for wrong addresses."""
    return SiteWords(**{field.name: words.gettext(str(field.default)) for field in fields(SiteWords)})
