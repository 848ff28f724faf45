"""How wide and high a picture is, and whether it can do more than be looked at.

Browsers keep room for a picture whose size a page states, so that nothing jumps when it comes. The sizes stand in the
first bytes of a file; a library that reads them also fetches addresses, which nothing here may do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from generator.model.files.source import Picture

_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"})
_LENGTH = re.compile(r"\s*\+?(\d{1,6}(?:\.\d{1,9})?)(?:px)?\s*")
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]|$)")
_DAMAGED = Picture(0, 0, flaw="damaged")

Size = tuple[int, int] | None


def is_picture(path: str) -> bool:
    """Whether the name says that the file is a picture."""
    return _kind(path) in _READERS or _kind(path) == "svg"


def read_picture(path: str, data: bytes) -> Picture:
    """The size in pixels; with a flaw where the file is no picture of the kind that its name says, or an active one."""
    if _kind(path) == "svg":
        return _svg(data)
    try:
        size = _READERS[_kind(path)](data)
    except IndexError:
        size = None
    return Picture(*size) if size and min(size) > 0 else _DAMAGED


def _kind(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _big(data: bytes, at: int, length: int) -> int:
    """A number of so many bytes, the highest first; IndexError beyond the end."""
    if at + length > len(data):
        raise IndexError
    return int.from_bytes(data[at : at + length], "big")


def _little(data: bytes, at: int, length: int) -> int:
    if at + length > len(data):
        raise IndexError
    return int.from_bytes(data[at : at + length], "little")


def _png(data: bytes) -> Size:
    good = data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR"
    return (_big(data, 16, 4), _big(data, 20, 4)) if good else None


def _gif(data: bytes) -> Size:
    return (_little(data, 6, 2), _little(data, 8, 2)) if data[:6] in (b"GIF87a", b"GIF89a") else None


def _jpeg(data: bytes) -> Size:
    """From the first frame header; the segments before it are stepped over."""
    at = 2
    while data.startswith(b"\xff\xd8") and _big(data, at, 1) == 0xFF:
        marker = _big(data, at + 1, 1)
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return _big(data, at + 7, 2), _big(data, at + 5, 2)
        else:
            at += 2 + _big(data, at + 2, 2)
    return None


def _webp(data: bytes) -> Size:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    form = data[12:16]
    if form == b"VP8X":
        return 1 + _little(data, 24, 3), 1 + _little(data, 27, 3)
    if form == b"VP8L" and data[20:21] == b"\x2f":
        bits = _little(data, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if form == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return None


def _avif(data: bytes) -> Size:
    """From the first box that states an extent, which is the picture's own in all but odd files."""
    at = data.find(b"ispe") if data[4:8] == b"ftyp" else -1
    return (_big(data, at + 8, 4), _big(data, at + 12, 4)) if at > 0 else None


_READERS: dict[str, Callable[[bytes], Size]] = {
    "avif": _avif,
    "gif": _gif,
    "jpeg": _jpeg,
    "jpg": _jpeg,
    "png": _png,
    "webp": _webp,
}


def _svg(data: bytes) -> Picture:
    if b"<!ENTITY" in data:
        return Picture(0, 0, flaw="active", about="<!ENTITY")
    try:
        root = ElementTree.fromstring(data)  # without entities there is nothing to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        return _DAMAGED
    if _name(root.tag) != "svg":
        return _DAMAGED
    about = next(_active(root), "")
    size = _extent(root)
    if about:
        return Picture(*(size or (0, 0)), flaw="active", about=about)
    return Picture(*size) if size else Picture(0, 0, flaw="size")


def _name(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _active(root: ElementTree.Element) -> Iterator[str]:
    """What runs, or asks for another file."""
    for element in root.iter():
        tag = _name(element.tag)
        if tag in _ACTIVE:
            yield f"<{tag}>"
        if tag == "style" and _OUTSIDE.search("".join(element.itertext())):
            yield "<style> with the address of another file"
        for key, value in element.attrib.items():
            attribute = _name(key)
            aims = attribute == "attributename" and value.strip().lower().endswith("href")
            away = attribute in ("href", "src") and not _INSIDE.match(value)
            if attribute.startswith("on") or aims or away or _OUTSIDE.search(value):
                yield f"{attribute}=…"


def _extent(root: ElementTree.Element) -> Size:
    """Width and height in pixels, from the attributes or else from the view box."""
    given = [_LENGTH.fullmatch(root.get(key, "")) for key in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = [_LENGTH.fullmatch(side) for side in box[2:]] if len(box) == 4 else [None, None]
    found = given if all(given) else sides
    numbers = [max(1, round(float(match[1]))) for match in found if match and float(match[1]) > 0]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None
