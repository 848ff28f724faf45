"""Apply changes to an item: what is written wins, and each field keeps what it was and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.model.files.items.item import ChangedItem, Item
from generator.model.files.items.kinds import Kind
from generator.model.files.items.series import Except, Segment
from generator.model.files.source import Loc, Source
from generator.model.language.duration import Duration
from generator.model.stages.plan import Change

_TOGETHER = (("at", "due", "fixed"), ("takes", "until"))
"""Fields that say the same thing in different ways: setting one clears the others."""
_DOERS = (("owner", "with_"), ("raci",))
"""The two ways to say who does it."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of one item, and where it is written; `by` is `customer` or the variant's id."""

    change: ChangedItem
    by: str
    source: Source
    loc: Loc


def patched(spec: Item, patch: Patch) -> tuple[Item, tuple[Change, ...]]:
    """The item with the change applied, and one record for each field that differs."""
    names = sorted(patch.change.model_fields_set - {"why", "drop"})
    update: dict[str, Any] = {name: getattr(patch.change, name) for name in names}
    repeats = bool(update.get("every", spec.every))
    cleared = {other: Item.model_fields[other].get_default(call_default_factory=True) for other in _cleared(names)}
    if repeats:  # `until` ends the series then, and `takes` is the length of one sitting
        cleared = {name: value for name, value in cleared.items() if name not in _TOGETHER[1]}
    changes = (_change(spec, name, update[name], patch) for name in names if getattr(spec, name) != update[name])
    return spec.model_copy(update={**cleared, **update}), tuple(changes)


def plain(item: Item, kind: Kind) -> Item:
    """The item of this kind, without what only a change or an addition carries."""
    values = {**{name: getattr(item, name) for name in Item.model_fields}, "kind": kind}
    return Item.model_construct(_fields_set=item.model_fields_set & set(Item.model_fields), **values)


def _cleared(names: list[str]) -> set[str]:
    found: set[str] = set()
    for group in _TOGETHER:
        if any(name in group for name in names):
            found |= set(group) - set(names)
    for mine, theirs in (_DOERS, _DOERS[::-1]):
        if any(name in mine for name in names):
            found |= set(theirs) - set(names)
    return found


def _change(spec: Item, name: str, value: Any, patch: Patch) -> Change:
    before = getattr(spec, name)
    if not before:
        group = next((g for g in _TOGETHER[:1] if name in g), ())
        before = next((getattr(spec, other) for other in group if getattr(spec, other)), before)
    key = Item.model_fields[name].alias or name
    why = patch.change.why
    return Change(key, _kept(before), _kept(value), why, patch.by, patch.source.place((*patch.loc, key)))


def _kept(value: Any) -> Duration | str:
    """A length as it is, since readers are told it in their language; everything else as text."""
    return value if isinstance(value, Duration) else in_words(value)


def in_words(value: Any) -> str:
    """The value of a field as one line of text."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case Segment() | Except():
            return str(value)
        case BaseModel():
            set_ = ((k, v) for k, v in value if v not in (None, "", (), {}))
            return ", ".join(in_words(v) for _, v in set_)
        case Mapping():
            return ", ".join(str(key) for key in value)
        case tuple() | list():
            return ", ".join(in_words(each) for each in value)
        case _:
            return str(value)
