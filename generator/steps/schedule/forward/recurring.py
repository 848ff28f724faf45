"""The dates of an item that repeats: from its first occurrence to the end of its last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.language.time_parser import Time
from generator.model.problems.rules_schedule import SCHEDULE_EXCEPT
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.pass_state import Dating
from generator.steps.schedule.placing.dates import Settled
from generator.steps.schedule.placing.occurrences import Series, Sitting, Stretch, sittings
from generator.steps.schedule.placing.placement import roll_of
from generator.steps.schedule.times.length import length_of


def repeated(dating: Dating, item: PlanItem, settled: Settled) -> Settled:
    """The occurrences of an item that repeats; its end is that of the last one."""
    stretches, endless = _stretches(dating, item)
    series = sittings(_sitting(dating, item, settled.start, stretches))
    if not endless:
        _check_exceptions(dating, item, series)
    return _in_series(settled, series, item, endless)


def _sitting(dating: Dating, item: PlanItem, start: Moment, stretches: tuple[Stretch, ...]) -> Sitting:
    length = length_of(item.spec, dating.plan.scale)
    # A pause takes dates out of a rhythm and does not move them, so they roll as if there were none.
    calendar = (dating.before or dating).calendars.of(item.days)
    but = (*item.spec.except_, *dating.life.exceptions)
    return Sitting(stretches, start, length, calendar, dating.calendars.zone, roll_of(item), but, _held(dating, item))


def _held(dating: Dating, item: PlanItem) -> tuple[date, ...]:
    """The days on which a repetition is recorded as held."""
    record = dating.status.records.get(item.id) if dating.status else None
    return tuple(day for day in record.held if dating.as_of and day <= dating.as_of) if record else ()


def _stretches(dating: Dating, item: PlanItem) -> tuple[tuple[Stretch, ...], bool]:
    """The rhythms of an item with their last days, and whether nothing says when they end.

    What follows a rhythm whose end has no date has no first day, so it is left out.
    """
    found: list[Stretch] = []
    for segment in item.spec.every[:-1]:
        until = _end_day(dating, item, segment.until)
        found.append(Stretch(segment.rhythm, until, segment.count))
        if until is None and segment.count is None:
            return tuple(found), True
    until, count, endless = _last_end(dating, item)
    return (*found, Stretch(item.spec.every[-1].rhythm, until, count)), endless


def _last_end(dating: Dating, item: PlanItem) -> tuple[date | None, int | None, bool]:
    """Where the last rhythm of an item ends: by its own words, those of the item, or with the phase."""
    spec, phase = item.spec, dating.network.phase_of(item)
    last = spec.every[-1]
    until, count = (last.until, last.count) if last.until or last.count else (spec.until, spec.count)
    if until is not None:
        day = _end_day(dating, item, until)
        return day, count, day is None
    if count is None and phase and phase.until:
        read = dating.group_terms(phase).read(phase.until, "end")
        return (read.moment.day if read else None), None, read is None
    return None, count, count is None


def _end_day(dating: Dating, item: PlanItem, time: Time | None) -> date | None:
    read = dating.terms(item).read(time, "end") if time is not None else None
    return read.moment.day if read else None


def _check_exceptions(dating: Dating, item: PlanItem, series: Series) -> None:
    """An exception on a day on which nothing would have taken place is most likely a typing mistake."""
    if dating.status is not None:
        return
    for each in item.spec.except_:
        if each in series.left_out:
            continue
        near = min(series.dates, key=lambda day: (abs((day - each.start).days), day), default=None)
        hint = f"its closest date is {near}" if near else "remove the exception"
        _say(dating, item, f"`{item.id}` would not take place on {each} anyway", hint)
    if not series.spans and series.left_out:
        _say(dating, item, f"`{item.id}` never takes place", "leave dates in, or drop the item")


def _say(dating: Dating, item: PlanItem, message: str, hint: str) -> None:
    """Exceptions are mostly one customer's, so the file that sets them is named."""
    changed = (change.place for change in item.changes if change.field == "except" and change.place)
    dating.say(SCHEDULE_EXCEPT, item, message, hint, next(changed, None))


def close(dating: Dating) -> None:
    """Give every rhythm without an end the last day of all other items."""
    last = max((s.end.day for s in dating.settled.values() if s and not s.endless), default=None)
    for id_, settled in dating.settled.items():
        if settled and settled.endless:
            item = dating.network.items[id_]
            until = max(last, settled.start.day) if last else settled.start.day
            stretches, _ = _stretches(dating, item)
            ended = (*stretches[:-1], replace(stretches[-1], until=until))
            series = sittings(_sitting(dating, item, settled.start, ended))
            _check_exceptions(dating, item, series)
            dating.settled[id_] = _in_series(settled._replace(why=settled.why[:-1]), series, item, True)


def _in_series(settled: Settled, series: Series, item: PlanItem, endless: bool) -> Settled:
    spans = series.spans
    if not spans:
        return settled._replace(endless=endless)
    end = spans[-1].end
    rhythms = ", then ".join(str(segment.rhythm) for segment in item.spec.every)
    but = f" but not on {', '.join(str(each) for each in series.left_out)}" if series.left_out else ""
    times = f"{rhythms}{but}, {len(spans)} time{'s' * (len(spans) > 1)}"
    start, why = spans[0].start, settled.why
    amount = (end.day - start.day).days
    if start != settled.start:
        why = (*why, Why(WhyKind.SNAP, start, text=str(item.spec.every[0].rhythm)))
    step = Why(WhyKind.LENGTH, end, text=times, amount=amount, unit="days", edge="end")
    return settled._replace(start=start, end=end, why=(*why, step), occurrences=spans, endless=endless)
