"""From a plan to a dated plan: when everything happens, in the files and in the forecast, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from generator.model.calendar.onboarding_life import life_of
from generator.model.files.record.record import Status
from generator.model.language.time_parser import KICKOFF, Bucket, Elsewhere, InPeriod, OnDate
from generator.model.language.weekday import FIRST_YEAR, LAST_YEAR
from generator.model.language.zones import ClockChange, localise
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_schedule import (
    SCHEDULE_ANCHOR,
    SCHEDULE_CLOCK,
    SCHEDULE_DEADLINE,
    SCHEDULE_ENDLESS,
    SCHEDULE_KICKOFF,
    SCHEDULE_REPLANNED,
)
from generator.model.stages.dated import DatedItem, DatedPlan, Dates, Moment, Span, WhyKind
from generator.model.stages.plan import Plan, PlanItem
from generator.steps.schedule.as_late_as_possible import in_time
from generator.steps.schedule.backward.backward_pass import Slack, backward
from generator.steps.schedule.critical_path import paths_of
from generator.steps.schedule.forward.constraints_of import passes_by
from generator.steps.schedule.forward.deadlines import deadlines_of
from generator.steps.schedule.forward.forward_pass import forward
from generator.steps.schedule.forward.pass_state import PassState
from generator.steps.schedule.group_dates import other_times, spans_of_groups, spans_of_modes
from generator.steps.schedule.pause_dependence import hanging
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.network import Network, Node, Part, network_of
from generator.steps.schedule.placing.on_demand import starts_after
from generator.steps.schedule.replan import replanned
from generator.steps.schedule.times.calendars import Calendars, zone_of_plan
from generator.steps.schedule.times.derivation import Derived
from generator.steps.schedule.times.evaluate_time import Kickoff
from generator.steps.schedule.times.moments import heard_from, hull, on

__all__ = ["schedule"]

_FIRST, _LAST = FIRST_YEAR - 10, LAST_YEAR + 10
"""The years of the longest calendars."""


def schedule(plan: Plan, status: Status, as_of: date) -> DatedPlan:
    """The dates of a plan on the morning of `as_of`; whatever was recorded later has not happened yet."""
    network = network_of(plan)
    order, cycles = network.order()
    passes = _passes(network, order, plan, status, as_of)
    kickoff = passes.plan.kickoff
    forecast = passes.forecast
    deadlines = deadlines_of(forecast)
    late = backward(forecast, order, {id_: read.moment for id_, read in deadlines.items()})
    items = _items(passes, order, deadlines, late.slacks())
    first = [Span(Moment(kickoff.day), Moment(kickoff.day))] if kickoff else []
    horizon = hull(first + [d.span for i in items.values() for d in (i.plan, i.forecast) if d])
    problems = (*cycles, *passes.problems, *_findings(plan, items, passes.plan))
    return DatedPlan(
        plan,
        as_of,
        kickoff.day if kickoff else None,
        items,
        spans_of_groups(passes.plan),
        spans_of_modes(forecast),
        other_times(passes.plan),
        forecast.calendars.views(horizon),
        tuple(sorted(problems)),
        paths_of(plan.items, items),
        late.toward,
        forecast.life,
        passes.plan.rest.moved if passes.plan.rest else {},
    )


@dataclass(frozen=True)
class _Passes:
    plan: PassState
    forecast: PassState

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys((*self.plan.problems, *self.forecast.problems)))


def _kickoff(plan: Plan) -> Kickoff | None:
    """The agreed kickoff: a date, or the first day of a month, quarter or term while it is no more than that."""
    written = plan.customer.dates.get(KICKOFF)
    match written:
        case OnDate(elsewhere=Elsewhere() as there):
            return Kickoff(heard_from(written.date, there.clock, there.zone, zone_of_plan(plan)))
        case OnDate():
            return Kickoff(on(written.date, written.clock))
        case Bucket():
            return Kickoff(Moment(written.first), written.text)
        case InPeriod() if period := plan.named_periods.get(written.period):
            return Kickoff(Moment(period.start), period.title or written.text)
        case _:
            return None


def _passes(network: Network, order: tuple[Node, ...], plan: Plan, status: Status, as_of: date) -> _Passes:
    """Both passes, first in calendars of a few years, then in the longest there are for a plan that leaves these."""
    kickoff, life = _kickoff(plan), life_of(status.onboarding, as_of)
    for first, last in _horizons(kickoff, as_of):
        calendars = Calendars(plan, first, last)
        planned = in_time(forward(PassState(plan, network, calendars, kickoff), order), order)
        for turn in life.replans:
            planned = in_time(replanned(planned, turn, status, order), order)
        worked = Calendars(plan, first, last, life.pauses) if life.pauses else calendars
        forecast = PassState(plan, network, worked, kickoff, status, as_of, planned, planned.rest, life)
        forecast = in_time(forward(forecast, order), order)
        passes = _Passes(planned, forecast)
        if not _leave(passes, first, last):
            break
    return passes


def _leave(passes: _Passes, first: date, last: date) -> bool:
    """Whether the dates of a plan leave its calendars, or come so close to their ends that a day may be missing."""
    if any(p.rule in ("schedule/workdays", "schedule/snap") for p in passes.problems):
        return True
    early = (s for state in (passes.plan, passes.forecast) for s in state.early.values() if s)
    return any(s.start.day.year <= first.year or s.end.day.year >= last.year for s in early)


def _horizons(kickoff: Kickoff | None, as_of: date) -> Iterator[tuple[date, date]]:
    """The years around kickoff and the as-of date, and all that there are."""
    early, late = sorted((as_of, kickoff.day if kickoff else as_of))
    first, last = max(early.year - 2, _FIRST), min(late.year + 4, _LAST)
    yield date(first, 1, 1), date(last, 12, 31)
    yield date(_FIRST, 1, 1), date(_LAST, 12, 31)


def _items(
    passes: _Passes, order: tuple[Node, ...], deadlines: Mapping[str, Derived], slacks: Mapping[str, Slack]
) -> dict[str, DatedItem]:
    """Every item with both readings of its dates and its slack."""
    forecast = passes.forecast
    final = [id_ for id_, part in order if part is Part.FINAL]
    after = starts_after(forecast.plan.items, final)
    open_ended = hanging(forecast.early, final, forecast.life)
    return {
        item.id: _dated(
            item.id,
            passes.plan.early.get(item.id),
            forecast.early.get(item.id),
            slacks.get(item.id, Slack(None, None, False)),
            deadline=deadlines.get(item.id),
            starts_after=after.get(item.id),
            tentative=item.id in open_ended,
        )
        for item in forecast.plan.items
    }


def _dated(
    id_: str,
    plan: EarlyDates | None,
    forecast: EarlyDates | None,
    slack: Slack,
    *,
    deadline: Derived | None,
    starts_after: int | None,
    tentative: bool,
) -> DatedItem:
    actual = forecast.recorded if forecast else None
    dropped = actual is not None and actual.not_needed
    return DatedItem(
        id_,
        _dates_of(plan),
        None if dropped else _dates_of(forecast),
        actual.started if actual else None,
        actual.done if actual else None,
        slack.total,
        slack.free,
        slack.critical,
        deadline.moment if deadline else None,
        deadline.why if deadline else (),
        forecast.closed if forecast else "",
        starts_after,
        tentative,
    )


def _dates_of(early: EarlyDates | None) -> Dates | None:
    return Dates(early.span, early.why, early.occurrences) if early else None


# ---- findings


def _findings(plan: Plan, items: Mapping[str, DatedItem], planned: PassState) -> Iterator[Problem]:
    if planned.kickoff is None:
        hint = "add `dates: {kickoff: 2026-11-02}` to the customer's file once the day is agreed"
        yield SCHEDULE_KICKOFF.at(_somewhere(plan), f"`{plan.customer_id}` has no kickoff date yet", hint)
    zone, deadlines = planned.calendars.zone, deadlines_of(planned)
    for item in plan.items:
        dated = items[item.id]
        place = item.place or Place("")
        hangs = dated.plan is None and planned.kickoff and item.id not in planned.dateless
        if hangs and planned.network.own_of(item.id):
            yield _hanging(item, items, place)
        yield from _clock_findings(item, dated, zone, place)
        if item.id in deadlines:
            yield from _missed(plan, item, dated, deadlines[item.id].moment, place)
        early = planned.early.get(item.id)
        rest = planned.rest.begins(item.id) if planned.rest else None
        if rest and early and early.start.day < rest.start and not passes_by(planned, item):
            yield SCHEDULE_REPLANNED.at(
                place,
                f"`{item.id}` stays on {early.start}, but the rest of this plan begins on {rest.start}",
                "agree on another date for it, or let the rest begin earlier",
            )
        if early and early.endless:
            yield SCHEDULE_ENDLESS.at(place, f"`{item.id}` repeats without an end", "add `until` or `count`")


def _missed(plan: Plan, item: PlanItem, dated: DatedItem, deadline: Moment, place: Place) -> Iterator[Problem]:
    """A plan that misses the item's own deadline before anything has happened."""
    if dated.done is not None or dated.plan is None or dated.plan.span.end.day <= deadline.day:
        return
    end = dated.plan.span.end.day
    message = f"`{item.id}` is planned for {end}, after its deadline {deadline.day} (`by: {item.spec.by}`)"
    asked = f"`launchbook explain {plan.customer_id} {item.id}`"
    yield SCHEDULE_DEADLINE.at(place, message, f"plan it earlier, or move `by`; {asked} says what holds it back")


