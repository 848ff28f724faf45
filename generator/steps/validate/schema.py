"""What the models know of their own form: the keys that a place of a file may hold."""

from __future__ import annotations

import types
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.files.source import Loc
from generator.model.language.tokenizer import closest


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model as a file writes them."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def type_at(annotation: Any, loc: Loc) -> Any:
    """The type that is expected at a way below `annotation`, or None where the way leaves the models."""
    for step in loc:
        annotation = _below(_bare(annotation), step)
    return _bare(annotation)


def model_at(annotation: Any, loc: Loc) -> type[BaseModel] | None:
    """The model that stands at a way below `annotation`."""
    found = type_at(annotation, loc)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def words_at(annotation: Any, loc: Loc) -> tuple[str, ...]:
    """The words that may stand at a way below `annotation`, where they are a fixed few."""
    found = type_at(annotation, loc)
    return tuple(str(e.value) for e in found) if isinstance(found, type) and issubclass(found, Enum) else ()


def _bare(annotation: Any) -> Any:
    """The type without its marks and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next((a for a in get_args(annotation) if a is not type(None)), None)
        else:
            return annotation


def _below(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return next((i.annotation for n, i in annotation.model_fields.items() if step in (n, i.alias)), None)
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if get_origin(annotation) in (tuple, list) and arguments else None


def nearest_key(word: str, keys: tuple[str, ...]) -> str:
    """The key that was most likely meant: the same words joined otherwise, or a close spelling."""
    folded = {_fold(key): key for key in keys}
    if _fold(word) in folded:
        return folded[_fold(word)]
    synonym = _SYNONYMS.get(_fold(word), "")
    return closest(_fold(word), folded) or (synonym if synonym in keys else "")


def _fold(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum())


# Words that people write for ours; offered only where the key exists.
_SYNONYMS = {
    "name": "title",
    "description": "text",
    "depends": "after",
    "dependson": "after",
    "requires": "after",
    "responsible": "owner",
    "assignee": "owner",
    "duration": "takes",
    "length": "takes",
    "deadline": "by",
    "start": "at",
    "end": "until",
    "date": "at",
    "if": "when",
    "condition": "when",
    "attendees": "with",
    "participants": "with",
    "type": "kind",
    "visibility": "audience",
    "repeat": "every",
    "foreach": "for_each",
    "reason": "why",
    "status": "state",
    "comment": "note",
    "from": "at",
}
