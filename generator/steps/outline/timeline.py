"""The drawing of a plan, in percent of its width; the tables beside it are the truth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.model.stages.outline.chart import AxisBand, Bar, Tick, Timeline
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.views import loose

LABELS = 6
"""So many labels of the axis fit on a phone, each from its line on."""


def timeline(plan: ShownPlan) -> Timeline | None:
    """Phases as bars, milestones, gates and windows in them, closed days behind; nothing to draw gives None."""
    spans = [s for i in plan.items for s in (current(i), i.dates.baseline) if s]
    phases = [g.span for g in plan.groups if g.axis == "phase" and g.span]
    days = [x.day for s in (*spans, *phases) for x in (s.start, s.end)]
    if not days:
        return None
    scale = _Scale(min(days), max(days))
    return Timeline(
        start=scale.start,
        end=scale.end,
        ticks=_ticks(scale),
        bars=_bars(plan, scale),
        bands=_bands(plan, scale),
        today=scale.x(plan.as_of) if scale.start <= plan.as_of <= scale.end else None,
    )


class _Scale:
    """Days to percent; the last day has its own width."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.days = (end - start).days + 1

    def x(self, when: date) -> float:
        return round((when - self.start).days * 100 / self.days, 2)

    def width(self, first: date, last: date) -> float:
        return round(((last - first).days + 1) * 100 / self.days, 2)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Mondays of a short plan, the first of months of a longer one, with as many in between as leave room."""
    if scale.days <= 14 * LABELS:
        step = timedelta(weeks=1 if scale.days <= 7 * LABELS else 2)
        first = scale.start + timedelta(days=-scale.start.weekday() % 7)
        count = (scale.end - first) // step + 1
        return tuple(_tick(scale, first + step * n, "day") for n in range(count))
    months = (scale.end.year - scale.start.year) * 12 + scale.end.month - scale.start.month
    every = next((n for n in (1, 2, 3, 6) if months <= LABELS * n), 12)
    firsts = (_first_of(scale.start, n) for n in range(months + 1))
    shown = (d for d in firsts if d >= scale.start and (d.month - 1) % every == 0)
    return tuple(_tick(scale, d, "year" if d.month == 1 else "month") for d in shown)


def _first_of(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _tick(scale: _Scale, on: date, form: str) -> Tick:
    return Tick(scale.x(on), on, form)


def _bars(plan: ShownPlan, scale: _Scale) -> tuple[Bar, ...]:
    """A row for each phase and below it one for each item of it that is drawn; items beside the phases come last."""
    items = {i.id: i for i in plan.items}
    bars: list[Bar] = []
    for group in plan.groups:
        if group.axis == "phase":
            bars += _phase(group, scale)
            bars += _drawn((items[i] for i in group.items), scale)
    return (*bars, *_drawn((items[i] for i in loose(plan)), scale))


def _phase(group: ShownGroup, scale: _Scale) -> Iterable[Bar]:
    if span := group.span:
        x, width = scale.x(span.start.day), scale.width(span.start.day, span.end.day)
        yield Bar(group.title, "", group.id, "phase", "", x, width, span)


def _drawn(items: Iterable[ShownItem], scale: _Scale) -> list[Bar]:
    return [_bar(i, span, scale) for i in items if i.traits.drawn and (span := current(i))]


def _bar(item: ShownItem, span: ShownSpan, scale: _Scale) -> Bar:
    baseline = item.dates.baseline
    moved = baseline is not None and baseline.end.day != span.end.day
    start = span.start.day if item.traits.elapses else span.end.day
    return Bar(
        title=item.title,
        item=item.id,
        group="",
        kind=item.kind,
        mark=item.traits.mark,
        standing=item.standing,
        x=scale.x(start),
        width=scale.width(start, span.end.day),
        span=span,
        ghost=scale.x(baseline.end.day) if baseline and moved else None,
        critical=item.critical,
        load=item.window.load if item.window else "",
    )


def _bands(plan: ShownPlan, scale: _Scale) -> tuple[AxisBand, ...]:
    """Closed days, and the windows that carry more work than others."""
    loaded = ((i.title, current(i)) for i in plan.items if i.window and i.window.load)
    windows = ((title, span.start.day, span.end.day, "load") for title, span in loaded if span)
    closed = (
        (name, on, on, "closed")
        for calendar in plan.calendars
        for on, name in calendar.closed
        if scale.start <= on <= scale.end
    )
    return tuple(
        AxisBand(scale.x(first), scale.width(first, last), title, kind)
        for title, first, last, kind in (*windows, *closed)
    )
