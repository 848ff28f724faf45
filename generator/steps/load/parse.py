"""Read one YAML file as nested text with the place of every key and value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.model.files.source import Loc, Source, Value
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rule import Rule
from generator.model.problems.rules_load import (
    YAML_ALIAS,
    YAML_CONTROL,
    YAML_DEPTH,
    YAML_DOCUMENTS,
    YAML_DUPLICATE_KEY,
    YAML_EMPTY,
    YAML_KEY,
    YAML_MERGE,
    YAML_NODES,
    YAML_SURROGATE,
    YAML_SYNTAX,
    YAML_TAG,
    YAML_TOP_LEVEL,
)
from generator.steps.load.syntax import MISSING_SPACE, explain
from generator.steps.load.text import FORBIDDEN, decode, name_of, place_at

DEPTH_LIMIT = 50
NODE_LIMIT = 200_000
PROBLEM_LIMIT = 100

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, or the one in Python where the package was built without it: ten times slower, same events."""

_EMPTY = frozenset({"", "~", "null"})


def parse(
    path: str, data: bytes, strict_below: Loc = (), loader: Any = FAST
) -> tuple[Source | None, tuple[Problem, ...]]:
    """The source, or the problems that the file has; a duplicate key is a problem that leaves a source.

    Tags, anchors and merge keys are refused below `strict_below` and on the way to it; elsewhere they are read as
    plain text (the file belongs to another program, too).
    """
    text = decode(path, data)
    if isinstance(text, Problem):
        return None, (text,)
    return parse_text(path, text, strict_below, loader)


def parse_text(
    path: str, text: str, strict_below: Loc = (), loader: Any = FAST
) -> tuple[Source | None, tuple[Problem, ...]]:
    """As `parse`, for text that `decode` let through."""
    composer = _Composer(path, text, strict_below)
    events = loader(text)
    try:
        while events.check_event():
            composer.take(events.get_event())
    except _Stop:
        pass
    except (yaml.YAMLError, ValueError) as error:  # the parser in Python lets chr() of a bad escape through
        composer.problems.append(explain(path, text, error))
    else:
        composer.finish()
    finally:
        events.dispose()
    return composer.result()


class _Stop(Exception):
    """Nothing below this point of the file is worth reading."""


