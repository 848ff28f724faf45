"""Whether those who ask can already know the answer: gates, what they ask for, and support that ends with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.files.items.check import Check
from generator.model.language.tokenizer import quote
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import GATE_TOO_EARLY, SUPPORT_GAP, TRAINING_TOO_LATE
from generator.model.stages.dated import Moment
from generator.model.stages.plan import PlanItem
from generator.steps.lint.view import View

_DAY = timedelta(days=1)


def proof_lints(view: View) -> Iterator[Problem]:
    """Gates before what they ask for, and days on which no support holds."""
    for gate in view.items:
        span = view.span(gate)
        if span and gate.place and gate.spec.kind.traits.verdict:
            yield from _asked(view, gate, span[1])
    yield from _gaps(view)


def _asked(view: View, gate: PlanItem, day: date) -> Iterator[Problem]:
    """What a check of a gate asks to be done, or asks people to have learnt, ends after the gate."""
    for check in gate.spec.checks.values():
        late = [(end, item) for item in _named(view, gate, check) if (end := _end(view, item)) and end > day]
        if late and gate.place:
            end, item = max(late, key=lambda pair: (pair[0], pair[1].order))
            training = item.spec.kind.traits.training or item.course is not None
            rule = TRAINING_TOO_LATE if training else GATE_TOO_EARLY
            message = f"{quote(gate.id)} asks on {day} for {quote(item.id)}, which ends only on {end}"
            yield rule.at(gate.place, message, f"move {quote(item.id)} before the gate, or the gate behind it")


def _named(view: View, gate: PlanItem, check: Check) -> Iterator[PlanItem]:
    """The items that answer a check: of the same member where both repeat over one group."""
    for item in view.items:
        same = gate.group is None or item.group != gate.group or item.member == gate.member
        if same and {item.id, item.base} & {*check.done, *check.attended}:
            yield item


def _end(view: View, item: PlanItem) -> date | None:
    span = view.span(item)
    return span[1] if span else None


def _gaps(view: View) -> Iterator[Problem]:
    """Days between two support modes, or behind the last one, on which nobody helps although the plan goes on."""
    known = [(start, end, id_) for id_, (start, end) in view.dated.modes.items() if start]
    for _, end, id_ in known:
        if end is None or any(_goes_on(end, *other) for other in known if other[2] != id_):
            continue
        later = [other.day for other, _, _ in known if other > end]
        place = view.at("support", id_, "until")
        if later:
            message = f"the support {quote(id_)} ends on {end.day}, and the next begins only on {min(later)}"
            yield SUPPORT_GAP.at(place, message, "let one begin on the day after the other ends")
            continue
        waiting = [(span[1], i) for i in view.items if _asks(i) and (span := view.expected(i)) and span[1] > end.day]
        if waiting:
            day, item = min(waiting, key=lambda pair: (pair[0], pair[1].order))
            message = f"the last support, {quote(id_)}, ends on {end.day}, before {quote(item.id)} on {day}"
            yield SUPPORT_GAP.at(place, message, f"let it last until {quote(item.id)}, or add a mode that follows it")


def _goes_on(end: Moment, start: Moment, other: Moment | None, _: str) -> bool:
    """Whether another mode helps on the day after this one ends."""
    return start.day <= end.day + _DAY and (other is None or other > end)


def _asks(item: PlanItem) -> bool:
    return item.spec.kind.traits.point
