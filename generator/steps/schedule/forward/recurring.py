"""The dates of an item that repeats: from its first occurrence to the end of its last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.language.time_parser import Time
from generator.model.problems.rules_schedule import SCHEDULE_EXCEPT
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.model.stages.step_detail import SeriesLength
from generator.steps.schedule.forward.pass_state import PassState
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.occurrences import BoundedRecurrence, RecurringItem, Series, occurrences_of
from generator.steps.schedule.placing.placement import roll_of
from generator.steps.schedule.times.length import length_of


def repeated(state: PassState, item: PlanItem, early: EarlyDates) -> EarlyDates:
    """The occurrences of an item that repeats; its end is that of the last one."""
    recurrences, endless = _recurrences(state, item)
    series = occurrences_of(_recurring(state, item, early.start, recurrences))
    if not endless:
        _check_exceptions(state, item, series)
    return _in_series(early, series, item, endless)


def _recurring(
    state: PassState, item: PlanItem, start: Moment, recurrences: tuple[BoundedRecurrence, ...]
) -> RecurringItem:
    length = length_of(item.spec, state.plan.scale)
    # A pause takes dates out of a recurrence and does not move them, so they roll as if there were none.
    calendar = (state.before or state).calendars.of(item.days)
    but = (*item.spec.except_, *state.life.exceptions)
    return RecurringItem(
        recurrences, start, length, calendar, state.calendars.zone, roll_of(item), but, _held(state, item)
    )


def _held(state: PassState, item: PlanItem) -> tuple[date, ...]:
    """The days on which a repetition is recorded as held."""
    record = state.status.records.get(item.id) if state.status else None
    return tuple(day for day in record.held if state.as_of and day <= state.as_of) if record else ()


def _recurrences(state: PassState, item: PlanItem) -> tuple[tuple[BoundedRecurrence, ...], bool]:
    """The recurrences of an item with their last days, and whether nothing says when they end.

    What follows a recurrence whose end has no date has no first day, so it is left out.
    """
    found: list[BoundedRecurrence] = []
    for segment in item.spec.every[:-1]:
        until = _end_day(state, item, segment.until)
        found.append(BoundedRecurrence(segment.rhythm, until, segment.count))
        if until is None and segment.count is None:
            return tuple(found), True
    until, count, endless = _last_end(state, item)
    return (*found, BoundedRecurrence(item.spec.every[-1].rhythm, until, count)), endless


def _last_end(state: PassState, item: PlanItem) -> tuple[date | None, int | None, bool]:
    """Where the last recurrence of an item ends: by its own words, those of the item, or with the phase."""
    spec, phase = item.spec, state.network.phase_of(item)
    last = spec.every[-1]
    until, count = (last.until, last.count) if last.until or last.count else (spec.until, spec.count)
    if until is not None:
        day = _end_day(state, item, until)
        return day, count, day is None
    if count is None and phase and phase.until:
        read = state.group_context(phase).read(phase.until, "end")
        return (read.moment.day if read else None), None, read is None
    return None, count, count is None


def _end_day(state: PassState, item: PlanItem, time: Time | None) -> date | None:
    read = state.context(item).read(time, "end") if time is not None else None
    return read.moment.day if read else None


def _check_exceptions(state: PassState, item: PlanItem, series: Series) -> None:
    """An exception on a day on which nothing would have taken place is most likely a typing mistake."""
    if state.status is not None:
        return
    for each in item.spec.except_:
        if each in series.left_out:
            continue
        near = min(series.dates, key=lambda day: (abs((day - each.start).days), day), default=None)
        hint = f"its closest date is {near}" if near else "remove the exception"
        _say(state, item, f"`{item.id}` would not take place on {each} anyway", hint)
    if not series.spans and series.left_out:
        _say(state, item, f"`{item.id}` never takes place", "leave dates in, or drop the item")


def _say(state: PassState, item: PlanItem, message: str, hint: str) -> None:
    """Exceptions are mostly one customer's, so the file that sets them is named."""
    changed = (change.place for change in item.changes if change.field == "except" and change.place)
    state.say(SCHEDULE_EXCEPT, item, message, hint, next(changed, None))


def close(state: PassState) -> None:
    """Give every recurrence without an end the last day of all other items."""
    last = max((s.end.day for s in state.early.values() if s and not s.endless), default=None)
    for id_, early in state.early.items():
        if early and early.endless:
            item = state.network.items[id_]
            until = max(last, early.start.day) if last else early.start.day
            recurrences, _ = _recurrences(state, item)
            ended = (*recurrences[:-1], replace(recurrences[-1], until=until))
            series = occurrences_of(_recurring(state, item, early.start, ended))
            _check_exceptions(state, item, series)
            state.early[id_] = _in_series(early._replace(why=early.why[:-1]), series, item, True)


def _in_series(early: EarlyDates, series: Series, item: PlanItem, endless: bool) -> EarlyDates:
    spans = series.spans
    if not spans:
        return early._replace(endless=endless)
    end = spans[-1].end
    length = SeriesLength(tuple(segment.rhythm for segment in item.spec.every), series.left_out, len(spans))
    start, why = spans[0].start, early.why
    amount = (end.day - start.day).days
    if start != early.start:
        why = (*why, Why(WhyKind.SNAP, start, detail=item.spec.every[0].rhythm))
    step = Why(WhyKind.LENGTH, end, detail=length, amount=amount, unit="days", edge="end")
    return early._replace(start=start, end=end, why=(*why, step), occurrences=spans, endless=endless)
