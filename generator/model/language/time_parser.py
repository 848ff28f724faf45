"""The parser of times: `go-live - 2 workdays`, `week 2 thursday 10:00`, `between A and B`, `A else B`.

This is also the place to import the values of times and durations from.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.language.duration import Duration, parse_duration
from generator.model.language.time_of_day import read_time_of_day
from generator.model.language.time_values import (
    KICKOFF,
    Between,
    Bucket,
    BucketSize,
    Else,
    Elsewhere,
    End,
    InPeriod,
    OnDate,
    OnDay,
    OnWeek,
    Point,
    Ref,
    Relative,
    Time,
    Within,
    branches,
    covers_days,
    relatives,
    simple,
)
from generator.model.language.tokenizer import RESERVED, LanguageError, Token, TokenKind, TokenReader, quote
from generator.model.language.unit import LONGEST, UNIT_WORDS, Offset, Unit, read_amount, read_offset
from generator.model.language.weekday import (
    MONTHS,
    WEEKDAYS,
    check_year,
    date_of,
    looks_like_weekday,
    read_weekday,
)

__all__ = [
    "KICKOFF",
    "WEEKDAYS",
    "Between",
    "Bucket",
    "BucketSize",
    "Duration",
    "Else",
    "Elsewhere",
    "End",
    "InPeriod",
    "Offset",
    "OnDate",
    "OnDay",
    "OnWeek",
    "Point",
    "Ref",
    "Relative",
    "Time",
    "Unit",
    "Within",
    "branches",
    "covers_days",
    "parse_actual",
    "parse_deadline",
    "parse_duration",
    "parse_time",
    "read_edge",
    "read_point",
    "read_ref",
    "read_time",
    "relatives",
    "simple",
]


def parse_time(text: str) -> Time:
    """The time that a text says, or a LanguageError."""
    return _parsed(text, read_time)


def parse_ref(text: str) -> Ref:
    """The item or instance that a text names, or a LanguageError."""
    reader = TokenReader(text)
    ref = read_ref(reader)
    reader.finish("write only the item: the times before it are worked out")
    return ref


def parse_actual(text: str) -> OnDate:
    """The day, or the time of day in the customer's zone, on which something happened; or a LanguageError."""
    time = parse_time(text)
    if not isinstance(time, OnDate):
        raise LanguageError("a record names the day on which it happened", 0, "write it as `2026-11-13`")
    if time.elsewhere:
        at = len(time.text) - len(time.text.split(maxsplit=1)[1])
        raise LanguageError("a record is in the customer's time", at, "write it as `2026-11-13 14:00`")
    return time


def parse_deadline(text: str) -> Time:
    """The deadline that a text says: any time, or `within 5 workdays after go-live`; or a LanguageError."""
    return _parsed(text, lambda reader: _read_within(reader) if reader.sees("within") else read_time(reader))


def _parsed(text: str, read: Callable[[TokenReader], Time]) -> Time:
    reader = TokenReader(text)
    time = _read_branches(reader, read)
    reader.finish(_rest_hint(reader, branches(time)[-1]))
    return time


def _read_branches(reader: TokenReader, read: Callable[[TokenReader], Time]) -> Time:
    """A time, and behind each `else` the one that stands in for it."""
    start = reader.next
    first = read(reader)
    if not reader.accept("else"):
        return first
    second = _read_branches(reader, read)
    return Else(reader.since(start), first, second)


def _read_within(reader: TokenReader) -> Within:
    start = reader.take()
    amount = read_amount(reader, "within 5 workdays after go-live")
    if reader.sees("before"):
        item = reader.ahead(1).text
        two = f"write `not_before: {item} - {amount.amount} {amount.unit}` and `by: {item}`"
        reader.fail("`within` counts from something on, not back from it", hint=two)
    side = reader.next
    reader.expect("after", f"write `within {amount.amount} {amount.unit} after ITEM`")
    if reader.next.kind is TokenKind.NUMBER or reader.next.kind is TokenKind.DATE or reader.sees("day", "week"):
        reader.fail(f"{reader.next} is not an item", side, "name an item, a milestone or `kickoff`")
    edge, ref = read_edge(reader), read_ref(reader)
    clock_at = reader.next
    clock, elsewhere = read_time_of_day(reader)
    if (clock or elsewhere) and amount.unit.is_clock:
        reader.fail(_TWO_CLOCKS[0], clock_at, _TWO_CLOCKS[1])
    text = reader.since(start)
    return Within(text, Relative(text, ref, edge, amount, clock, elsewhere))


