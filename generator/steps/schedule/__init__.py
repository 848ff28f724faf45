"""From a plan to a dated plan: when everything happens, in the files and in the forecast, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from generator.model.calendar import CalendarError
from generator.model.clock import Shift, localise
from generator.model.dated import DatedItem, DatedPlan, Dates, Moment, Span
from generator.model.day import FIRST_YEAR, LAST_YEAR
from generator.model.life import Life, life_of
from generator.model.plan import Plan, PlanItem
from generator.model.problem import Place, Problem
from generator.model.record import Status
from generator.model.rules_schedule import (
    SCHEDULE_ANCHOR,
    SCHEDULE_CLOCK,
    SCHEDULE_ENDLESS,
    SCHEDULE_KICKOFF,
    SCHEDULE_REPLANNED,
)
from generator.model.time import KICKOFF, Bucket, OnDate, Time
from generator.steps.schedule.backward import Backward, Float
from generator.steps.schedule.calendars import Calendars
from generator.steps.schedule.forward import Forward, Settled
from generator.steps.schedule.groups import other_times, spans_of_groups, spans_of_modes
from generator.steps.schedule.moments import hull, on
from generator.steps.schedule.network import Network, Node, Part, network_of
from generator.steps.schedule.on_demand import starts_after
from generator.steps.schedule.pause import hanging
from generator.steps.schedule.placement import own_times
from generator.steps.schedule.reading import Kickoff
from generator.steps.schedule.replan import replanned

__all__ = ["schedule"]


def schedule(plan: Plan, status: Status, as_of: date) -> DatedPlan:
    """The dates of a plan on the morning of `as_of`; whatever was recorded later has not happened yet."""
    network = network_of(plan)
    order, circles = network.order()
    passes = _passes(network, order, plan, status, as_of)
    kickoff = passes.plan.kickoff
    items = _items(passes, order)
    horizon = hull([d.span for i in items.values() for d in (i.plan, i.forecast) if d])
    problems = (*circles, *passes.problems, *_findings(plan, items, passes.plan))
    return DatedPlan(
        plan,
        as_of,
        kickoff.day if kickoff else None,
        items,
        spans_of_groups(passes.plan),
        spans_of_modes(passes.forecast),
        other_times(passes.plan),
        passes.forecast.calendars.views(horizon),
        tuple(sorted(problems)),
        passes.forecast.life,
        passes.plan.rest.moved if passes.plan.rest else {},
    )


@dataclass(frozen=True)
class _Passes:
    plan: Forward
    forecast: Forward

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys((*self.plan.problems, *self.forecast.problems)))


def _kickoff(plan: Plan) -> Kickoff | None:
    """The agreed kickoff: a date, or the first day of a month or quarter while it is no more than that."""
    written = plan.customer.dates.get(KICKOFF)
    if isinstance(written, OnDate):
        return Kickoff(on(written.date, written.clock))
    return Kickoff(Moment(written.first), written.text) if isinstance(written, Bucket) else None


def _passes(network: Network, order: tuple[Node, ...], plan: Plan, status: Status, as_of: date) -> _Passes:
    """Both passes, first in calendars of a few years, then in the longest there are for a plan that leaves these."""
    kickoff, life = _kickoff(plan), life_of(status.onboarding, as_of)
    for first, last in _horizons(plan, kickoff, life, as_of):
        calendars = Calendars(plan, first, last)
        planned = Forward(plan, network, calendars, kickoff)
        planned.run(order)
        planned.close()
        for turn in life.replans:
            planned = replanned(planned, turn, status, order)
        worked = Calendars(plan, first, last, life.pauses) if life.pauses else calendars
        forecast = Forward(plan, network, worked, kickoff, status, as_of, planned, planned.rest, life)
        forecast.run(order)
        forecast.close()
        passes = _Passes(planned, forecast)
        if not any(p.rule == "schedule/workdays" for p in passes.problems):
            break
    return passes


def _horizons(plan: Plan, kickoff: Kickoff | None, life: Life, as_of: date) -> Iterator[tuple[date, date]]:
    days = [as_of, *_dates(plan), *([kickoff.day] if kickoff else [])]
    days += [day for turn in life.turns for day in (turn.day, turn.until, turn.start) if day]
    first, last = max(min(days).year - 2, FIRST_YEAR - 10), min(max(days).year + 4, LAST_YEAR + 10)
    yield date(first, 1, 1), date(last, 12, 31)
    yield date(FIRST_YEAR - 10, 1, 1), date(LAST_YEAR + 10, 12, 31)


def _dates(plan: Plan) -> Iterator[date]:
    """The dates that times of items name."""
    for item in plan.items:
        spec = item.spec
        times = (item.agreed, spec.at, spec.due, spec.fixed, spec.not_before, spec.until, spec.by)
        yield from (day for t in times if t is not None for day in _named(t))


def _named(written: Time) -> tuple[date, ...]:
    match written:
        case OnDate():
            return (written.date,)
        case Bucket():
            return (written.first, written.last)
        case _:
            return ()


def _items(passes: _Passes, order: tuple[Node, ...]) -> dict[str, DatedItem]:
    """Every item with both readings of its dates and its float."""
    forecast = passes.forecast
    deadlines = {i.id: d for i in forecast.plan.items if (d := _deadline(forecast, i))}
    floats = Backward(forecast.network, forecast.calendars, forecast.settled, deadlines).run(order)
    final = [id_ for id_, part in order if part is Part.FINAL]
    after = starts_after(forecast.plan.items, final)
    open_ended = hanging(forecast.settled, final, forecast.life)
    found = (
        _dated(item, passes.plan.settled.get(item.id), forecast.settled.get(item.id), floats, deadlines)
        for item in forecast.plan.items
    )
    return {d.id: replace(d, starts_after=after.get(d.id), tentative=d.id in open_ended) for d in found}


def _deadline(forward: Forward, item: PlanItem) -> Moment | None:
    """The last moment that `by` allows; it moves nothing."""
    if item.spec.by is None:
        return None
    try:
        read = forward.terms(item).read(item.spec.by, "end")
    except CalendarError:
        return None
    return read.moment if read else None


def _dated(
    item: PlanItem,
    plan: Settled | None,
    forecast: Settled | None,
    floats: Mapping[str, Float],
    deadlines: Mapping[str, Moment],
) -> DatedItem:
    happened = forecast.recorded if forecast else None
    free = floats.get(item.id, Float(None, None, False))
    dropped = happened is not None and happened.not_needed
    return DatedItem(
        item.id,
        _dates_of(plan),
        None if dropped else _dates_of(forecast),
        happened.started if happened else None,
        happened.done if happened else None,
        free.slack,
        free.free,
        free.critical,
        deadlines.get(item.id),
        forecast.closed if forecast else "",
    )


def _dates_of(settled: Settled | None) -> Dates | None:
    return Dates(settled.span, settled.why, settled.occurrences) if settled else None


# ---- findings


def _findings(plan: Plan, items: Mapping[str, DatedItem], planned: Forward) -> Iterator[Problem]:
    if planned.kickoff is None:
        hint = "add `dates: {kickoff: 2026-11-02}` to the customer's file once the day is agreed"
        yield SCHEDULE_KICKOFF.at(_somewhere(plan), f"`{plan.customer_id}` has no kickoff date yet", hint)
    zone = planned.calendars.zone
    for item in plan.items:
        dated = items[item.id]
        place = item.place or Place("")
        hangs = dated.plan is None and planned.kickoff and item.id not in planned.dateless
        if hangs and own_times(item, planned.network.phase_of(item)):
            yield _hanging(item, items, place)
        if dated.plan:
            yield from _clock_findings(item, dated.plan.span, zone, place)
        settled = planned.settled.get(item.id)
        rest = planned.rest.begins(item.id) if planned.rest else None
        if rest and settled and settled.start.day < rest.start and not planned.passes_by(item):
            yield SCHEDULE_REPLANNED.at(
                place,
                f"`{item.id}` stays on {settled.start}, but the rest of this plan begins on {rest.start}",
                "agree on another date for it, or let the rest begin earlier",
            )
        if settled and settled.endless:
            yield SCHEDULE_ENDLESS.at(place, f"`{item.id}` repeats without an end", "add `until` or `count`")


def _hanging(item: PlanItem, items: Mapping[str, DatedItem], place: Place) -> Problem:
    """An item whose times lead to something that has no date itself."""
    leads = [*(id_ for ids in item.anchors.values() for id_ in ids), *(edge.on for edge in item.edges)]
    open_ = [id_ for id_ in dict.fromkeys(leads) if id_ in items and items[id_].plan is None]
    if not open_:
        hint = "give what its times name a date first"
        return SCHEDULE_ANCHOR.at(place, f"`{item.id}` has no date, since its times lead to nothing dated", hint)
    hint = f"give `{open_[0]}` an `at` or a `due`"
    return SCHEDULE_ANCHOR.at(place, f"`{item.id}` has no date, since `{open_[0]}` has none", hint)


def _clock_findings(item: PlanItem, span: Span, zone: str, place: Place) -> Iterator[Problem]:
    """A written time of day that the clocks skip or show twice on that night."""
    moment = span.start
    if moment.minute < 0:
        return
    clock = time(moment.minute // 60, moment.minute % 60)
    match localise(moment.day, clock, zone).shift:
        case Shift.SKIPPED:
            yield SCHEDULE_CLOCK.at(
                place,
                f"`{item.id}`: {moment} does not exist in {zone}",
                "the clocks jump that night; choose another time",
            )
        case Shift.TWICE:
            yield SCHEDULE_CLOCK.at(
                place,
                f"`{item.id}`: {moment} comes twice in {zone}",
                "the clocks go back that night; choose another time",
            )
        case _:
            return


def _somewhere(plan: Plan) -> Place:
    return Place(f"customers/{plan.customer_id}/customer.yml", 1, 1)
