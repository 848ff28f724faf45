"""The dates of everything that is not an item: phases and other groups, support modes, metrics, calendars."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.calendar.work_calendar import CalendarError
from generator.model.language.time_parser import Time, parse_time
from generator.model.language.tokenizer import LanguageError
from generator.model.stages.dated import Moment, Span
from generator.model.stages.plan import GroupView
from generator.steps.schedule.forward.pass_state import PassResult
from generator.steps.schedule.times.derivation import Derived
from generator.steps.schedule.times.moments import begin, finish, hull


def spans_of_groups(state: PassResult) -> dict[tuple[str, str], Span]:
    """The span of each group: as written, and where one end is not, as its items have it."""
    found: dict[tuple[str, str], Span] = {}
    for group in state.plan.groups:
        span = _span(state, group)
        if span:
            found[group.axis, group.id] = span
    return found


def _span(state: PassResult, group: GroupView) -> Span | None:
    of_items = hull([s.span for id_ in group.items if (s := state.early.get(id_))])
    start = _read(state, group.start, "start", group)
    end = _read(state, group.until, "end", group)
    first = start.moment if start else of_items.start if of_items else None
    last = end.moment if end else of_items.end if of_items else None
    if first is None or last is None:
        return None
    tentative = (start and start.tentative) or (end and end.tentative) or ""
    return Span(first, last, tentative) if finish(last) >= begin(first) else Span(first, first, tentative)


def _read(state: PassResult, time: Time | None, edge: str, group: GroupView | None = None) -> Derived | None:
    if time is None:
        return None
    try:
        return state.group_context(group, find_first=edge == "start").read(time, edge)
    except CalendarError:
        return None


def spans_of_modes(state: PassResult) -> dict[str, tuple[Moment | None, Moment | None]]:
    """From when until when each support mode holds."""
    return {
        id_: (_moment(state, mode.start, "start"), _moment(state, mode.until, "end"))
        for id_, mode in state.plan.support.items()
    }


def _moment(state: PassResult, time: Time | None, edge: str) -> Moment | None:
    read = _read(state, time, edge)
    return read.moment if read else None


def other_times(state: PassResult) -> dict[str, Moment]:
    """Every other written time: when metrics are due, and when the plan starts."""
    return {key: moment for key, time in _written(state) if (moment := _moment(state, time, "end"))}


def _written(state: PassResult) -> Iterator[tuple[str, Time]]:
    playbook = state.plan.playbook
    if playbook.start is not None:
        yield "playbook/from", playbook.start
    for id_, metric in playbook.metrics.items():
        if metric.by is not None:
            yield f"metric/{id_}/by", metric.by
        for key in metric.targets:
            try:
                yield f"metric/{id_}/targets/{key}", parse_time(key)
            except LanguageError:
                continue
