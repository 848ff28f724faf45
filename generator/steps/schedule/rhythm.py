"""The dates of an item that repeats: from its first occurrence to the end of its last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.dated import Moment, Span, Why, WhyKind
from generator.model.plan import PlanItem
from generator.steps.schedule.dating import Dating
from generator.steps.schedule.length import length_of
from generator.steps.schedule.placement import roll_of
from generator.steps.schedule.series import Sitting, sittings
from generator.steps.schedule.settled import Settled


def repeated(dating: Dating, item: PlanItem, settled: Settled) -> Settled:
    """The occurrences of an item that repeats; its end is that of the last one."""
    until, endless = _last_day(dating, item)
    sitting = _sitting(dating, item, settled.start, until)
    return _in_series(settled, sittings(sitting), item, endless)


def _sitting(dating: Dating, item: PlanItem, start: Moment, until: date | None) -> Sitting:
    length = length_of(item.spec, dating.plan.scale)
    return Sitting(item, start, length, dating.calendars.of(item.days), dating.calendars.zone, until, roll_of(item))


def _last_day(dating: Dating, item: PlanItem) -> tuple[date | None, bool]:
    """The last day of a rhythm, and whether nothing says when it ends."""
    phase = dating.network.phase_of(item)
    if item.spec.until is not None:
        read = dating.terms(item).read(item.spec.until, "end")
    elif item.spec.count is None and phase and phase.until:
        read = dating.group_terms(phase).read(phase.until, "end")
    else:
        return None, item.spec.count is None
    return (read.moment.day if read else None), read is None


def close(dating: Dating) -> None:
    """Give every rhythm without an end the last day of all other items."""
    last = max((s.end.day for s in dating.settled.values() if s and not s.endless), default=None)
    for id_, settled in dating.settled.items():
        if settled and settled.endless:
            item = dating.network.items[id_]
            until = max(last, settled.start.day) if last else settled.start.day
            spans = sittings(_sitting(dating, item, settled.start, until))
            dating.settled[id_] = _in_series(replace(settled, why=settled.why[:-1]), spans, item, True)


def _in_series(settled: Settled, spans: tuple[Span, ...], item: PlanItem, endless: bool) -> Settled:
    if not spans:
        return replace(settled, endless=endless)
    end = spans[-1].end
    times = f"{item.spec.every}, {len(spans)} time{'s' * (len(spans) > 1)}"
    start, why = spans[0].start, settled.why
    amount = (end.day - start.day).days
    if start != settled.start:
        why = (*why, Why(WhyKind.SNAP, start, text=str(item.spec.every)))
    step = Why(WhyKind.LENGTH, end, text=times, amount=amount, unit="days", edge="end")
    return replace(settled, start=start, end=end, why=(*why, step), occurrences=spans, endless=endless)
