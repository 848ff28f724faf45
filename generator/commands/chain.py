"""The chain of a milestone in words, one line an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.stages.shown.critical_path import ShownPath, ShownStride
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.phrases import amount
from generator.model.translation.translator import ENGLISH
from generator.steps.render import days_apart, from_to


def chain_lines(plan: ShownPlan, path: ShownPath) -> Iterator[tuple[str, Iterable[str]]]:
    """The parts of what is known about a milestone, each with its title and its lines."""
    yield "What makes it as late as it is planned", _strides(path.plan)
    if path.forecast:
        yield path.late or "What makes it as late as it is expected", _strides(path.forecast)
    # Of items that cannot slip, those of the chain are the ones that people look for first.
    order = {s.item: n for n, s in enumerate(path.forecast or path.plan)}
    tight = sorted((i for i, days in path.slack.items() if days <= 0), key=lambda i: (order.get(i, len(order)), i))
    yield "Critical for it", [f"{_title(plan, i)} ({i}){_missing(path.slack[i])}" for i in tight]


def slack_lines(plan: ShownPlan, path: ShownPath) -> list[str]:
    """How far everything that leads to a milestone may slip before it moves that, the least first."""
    ranked = sorted(path.slack.items(), key=lambda pair: (pair[1], pair[0]))
    return [f"{days:>4}  {_title(plan, id_)} ({id_})" for id_, days in ranked]


def _strides(strides: Iterable[ShownStride]) -> list[str]:
    """Each item with its dates, and why it lies there: the next one waits for it."""
    return [_stride(number, each) for number, each in enumerate(strides, 1)]


def _stride(number: int, stride: ShownStride) -> str:
    title = f"{stride.title} ({stride.item})" if stride.item else stride.title
    when = from_to(ShownSpan(start=stride.start or stride.end, end=stride.end))
    adds = f", {days_apart(ENGLISH, stride.later)}" if stride.later else ""
    why = f". {stride.why}" if stride.why else ""
    return f"{number}. {title}: {when}{adds}{why}"


def _missing(days: int) -> str:
    return f": {amount(ENGLISH, -days, 'workdays')} too few" if days < 0 else ""


def _title(plan: ShownPlan, id_: str) -> str:
    return next((i.title for i in plan.items if i.id == id_), id_)
