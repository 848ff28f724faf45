"""Whether something that repeats takes place as often as its words and its `count` say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import COUNT_DIFFERS
from generator.model.stages.plan import PlanItem
from generator.steps.lint.view import View

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)}
_RECURRENCE = (
    r"(?:daily|weekly|fortnightly|biweekly|monthly|quarterly|short|half-hour|hour-long|regular|live|joint|training)"
)
_TIMES = r"(?:sessions|meetings|calls|workshops|reviews|check-ins|lessons|classes|appointments|huddles|syncs|stand-ups)"
_SAID = re.compile(
    rf"(?<![\w.,:/-])(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})[ -](?:{_RECURRENCE} )*(?:{_TIMES}\b|times\b)(?! (?:a|an|per|each|every)\b)",
    re.IGNORECASE,
)
"""A number that counts meetings: `five weekly sessions`; `three times a week` is a recurrence."""
_NOT_ALL = re.compile(
    r"\b(?:of(?: the| these| our)?|at least|at most|up to|about|after|before|first|last|next|other|more than|"
    r"fewer than|less than|than|every|further|another|more|within|or|to)[ ]$",
    re.IGNORECASE,
)
"""What stands before a number that does not count them all."""


def count_lints(view: View) -> Iterator[Problem]:
    """Every series whose number of times is said somewhere."""
    for item in view.series():
        taking_place = len(view.occurrences(item))
        if not taking_place or item.place is None:
            continue
        if item.spec.count is not None and taking_place != item.spec.count:
            message = f"{quote(item.id)} has `count: {item.spec.count}` and takes place {_times(taking_place)}"
            yield COUNT_DIFFERS.at(item.place, message, "let `until` leave room for all of them, or change `count`")
        elif said := _said(view, item, taking_place):
            message = f"{quote(item.id)} speaks of “{said}” and takes place {_times(taking_place)}"
            yield COUNT_DIFFERS.at(item.place, message, "leave the number out of the words, or change the rhythm")


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"


def _said(view: View, item: PlanItem, taking_place: int) -> str:
    """The words that count otherwise; nothing if some count right, for each member or for all members together."""
    right = {taking_place, sum(len(view.occurrences(i)) for i in view.series() if i.base == item.base)}
    found = [
        (match["n"].casefold(), match[0])
        for text in (item.spec.title, item.spec.text)
        for match in _SAID.finditer(text)
        if not _NOT_ALL.search(text[: match.start()])
    ]
    numbers = [(_NUMBERS.get(n) or int(n), words) for n, words in found]
    if any(number in right for number, _ in numbers):
        return ""
    return next((" ".join(words.split()) for number, words in numbers if number > 1), "")
