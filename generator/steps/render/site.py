"""What stands around the pages of a site, in the language of its readers."""

from __future__ import annotations

from generator.model.site import SiteWords
from generator.model.words import Words


def site_words(words: Words) -> SiteWords:
    """The names of buttons, and the page for wrong addresses."""
    return SiteWords(
        dark=words.say("Switch to dark colours"),
        light=words.say("Switch to light colours"),
        section=words.say("Link to this section"),
        not_found=words.say("Page not found"),
        moved=words.say("It may have moved, or stand in another version. From here you find on:"),
        search=words.say("Search"),
    )