@dataclass(slots=True)
class _Marks:
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    plain: set[Loc] = field(default_factory=set)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open; while `muted`, the value that comes next is thrown away."""

    value: dict[str, Value] | list[Value]
    loc: Loc
    marks: _Marks
    flow: bool
    key: str | None = None
    key_end: int = 0
    muted: bool = False

    def wants_key(self) -> bool:
        return self.key is None and not self.muted and isinstance(self.value, dict)


class _Composer:
    """Builds a source out of parser events with a stack of its own, so that no depth can exhaust Python's."""

    def __init__(self, path: str, text: str, strict_below: Loc) -> None:
        self.path, self.text, self.strict_below = path, text, strict_below
        self.end = place_at(path, text, len(text))
        self.problems: list[Problem] = []
        self.marks = _Marks()
        self.stack: list[_Frame] = []
        self.root: list[Value] = []
        self.nodes = 0
        self.documents = 0
        self.take_by_type: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Go one event further."""
        if handle := self.take_by_type.get(type(event)):
            handle(event)

    def finish(self) -> None:
        """Judge the whole once the text has ended."""
        if not self.root or self.root[0] is None:
            self._report(YAML_EMPTY, Place(self.path, 1, 1), "the file is empty", "Write `key: value` lines into it.")
        elif isinstance(self.root[0], str) and MISSING_SPACE.match(self.root[0]):
            hint = "Put a space behind the colon: `key: value`."
            self._report(YAML_TOP_LEVEL, self.marks.values[()], "no `key: value` line stands in this file", hint)
        elif not isinstance(self.root[0], dict):
            kind = "a list" if isinstance(self.root[0], list) else "a text"
            hint = "Start with a key at the left margin: `title: …`."
            message = f"the file is {kind}, not a mapping of keys to values"
            self._report(YAML_TOP_LEVEL, self.marks.values[()], message, hint)

    def result(self) -> tuple[Source | None, tuple[Problem, ...]]:
        """What was read; duplicates do not spoil it, since the first value stands."""
        problems = tuple(sorted(self.problems))
        if not self.root or any(problem.rule != YAML_DUPLICATE_KEY.code for problem in problems):
            return None, problems
        marks = self.marks
        return Source(self.path, self.root[0], marks.values, marks.keys, frozenset(marks.plain)), problems

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "Keep one document in a file: delete the `---` line, or move what follows into another file."
            self._stop(YAML_DOCUMENTS, self._place(event), "a second document starts here", hint)

    def _mapping(self, event: Any) -> None:
        self._open(event, {})

    def _list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, value: dict[str, Value] | list[Value]) -> None:
        if self.stack and self.stack[-1].wants_key():
            self._bad_key(event, "a list" if isinstance(value, list) else "a mapping")
            raise _Stop
        loc, marks = self._slot(event)
        self._check(event, loc)
        marks.values[loc] = self._place(event)
        self.stack.append(_Frame(value, loc, marks, bool(event.flow_style)))
        if len(self.stack) > DEPTH_LIMIT:
            message = f"values are nested more than {DEPTH_LIMIT} levels deep"
            hint = "Close brackets that are open, or say it in fewer levels."
            self._stop(YAML_DEPTH, self._place(event), message, hint)

    def _end(self, _: Any) -> None:
        self._put(self.stack.pop().value)

    def _scalar(self, event: Any) -> None:
        if self.stack and self.stack[-1].wants_key():
            return self._key(event)
        text: str = event.value
        loc, marks = self._slot(event)
        self._check(event, loc)
        if not event.style and text in _EMPTY:
            self._check_flow(event)
            marks.values[loc] = self._place(event)
            return self._put(None)
        marks.values[loc] = self._one_line(event, text, loc, marks) or self._place(event)
        self._put(text)

    def _key(self, event: Any) -> None:
        frame, key = self.stack[-1], event.value
        frame.key_end = event.end_mark.index
        loc = (*frame.loc, key)
        self._check(event, loc)
        place = self._place(event)
        if not key:
            return self._bad_key(event, "empty")
        if key == "<<" and not event.style and self._strict(loc):
            hint = "Write the values out at each place; what several customers share belongs in the playbook."
            self._report(YAML_MERGE, place, "the merge key `<<` is not read", hint)
            frame.muted = True
        elif key in frame.value:
            first = frame.marks.keys[loc]
            lines = f"line {first.line}" if first.line == place.line else f"lines {first.line} and {place.line}"
            message = f"the key `{_short(key)}` stands twice, in {lines}"
            self._report(YAML_DUPLICATE_KEY, place, message, "Keep one of the two, or give one another name.")
            frame.muted = True
        else:
            frame.marks.keys[loc] = place
        frame.key = key

    def _bad_key(self, event: Any, what: str) -> None:
        hint = "A key is a name: `key: value`. A text with `{`, `[` or `? ` at its start needs quotes."
        hint = "Write a name before the colon, or delete the line." if what == "empty" else hint
        self._report(YAML_KEY, self._place(event), f"the key is {what}", hint)
        if what == "empty":
            self.stack[-1].muted = True

    def _alias(self, event: Any) -> None:
        if self.stack and self.stack[-1].wants_key():
            self._report_alias(event, self.stack[-1].loc, "*")
            self.stack[-1].muted = True
            return
        loc, marks = self._slot(event)
        self._report_alias(event, loc, "*")
        marks.values[loc] = self._place(event)
        self._put(f"*{event.anchor}")

    def _slot(self, event: Any) -> tuple[Loc, _Marks]:
        """The way to the value that comes next, and where to note its place."""
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            message = f"the file holds more than {NODE_LIMIT:,} values"
            self._stop(YAML_NODES, self._place(event), message, "Split it into several files.")
        if not self.stack:
            return (), self.marks
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            return (*frame.loc, len(frame.value)), frame.marks
        return (*frame.loc, frame.key or ""), _Marks() if frame.muted else frame.marks

    def _put(self, value: Value) -> None:
        if not self.stack:
            self.root.append(value)
            return
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        if not frame.muted and frame.key is not None:
            frame.value[frame.key] = value
        frame.key, frame.muted = None, False

    def _one_line(self, event: Any, text: str, loc: Loc, marks: _Marks) -> Place | None:
        """The place of the first character, if the text stands in the file as it reads."""
        start, end, style = event.start_mark, event.end_mark, event.style
        if style == '"':
            self._check_escapes(event, text)
        if start.line != end.line or style in ("|", ">"):
            return None
        inset = 1 if style else 0
        if self.text[start.index + inset : end.index - inset] != text:
            return None
        marks.plain.add(loc)
        return Place(self.path, start.line + 1, start.column + 1 + inset)

    def _check(self, event: Any, loc: Loc) -> None:
        if event.anchor:
            self._report_alias(event, loc, "&")
        if event.tag and self._strict(loc):
            tag = _short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            hint = "Leave the tag out: every value is read as text. A text that starts with `!` needs quotes."
            self._report(YAML_TAG, self._place(event), f"the tag `{tag}` is not read", hint)

    def _report_alias(self, event: Any, loc: Loc, sign: str) -> None:
        if not self._strict(loc):
            return
        kind = "anchor" if sign == "&" else "alias"
        hint = f"Write the value out at each place. A text that starts with `{sign}` needs quotes."
        self._report(YAML_ALIAS, self._place(event), f"the {kind} `{sign}{_short(event.anchor)}` is not read", hint)

    def _check_escapes(self, event: Any, text: str) -> None:
        if found := FORBIDDEN.search(text):
            half = "\ud800" <= found[0] <= "\udfff"
            rule, what = (YAML_SURROGATE, "half a character") if half else (YAML_CONTROL, "the control character")
            message = f"an escape in this text stands for {what}, {name_of(found[0])}"
            hint = "Type the character itself instead of its escape." if half else "Delete the escape."
            self._report(rule, self._place(event), message, hint)

    def _check_flow(self, event: Any) -> None:
        """Refuse `{text: one, two}`: YAML reads `two` as a key without a value, and nobody means that."""
        frame = self.stack[-1] if self.stack else None
        if not frame or not frame.flow or not isinstance(frame.value, dict) or event.value:
            return
        if ":" in self.text[frame.key_end : event.start_mark.index] or frame.muted or frame.key is None:
            return
        key = _short(frame.key)
        place = frame.marks.keys[(*frame.loc, frame.key)]
        if MISSING_SPACE.match(key):
            self._report(YAML_SYNTAX, place, f"`{key}` has no space behind its colon", "Write `key: value`.")
            return
        hint = "A comma inside {…} ends a value: put the whole text in quotes, or write each key on a line of its own."
        self._report(YAML_SYNTAX, place, f"`{key}` stands inside {{…}} without a value", hint)

    def _strict(self, loc: Loc) -> bool:
        shared = min(len(loc), len(self.strict_below))
        return loc[:shared] == self.strict_below[:shared]

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        if mark.index >= len(self.text):
            return self.end  # libyaml ends the last line itself, and so would name a line that is not there
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _report(self, rule: Rule, place: Place, message: str, hint: str) -> None:
        self.problems.append(rule.at(place, message, hint))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise _Stop

    def _stop(self, rule: Rule, place: Place, message: str, hint: str) -> None:
        self._report(rule, place, message, hint)
        raise _Stop


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
