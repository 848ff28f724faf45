"""Say in a reader's words what the YAML parser stumbled over, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.problems.problem import Place, Problem
from generator.model.problems.rule import Rule
from generator.model.problems.rules_load import YAML_SURROGATE, YAML_SYNTAX
from generator.steps.load.text import BREAK

MISSING_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*:(?!//)[^\s:]")
"""A line such as `title:Kickoff`, whose colon lacks the space that makes it a key."""

_LINE_WITH_KEY = re.compile(r"\s*(?:- +)*(?:[\w-]+|\"[^\"]*\"|'[^']*')\s*")
_BLOCK_HINT = "Put the whole text in quotes, or write each key on a line of its own."
_QUOTE_HINT = "Put the whole text in quotes."


@dataclass(frozen=True, slots=True)
class _Stumble:
    """Where the parser gave up and in what; lines and columns count from 0."""

    problem: str
    context: str
    line: int
    column: int
    start_line: int
    start_column: int
    lines: tuple[str, ...]

    def text(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.text(self.line)[: self.column]

    @property
    def here(self) -> str:
        return self.text(self.line)[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class _Finding:
    message: str
    hint: str
    line: int
    column: int
    rule: Rule = YAML_SYNTAX


def explain(path: str, text: str, error: Exception) -> Problem:
    """The problem for an error of libyaml or of PyYAML's own parser."""
    stumble = _stumble(text, error)
    finding = next(filter(None, (judge(stumble) for judge in _JUDGES)), None) or _unknown(stumble)
    line = min(finding.line, len(stumble.lines) - 1)  # libyaml counts a line behind the last one
    place = Place(path, line + 1, min(finding.column, len(stumble.lines[line])) + 1)
    return finding.rule.at(place, finding.message, finding.hint)


def _stumble(text: str, error: Exception) -> _Stumble:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    lines = tuple(BREAK.split(text))
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    if mark is None or start is None:
        return _Stumble(problem or str(error), context, 0, 0, 0, 0, lines)
    # PyYAML's own parser says "expected ',' or ']', but got ':'" where libyaml says "did not find expected …".
    return _Stumble(problem, context, mark.line, mark.column, start.line, start.column, lines)


def _tab(stumble: _Stumble) -> _Finding | None:
    if stumble.here != "\t" and "tab character" not in stumble.problem:
        return None
    if stumble.before.strip():
        return _Finding(
            "a tab stands where a space belongs", "Replace the tab by a space.", stumble.line, stumble.column
        )
    return _Finding("a tab indents this line", "Indent with spaces, two for each level.", stumble.line, stumble.column)


def _open_quote(stumble: _Stumble) -> _Finding | None:
    if "quoted scalar" not in stumble.context or (
        "end of stream" not in stumble.problem and "document separator" not in stumble.problem
    ):
        return None
    quote = stumble.text(stumble.start_line)[stumble.start_column : stumble.start_column + 1]
    hint = (
        f"Close it with {quote}." if quote == '"' else "Close it with '; an apostrophe inside '…' is written twice: ''."
    )
    return _Finding(
        f"the quote {quote} that opens here is never closed", hint, stumble.start_line, stumble.start_column
    )


def _escape(stumble: _Stumble) -> _Finding | None:
    if "quoted scalar" not in stumble.context and "double-quoted" not in stumble.context:
        return None
    if "Unicode character escape" in stumble.problem:
        return _code_point(stumble)
    if "escape" not in stumble.problem and "hexdecimal" not in stumble.problem and "hexadecimal" not in stumble.problem:
        return None
    hint = "Inside \"…\" a backslash starts an escape: write \\\\ for one backslash, or quote with '…'."
    return _Finding("this backslash starts no known escape", hint, stumble.line, stumble.column)


def _code_point(stumble: _Stumble) -> _Finding:
    code = (re.match(r"[0-9A-Fa-f]+", stumble.text(stumble.line)[stumble.column :]) or [""])[0]
    hint = "Type the character itself instead of its escape."
    column = max(stumble.column - 2, 0)
    if re.match(r"(?:0000)?[dD][89a-fA-F]", code):
        message = f"the escape stands for half a character, U+{code[-4:].upper()}" if len(code) in (4, 8) else ""
        message = message or f"the escape stands for half a character, U+{code[:4].upper()}"
        return _Finding(message, hint, stumble.line, column, YAML_SURROGATE)
    return _Finding("this escape stands for no character", hint, stumble.line, column)


def _flow(stumble: _Stumble) -> _Finding | None:
    if "flow mapping" not in stumble.context and "flow sequence" not in stumble.context:
        return None
    bracket, close = ("{", "}") if "mapping" in stumble.context else ("[", "]")
    unclosed = f"the `{bracket}` that opens here is never closed"
    if stumble.here == ":" and not _first_on_line(stumble):
        message = f"a colon stands inside a text in {bracket}…{close}"
        return _Finding(message, _BLOCK_HINT, stumble.line, stumble.column)
    if stumble.line > stumble.start_line and (stumble.here in ("", ":") or _first_on_line(stumble)):
        return _Finding(unclosed, f"Write the `{close}` at its end.", stumble.start_line, stumble.start_column)
    message = f"a comma or the closing `{close}` is missing before this"
    return _Finding(message, f"Separate the values by commas. {_BLOCK_HINT}", stumble.line, stumble.column)


def _first_on_line(stumble: _Stumble) -> bool:
    return stumble.line > stumble.start_line and bool(
        _LINE_WITH_KEY.fullmatch(stumble.before) or not stumble.before.strip()
    )


