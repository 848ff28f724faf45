"""What the dates of a plan show to be wrong with it: no date, a missed deadline, a time that no clock shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

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
from generator.model.stages.dated import DatedItem, Moment, WhyKind
from generator.model.stages.plan import Plan, PlanItem
from generator.steps.schedule.forward.constraints_of import passes_by
from generator.steps.schedule.forward.deadlines import deadlines_of
from generator.steps.schedule.forward.pass_state import PassResult


def findings(plan: Plan, items: Mapping[str, DatedItem], planned: PassResult) -> Iterator[Problem]:
    """What the dates of a plan cannot keep, and what has none."""
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
