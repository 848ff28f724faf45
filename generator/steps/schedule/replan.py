"""Count the rest of a plan anew from a day: what was not begun moves by one number of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.model.calendar.onboarding_life import life_of
from generator.model.calendar.work_calendar import CalendarError
from generator.model.files.items.item import Need
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Status
from generator.model.language.time_parser import KICKOFF, Between, Bucket, InPeriod, OnDate, Relative, Time
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.forward.forward_pass import forward
from generator.steps.schedule.forward.pass_state import PassInput, PassResult
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.network import Node
from generator.steps.schedule.placing.recorded import recorded
from generator.steps.schedule.placing.replan_scope import Rest

_NEAR = 6
"""So many days a weekend or a holiday may turn the first day of the rest away from the one that was asked for."""


def replanned(planned: PassResult, turn: Turn, status: Status, order: tuple[Node, ...]) -> PassResult:
    """The plan after one re-planning; the same one where nothing was left to plan."""
    if turn.replanned is None or turn.start is None:
        return planned
    open_, running = _left(planned, status, turn.replanned)
    rest = Rest(turn.replanned, turn.start, 0, open_, running, planned.placed, planned.early, planned.rest)
    said = tuple((id_, problem) for id_, problem in planned.said if rest.keeps(id_))
    rest = replace(rest, said=said, dateless=frozenset(filter(rest.keeps, planned.dateless)))
    first = min(_moving(planned, open_), key=lambda pair: (pair[1].start, pair[0].id), default=None)
    if first is None:
        return planned
    return forward(_input(planned, replace(rest, days=_days(planned, rest, *first))), order)


def _input(planned: PassResult, rest: Rest) -> PassInput:
    """The input of a plan whose rest is moved."""
    return PassInput(planned.plan, planned.network, planned.calendars, planned.kickoff, rest=rest)


def _left(planned: PassResult, status: Status, on: date) -> tuple[frozenset[str], frozenset[str]]:
    """What was not begun on the morning of a day, and what passes by itself and was under way."""
    open_, running, life = set(), set(), life_of(status.onboarding, on)
    for id_, item in planned.network.items.items():
        actual = recorded(status, id_, on)
        dates = planned.early.get(id_)
        if actual.started or actual.done or actual.not_needed:
            continue
        by_itself = item.spec.passes_by_itself
        put_off = not item.spec.every and dates is not None and life.paused_on(dates.start.day)
        if not by_itself or put_off or dates is None or dates.start.day >= on:
            open_.add(id_)
        elif dates.end.day >= on:
            running.add(id_)
    return frozenset(open_), frozenset(running)


def _moving(planned: PassResult, open_: frozenset[str]) -> Iterator[tuple[PlanItem, EarlyDates]]:
    """The open items with dates that can move; what is only optional does not hold the rest back."""
    for id_ in open_:
        item, dates = planned.network.items[id_], planned.early.get(id_)
        if dates and item.spec.need is not Need.OPTIONAL and _moves(planned, item, open_, 0):
            yield item, dates


def _moves(planned: PassResult, item: PlanItem, open_: frozenset[str], depth: int) -> bool:
    """Whether the times of an item lead to kickoff, or to nothing but what it waits for."""
    if item.agreed or item.spec.fixed or depth > len(open_):
        return False
    context = planned.context(item)
    times = (context.taken(time) for time in planned.network.own_of(item.id))
    return all(_leads(planned, item, time, open_, depth) for time in times)


def _leads(planned: PassResult, item: PlanItem, time: Time, open_: frozenset[str], depth: int) -> bool:
    match time:
        case OnDate() | Bucket() | InPeriod():
            return False
        case Between():
            points = (time.first, time.last)
            return all(_leads(planned, item, point, open_, depth) for point in points)
        case Relative() if time.ref.id != KICKOFF or time.ref.member:
            named = planned.network.anchors(item, time)
            items = planned.network.items
            return any(id_ in open_ and _moves(planned, items[id_], open_, depth + 1) for id_ in named)
        case _:
            return True


def _days(planned: PassResult, rest: Rest, first: PlanItem, dates: EarlyDates) -> int:
    """The days that bring the earliest open item to the day on which the rest is to begin, or the workday after it."""
    try:
        target = planned.calendars.of(first.days).next_open(rest.start)
    except CalendarError:
        target = rest.start
    plain = (target - dates.start.day).days
    placed = planned.placed.get(first.id)
    if placed is None or placed.start.moment != dates.start:
        return plain
    # Weekends move a date after it was shifted, so the days around are tried as well.
    around = sorted(range(plain - _NEAR, plain + _NEAR + 1), key=lambda days: abs(days - plain))
    return next((days for days in around if _begins(planned, rest, first, days) == target), plain)


def _begins(planned: PassResult, rest: Rest, first: PlanItem, days: int) -> date | None:
    """Where the words of an item put it once they are shifted by so many days."""
    found = replace(planned, rest=replace(rest, days=days)).own_place(first)
    return found.start.moment.day if found else None
