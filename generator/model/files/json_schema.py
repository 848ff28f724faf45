"""JSON Schemas for editors: they take what the loader takes, short forms and single values included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, Field, create_model

from generator.model.files.fields import Day, Noun, Ref, titled
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Answers, Assessment, Readings, Record

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_SHORT: Schema = {"type": ["string", "number", "boolean", "null"]}


def file_schema(model: type[BaseModel]) -> Schema:
    """The schema of a YAML file that holds this model."""
    schema = model.model_json_schema(by_alias=True)
    schema.pop("title", None)
    short = {each.__name__ for each in short_models(model)}
    defs = {name: _lenient(each) for name, each in schema.pop("$defs", {}).items()}
    defs = {name: _or_short(each) if name in short else each for name, each in defs.items()}
    return {"$schema": DRAFT, **_lenient(schema), "$defs": defs}


def status_schema() -> Schema:
    """The schema of status.yml: a map of ids to what happened to them, with the readings of metrics among them."""
    fields: dict[str, Any] = {
        "records": (dict[Ref, Record], Field(default_factory=dict)),
        "readings": (Readings, Field(default_factory=dict)),
        "health": (dict[Day, Assessment], Field(default_factory=dict)),
        "success": (Answers, Field(default_factory=dict)),
        "onboarding": (tuple[Turn, ...], ()),
    }
    whole = file_schema(create_model("StatusFile", __base__=Noun, **fields))
    parts = whole["properties"]
    return {
        "$schema": DRAFT,
        "description": "What happened: one map from ids of items, metrics and phases to records.",
        "type": "object",
        "properties": {name: parts[name] for name in ("health", "success", "onboarding")},
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/Record"}, parts["readings"]]},
        "$defs": whole["$defs"],
    }


def output_schema(model: type[BaseModel]) -> Schema:
    """The schema of a file that the tool writes: exactly the model."""
    return {"$schema": DRAFT, **model.model_json_schema(by_alias=True, mode="serialization")}


def nouns(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and all that it holds, each once, in order of appearance."""
    waiting: list[type[BaseModel]] = [model]
    seen: list[type[BaseModel]] = []
    while waiting:
        here = waiting.pop(0)
        if here not in seen:
            seen.append(here)
            waiting += [m for f in here.model_fields.values() for m in _models(f.annotation)]
    yield from seen


def short_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that a bare text may stand for: those with a short form, and those that a title is enough for."""
    every = tuple(nouns(model))
    yield from (each for each in every if "_short" in each.__pydantic_decorators__.model_validators)
    yield from (m for each in every for f in each.model_fields.values() for m in _titled(f.annotation, f.metadata))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _titled(annotation: Any, metadata: Any = ()) -> Iterator[type[BaseModel]]:
    marks = metadata
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
    if any(isinstance(mark, BeforeValidator) and mark.func is titled for mark in marks):
        yield from (m for m in _models(annotation))
        return
    for part in get_args(annotation):
        yield from _titled(part)


def _or_short(schema: Schema) -> Schema:
    """The long form, or the short one: a text, several of them, or nothing at all."""
    about = {"description": schema.pop("description")} if "description" in schema else {}
    return {**about, "anyOf": [schema, _SHORT, {"type": "array", "items": _SHORT}]}


def _lenient(schema: Any) -> Any:
    """The schema without what only Python needs, and with what YAML authors may write in place of it."""
    if not isinstance(schema, dict):
        return [_lenient(each) for each in schema] if isinstance(schema, list) else schema
    out = {
        key: _inside(key, value) for key, value in schema.items() if key not in {"default", "title"} or _is_map(value)
    }
    if schema.get("propertyNames", {}).get("format") == "date":
        return {**out, "propertyNames": {"pattern": r"^\d{4}-\d{2}-\d{2}$"}}
    if schema.get("enum") == ["yes", "no"]:
        return {**out, "enum": ["yes", "no", True, False]}
    if schema.get("type") in {"number", "integer"}:
        return {**out, "type": [schema["type"], "string"]}
    if schema.get("type") == "string" and "enum" not in schema and "format" not in schema:
        return {**out, "type": ["string", "number", "boolean"]}
    if schema.get("type") == "array" and "prefixItems" not in schema:
        return {"anyOf": [out, out["items"]]} if "items" in out else out
    if schema.get("type") == "object" and "patternProperties" in schema:
        return {**out, "additionalProperties": False}
    return out


def _is_map(value: Any) -> bool:
    """A property that is called `title` or `default` is no title or default of ours."""
    return isinstance(value, dict) and bool({"type", "anyOf", "$ref", "allOf", "enum"} & set(value))


def _inside(key: str, value: Any) -> Any:
    if key in {"properties", "patternProperties", "$defs"}:
        return {name: _lenient(each) for name, each in value.items()}
    return _lenient(value) if isinstance(value, dict | list) and key not in {"enum", "examples", "required"} else value
