"""What all parts of a shown plan have in common: their base, and dates that are text in the published format only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator

from generator.model.stages.zoned_moment import ZonedMoment

T = TypeVar("T")


class Shown(BaseModel):
    """Base of all that a reader can see: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _from_text(parse: Callable[[str], T]) -> PlainValidator:
    """What the published format says as text; a value stays as it is."""
    return PlainValidator(lambda value: parse(value) if isinstance(value, str) else value, json_schema_input_type=str)


def _or_none(parse: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: parse(text) if text else None


NO_DAY = date.min
"""The as-of date of what is the plan of nobody: the published format says nothing there."""


def _text(value: object) -> str:
    return "" if value in (None, NO_DAY) else str(value)


_AS_TEXT = PlainSerializer(_text, return_type=str)

IsoDate = Annotated[date, _from_text(lambda text: date.fromisoformat(text) if text else NO_DAY), _AS_TEXT]
MaybeDate = Annotated[date | None, _from_text(_or_none(date.fromisoformat)), _AS_TEXT]
IsoMoment = Annotated[ZonedMoment, _from_text(ZonedMoment.parse), _AS_TEXT]
MaybeMoment = Annotated[ZonedMoment | None, _from_text(_or_none(ZonedMoment.parse)), _AS_TEXT]
"""In the published format a date or moment is ISO text, which is empty where there is none."""
