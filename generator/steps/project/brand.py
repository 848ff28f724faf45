"""How pages look, as everybody who sees a page may see."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.files.customer.brand import Brand, schemes
from generator.model.files.source import FileSource
from generator.model.stages.shown.brand import ShownBrand, ShownLogo, ShownScheme


def shown_brand(vendor: Brand | None, customer: Brand | None, logos: Mapping[str, FileSource]) -> ShownBrand | None:
    """The logos and the colours; None where neither says anything. `logos` are the files by party."""
    if vendor is None and customer is None:
        return None
    of = (("vendor", vendor), ("customer", customer))
    light, dark = (
        ShownScheme(primary=each.primary, on_primary=each.on_primary, accent=each.accent)
        for each in schemes(customer, vendor)
    )
    found = tuple(_logo(party, brand.alt, logos[party]) for party, brand in of if brand and party in logos)
    return ShownBrand(logos=found, light=light, dark=dark)


def _logo(party: str, alt: str, file: FileSource) -> ShownLogo:
    """The file gets a name of ours: its own may tell more than it should."""
    size = file.picture
    return ShownLogo(
        party=party,
        file=f"brand/{party}.{file.path.rpartition('.')[2].lower()}",
        alt=alt,
        width=size.width if size else 0,
        height=size.height if size else 0,
    )
