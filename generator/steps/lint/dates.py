"""Contradictions that only show once everything has its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from generator.model.files.playbook.support import SupportMode
from generator.model.language.comparison import Direction
from generator.model.language.time_parser import Unit
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import (
    AXES_DISAGREE,
    ENDS_UNPROVEN,
    KICKOFF_TWICE,
    MODES_OVERLAP,
    OUTSIDE_SPAN,
    ROLE_TOO_LATE,
    SERIES_OVERLAP,
    TARGET_ORDER,
)
from generator.model.stages.plan import PlanItem
from generator.steps.lint.view import View

ROLLED = timedelta(days=2)
"""How far a weekend rolls an item out of the stretch that it belongs to."""
GRACE = timedelta(days=3)
"""How long after its end somebody may still ask whether support could end."""


def date_lints(view: View) -> Iterator[Problem]:
    """L2, L3, L4, L7, L8, L9, L11, L12 and L16."""
    for check in (_outside, _kickoffs, _target_order, _unproven, _series, _modes, _roles, _axes):
        yield from check(view)


def _outside(view: View) -> Iterator[Problem]:
    """Items outside their phase or workstream; a stretched plan rounds every day, so only one as written is held to it."""
    if view.dated.plan.scale != 1:
        return
    for group in view.dated.plan.groups:
        span = view.dated.groups.get((group.axis, group.id))
        if span is None or group.axis not in ("phase", "workstream"):
            continue
        low = span.start.day - ROLLED if group.start else date.min
        high = span.end.day + ROLLED if group.until else date.max
        for item in view.items:
            if item.id not in group.items or item.spec.every or item.spec.kind.traits.elapses:
                continue
            mine = view.span(item)
            if mine and item.place and (mine[0] < low or mine[1] > high):
                side = f"starts on {mine[0]}, before" if mine[0] < low else f"ends on {mine[1]}, after"
                edge = span.start.day if mine[0] < low else span.end.day
                message = f"`{item.id}` {side} its {group.axis} `{group.id}` ({edge})"
                yield OUTSIDE_SPAN.at(item.place, message, f"move the item, or change the {group.axis}")


def _kickoffs(view: View) -> Iterator[Problem]:
    kickoff = view.dated.kickoff
    if kickoff is None:
        return
    meetings = [
        item
        for item in view.items
        if item.spec.kind.traits.contact and not item.spec.every and view.joint(item)
        if (span := view.span(item)) and span[0] <= kickoff
    ]
    for item in [each for each in meetings if each.base != meetings[0].base]:
        if item.place:
            message = f"`{item.id}` and `{meetings[0].id}` are both meetings of both sides up to kickoff"
            yield KICKOFF_TWICE.at(item.place, message, "keep one of them, or let each side prepare by itself")


def _target_order(view: View) -> Iterator[Problem]:
    for id_, metric in view.dated.plan.playbook.metrics.items():
        keyed = [(view.dated.times.get(f"metric/{id_}/targets/{k}"), k, t) for k, t in metric.targets.items()]
        if metric.by and metric.target:
            keyed.append((view.dated.times.get(f"metric/{id_}/by"), str(metric.by), metric.target))
        known = sorted(((moment.day, key, target) for moment, key, target in keyed if moment), key=lambda each: each[0])
        for (day, key, target), (later, key2, target2) in pairwise(known):
            up = target.direction is Direction.UP
            bound, bound2 = (target.low, target2.low) if up else (target.high, target2.high)
            if bound is None or bound2 is None or target.direction is not target2.direction:
                continue
            falls = bound2 < bound if up else bound2 > bound
            if falls or (day == later and bound != bound2):
                message = f"`{id_}` asks for {target} by {key}, and for {target2} by {key2}"
                yield TARGET_ORDER.at(
                    view.at("metrics", id_), message, "let later targets ask for more, or split the metric"
                )


def _unproven(view: View) -> Iterator[Problem]:
    modes = view.dated.modes
    for id_, (start, end) in modes.items():
        mode = view.dated.plan.support.get(id_)
        if mode is None or mode.until is None or start is None or end is None:
            continue
        if not any(other[0] and other[0] > start for name, other in modes.items() if name != id_):
            continue
        from_ = end.day - timedelta(days=7)
        if not any(from_ <= span[1] <= end.day + GRACE for _, span in _proofs(view)):
            message = f"the support `{id_}` ends on its day, and no gate or sign-off asks whether it may"
            late = sorted((span[1], item.id) for item, span in _proofs(view) if span[1] > end.day)
            if late:
                message = (
                    f"the support `{id_}` ends on {end.day}, before `{late[0][1]}` asks on {late[0][0]} whether it may"
                )
            yield ENDS_UNPROVEN.at(view.at("support", id_, "until"), message, "add a gate with checks in its last week")


def _proofs(view: View) -> Iterator[tuple[PlanItem, tuple[date, date]]]:
    """Who asks, and when, as expected now, since that is how the days of support are known."""
    for item in view.items:
        if item.spec.kind.traits.verdict and item.spec.checks and (span := view.expected(item)):
            yield item, span


def _series(view: View) -> Iterator[Problem]:
    daily = [
        item
        for item in view.series()
        if item.spec.kind.traits.contact
        and any(s.rhythm.interval == 1 and s.rhythm.unit in (Unit.DAYS, Unit.WORKDAYS) for s in item.spec.every)
    ]
    for one, two in combinations(daily, 2):
        shared = view.roles(one) & view.roles(two)
        parties = {view.party(role) for role in shared}
        days = view.days(one) & view.days(two)
        if days and {"vendor", "customer"} <= parties and two.place and one.member == two.member:
            message = f"`{one.id}` and `{two.id}` gather the same people on {min(days)}"
            yield SERIES_OVERLAP.at(two.place, message, "let one end before the other begins")


def _modes(view: View) -> Iterator[Problem]:
    plan = view.dated.plan
    for (a, one), (b, two) in combinations(plan.support.items(), 2):
        span, other = view.dated.modes.get(a), view.dated.modes.get(b)
        if span is None or other is None or span[0] is None or other[0] is None:
            continue
        start = max(span[0], other[0])
        ends = [end for end in (span[1], other[1]) if end]
        # A mode may begin on the very moment, or the day, on which the other one ends.
        if ends and min(ends).day <= start.day:
            continue
        for severity in one.severities:
            if severity in two.severities and _promise(one, severity) != _promise(two, severity):
                message = f"`{a}` and `{b}` both hold on {start.day} and promise different things for `{severity}`"
                yield MODES_OVERLAP.at(view.at("support", b), message, "let one end where the other begins")
                break


def _promise(mode: SupportMode, severity: str) -> tuple[str, str, str]:
    found = mode.severities[severity]
    coverage = mode.coverage.get(found.coverage or "")
    return found.response, found.resolution, coverage.hours if coverage else ""


def _roles(view: View) -> Iterator[Problem]:
    """A role must be named before it first has work, or before something waits for the decision."""
    go_live = view.go_live
    for item in view.items:
        span = view.span(item)
        if not item.spec.decides or span is None or item.place is None:
            continue
        for role in item.spec.decides:
            work = [(s[0], i) for i in view.items if i is not item and role in view.owners(i) and (s := view.span(i))]
            work = [(start, i) for start, i in work if go_live is None or start <= go_live[1]]
            if work and span[1] > min(work, key=lambda pair: pair[0])[0]:
                start, first = min(work, key=lambda pair: (pair[0], pair[1].order))
                message = f"`{role}` is named on {span[1]} by `{item.id}`, and begins with `{first.id}` on {start}"
                yield ROLE_TOO_LATE.at(item.place, message, "name the role earlier, or give the work to another")


def _axes(view: View) -> Iterator[Problem]:
    by_id = {item.id: item for item in view.items}
    for group in view.dated.plan.groups:
        if group.axis != "workstream":
            continue
        for a, b in pairwise(group.items):
            one, two = by_id[a], by_id[b]
            if b in view.before(one) and _ends_first(view, two, one) and two.place:
                message = f"`{group.id}` lists `{a}` before `{b}`, and in the plan `{a}` waits for `{b}`"
                yield AXES_DISAGREE.at(group.place or two.place, message, "swap the two in the workstream")


def _ends_first(view: View, one: PlanItem, two: PlanItem) -> bool:
    first, second = view.span(one), view.span(two)
    return first is not None and second is not None and first[1] <= second[0]
