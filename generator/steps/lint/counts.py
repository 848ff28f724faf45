"""Whether something that repeats takes place as often as its `count` says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import COUNT_DIFFERS
from generator.steps.lint.view import View


def count_lints(view: View) -> Iterator[Problem]:
    """Every series with a number of times that its dates do not reach."""
    for item in view.series():
        taking_place = len(view.occurrences(item))
        if not taking_place or item.place is None or item.spec.count in (None, taking_place):
            continue
        message = f"{quote(item.id)} has `count: {item.spec.count}` and takes place {_times(taking_place)}"
        yield COUNT_DIFFERS.at(item.place, message, "let `until` leave room for all of them, or change `count`")


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"
