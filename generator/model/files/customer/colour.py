"""Colours as people read them: the contrast of two by WCAG 2.2, and the nearest colour that can be read."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.files.fields import wrong

ENOUGH = 4.5
"""The least contrast of text with what lies behind it: WCAG 2.2, success criterion 1.4.3, level AA."""

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
_STEPS = 1000


def _colour(value: Any) -> Any:
    """Six small digits after `#`; three, capitals and none before them are read as well."""
    hint = "write it in quotes, since `#` begins a comment: `'#1a5fb4'`"
    if value is None:
        raise wrong("brand/colour", "this colour has no value", hint)
    match = _HEX.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if match is None:
        shown = f"`{value[:40]}` is no colour" if isinstance(value, str) else "expected a colour"
        raise wrong("brand/colour", shown, "write red, green and blue as six digits: `'#1a5fb4'`")
    digits = match[1]
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


Colour = Annotated[
    str | None,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$", "examples": ["#1a5fb4"]}),
]
"""Red, green and blue as `#1a5fb4`; None where a file says nothing, which is not the same as an empty value."""


def luminance(colour: str) -> float:
    """The relative luminance, from 0 for black to 1 for white, as WCAG 2.2 defines it."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """White where it can be read on the colour, else black: one of the two always can."""
    return "#ffffff" if contrast("#ffffff", colour) >= ENOUGH else "#000000"


@lru_cache(maxsize=256)
def readable(colour: str, ground: str) -> str:
    """The colour itself, or the nearest of its hue and saturation that has enough contrast with the ground."""
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    darker = luminance(ground) > 0.18  # below that, white reads better than black
    start = round(light * _STEPS)
    for step in range(start, -1, -1) if darker else range(start, _STEPS + 1):
        found = colour if step == start else _hex(*hls_to_rgb(hue, step / _STEPS, saturation))
        if contrast(found, ground) >= ENOUGH:
            return found
    return "#000000" if darker else "#ffffff"


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _hex(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
