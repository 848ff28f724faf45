"""Check a brand: colours that can be read in both schemes, and a logo that is a picture and nothing more."""

from __future__ import annotations

from generator.model.files.customer.brand import DARK, GROUNDS, LIGHT, Brand
from generator.model.files.customer.colour import ENOUGH, contrast, readable
from generator.model.files.source import FileSource, Loc, Picture
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_brand import (
    BRAND_ALT,
    BRAND_CONTRAST,
    BRAND_LOGO,
    PICTURE_DAMAGED,
    PICTURE_SCRIPT,
    PICTURE_SIZE,
)
from generator.steps.validate.report import Report

LOGOS = ("svg", "png", "webp", "jpg", "jpeg", "gif")
HEAVIEST = 100_000
"""Bytes of a logo, which every page shows."""
SMALLEST = 16
LARGEST = 4096
"""Pixels of a logo's sides."""
LONGEST = 12
"""How many times as long as its other side a logo may be, to be recognised at the height of a line."""


def check_brand(report: Report, brand: Brand, logo: FileSource | None, way: Loc) -> None:
    """Everything about the brand below `way`; a logo that is not there was reported when it was loaded."""
    _check_colours(report, brand, way)
    if not brand.logo:
        if brand.alt:
            hint = "add a line `logo: …`, or remove this one"
            report.at_key(BRAND_LOGO, (*way, "alt"), "there are words for a logo, and no logo", hint)
        return
    if not brand.alt and not report.had((*way, "alt")):
        hint = "add a line `alt: …` with the name that the logo shows"
        report.at_key(BRAND_ALT, (*way, "logo"), "the logo has no words for those who cannot see it", hint)
    if logo:
        _check_logo(report, logo, (*way, "logo"))


def _check_colours(report: Report, brand: Brand, way: Loc) -> None:
    """Text on the primary colour is black or white, and one of them can always be read; links are not so lucky."""
    for scheme, shades, at in ((LIGHT, brand, way), (DARK, brand.dark, (*way, "dark"))):
        colour, ground = shades.accent, GROUNDS[scheme]
        if colour is None or contrast(colour, ground) >= ENOUGH:
            continue
        message = (
            f"links in {quote(colour)} have a contrast of {contrast(colour, ground):.1f} with the {scheme} pages, "
            f"and {ENOUGH} is the least that people can read"
        )
        hint = f"the nearest colour that passes is `'{readable(colour, ground)}'`"
        report.at(BRAND_CONTRAST, (*at, "accent"), message, hint)


def _check_logo(report: Report, logo: FileSource, at: Loc) -> None:
    name = quote(logo.path.rpartition("/")[2])
    kind = logo.path.rpartition(".")[2].lower()
    if kind not in LOGOS or logo.picture is None:
        known = ", ".join(f".{each}" for each in LOGOS)
        report.at(BRAND_LOGO, at, f"{name} is no kind of picture that a logo may be", f"use one of {known}")
        return
    check_picture(report, logo.picture, name, at)
    if logo.size > HEAVIEST:
        hint = "export it smaller; an .svg of a logo has a few thousand bytes"
        message = f"{name} has {logo.size:,} bytes, and a logo {HEAVIEST:,} at most: every page shows it"
        report.at(PICTURE_SIZE, at, message, hint)
    sides = sorted((logo.picture.width, logo.picture.height))
    if not logo.picture.flaw and not (sides[0] >= SMALLEST and sides[1] <= LARGEST and sides[1] <= LONGEST * sides[0]):
        message = f"{name} is {logo.picture.width} by {logo.picture.height} pixels"
        hint = f"{SMALLEST} to {LARGEST} pixels a side, and at most {LONGEST} times as long as high, can be recognised"
        report.at(PICTURE_SIZE, at, message, hint)


def check_picture(report: Report, picture: Picture, name: str, at: Loc) -> None:
    """That a picture is what its name says, tells its size, and does nothing."""
    if picture.flaw == "active":
        hint = "export it as a plain picture: no script, no address of another file"
        report.at(PICTURE_SCRIPT, at, f"{name} holds {quote(picture.about)}, which can do more than be looked at", hint)
    elif picture.flaw == "size":
        hint = "give its `<svg>` a `viewBox`, or a `width` and a `height`"
        report.at(PICTURE_SIZE, at, f"{name} does not say how wide and high it is", hint)
    elif picture.flaw:
        report.at(PICTURE_DAMAGED, at, f"{name} is no picture of the kind that its name says", "export it anew")
