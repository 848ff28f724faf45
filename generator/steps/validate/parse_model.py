"""Read a source as a model; every mistake becomes a problem in words that need no programmer."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.files.customer.fact_answer import Mistake
from generator.model.files.source import Loc, Source
from generator.model.language.tokenizer import quote
from generator.model.problems.all_rules import RULES, Rule
from generator.model.problems.problem import Problem
from generator.model.problems.rules_value import (
    KEY_MISSING,
    KEY_UNKNOWN,
    VALUE_EMPTY,
    VALUE_LIST,
    VALUE_MAPPING,
    VALUE_TEXT,
    VALUE_WORD,
)
from generator.steps.validate.schema import keys_of, model_at, nearest_key, words_at

Describe = Callable[[type[BaseModel], ErrorDetails, Source, Loc], Problem]
M = TypeVar("M", bound=BaseModel)
_COMPARE = "compare it with the reference page"
ROUNDS = 8
"""How often a text is read again without what was wrong in it, before the rest is left unread."""


@dataclass(frozen=True, slots=True)
class Parsed(Generic[M]):
    """What could be read of a text, the problems in it, and the ways to what had to be left out."""

    model: M | None
    problems: tuple[Problem, ...] = ()
    dropped: frozenset[Loc] = frozenset()


def read(model: type[M], value: Any, source: Source, at: Loc = ()) -> Parsed[M]:
    """The model that `value` says, or as much of it as makes sense; `at` is the way to `value` in the source.

    What is wrong is left out and the rest read again, so that mistakes of another sort in the same file show, too.
    """
    problems: list[Problem] = []
    dropped: set[Loc] = set()
    rest = copy.deepcopy(value)
    for _ in range(ROUNDS):
        try:
            found = model.model_validate(rest, by_alias=True, by_name=False)
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems += [_problem(model, each, source, at) for each in details if not _inside(each["loc"], dropped)]
            _fill(rest, details)
            ways = {_present(rest, each) for each in details if not _at_top(each)}
            if not ways and any(map(_at_top, details)):
                continue
            if () in ways or not ways:
                break
            for way in sorted(ways, key=lambda way: (len(way), *map(_rank, way)), reverse=True):
                _remove(rest, way)
            dropped |= ways
        else:
            return Parsed(found, tuple(dict.fromkeys(problems)), frozenset((*at, *way) for way in dropped))
    return Parsed(None, tuple(dict.fromkeys(problems)), frozenset((*at, *way) for way in dropped))


def problem_of(mistake: Mistake, source: Source) -> Problem:
    """The problem that a mistake in an answer is."""
    loc, rule, message, hint, offset = mistake
    if rule in RULES:
        named = rule in ("fact/unknown", "fact/missing")
        return RULES[rule].at(source.key_place(loc) if named else source.place(loc, offset), message, hint)
    if rule == "extra_forbidden":
        return KEY_UNKNOWN.at(source.key_place(loc), f"unknown key {quote(str(loc[-1]))}", "remove it")
    return VALUE_TEXT.at(source.place(loc), "this value has another form than this key expects", _COMPARE)


def _inside(loc: Loc, dropped: Iterable[Loc]) -> bool:
    return any(loc[: len(way)] == way for way in dropped)


def _at_top(error: ErrorDetails) -> bool:
    return error["type"] == "missing" and len(error["loc"]) == 1


def _fill(rest: Any, errors: Iterable[ErrorDetails]) -> None:
    """Put a word where the file itself misses one, so that the rest can be read; the problem is written down."""
    for error in filter(_at_top, errors):
        if isinstance(rest, dict):
            rest[error["loc"][0]] = "missing"


def _present(value: Any, error: ErrorDetails) -> Loc:
    """The way to what has to be left out: the value of the error, or what misses a key."""
    here: Loc = ()
    loc = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
    for step in loc:
        if isinstance(value, dict):
            known = step in value
        else:
            known = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if known:
            here, value = (*here, step), value[step]
    return here


def _rank(step: str | int) -> tuple[int, str]:
    return (step, "") if isinstance(step, int) else (-1, step)


def _remove(value: Any, way: Loc) -> None:
    for step in way[:-1]:
        value = value[step]
    last = way[-1]
    if isinstance(value, dict):
        value.pop(last, None)
    elif isinstance(last, int):
        del value[last]


def _problem(model: type[BaseModel], error: ErrorDetails, source: Source, at: Loc) -> Problem:
    loc = (*at, *error["loc"])
    if error["type"] in RULES:
        context = error["ctx"]
        key = loc[-1] == "[key]"
        place = source.key_place(loc[:-1]) if key else source.place(loc, context["offset"])
        return RULES[error["type"]].at(place, context["message"], context["hint"])
    describe = _WORDS.get(error["type"], _wrong)
    return describe(model, error, source, loc)


def _unknown(model: type[BaseModel], error: ErrorDetails, source: Source, loc: Loc) -> Problem:
    parent = model_at(model, error["loc"][:-1])
    keys = keys_of(parent) if parent else ()
    word = str(loc[-1])
    near = nearest_key(word, keys)
    few = ", ".join(quote(key) for key in keys[:12]) + (" …" if len(keys) > 12 else "")
    hint = f"did you mean {quote(near)}?" if near else f"keys here are {few}" if keys else "remove it"
    return KEY_UNKNOWN.at(source.key_place(loc), f"unknown key {quote(word)}", hint)


def _missing(model: type[BaseModel], error: ErrorDetails, source: Source, loc: Loc) -> Problem:
    of = f"`{loc[-2]}`" if len(loc) > 1 else "this file"
    return KEY_MISSING.at(
        source.key_place(loc[:-1]), f"{of} has no {quote(str(loc[-1]))}", f"add a line `{loc[-1]}: …`"
    )


def _form(rule: Rule, expected: str, hint: str) -> Describe:
    def problem(model: type[BaseModel], error: ErrorDetails, source: Source, loc: Loc) -> Problem:
        found = error["input"]
        if found is None:
            hint_empty = "write something behind the colon, or remove the key"
            return VALUE_EMPTY.at(source.key_place(loc), f"{quote(str(loc[-1]))} has no value", hint_empty)
        kind = "a list" if isinstance(found, list | tuple) else "keys" if isinstance(found, dict) else quote(str(found))
        return rule.at(source.place(loc), f"expected {expected}, found {kind}", hint)

    return problem


def _word(model: type[BaseModel], error: ErrorDetails, source: Source, loc: Loc) -> Problem:
    words = words_at(model, error["loc"])
    near = nearest_key(str(error["input"]), words)
    hint = f"did you mean {quote(near)}?" if near else "write one of " + ", ".join(quote(w) for w in words)
    name = str(loc[-1]) if isinstance(loc[-1], str) else str(loc[-2])
    return VALUE_WORD.at(source.place(loc), f"{quote(str(error['input']))} is no {quote(name)} that is known", hint)


def _wrong(model: type[BaseModel], error: ErrorDetails, source: Source, loc: Loc) -> Problem:
    return VALUE_TEXT.at(source.place(loc), "this value has another form than this key expects", _COMPARE)


_MAPPING = _form(VALUE_MAPPING, "keys with values", "write `key: value` lines, indented below this key")
_LIST = _form(VALUE_LIST, "a list", "write each on a line of its own that begins with `- `")
_TEXT = _form(VALUE_TEXT, "text", "put the text on this line")
_WORDS: dict[str, Describe] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": _TEXT,
    "enum": _word,
}
