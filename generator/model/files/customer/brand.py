"""How pages look: a logo and two colours, of the vendor and of each customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import Field

from generator.model.files.customer.colour import Colour, readable, text_on
from generator.model.files.fields import Noun, Text

LIGHT, DARK = "light", "dark"
GROUNDS = {LIGHT: "#f5f5f5", DARK: "#272a35"}
"""Of all that links lie on in a scheme (pages, panels, code, the row under the pointer) the hardest to read on."""


class Shades(Noun):
    """Two colours: `primary` fills the head of the pages, `accent` is that of links and of what can be pressed."""

    primary: Colour = None
    accent: Colour = None


class Brand(Shades):
    """A logo and two colours.

    `logo` is a picture: a path in the customer's folder or, for the vendor, in the workspace; `alt` says in words what
    it shows. `dark` holds the colours of the dark scheme; without it they are made from the others. What a customer's
    brand leaves out is the vendor's.
    """

    logo: Text = ""
    alt: Text = ""
    dark: Shades = Field(default_factory=Shades)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one scheme, as far as a brand says; `on_primary` is that of text on `primary`."""

    primary: str = ""
    on_primary: str = ""
    accent: str = ""


def schemes(customer: Brand | None, vendor: Brand | None) -> tuple[Scheme, Scheme]:
    """The colours of the light and the dark scheme: each of the two colours from whoever gives it, the customer first."""
    brands = [brand for brand in (customer, vendor) if brand]
    primary = _pair(brands, lambda shades: shades.primary)
    accent = _pair(brands, lambda shades: shades.accent)
    light, dark = (
        Scheme(p, text_on(p) if p else "", readable(a, ground) if a else "")
        for p, a, ground in zip(primary, accent, (GROUNDS[LIGHT], GROUNDS[DARK]), strict=True)
    )
    return light, dark


def _pair(brands: list[Brand], of: Callable[[Shades], str | None]) -> tuple[str, str]:
    """One colour in both schemes, from the first brand that gives it in any."""
    for brand in brands:
        light, dark = of(brand), of(brand.dark)
        if light or dark:
            return light or dark or "", dark or light or ""
    return "", ""
