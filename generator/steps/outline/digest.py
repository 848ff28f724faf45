"""From a projected plan to the digest of an e-mail: what was done, what comes, what is asked for, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from generator.model.stages.digest import Digest, DigestLine
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.fact import ShownOpen
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.session import ShownSitting
from generator.model.stages.zoned_moment import ZonedMoment
from generator.steps.outline.contact import contacts
from generator.steps.outline.views import CLOSED, full_title, go_live, next_steps, soon

SINCE_DAYS = 7
"""A week of what was done."""

OVER = frozenset({"finished", "cancelled"})


def digest(plan: ShownPlan, since: date | None = None) -> Digest:
    """What one customer hears on the as-of date: of the seven days before it, or of all days from `since` on."""
    since = since or plan.as_of - timedelta(days=SINCE_DAYS)
    until = soon(plan)
    asked = tuple(_asked(plan))
    now = tuple(line for line in asked if line.overdue or line.span.end.day <= until)
    later = [line.span.end for line in asked if line not in now]
    return Digest(
        plan=plan,
        since=since,
        until=until,
        done=tuple(sorted((*_done(plan, since), *_runbooks_done(plan, since)), key=_by_end)),
        coming=tuple(
            sorted((*_coming(plan, until, asked), *_runbooks_coming(plan, until)), key=partial(_by_date, plan))
        ),
        asked=now,
        later=len(later),
        later_from=min(later, default=None),
        open_points=tuple(_open_points(plan)),
        live=_live(plan, since),
        contacts=contacts(plan, until),
    )


def _by_end(line: DigestLine) -> tuple[date, str]:
    return (line.span.end.day, line.title)


def _by_date(plan: ShownPlan, line: DigestLine) -> tuple[ZonedMoment, str]:
    """The date that is read first; of what goes on already, its end."""
    ends = line.form == "by" or line.span.start.day < plan.as_of
    return (line.span.end if ends else line.span.start, line.title)


def _live(plan: ShownPlan, since: date) -> ShownItem | None:
    """Going live, unless it has no date, is not wanted any more, or happened before the days that are told."""
    found = go_live(plan)
    span = current(found) if found else None
    if found is None or span is None or found.standing == "not needed":
        return None
    return found if found.standing != "done" or span.end.day >= since else None


# == What was done ==


def _done(plan: ShownPlan, since: date) -> Iterator[DigestLine]:
    """What ended; of a series the times that are recorded to have taken place."""
    for item in plan.items:
        span = current(item)
        if item.traits.runbook or span is None:
            continue
        if item.standing == "done" and (item.dates.actual or not item.sittings):
            if since <= span.end.day <= plan.as_of:
                yield _line(plan, item, ShownSpan(start=span.end, end=span.end), "at")
            continue
        held = [s for s in item.sittings if s.held and since <= s.start.day <= plan.as_of]
        if held:
            yield _series(plan, item, held)


def _runbooks_done(plan: ShownPlan, since: date) -> Iterator[DigestLine]:
    """A runbook counts as one thing, done with its last step."""
    for title, steps in _runbooks(plan):
        ends = [span.end for s in steps if s.standing == "done" and (span := current(s))]
        if ends and all(s.standing in CLOSED for s in steps) and since <= max(ends).day <= plan.as_of:
            yield DigestLine(title, ShownSpan(start=max(ends), end=max(ends)), "at")


def _runbooks(plan: ShownPlan) -> Iterator[tuple[str, list[ShownItem]]]:
    items = {i.id: i for i in plan.items}
    for group in plan.groups:
        if group.axis == "runbook":
            yield group.title, [items[i] for i in group.items if items[i].traits.runbook]


# == What comes ==


def _coming(plan: ShownPlan, until: date, asked: Iterable[DigestLine]) -> Iterator[DigestLine]:
    """What begins or ends in the days ahead and is not asked of the customer anyway."""
    theirs = {line.item.id for line in asked if line.item}
    for item in plan.items:
        span = current(item)
        if item.traits.runbook or item.standing in CLOSED or item.id in theirs or span is None or span.tentative:
            continue
        ahead = [s for s in item.ahead(plan.as_of) if s.start.day <= until]
        if ahead:
            yield _series(plan, item, ahead)
        elif not item.sittings and any(plan.as_of <= end.day <= until for end in (span.start, span.end)):
            form = "at" if item.traits.timed else "by" if span.end.day <= until else "from"
            yield _line(plan, item, span, form)


def _runbooks_coming(plan: ShownPlan, until: date) -> Iterator[DigestLine]:
    for title, steps in _runbooks(plan):
        spans = [span for s in steps if s.standing not in CLOSED and (span := current(s))]
        ahead = [s for s in spans if plan.as_of <= s.start.day <= until]
        if ahead:
            span = ShownSpan(start=min(s.start for s in ahead), end=max(s.end for s in ahead))
            yield DigestLine(title, span, "at")


# == What is asked for ==


def _asked(plan: ShownPlan) -> Iterator[DigestLine]:
    """The open actions of the customer in the order of their next steps; nothing is overdue while all is paused."""
    if plan.summary.stage in OVER:
        return
    items = {i.id: i for i in plan.items}
    for id_ in next_steps(plan, "customer"):
        item = items[id_]
        due, span = item.dates.plan or current(item), current(item)
        if due and span:
            late = due.end.day < plan.as_of and plan.summary.state != "paused"
            yield _line(plan, item, due if late else span, "by", overdue=late)


def _open_points(plan: ShownPlan) -> Iterator[ShownOpen]:
    """What the customer has not answered yet: facts and roles that nobody fills."""
    if plan.summary.stage not in OVER:
        yield from (point for point in plan.open_points if point.party == "customer")


def _series(plan: ShownPlan, item: ShownItem, sittings: list[ShownSitting]) -> DigestLine:
    line = _line(plan, item, sittings[0].span, "series" if len(sittings) > 1 else "at")
    return replace(line, times=len(sittings), last=sittings[-1].start.day)


def _line(plan: ShownPlan, item: ShownItem, span: ShownSpan, form: str, overdue: bool = False) -> DigestLine:
    names = {p.id: p.name for p in plan.people}
    roles = {r.id: r.title for r in plan.roles}
    who = [names[p] for p in item.people if names.get(p)] or [roles[r] for r in item.owner if r in roles]
    return DigestLine(full_title(plan, item), span, form, item, tuple(who), overdue=overdue)
