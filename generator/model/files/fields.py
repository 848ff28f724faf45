"""The kinds of value that a YAML key can hold, each read from text and each with its own error."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.language.comparison import Comparison, Window, parse_comparison, parse_window
from generator.model.language.condition import Condition, parse_condition
from generator.model.language.dependency import Dependency, parse_dependency
from generator.model.language.recurrence import Recurrence, parse_recurrence
from generator.model.language.time_parser import (
    Duration,
    OnDate,
    Time,
    parse_actual,
    parse_deadline,
    parse_duration,
    parse_ref,
    parse_time,
)
from generator.model.language.time_parser import Ref as ItemRef
from generator.model.language.tokenizer import LanguageError


class Noun(BaseModel):
    """Base of all that a workspace file says: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marks a field that people write words into; `prose` may hold Markdown and several lines."""

    prose: bool = False


def wrong(rule: str, message: str, hint: str = "", offset: int = 0) -> PydanticCustomError:
    """The error that `validate` turns into a problem with rule code, place and next move."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint, "offset": offset})


def _read(parse: Callable[[str], Any], rule: str, what: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value if value is not None and not isinstance(value, dict | list) else _refuse(rule, what)
        try:
            return parse(value)
        except LanguageError as error:
            raise wrong(rule, error.message, error.hint or f"write it like `{what}`", error.offset) from None

    return read


def _refuse(rule: str, what: str) -> Any:
    raise wrong(rule, f"expected {what}", f"write it as text on one line, e.g. {what}")


def _text(value: Any) -> Any:
    if value is None:
        raise wrong("value/empty", "this key has no value", "write a value behind the colon or remove the key")
    if isinstance(value, dict | list):
        raise wrong("value/text", "expected text", "put the text on this line, or in quotes if it holds `: ` or `, `")
    return value


def _line(value: Any) -> Any:
    value = _text(value)
    if isinstance(value, str) and "\n" in value.strip("\n"):
        raise wrong("value/line", "expected one line of text", "keep it to one line; long prose belongs under `text:`")
    return value.strip() if isinstance(value, str) else value


ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _id(value: Any) -> Any:
    value = _text(value)
    if isinstance(value, str) and (not ID.fullmatch(value) or len(value) > 80):
        better = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:80]
        hint = f"write `{better}`" if ID.fullmatch(better) else "use lower-case words joined by hyphens"
        raise wrong("id/form", f"`{value[:80]}` is not an id", hint)
    return value


def _yes_no(value: Any) -> Any:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise wrong("value/yes-no", f"expected yes or no, found {_shown(value)}", "write `yes` or `no`")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"`{value[:60]}`"
    return "nothing" if value is None else "a list or mapping"


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise wrong("value/date", f"expected a date, found {_shown(value)}", "write year-month-day, e.g. `2026-11-02`")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise wrong("value/date", f"{value} is not in the calendar", "check the day and the month") from None
    if not 1990 <= found.year <= 2100:
        raise wrong("value/date", f"{value} is outside the years 1990 to 2100", "check the year")
    return found


def _number(value: Any) -> Any:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    try:
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", value):
            return Decimal(value)
    except InvalidOperation:
        pass
    raise wrong(
        "value/number", f"expected a number, found {_shown(value)}", "write digits, with a point for decimals: `0.5`"
    )


def _integer(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value):
        return int(value)
    raise wrong("value/integer", f"expected a whole number, found {_shown(value)}", "write digits only: `12`")


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number or a range of it, both ends included; `high` is None where there is no upper end."""

    low: int
    high: int | None

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}..{'' if self.high is None else self.high}"

    def holds(self, number: int) -> bool:
        """Whether `number` lies in the range."""
        return self.low <= number and (self.high is None or number <= self.high)


def parse_count(value: Any) -> Count:
    """The count that a text says, or the problem with it."""
    if isinstance(value, Count):
        return value
    match = re.fullmatch(r"(\d{1,6})(\.\.(\d{1,6})?)?", value) if isinstance(value, str) else None
    if match is None:
        raise wrong("value/count", f"expected a count, found {_shown(value)}", "write `3`, `1..2` or `3..`")
    low = int(match[1])
    high = low if match[2] is None else int(match[3]) if match[3] else None
    if high is not None and high < low:
        raise wrong("value/count", f"`{value}` ends before it starts", f"write `{high}..{low}`")
    return Count(low, high)


def _clock(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return value
    raise wrong("value/clock", f"expected a clock time, found {_shown(value)}", "write hours and minutes: `09:30`")


def _url(value: Any) -> Any:
    value = _line(value)
    if isinstance(value, str) and not re.fullmatch(
        r"(https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"'`{}|\\^\[\]]*)?|mailto:[^\s<>\"'?]+)", value
    ):
        raise wrong(
            "link/url", f"`{value[:60]}` is not a link that a page may carry", "write `https://…` or `mailto:…`"
        )
    return value


def many(value: Any) -> Any:
    """One value or a list of them: a list either way."""
    if value is None:
        raise wrong("value/empty", "this key has no value", "write a value behind the colon or remove the key")
    return value if isinstance(value, list | tuple) else [value]


def titled(value: Any) -> Any:
    """A bare text or nothing stands for a mapping with that title."""
    return {} if value is None else {"title": value} if isinstance(value, str) else value


def _parsed(parse: Callable[[str], Any], rule: str, example: str) -> tuple[Any, ...]:
    return (
        BeforeValidator(_read(parse, rule, example)),
        PlainSerializer(str, return_type=str),
        WithJsonSchema({"type": "string", "examples": [example]}),
    )


Text = Annotated[str, BeforeValidator(_line), TextMark()]
"""One line of words for people."""
Prose = Annotated[str, BeforeValidator(_text), TextMark(prose=True)]
"""Words for people that may hold Markdown and several lines."""
Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
Ref = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": "string"})]
"""The id of something, possibly of one member: `hands-on[oslo]`."""
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]})]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"})]
People = Annotated[
    Count,
    BeforeValidator(parse_count),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["1..2"]}),
]
Clock = Annotated[str, BeforeValidator(_clock), WithJsonSchema({"type": "string", "examples": ["09:30"]})]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]

TimeText = Annotated[Time, *_parsed(parse_time, "time/syntax", "go-live - 2 workdays")]
DeadlineText = Annotated[Time, *_parsed(parse_deadline, "time/syntax", "within 5 workdays after go-live")]
"""A time, or a span after something that ends with the deadline."""
ActualDateText = Annotated[OnDate, *_parsed(parse_actual, "time/syntax", "2026-11-13")]
"""A day in the past, or a time of day."""
ItemText = Annotated[ItemRef, *_parsed(parse_ref, "time/syntax", "go-live")]
"""One item, or one of its instances: `go-live[oslo]`."""
DurationText = Annotated[Duration, *_parsed(parse_duration, "time/duration", "30..60 min")]
ConditionText = Annotated[Condition, *_parsed(parse_condition, "condition/syntax", "users > 20 and not migration")]
DependencyText = Annotated[Dependency, *_parsed(parse_dependency, "time/after", "export-data + 2 workdays")]
RecurrenceText = Annotated[Recurrence, *_parsed(parse_recurrence, "time/every", "week on friday 15:00")]
ComparisonText = Annotated[Comparison, *_parsed(parse_comparison, "metric/target", "at most 0.5")]
WindowText = Annotated[Window, *_parsed(parse_window, "metric/window", "7 days in a row")]

Ids = Annotated[tuple[Id, ...], BeforeValidator(many)]
Refs = Annotated[tuple[Ref, ...], BeforeValidator(many)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(many)]