def _colon(stumble: _Stumble) -> _Finding | None:
    if "mapping values are not allowed" not in stumble.problem:
        return None
    if re.search(r":(\s|$)", stumble.before):
        message = "a colon followed by a space stands inside a text"
        return _Finding(message, 'Put the whole text in quotes: `key: "one: two"`.', stumble.line, stumble.column)
    if (above := _above(stumble)) is not None and MISSING_SPACE.match(stumble.text(above)):
        return _no_space(stumble, above)
    if above is not None and re.search(r":\s", stumble.text(above)):
        message = f"this key is indented below line {above + 1}, which already has a value"
        hint = "Start it in the same column as its neighbours, or move the value of that line away."
        return _Finding(message, hint, stumble.line, len(stumble.before) - len(stumble.before.lstrip()))
    message = "a key is not allowed here: the text above it is no finished `key: value` line"
    return _Finding(
        message, "Look at the line above; its colon or its quotes may be missing.", stumble.line, stumble.column
    )


def _no_space(stumble: _Stumble, line: int) -> _Finding:
    text = stumble.text(line)
    return _Finding("a space is missing behind this colon", "Write `key: value`.", line, text.index(":"))


def _above(stumble: _Stumble) -> int | None:
    """The nearest line above with text that is no comment."""
    filled = (
        n for n in range(min(stumble.line, len(stumble.lines)) - 1, -1, -1) if stumble.text(n).split("#")[0].strip()
    )
    return next(filled, None)


def _no_colon(stumble: _Stumble) -> _Finding | None:
    if "could not find expected ':'" not in stumble.problem:
        return None
    if MISSING_SPACE.match(stumble.text(stumble.start_line)[stumble.start_column :]):
        return _no_space(stumble, stumble.start_line)
    hint = "Write `key: value`. If it belongs to the text above, indent it below that text's key."
    return _Finding("this line is no `key: value`: it has no colon", hint, stumble.start_line, stumble.start_column)


def _list_item(stumble: _Stumble) -> _Finding | None:
    if "sequence entries are not allowed" not in stumble.problem:
        return None
    hint = "Start the list on the next line, or put the text in quotes if its dash is meant as a dash."
    return _Finding("a list cannot start on the line of its key", hint, stumble.line, stumble.column)


def _first_character(stumble: _Stumble) -> _Finding | None:
    words = ("cannot start any token", "expected node content", "mapping keys are not allowed")
    anchors = ("scanning an alias", "scanning an anchor", "scanning a tag", "parsing a tag", "scanning a directive")
    at_anchor = any(word in stumble.context for word in anchors)
    if not at_anchor and not any(word in stumble.problem for word in (*words, "expected the node content")):
        return None
    line, column = (stumble.start_line, stumble.start_column) if at_anchor else (stumble.line, stumble.column)
    sign = stumble.text(line)[column : column + 1]
    if not sign.strip() and "flow node" in stumble.context:
        message = "the file ends inside a bracket that opens above"
        return _Finding(message, "Write the `]` or `}` that is missing.", stumble.line, stumble.column)
    if not sign.strip():
        return None
    if "directive" in stumble.context:
        return _Finding("a line cannot start with `%`", "Delete the line, or put its text in quotes.", line, column)
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return _Finding(f"a text cannot start with {shown}", _QUOTE_HINT, line, column)


def _block_text(stumble: _Stumble) -> _Finding | None:
    if "block scalar" not in stumble.context:
        return None
    if re.search("comment or (a )?line break|chomping or indentation", stumble.problem):
        sign = stumble.text(stumble.start_line)[stumble.start_column : stumble.start_column + 1]
        hint = f"Start the text on the next line, indented; if it is meant to begin with `{sign}`, put it in quotes."
        return _Finding(f"behind `{sign}` nothing may stand on this line", hint, stumble.line, stumble.column)
    return None


def _after_value(stumble: _Stumble) -> _Finding | None:
    """A block ended although its text did not: something follows a value, or the indentation fits nothing."""
    if not re.search(r"expected key|<block end>|expected '-' indicator|<document start>", stumble.problem):
        return None
    before = stumble.before.rstrip()
    if stumble.here == ":":
        return _Finding("a key is missing before this colon", "Write `key: value`.", stumble.line, stumble.column)
    if stumble.here in ("]", "}"):
        return _Finding(
            f"this `{stumble.here}` closes nothing", "Delete it, or open it before.", stumble.line, stumble.column
        )
    if before.endswith(("'", '"')):
        hint = "Put the whole text in quotes; an apostrophe inside '…' is written twice: ''."
        return _Finding("text goes on behind the closing quote", hint, stumble.line, stumble.column)
    if before.endswith(("]", "}")):
        return _Finding(f"text goes on behind the closing `{before[-1]}`", _QUOTE_HINT, stumble.line, stumble.column)
    if stumble.problem.endswith("'-' indicator") or (
        "block collection" in stumble.context and not stumble.text(stumble.line).lstrip().startswith("-")
    ):
        hint = "Indent it below the item that it belongs to, or move it out of the list."
        return _Finding("a list is followed by a line without `- `", hint, stumble.line, stumble.column)
    hint = "Start it in the same column as the lines that it belongs with; two spaces for each level."
    return _Finding("this line is indented like no line above it", hint, stumble.line, stumble.column)


def _unknown(stumble: _Stumble) -> _Finding:
    message = f"this is not valid YAML: {stumble.problem or 'unreadable'}"
    return _Finding(message, _QUOTE_HINT, stumble.line, stumble.column)


_JUDGES: tuple[Callable[[_Stumble], _Finding | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _flow,
    _colon,
    _no_colon,
    _list_item,
    _first_character,
    _block_text,
    _after_value,
)