def _hanging(item: PlanItem, items: Mapping[str, DatedItem], place: Place) -> Problem:
    """An item whose times lead to something that has no date itself."""
    leads = [*(id_ for ids in item.anchors.values() for id_ in ids), *(each.on for each in item.dependencies)]
    open_ = [id_ for id_ in dict.fromkeys(leads) if id_ in items and items[id_].plan is None]
    if not open_:
        hint = "give what its times name a date first"
        return SCHEDULE_ANCHOR.at(place, f"`{item.id}` has no date, since its times lead to nothing dated", hint)
    hint = f"give `{open_[0]}` an `at` or a `due`"
    return SCHEDULE_ANCHOR.at(place, f"`{item.id}` has no date, since `{open_[0]}` has none", hint)


def _clock_findings(item: PlanItem, dated: DatedItem, zone: str, place: Place) -> Iterator[Problem]:
    """Written times of day that the clocks they are meant on skip or show twice on that night."""
    for moment, there in dict.fromkeys(_clocks(dated, zone)):
        match localise(moment.date(), moment.time(), there).shift:
            case ClockChange.SKIPPED:
                yield SCHEDULE_CLOCK.at(
                    place,
                    f"`{item.id}`: {moment:%Y-%m-%d %H:%M} does not exist in {there}",
                    "the clocks jump that night; choose another time",
                )
            case ClockChange.TWICE:
                yield SCHEDULE_CLOCK.at(
                    place,
                    f"`{item.id}`: {moment:%Y-%m-%d %H:%M} comes twice in {there}",
                    "the clocks go back that night; choose another time",
                )
            case _:
                continue


def _clocks(dated: DatedItem, zone: str) -> Iterator[tuple[datetime, str]]:
    """The start of an item by the customer's clocks, and each time of day that a text means elsewhere."""
    start = dated.plan.span.start if dated.plan else Moment(date.min)
    if start.minute >= 0:
        yield _clock(start), zone
    for why in (*(dated.plan.why if dated.plan else ()), *dated.deadline_why):
        if why.kind is WhyKind.ZONE and isinstance(why.detail, Moment):
            yield _clock(why.detail), why.name


def _clock(moment: Moment) -> datetime:
    return datetime.combine(moment.day, time(*divmod(moment.minute, 60)))


def _somewhere(plan: Plan) -> Place:
    return Place(f"customers/{plan.customer_id}/customer.yml", 1, 1)
