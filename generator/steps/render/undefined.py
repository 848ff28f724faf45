"""What a template hears that asks for something that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing
from pydantic import BaseModel

from generator.model.language.tokenizer import did_you_mean, quote


class Missing(StrictUndefined):
    """An error at every use, in the designer's words: what was asked, and the closest name that there is."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = quote(str(self._undefined_name))
        if self._undefined_obj is missing:
            return f"nothing here is called {name}"
        near = did_you_mean(str(self._undefined_name), _names(self._undefined_obj))
        what = type(self._undefined_obj).__name__.removeprefix("Shown").lower()
        return f"a {what} has no {name}" + (f"; {near}" if near else "")


def _names(of: Any) -> list[str]:
    if isinstance(of, Mapping):
        return [str(key) for key in of]
    if isinstance(of, BaseModel):
        return list(type(of).model_fields)
    return [field.name for field in fields(of)] if is_dataclass(of) else []
