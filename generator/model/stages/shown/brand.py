"""How the pages look."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown


class ShownLogo(Shown):
    """The logo of a party: its file in the site, its words, and its size in pixels."""

    party: str
    file: str
    alt: str = ""
    width: int = 0
    height: int = 0


class ShownScheme(Shown):
    """Colours of one scheme (`#1a5fb4`), empty where a brand says nothing; `on_primary` is text on `primary`."""

    primary: str = ""
    on_primary: str = ""
    accent: str = ""


class ShownBrand(Shown):
    """How the pages look: logos, and colours in the light and in the dark scheme."""

    logos: tuple[ShownLogo, ...] = ()
    light: ShownScheme = ShownScheme()
    dark: ShownScheme = ShownScheme()
