"""Turn the bytes of a file into text, or say why it is none."""

from __future__ import annotations

import re

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rule import Rule
from generator.model.problems.rules_load import FILE_BINARY, FILE_ENCODING, YAML_CONTROL, YAML_SIZE

TEXT_LIMIT = 2_000_000
"""The most bytes that a text file may have."""

BREAK = re.compile(r"\r\n|\n|\r")

# Everything that libyaml cannot read, line separators that editors do not count as lines, and the characters that
# turn the direction of a text round. Plain direction marks (U+200E, U+200F, U+061C) stay: Arabic and Hebrew need them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def size_problem(path: str, size: int, rule: Rule = YAML_SIZE, limit: int = TEXT_LIMIT) -> Problem | None:
    """The problem of a file that is larger than `limit` bytes."""
    if size <= limit:
        return None
    hint = "Split it into several files, or move what is not a text out of it." if rule is YAML_SIZE else "Shrink it."
    return rule.at(Place(path), f"the file has {size:,} bytes; at most {limit:,} are read", hint)


def decode(path: str, data: bytes, rule: Rule = YAML_SIZE, limit: int = TEXT_LIMIT) -> str | Problem:
    """The text without a byte order mark, or the first thing that is no text."""
    if problem := size_problem(path, len(data), rule, limit) or _other_encoding(path, data):
        return problem
    if b"\0" in data:
        where = data.index(b"\0")
        place = place_at(path, data[:where].decode("utf-8", "replace"), where)
        return FILE_BINARY.at(place, "the file is not a text: it holds a NUL byte", "Save it as text in UTF-8.")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _bad_byte(path, data, error.start)
    found = FORBIDDEN.search(text)
    return _control(path, text, found) if found else text


def name_of(character: str) -> str:
    """The code point of a character as people look it up: `U+202E`."""
    return f"U+{ord(character):04X}"


def place_at(path: str, text: str, index: int) -> Place:
    """The place of the character at `index`."""
    lines = BREAK.split(text[:index])
    return Place(path, len(lines), len(lines[-1]) + 1)


def _other_encoding(path: str, data: bytes) -> Problem | None:
    head = data[:2000]
    half = len(head) // 2
    wide = half > 1 and max(head[::2].count(0), head[1::2].count(0)) > 0.4 * half
    if not wide and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    hint = "In the editor choose “Save with encoding”, then UTF-8."
    return FILE_ENCODING.at(Place(path, 1, 1), "the file is saved as UTF-16, not as UTF-8", hint)


def _bad_byte(path: str, data: bytes, where: int) -> Problem:
    before = data[:where].decode("utf-8").removeprefix("\ufeff")
    byte = data[where : where + 1]
    guess = byte.decode("cp1252", "replace")
    reads = f"; in Windows-1252 it would be `{guess}`" if guess.isprintable() and guess != "\ufffd" else ""
    message = f"the byte 0x{byte[0]:02X} is not UTF-8{reads}"
    hint = "In the editor choose “Save with encoding”, then UTF-8."
    return FILE_ENCODING.at(place_at(path, before, len(before)), message, hint)


def _control(path: str, text: str, found: re.Match[str]) -> Problem:
    place, character = place_at(path, text, found.start()), found[0]
    if character < " ":
        message = f"the file holds the control character {name_of(character)}"
        return FILE_BINARY.at(place, message, "Delete it; if the whole file looks odd, it is not a text file.")
    message = f"an invisible character {name_of(character)} stands here"
    return YAML_CONTROL.at(place, message, "Delete it and type the text anew; it often comes in by copy and paste.")
