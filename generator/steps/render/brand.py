"""The look of a site: its logos as files, and its colours as a small style sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.files.source import FileSource
from generator.model.stages.shown.brand import ShownBrand, ShownScheme
from generator.model.stages.site import File, SiteLogo

STYLE = "brand/brand.css"
_SCHEMES = ("default", "slate")


@dataclass(frozen=True, slots=True)
class Look:
    """What a site gets of a brand: files, the logo of its head, a style sheet, and the theme's primary colour."""

    files: tuple[File, ...] = ()
    logo: SiteLogo | None = None
    styles: tuple[str, ...] = ()
    primary: str = "black"


def look(brand: ShownBrand | None, logos: Mapping[str, FileSource]) -> Look:
    """The look that a brand gives; `logos` are the files by party. The head shows the logo of whose site it is."""
    if brand is None:
        return Look()
    sources = ((each, logos.get(each.party)) for each in brand.logos)
    copies = tuple(File(each.file, None, source.path, source.sha256) for each, source in sources if source)
    head = brand.logos[-1] if brand.logos else None
    logo = SiteLogo(head.file, head.alt, head.width, head.height) if head else None
    css = "".join(_css(brand))
    styles = (STYLE,) if css else ()
    return Look(
        (*copies, *(File(path, css.encode()) for path in styles)),
        logo,
        styles,
        "custom" if brand.light.primary else "black",
    )


def _css(brand: ShownBrand) -> Iterator[str]:
    """The colours by the names that the theme's own style sheets use; on paper those of the light scheme."""
    for scheme, colours in zip(_SCHEMES, (brand.light, brand.dark), strict=True):
        if values := _values(colours):
            yield f'[data-md-color-scheme="{scheme}"] {{\n{values}}}\n'
    if brand.light.accent:
        both = ", ".join(f'[data-md-color-scheme="{scheme}"]' for scheme in _SCHEMES)
        yield f"@media print {{\n{both} {{\n  --lb-link: {brand.light.accent};\n}}\n}}\n"


def _values(colours: ShownScheme) -> str:
    names = {"link": colours.accent, "brand": colours.primary, "on-brand": colours.on_primary}
    return "".join(f"  --lb-{name}: {value};\n" for name, value in names.items() if value)
