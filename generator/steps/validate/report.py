"""A notebook of problems: each check writes down what it finds, with the place it looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.files.source import Loc, Source
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.problem import Problem
from generator.model.problems.rule import Rule


@dataclass(slots=True)
class Report:
    """The problems of one source so far.

    `lost` holds names that could not be read; whoever refers to them is not told that they are unknown.
    """

    source: Source
    lost: frozenset[str] = frozenset()
    dropped: frozenset[Loc] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def at(self, rule: Rule, loc: Loc, message: str, hint: str = "", offset: int = 0) -> None:
        """Write down a problem of a value."""
        self.problems.append(rule.at(self.source.place(loc, offset), message, hint))

    def at_key(self, rule: Rule, loc: Loc, message: str, hint: str = "") -> None:
        """Write down a problem of a key."""
        self.problems.append(rule.at(self.source.key_place(loc), message, hint))

    def unknown(self, rule: Rule, loc: Loc, what: str, word: str, known: Iterable[str], *, offset: int = 0) -> None:
        """Write down a name that nobody has, with the closest one that somebody has."""
        if word not in self.lost:
            self.at(rule, loc, f"unknown {what} {quote(word)}", nearest(what, word, tuple(known)), offset)

    def unknown_key(self, rule: Rule, loc: Loc, what: str, word: str, known: Iterable[str]) -> None:
        """As `unknown`, for a name that is itself a key."""
        if word not in self.lost:
            self.at_key(rule, loc, f"unknown {what} {quote(word)}", nearest(what, word, tuple(known)))

    def had(self, loc: Loc) -> bool:
        """Whether the file says something there, be it unreadable."""
        return loc in self.dropped


def nearest(what: str, word: str, known: tuple[str, ...]) -> str:
    """The next move after an unknown name."""
    if near := did_you_mean(word, known):
        return near
    if not known:
        return f"there is no {what} here yet: add it, or remove the name"
    few = ", ".join(quote(each) for each in sorted(known)[:8])
    return f"known: {few}" + (" …" if len(known) > 8 else "")


def lost_names(dropped: Iterable[Loc]) -> frozenset[str]:
    """Names that a file gives to something that could not be read."""
    return frozenset(str(step) for way in dropped for step in way[-1:])