def read_time(reader: TokenReader) -> Time:
    """The time that comes next; what follows it is left to the caller."""
    reader.refuse_empty("a time", "kickoff + 4 days")
    if reader.sees("between"):
        return _read_between(reader)
    return _read_bucket(reader) or _read_period(reader) or read_point(reader)


def _read_period(reader: TokenReader) -> InPeriod | None:
    """A period by its id; without one, `term` is an item of that id."""
    id_ = reader.ahead(1)
    if not reader.sees("term") or id_.kind is not TokenKind.WORD or id_.text.casefold() in RESERVED:
        return None
    start = reader.take()
    reader.take()
    return InPeriod(reader.since(start), id_.text)


def _read_between(reader: TokenReader) -> Between:
    start = reader.take()
    first = read_point(reader)
    reader.expect("and", "a span is written `between A and B`")
    last = read_point(reader)
    return Between(reader.since(start), first, last)


def _read_bucket(reader: TokenReader) -> Bucket | None:
    token = reader.next
    if token.kind is TokenKind.MONTH:
        reader.take()
        year, month = (int(part) for part in token.text.split("-"))
        check_year(year, token.start)
        if not 1 <= month <= 12:
            raise LanguageError(f"there is no month {month}", token.start + 5, "months run from 01 to 12")
        return Bucket(token.text, BucketSize.MONTH, year, month)
    part = re.fullmatch(r"([qh])([0-9])", token.text, re.IGNORECASE)
    if part is None or reader.ahead(1).kind is not TokenKind.NUMBER:
        return None
    return _read_part_of_year(reader, BucketSize.QUARTER if part[1] in "qQ" else BucketSize.HALF, int(part[2]))


def _read_part_of_year(reader: TokenReader, span: BucketSize, number: int) -> Bucket:
    token, year = reader.take(), reader.take()
    parts = 12 // span.months
    if not 1 <= number <= parts:
        reader.fail(
            f"there is no {span} {number}", token, f"a year has {parts}: {token.text[0]}1 to {token.text[0]}{parts}"
        )
    check_year(_whole(reader, year), year.start)
    return Bucket(reader.since(token), span, int(year.text), number)


def read_point(reader: TokenReader) -> Point:
    """The moment or day that comes next."""
    token = reader.next
    if token.kind is TokenKind.DATE:
        reader.take()
        date = date_of(token)
        clock, elsewhere = read_time_of_day(reader)
        return OnDate(reader.since(token), date, clock, elsewhere)
    if reader.sees("day"):
        return _read_day(reader)
    if reader.sees("week"):
        return _read_week(reader)
    if token.kind is not TokenKind.WORD or token.text.casefold() in _NOT_A_TIME:
        reader.fail(f"{token} is not a time", token, _no_time_hint(reader))
    return _read_relative(reader)


_TODAY = "plans do not depend on the day they are read: name a date, a `day N` or an item"

_NOT_A_TIME = {
    **{name: f"say which one: `week 1 {name}`, or `snap: next {name}` beside a time" for name in WEEKDAYS},
    **dict.fromkeys(("today", "now", "tomorrow", "yesterday"), _TODAY),
    "between": "`between A and B` stands alone",
    "else": "write a time on both sides: `pilot-end + 2 days else day 40`",
    "within": "",
    "tbd": "leave the time out: what has none is listed as open",
    **dict.fromkeys(("after", "before"), "write `ITEM + 1 day` or `ITEM - 1 day`"),
    **dict.fromkeys(("next", "previous", "nearest"), "`snap: next monday` stands beside a time"),
    **dict.fromkeys(("and", "or", "not", "in", "of"), ""),
}

