"""Read an answer to a fact as a value of the fact's type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.model.files.fields import Day, Integer, Number, Text, YesNo, wrong
from generator.model.files.playbook.fact import Fact, Member, MemberText
from generator.model.files.source import Loc
from generator.model.language.condition_types import FactKind
from generator.model.language.title import title_from_id
from generator.model.language.tokenizer import did_you_mean

_READERS: dict[FactKind, TypeAdapter[Any]] = {
    FactKind.INTEGER: TypeAdapter(Integer),
    FactKind.NUMBER: TypeAdapter(Number),
    FactKind.BOOLEAN: TypeAdapter(YesNo),
    FactKind.DATE: TypeAdapter(Day),
    FactKind.TEXT: TypeAdapter(Text),
}
_MEMBERS = TypeAdapter(dict[str, MemberText])

Mistake = tuple[Loc, str, str, str, int]
"""What is wrong with an answer: the way to it, rule, message, hint, offset."""


def read_answer(fact: Fact, raw: Any, loc: Loc = ()) -> tuple[Any, tuple[Mistake, ...]]:
    """The value and the mistakes in it; with mistakes, the value is what could be read, or None."""
    if fact.type is FactKind.GROUP:
        return _read_group(fact, raw, loc)
    try:
        value = _read_choice(fact, raw) if fact.type is FactKind.CHOICE else _READERS[fact.type].validate_python(raw)
    except ValidationError as error:
        return None, mistakes(error, loc)
    except PydanticCustomError as error:
        context = error.context or {}
        return None, ((loc, error.type, context["message"], context["hint"], 0),)
    return value, _bounds(fact, value, loc)


def mistakes(error: ValidationError, loc: Loc) -> tuple[Mistake, ...]:
    """The mistakes that a pydantic error carries; those of our own keep their words."""
    found: list[Mistake] = []
    for each in error.errors(include_url=False):
        context = each.get("ctx") or {}
        words = (context.get("message", ""), context.get("hint", ""), int(context.get("offset", 0)))
        found.append(((*loc, *each["loc"]), each["type"], *words))
    return tuple(found)


def _read_choice(fact: Fact, raw: Any) -> str:
    text = raw if isinstance(raw, str) else None
    if text in fact.choices:
        return text
    by_title = {title.casefold(): id_ for id_, title in fact.choices.items()}
    if text is not None and text.casefold() in by_title:
        return by_title[text.casefold()]
    names = ", ".join(f"`{c}`" for c in fact.choices)
    hint = did_you_mean(text or "", fact.choices) or f"choose one of {names}"
    shown = f"`{text[:60]}`" if text is not None else "nothing" if raw is None else "a list or mapping"
    raise wrong("fact/choice", f"{shown} is not one of the choices", hint)


def _read_group(fact: Fact, raw: Any, loc: Loc) -> tuple[Any, tuple[Mistake, ...]]:
    if isinstance(raw, list) and all(isinstance(each, str) for each in raw):
        raw = dict.fromkeys(raw)
    if not isinstance(raw, dict):
        hint = "write one line for each member: `oslo: Oslo depot`"
        return None, ((loc, "fact/group", "expected the members of a group, each with an id", hint, 0),)
    try:
        members = _MEMBERS.validate_python(raw)
    except ValidationError as error:
        return None, mistakes(error, loc)
    return _read_members(fact, members, loc)


def _read_members(fact: Fact, members: dict[str, Member], loc: Loc) -> tuple[Any, tuple[Mistake, ...]]:
    found: list[Mistake] = []
    read: dict[str, Member] = {}
    for id_, member in members.items():
        answers, more = read_answers(fact.member_facts, member.facts, (*loc, id_, "facts"))
        found += more
        read[id_] = member.model_copy(update={"facts": answers, "title": member.title or title_from_id(id_)})
    return read, (*found, *_bounds(fact, read, loc))


def read_answers(facts: dict[str, Fact], raw: dict[str, Any], loc: Loc) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    """The answers to several facts, by id, with defaults filled in and all mistakes at once."""
    found: list[Mistake] = []
    values: dict[str, Any] = {}
    for id_ in (id_ for id_ in raw if id_ not in facts):
        hint = did_you_mean(id_, facts) or "a fact is a question of the playbook; it does not ask this one"
        found.append(((*loc, id_), "fact/unknown", f"unknown fact `{id_}`", hint, 0))
    for id_, fact in facts.items():
        if id_ in raw and raw[id_] is not None:
            values[id_], more = read_answer(fact, raw[id_], (*loc, id_))
            found += more
        elif fact.default is not None:
            values[id_], _ = read_answer(fact, fact.default)
        elif fact.required:
            ask = f": {fact.ask}" if fact.ask else ""
            found.append((loc, "fact/missing", f"the fact `{id_}` has no answer{ask}", f"add a line `{id_}: …`", 0))
    return values, tuple(found)


def _bounds(fact: Fact, value: Any, loc: Loc) -> tuple[Mistake, ...]:
    number = len(value) if isinstance(value, dict) else value
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        return ()
    unit = f" {fact.unit}" if fact.unit else ""
    if fact.at_least is not None and number < fact.at_least:
        return (
            (loc, "fact/bounds", f"{number} is less than the {fact.at_least}{unit} allowed", "check the number", 0),
        )
    if fact.at_most is not None and number > fact.at_most:
        return ((loc, "fact/bounds", f"{number} is more than the {fact.at_most}{unit} allowed", "check the number", 0),)
    return ()
