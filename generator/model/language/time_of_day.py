"""The end of a time: the time of day, and whose clocks show it."""

from __future__ import annotations

import datetime as dt

from generator.model.language.time_values import Elsewhere
from generator.model.language.tokenizer import RESERVED, LanguageError, Token, TokenKind, TokenReader
from generator.model.language.weekday import read_clock
from generator.model.language.zones import zone_of

ANYWHERE_ON_EARTH = "Etc/GMT+12"
"""The zone where a day ends last: a day that is over there is over anywhere on earth. It lies at UTC-12."""

END_OF_DAY = dt.time(23, 59)
"""The last minute of a day."""

_ANYWHERE = "write `end of day anywhere on earth`"
_EXAMPLE = "write `09:00 in America/New_York` or `end of day in America/New_York`"


def read_time_of_day(reader: TokenReader) -> tuple[dt.time | None, Elsewhere | None]:
    """The time of day when one comes next: on the customer's clocks, or on those of a zone that is named."""
    clock = END_OF_DAY if _ends_day(reader) else read_clock(reader)
    at = reader.next
    zone = _read_zone(reader)
    if not zone:
        return clock, None
    if clock is None:
        reader.fail("a zone needs a time of day", at, _EXAMPLE)
    return None, Elsewhere(clock, zone)


def _ends_day(reader: TokenReader) -> bool:
    if not (reader.sees("end") and reader.sees("of", distance=1) and reader.sees("day", distance=2)):
        return False
    for _ in range(3):
        reader.take()
    return True


def _read_zone(reader: TokenReader) -> str:
    if reader.accept("anywhere"):
        reader.expect("on", _ANYWHERE)
        reader.expect("earth", _ANYWHERE)
        return ANYWHERE_ON_EARTH
    if not reader.accept("in"):
        return ""
    token = reader.next
    if token.kind not in (TokenKind.WORD, TokenKind.ZONE):
        reader.fail(f"expected the name of a time zone, found {token}", hint="for example `in America/New_York`")
    try:
        zone_of(token.text)
    except LanguageError:
        _unknown(reader, token)
    return reader.take().text


def _unknown(reader: TokenReader, token: Token) -> None:
    """Fail on a zone that nobody knows; a city of several words is looked up as a whole."""
    words = []
    while reader.next.kind in (TokenKind.WORD, TokenKind.ZONE) and reader.next.text.casefold() not in RESERVED:
        words.append(reader.take().text)
    try:
        zone_of(" ".join(words) or token.text)
    except LanguageError as error:
        reader.fail(error.message, token, error.hint)