_MONTH_WORDS = frozenset(word for name in MONTHS for word in (name, name[:3]))

_MONTH_HINT = "dates are written year-month-day, `2026-12-01`, and whole months `2026-12`"


def _no_time_hint(reader: TokenReader) -> str:
    token = reader.next
    if token.kind is TokenKind.NUMBER:
        unit, side, anchor = reader.ahead(1), reader.ahead(2), reader.ahead(3)
        if (
            unit.text.casefold() in UNIT_WORDS
            and side.text.casefold() in ("before", "after")
            and anchor.kind is TokenKind.WORD
        ):
            sign = "-" if side.text.casefold() == "before" else "+"
            return f"write {quote(f'{anchor.text} {sign} {token.text} {unit.text}')}"
        if reader.ahead(1).text.casefold() in _MONTH_WORDS:
            return _MONTH_HINT
        if len(token.text) == 4:
            return f"a year alone is too wide: write {quote(token.text + '-06')} or {quote('q2 ' + token.text)}"
        return f"days are counted from kickoff: {quote('day ' + token.text)}"
    if token.kind is TokenKind.CLOCK:
        return f"a time of day needs a day: {quote('kickoff ' + token.text)}"
    if reader.sees("within"):
        item, amount = "go-live", "5 workdays"
        if reader.sees("after", distance=3) and not reader.sees("of", distance=5):
            item, amount = reader.ahead(4).text, f"{reader.ahead(1).text} {reader.ahead(2).text}"
        return f"a deadline stands under `by`: `by: within {amount} after {item}`; here write `{item} + {amount}`"
    return _NOT_A_TIME.get(token.text.casefold(), "for example `kickoff + 4 days`, `day 20` or `2026-12-01`")


def _read_day(reader: TokenReader) -> OnDay:
    first = reader.take()
    sign = -1 if reader.accept("-") else 1
    day = sign * _count(reader, "day", "day 1 is the kickoff date: `day 20`, `day -7`")
    clock, elsewhere = read_time_of_day(reader)
    return OnDay(reader.since(first), day, clock, elsewhere)


def _read_week(reader: TokenReader) -> OnWeek:
    first = reader.take()
    if reader.sees("-"):
        reader.fail("weeks are counted from kickoff on", hint="for the time before kickoff write days: `day -7`")
    number = reader.next
    week = _count(reader, "week", "week 1 is days 1 to 7: `week 2 thursday 10:00`")
    if week < 1:
        reader.fail("there is no week 0", number, "week 1 begins on the kickoff date; before it, write `day -7`")
    weekday = _weekday(reader)
    clock, elsewhere = read_time_of_day(reader)
    if (clock or elsewhere) and weekday is None:
        reader.fail("a time of day needs a day", hint="name the weekday: `week 2 thursday 10:00`")
    return OnWeek(reader.since(first), week, weekday, clock, elsewhere)


def _weekday(reader: TokenReader) -> int | None:
    if reader.next.kind is not TokenKind.WORD:
        return None
    return read_weekday(reader) if looks_like_weekday(reader.next.text) else None


def _count(reader: TokenReader, what: str, hint: str) -> int:
    """The whole number of a day or week that comes next, within ten years."""
    token = reader.accept_kind(TokenKind.NUMBER)
    if token is None:
        reader.fail(f"expected the number of the {what}, found {reader.next}", hint=hint)
    number = _whole(reader, token)
    if number > LONGEST[UNIT_WORDS[what]]:
        reader.fail(f"{what} {token.text} is more than ten years away", token, "check the number")
    return number


def _whole(reader: TokenReader, token: Token) -> int:
    if "." in token.text:
        reader.fail(f"{token} is not a whole number", token)
    return int(token.text)


def _read_relative(reader: TokenReader) -> Relative:
    first = reader.next
    edge = read_edge(reader)
    ref = read_ref(reader)
    offset = read_offset(reader)
    clock_at = reader.next
    clock, elsewhere = read_time_of_day(reader)
    if (clock or elsewhere) and offset and offset.unit.is_clock:
        reader.fail(_TWO_CLOCKS[0], clock_at, _TWO_CLOCKS[1])
    return Relative(reader.since(first), ref, edge, offset, clock, elsewhere)


