"""One tokenizer for every small text that carries meaning: times, durations, dependencies, recurrences, conditions.

A text is at most `LIMIT` characters long; every mistake is a `LanguageError` with the offset of the character where
the text stops making sense, and never another exception. DESIGN section 4 decides the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn

LIMIT = 500
"""The longest text that is read; anything longer is prose in the wrong place."""

RESERVED = frozenset(
    re.findall(
        r"\w+",
        "after all and any anywhere before between day else end every false finish friday in kickoff member monday "
        "nearest next no none not now of or previous saturday start sunday tbd thursday today tomorrow true tuesday "
        "wednesday week within workday yes yesterday ",
    )
)
"""Words with a meaning of their own, which therefore cannot be the id of an item, fact or group."""


class LanguageError(Exception):
    """A text that cannot be read: what is wrong, at which character (from 0), and the next move."""

    def __init__(self, message: str, offset: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


class TokenKind(StrEnum):
    """What a token is; the value is the word for it in messages."""

    DATE = "date"
    MONTH = "month"
    CLOCK = "time of day"
    NUMBER = "number"
    ZONE = "time zone"
    WORD = "word"
    QUOTED = "quoted text"
    SYMBOL = "sign"
    END = "end of the text"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: `start` and `end` are offsets, `text` has look-alike signs replaced by the plain one."""

    kind: TokenKind
    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return "the end" if self.kind is TokenKind.END else quote(self.text)


_PATTERN = re.compile(
    r"""(?P<SPACE>\s+|(?<=-[0-9]{2})T(?=[0-9]{1,2}:))
    |(?P<FOREIGN>[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{1,4})
    |(?P<DATE>[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))
    |(?P<MONTH>[0-9]{4}-[0-9]{1,2}(?![0-9]))
    |(?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?![0-9]))
    |(?P<NUMBER>[0-9]+(?:\.[0-9]+)?)
    |(?P<ZONE>[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)
    |(?P<WORD>[^\W\d_]\w*(?:-\w+)*)
    |(?P<QUOTED>"[^"]*"|'[^']*')
    |(?P<SYMBOL>\.\.|<=|>=|!=|==|&&|\|\||[-+<>=()\[\],.%!])""",
    re.VERBOSE,
)

# What editors and word processors make of the plain signs when text is pasted from them.
_LOOK_ALIKE = {
    "\u2212": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "..",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2260": "!=",
}


def quote(text: str) -> str:
    """The text between backquotes, short and free of characters that a terminal or an encoder would choke on."""
    short = text if len(text) <= 40 else text[:39] + "\u2026"
    return "`" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short) + "`"


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The question `did you mean …?` for the closest of the options, or nothing when none is close."""
    meant = closest(word.casefold(), {option.casefold(): option for option in sorted(options)})
    return f"did you mean {quote(meant)}?" if meant else ""


def closest(word: str, known: Mapping[str, str]) -> str:
    """What is known by the name that is spelt most like the word; nothing when none is close."""
    if len(word) <= 4:
        # In a short word two swapped letters weigh much, and so would every longer word that contains it.
        known = {name: meant for name, meant in known.items() if abs(len(name) - len(word)) <= 1}
    close = get_close_matches(word, known, n=1, cutoff=0.66 if len(word) <= 4 else 0.7)
    return known[close[0]] if close else ""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, the last of which is always the end."""
    if len(text) > LIMIT:
        raise LanguageError(f"this is {len(text)} characters long; at most {LIMIT} are read", LIMIT)
    found: list[Token] = []
    at = 0
    while at < len(text):
        token = _token_at(text, at)
        at = token.end
        if token.text:
            found.append(token)
    return (*found, Token(TokenKind.END, "", len(text.rstrip()), len(text)))


def _token_at(text: str, at: int) -> Token:
    """The token that begins at an offset; a token without text is white space."""
    if text[at] in _LOOK_ALIKE:
        return Token(TokenKind.SYMBOL, _LOOK_ALIKE[text[at]], at, at + 1)
    match = _PATTERN.match(text, at)
    if match is None:
        raise LanguageError(f"unexpected character {quote(text[at])}", at, _character_hint(text[at]))
    if match.lastgroup == "SPACE":
        return Token(TokenKind.SYMBOL, "", at, match.end())
    if match.lastgroup == "FOREIGN":
        raise LanguageError(
            f"{quote(match.group())} can be read as two different dates", at, "write year-month-day, as `2026-12-01`"
        )
    return Token(TokenKind[str(match.lastgroup)], match.group(), at, match.end())


def _character_hint(character: str) -> str:
    if character in "{}$":
        return "there are no templates in these texts: name the fact or item itself"
    if character == ":":
        return "a time of day is written `09:00`"
    if character in "\"'":
        return "a quotation mark is missing its partner"
    return ""


class TokenReader:
    """A cursor over the tokens of one text; parsers take what they understand and fail on the rest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = tokens_of(text)
        self._at = 0

    @property
    def next(self) -> Token:
        """The token that comes next, left where it is."""
        return self._tokens[self._at]

    def ahead(self, distance: int) -> Token:
        """The token a number of places further on, or the end."""
        return self._tokens[min(self._at + distance, len(self._tokens) - 1)]

    def take(self) -> Token:
        """The next token, after which the cursor moves on; the end is never passed."""
        token = self.next
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def sees(self, *words: str, distance: int = 0) -> bool:
        """Whether one of these words or signs comes next; words in any case of letters."""
        token = self.ahead(distance)
        return token.kind in (TokenKind.WORD, TokenKind.SYMBOL) and token.text.casefold() in words

    def accept(self, *words: str) -> Token | None:
        """The next token when it is one of these words or signs."""
        return self.take() if self.sees(*words) else None

    def accept_kind(self, kind: TokenKind) -> Token | None:
        """The next token when it is of this kind."""
        return self.take() if self.next.kind is kind else None

    def expect(self, word: str, hint: str = "") -> Token:
        """The next token, which must be this word or sign."""
        return self.accept(word) or self.fail(f"expected {quote(word)}, found {self.next}", hint=hint)

    def touches(self) -> bool:
        """Whether the next token follows the one before it without a space."""
        return self._at > 0 and self._tokens[self._at - 1].end == self.next.start

    def since(self, first: Token) -> str:
        """The text as written from a token up to the last one taken."""
        return self.text[first.start : self._tokens[max(self._at - 1, 0)].end]

    def fail(self, message: str, token: Token | None = None, hint: str = "") -> NoReturn:
        """Raise the error at a token, by default the next one."""
        raise LanguageError(message, (token or self.next).start, hint)

    def finish(self, hint: str = "") -> None:
        """Fail unless everything was read."""
        if self.next.kind is not TokenKind.END:
            self.fail(f"{self.next} is not understood here", hint=hint)

    def refuse_empty(self, what: str, example: str) -> None:
        """Fail on a text without any token, naming what should stand there."""
        if self._at == 0 and self.next.kind is TokenKind.END:
            self.fail(f"{what} is missing", hint=f"for example {quote(example)}")
