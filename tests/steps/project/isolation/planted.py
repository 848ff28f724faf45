"""Workspaces in which every text field of every model holds a mark of its own.

The fields are found by reflection over the models, so that a field added tomorrow is planted tomorrow. What cannot be
guessed from a type (a reference, a time) stands in `GIVEN`; text that must have a form of its own in `FORMED`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from generator.model.files.fields import TextMark
from generator.model.files.items.check import Check
from generator.model.files.items.item import Item
from generator.model.files.items.kinds import COMMON, TRAITS, Kind

SKIP = object()

FORMED: dict[str, Any] = {
    "Item.snap": SKIP,
    "Item.hides": SKIP,
    "Attachment.file": "zqfile.csv",
    "Brand.logo": SKIP,
    "PartyCalendar.week": SKIP,
    "PartyCalendar.hours": SKIP,
    "PartyCalendar.country": SKIP,
    "PartyCalendar.region": SKIP,
    "PartyCalendar.timezone": SKIP,
    "Answer.answer": SKIP,
    "Signature.answer": SKIP,
    "Signature.version": SKIP,
    "Playbook.version": SKIP,
    "Playbook.include": SKIP,
    "Customer.language": SKIP,
    "Vendor.language": SKIP,
    "Customer.suffix": SKIP,
    "Customer.playbook": SKIP,
    "Coverage.hours": SKIP,
    "Severity.response": SKIP,
    "Severity.resolution": SKIP,
    "Fact.unit": SKIP,
    "Fact.choices": SKIP,
    "Check.choices": SKIP,
    "Check.unit": SKIP,
    "Person.email": SKIP,
    "GuideLinks.any": SKIP,
    "GuideLinks.training": SKIP,
    "GuideLinks.how_to": SKIP,
    "GuideLinks.example": SKIP,
    "GuideLinks.reference": SKIP,
}
"""Text that is not free: a file name, a zone, a reference. Ids and file names are planted by hand."""


@dataclass
class Marks:
    """Marks in the order in which they were planted, each with the field that holds it; `audience` is theirs."""

    prefix: str
    audience: str = "internal"
    where: dict[str, str] = field(default_factory=dict)

    def new(self, where: str) -> str:
        """A word that no language has, and that no encoding of ours changes."""
        mark = f"{self.prefix}{len(self.where):04d}q"
        self.where[mark] = where
        return mark


def is_text(metadata: tuple[Any, ...]) -> bool:
    """Whether a field is one that people write words into."""
    return any(isinstance(m, TextMark) for m in metadata)


def is_url(metadata: tuple[Any, ...]) -> bool:
    """Whether a field is an address."""
    return any(isinstance(m, BeforeValidator) and getattr(m.func, "__name__", "") == "_url" for m in metadata)


def text_fields(model: type[BaseModel]) -> list[tuple[str, str, Any, tuple[Any, ...]]]:
    """The fields of a model: name, key in YAML, annotation, metadata."""
    return [(n, f.alias or n, f.annotation, tuple(f.metadata)) for n, f in model.model_fields.items()]


def owner_of(model: type[BaseModel], name: str) -> str:
    """The class that declares a field, as `Class.field`."""
    owner = next((c for c in reversed(model.__mro__) if name in getattr(c, "__annotations__", {})), model)
    return f"{owner.__name__}.{name}"


def planted(
    model: type[BaseModel], marks: Marks, given: dict[str, Any] | None = None, only: frozenset[str] | None = None
) -> dict[str, Any]:
    """A mapping for `model` with a mark in every text field, `audience: [internal]` where it has one, and `given`."""
    result: dict[str, Any] = {}
    for name, key, annotation, metadata in text_fields(model):
        if only is not None and key not in only:
            continue
        if given and key in given:
            continue
        where = owner_of(model, name)
        if name == "audience":
            result[key] = [marks.audience]
        elif FORMED.get(where) is SKIP:
            continue
        elif where in FORMED:
            result[key] = FORMED[where]
        else:
            value = _value(annotation, metadata, marks, where)
            if value is not SKIP:
                result[key] = value
    return {**result, **(given or {})}


def _value(annotation: Any, metadata: tuple[Any, ...], marks: Marks, where: str) -> Any:
    if is_text(metadata):
        return marks.new(where)
    if is_url(metadata):
        return f"https://example.com/{marks.new(where)}"
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(args[0], tuple(args[1:]), marks, where)
    if origin is tuple and args:
        return _listed(args[0], marks, where)
    if origin is dict:
        return _mapped(args, marks, where)
    if args and origin is not dict:  # an optional value
        found = [v for v in (_value(a, (), marks, where) for a in args if a is not type(None)) if v is not SKIP]
        return found[0] if found else SKIP
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation.__name__ in INSIDE:
        return planted(annotation, marks)
    return SKIP


def _listed(inner: Any, marks: Marks, where: str) -> Any:
    value = _value(inner, (), marks, where)
    return SKIP if value is SKIP else [value]


def _mapped(args: tuple[Any, ...], marks: Marks, where: str) -> Any:
    key, value = (_value(a, (), marks, f"{where} {part}") for a, part in zip(args, ("key", "value"), strict=True))
    if value is SKIP:
        return SKIP
    return {"any" if key is SKIP else key: value}


INSIDE = {"AgendaPoint", "Rights", "Scope"}
"""Nouns that have no references of their own and are planted where another one holds them."""


def item(kind: Kind, marks: Marks, **given: Any) -> dict[str, Any]:
    """An internal item of a kind with a mark in every text field that the kind has."""
    allowed = frozenset(COMMON | TRAITS[kind].has)
    needs = {"takes": "1 h"} if kind in {Kind.SESSION, Kind.WINDOW} else {}
    given = {"kind": kind.value, "owner": ["csm"], **needs, **given}
    if kind is Kind.SIGN_OFF:
        given["signer"] = ["csm"]
    if "checks" not in given:
        given["checks"] = {marks.new("Item.checks key"): _check(marks)}
    found = planted(Item, marks, given, allowed)
    if "agenda" in found:
        found["agenda"][0].pop("takes", None)
    return found


def _check(marks: Marks) -> dict[str, Any]:
    return planted(Check, marks)
