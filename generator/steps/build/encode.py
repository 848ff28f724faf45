"""Plain text on its way into the engine, whose templates escape nothing."""

from __future__ import annotations

import unicodedata

_MARKUP = {ord(char): f"&#{ord(char)};" for char in "&<>\"'`{}[]\\"}


def one_line(text: str) -> str:
    """The text without line breaks, control characters and halves of characters."""
    return " ".join("".join(map(_printable, text)).split())


def entities(text: str) -> str:
    """The text as HTML in which no character can start markup; numeric entities only.

    The theme puts it into pages as it is, in element text and in quoted attributes alike. Numeric entities let
    `main.html` tell a value that was escaped once more from one that was not.
    """
    return one_line(text).translate(_MARKUP)


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    return "\ufffd" if category in {"Cc", "Cs"} else char
