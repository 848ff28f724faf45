"""What the coming weeks bring over all customers: for each person of the vendor, and in training and going live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.workload import Colleague, Duty, Landing, Lesson, LoadWeek, PersonWeek
from generator.model.stages.zoned_moment import NEVER, ZonedMoment
from generator.steps.outline.paths import homes
from generator.steps.outline.views import CLOSED

WEEKS = 13
"""A quarter, week by week; what comes after it is one line."""
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


# == People ==


def person_weeks(as_of: date, colleagues: Iterable[Colleague]) -> tuple[PersonWeek, ...]:
    """A page for each person, who is the same at two customers if id and name are; by name."""
    found: dict[tuple[str, str], Colleague] = {}
    for each in colleagues:
        known = found.get((each.id, each.name))
        found[each.id, each.name] = _joined(known, each) if known else each
    people = sorted(found.values(), key=lambda p: (p.name, p.id))
    return tuple(_person_week(as_of, path, person) for path, person in _paths(people))


def _joined(known: Colleague, more: Colleague) -> Colleague:
    return replace(
        known,
        title=known.title or more.title,
        email=known.email or more.email,
        away=tuple(sorted({*known.away, *more.away}, key=lambda a: (a.start, a.end, a.deputy))),
        duties=(*known.duties, *more.duties),
    )


def _paths(people: Iterable[Colleague]) -> Iterator[tuple[str, Colleague]]:
    """Where each person's page is; of two people with one id the second gets a number."""
    taken: dict[str, int] = {}
    for person in people:
        taken[person.id] = taken.get(person.id, 0) + 1
        number = f"-{taken[person.id]}" if taken[person.id] > 1 else ""
        yield f"people/{person.id}{number}.md", person


def _person_week(as_of: date, path: str, person: Colleague) -> PersonWeek:
    this = monday(as_of)
    following, after = this + _WEEK, this + 2 * _WEEK
    overdue = [d for d in person.duties if d.overdue and not _only_agrees(d)]
    rest = sorted((d for d in person.duties if not d.overdue and not _only_agrees(d)), key=_by_time)
    soon = [d for d in rest if d.span.start.day < following and d.span.end.day >= this]
    return PersonWeek(
        path=path,
        person=person,
        overdue=tuple(sorted(overdue, key=lambda d: (d.due or NEVER, *_by_time(d)))),
        this_week=tuple(soon),
        next_week=tuple(d for d in rest if d not in soon and following <= d.span.end.day and d.span.start.day < after),
        approvals=tuple(sorted((d for d in person.duties if {*d.parts} & {"approves", "signs"}), key=_by_time)),
        spans=(_span(this, following), _span(following, after)),
        away=tuple(a for a in person.away if a.start.day < after and a.end.day >= this),
    )


def _span(start: date, after: date) -> ShownSpan:
    return ShownSpan(start=ZonedMoment(start), end=ZonedMoment(after - _DAY))


def _only_agrees(duty: Duty) -> bool:
    return not {*duty.parts} - {"approves", "signs"}


def _by_time(duty: Duty) -> tuple[ZonedMoment, str, str]:
    """What happens at a time by its start, work by its end; then by customer."""
    return (duty.span.start if duty.timed else duty.span.end, duty.customer, duty.id)


# == Load ==


def lessons(plan: ShownPlan) -> tuple[Lesson, ...]:
    """The sittings of all sessions that still lie ahead."""
    places = homes(plan)
    sessions = [i for i in plan.items if i.session and i.standing not in CLOSED]
    return tuple(
        Lesson(plan.customer, plan.name, item.title, places[item.id], start, item.session.minutes, item.session.seats)
        for item in sessions
        for start in _starts(plan, item)
        if item.session
    )


def _starts(plan: ShownPlan, item: ShownItem) -> Iterable[ZonedMoment]:
    if item.sittings:
        return [s.start for s in item.ahead(plan.as_of)]
    span = current(item)
    return [span.start] if span and span.start.day >= plan.as_of else []


def landings(plan: ShownPlan) -> tuple[Landing, ...]:
    """Every going live that lies ahead; where each member has its own, each of them."""
    places = homes(plan)
    live = (i for i in plan.items if i.id == plan.summary.go_live_item or i.base == "go-live")
    spans = ((i, current(i)) for i in live if i.standing not in CLOSED)
    return tuple(
        Landing(plan.customer, plan.name, i.title, places[i.id], span.start.day, i.standing)
        for i, span in spans
        if span and not span.tentative and span.start.day >= plan.as_of
    )


def load(as_of: date, taught: Iterable[Lesson], live: Iterable[Landing]) -> tuple[LoadWeek, ...]:
    """The weeks from this one to the last in which something happens, at most a quarter, and the rest in one."""
    lesson_list = sorted(taught, key=lambda each: (each.start.day, each.customer, each.start, each.title))
    live_list = sorted(live, key=lambda each: (each.on, each.customer, each.title))
    days = [*(each.start.day for each in lesson_list), *(each.on for each in live_list)]
    if not days:
        return ()
    first = monday(as_of)
    count = min(WEEKS, (monday(max(days)) - first) // _WEEK + 1)
    edges = [first + _WEEK * n for n in range(count + 1)]
    spans = [*pairwise(edges), (edges[-1], date.max)]
    weeks = [
        LoadWeek(
            start,
            None if end == date.max else end - _DAY,
            tuple(each for each in lesson_list if start <= each.start.day < end),
            tuple(each for each in live_list if start <= each.on < end),
        )
        for start, end in spans
    ]
    return _shares(_together(weeks if _busy(weeks[-1]) else weeks[:-1]))


def _busy(week: LoadWeek) -> bool:
    return bool(week.lessons or week.landings)


def _together(weeks: Iterable[LoadWeek]) -> list[LoadWeek]:
    """Weeks in a row in which nothing happens are told as one."""
    told: list[LoadWeek] = []
    for week in weeks:
        if told and not _busy(week) and not _busy(told[-1]):
            told[-1] = replace(told[-1], end=week.end)
        else:
            told.append(week)
    return told


def _shares(weeks: list[LoadWeek]) -> tuple[LoadWeek, ...]:
    """The weeks with the length of their bars; the rest of time is no week and has none."""
    whole = [w for w in weeks if w.end]
    most, seats = max((w.minutes for w in whole), default=0), max((w.seats for w in whole), default=0)
    return tuple(
        replace(
            w,
            hours_share=round(w.minutes * 100 / most, 1) if most and w.end else 0,
            seats_share=round(w.seats * 100 / seats, 1) if seats and w.end else 0,
        )
        for w in weeks
    )