_TWO_CLOCKS = ("an offset in hours already says the time of day", "leave one of the two out")


def read_edge(reader: TokenReader) -> End | None:
    """`start of` or `end of` when that comes next."""
    if not reader.sees("start", "end", "finish"):
        return None
    token = reader.take()
    if token.text.casefold() == "finish":
        reader.fail("`finish` is no end of an item here", token, "write `end of ITEM`")
    reader.expect("of", f"write `{token.text} of ITEM`")
    return End(token.text.casefold())


def read_ref(reader: TokenReader) -> Ref:
    """The id of an item or instance that comes next."""
    token = reader.accept_kind(TokenKind.WORD)
    if token is None:
        reader.fail(f"expected the id of an item, found {reader.next}")
    if token.text.casefold() in RESERVED and token.text != KICKOFF:
        reader.fail(
            f"{token} is a word of the language, not an item", token, _NOT_A_TIME.get(token.text.casefold(), "")
        )
    if reader.next.kind is TokenKind.WORD and reader.next.text.casefold() in UNIT_WORDS:
        _blame_minus(reader, token)
    if not (reader.sees("[") and reader.touches()):
        return Ref(token.text)
    reader.take()
    member = reader.accept_kind(TokenKind.WORD) or reader.fail(
        f"expected a member, found {reader.next}", hint="`go-live[oslo]`"
    )
    reader.expect("]")
    return Ref(token.text, member.text)


def _blame_minus(reader: TokenReader, token: Token) -> None:
    """Fail where `go-live-2 days` was meant as a subtraction: an id may hold hyphens and digits."""
    match = re.fullmatch(r"(.+)-([0-9]+)", token.text)
    if match:
        fixed = f"{match[1]} - {match[2]} {reader.next.text}"
        raise LanguageError(
            f"{token} is read as one id", token.start + match.end(1), f"put spaces round the minus: {quote(fixed)}"
        )


def _rest_hint(reader: TokenReader, time: Time) -> str:
    """The next move when a time is followed by something more."""
    rest = reader.next
    if rest.kind is TokenKind.SYMBOL and rest.text in "+-" and not isinstance(time, Bucket | InPeriod | Between):
        if isinstance(time, Relative) and time.offset is None and time.clock:
            return f"the time of day comes last: `{time.ref} {rest.text} 2 days {time.clock:%H:%M}`"
        return "one offset, counted from an item: `kickoff + 4 days`"
    if rest.text.casefold() == "at":
        return "leave `at` out: `kickoff 10:00`"
    if rest.text.casefold() in ("eod", "cob", "midnight"):
        return "write `end of day`, with `in America/New_York` or `anywhere on earth` for another zone"
    if rest.text.casefold() in ("or", "otherwise"):
        return "the time that stands in for another follows `else`: `pilot-end + 2 days else day 40`"
    if rest.kind is TokenKind.ZONE:
        return f"a zone follows `in`: `09:00 in {rest.text}`"
    if rest.text.casefold() in ("am", "pm", "uhr"):
        return "times of day are written with 24 hours: `09:00`, `14:30`"
    if rest.kind is TokenKind.NUMBER and isinstance(time, Relative) and time.ref.id.casefold() in _MONTH_WORDS:
        return _MONTH_HINT
    if rest.kind is TokenKind.NUMBER:
        return "a time of day is written `09:00`"
    if rest.kind is TokenKind.WORD and isinstance(time, OnDate | OnDay | OnWeek | Relative) and time.clock:
        return "another zone than the customer's follows `in`: `09:00 in America/New_York`"
    if rest.text == "[":
        return "a member follows its item without a space: `go-live[oslo]`"
    if rest.kind is TokenKind.WORD and isinstance(time, Relative) and time.offset is None:
        return f"the words of an id are joined by hyphens: {quote(f'{time.ref}-{rest.text}')}"
    return ""
