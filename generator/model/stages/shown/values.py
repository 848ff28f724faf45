"""Values that are text in the published format only: dates, lengths, recurrences, counts and what is to be reached.

The text is what the format says (`2026-11-02T10:00+01:00`, `30..60 min`), and empty where there is no value.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import PlainSerializer, PlainValidator

from generator.model.files.fields import Count, parse_count
from generator.model.language.comparison import Comparison, Window, parse_comparison, parse_window
from generator.model.language.duration import Duration, parse_duration
from generator.model.language.recurrence import Recurrence, parse_recurrence
from generator.model.stages.zoned_moment import ZonedMoment
from generator.model.translation.phrases import THEN

T = TypeVar("T")

NO_DAY = date.min
"""The as-of date of what is the plan of nobody: the published format says nothing there."""


def _from_text(parse: Callable[[str], T]) -> PlainValidator:
    """What the published format says; a value stays as it is."""
    return PlainValidator(lambda value: parse(value) if isinstance(value, str) else value, json_schema_input_type=str)


def _or_none(parse: Callable[[str], T]) -> PlainValidator:
    return _from_text(lambda text: parse(text) if text else None)


def _text(value: object) -> str:
    return "" if value in (None, NO_DAY) else str(value)


def _recurrences(text: str) -> tuple[Recurrence, ...]:
    return tuple(parse_recurrence(each) for each in text.split(THEN)) if text else ()


def recurrences_text(recurrences: tuple[Recurrence, ...]) -> str:
    """Recurrences after one another, as the format says them."""
    return THEN.join(str(each) for each in recurrences)


_AS_TEXT = PlainSerializer(_text, return_type=str)

IsoDate = Annotated[date, _from_text(lambda text: date.fromisoformat(text) if text else NO_DAY), _AS_TEXT]
MaybeDate = Annotated[date | None, _or_none(date.fromisoformat), _AS_TEXT]
IsoMoment = Annotated[ZonedMoment, _from_text(ZonedMoment.parse), _AS_TEXT]
MaybeMoment = Annotated[ZonedMoment | None, _or_none(ZonedMoment.parse), _AS_TEXT]
MaybeDuration = Annotated[Duration | None, _or_none(parse_duration), _AS_TEXT]
Recurrences = Annotated[
    tuple[Recurrence, ...], _from_text(_recurrences), PlainSerializer(recurrences_text, return_type=str)
]
MaybeComparison = Annotated[Comparison | None, _or_none(parse_comparison), _AS_TEXT]
MaybeWindow = Annotated[Window | None, _or_none(parse_window), _AS_TEXT]
MaybeCount = Annotated[Count | None, _or_none(parse_count), _AS_TEXT]
Number = Annotated[Decimal, _from_text(Decimal), _AS_TEXT]
MaybeNumber = Annotated[Decimal | None, _or_none(Decimal), _AS_TEXT]
