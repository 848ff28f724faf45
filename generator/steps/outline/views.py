"""Views of a plan: by week, by person, by role, what comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from generator.model.files.items.kinds import Traits
from generator.model.stages.outline.duty import Side, Sides, TaskList
from generator.model.stages.outline.training import RolePath
from generator.model.stages.outline.week import Coming, Week
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.guide import ShownGuide
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.people import ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import NEVER, ZonedMoment

CLOSED = frozenset({"done", "not needed"})
"""Kinds that are not somebody's to do, or stand in a runbook."""


def weeks(plan: ShownPlan) -> tuple[Week, ...]:
    """The weeks in which something starts, with what starts in them."""
    kickoff = plan.kickoff
    if kickoff is None:
        return ()
    found: dict[int, list[str]] = defaultdict(list)
    for item in plan.items:
        if not item.traits.runbook and (span := current(item)):
            found[(span.start.day - kickoff).days // 7 + 1].append(item.id)
    return tuple(_week(kickoff, number, items) for number, items in sorted(found.items()))


def _week(kickoff: date, number: int, items: list[str]) -> Week:
    start = kickoff + timedelta(weeks=number - 1)
    return Week(number, start, start + timedelta(days=6), tuple(items))


def task_lists(plan: ShownPlan) -> tuple[TaskList, ...]:
    """What each person has to do, by party; items of a role that nobody fills stand under the role."""
    party = {p.id: p.party for p in plan.people}
    roles = {r.id: r.party for r in plan.roles}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for item in plan.items:
        if item.traits.runbook:
            continue
        for person in item.people:
            found[party[person], person, ""].append(item.id)
        if not item.people:
            for role in item.owner or ():
                found[roles[role], "", role].append(item.id)
    order = {p: n for n, p in enumerate(plan.parties)}
    keys = sorted(found, key=lambda k: (order.get(k[0], len(order)), not k[1], k[1:]))
    return tuple(TaskList(*key, tuple(found[key])) for key in keys)


def sides(plan: ShownPlan) -> Sides | None:
    """What each party does, phase by phase; nothing unless two parties do something."""
    traits = {i.id: i.traits for i in plan.items}
    does = doing(plan)
    phases = [
        (g, [i for i in g.items if not (traits[i].unowned or traits[i].runbook)])
        for g in plan.groups
        if g.axis == "phase"
    ]
    busy = frozenset().union(*(does[i] for _, ids in phases for i in ids))
    parties = tuple(p for p in plan.parties if p in busy)
    rows = (Side(g.id, g.title, tuple(tuple(i for i in ids if p in does[i]) for p in parties)) for g, ids in phases)
    return Sides(parties, tuple(row for row in rows if any(row.columns))) if len(parties) > 1 else None


def common_title(plan: ShownPlan, item: ShownItem) -> str:
    """The title of a repeated item without the member that it is about."""
    member = _member(plan, item)
    return item.title.removesuffix(f" – {member}") if member else item.title


def full_title(plan: ShownPlan, item: ShownItem) -> str:
    """The title with the member that a repeated item is about."""
    member = _member(plan, item)
    return f"{item.title} – {member}" if member and member not in item.title else item.title


def _member(plan: ShownPlan, item: ShownItem) -> str:
    return next((m.title for m in plan.members if (m.group, m.id) == (item.group, item.member)), "")


def doing(plan: ShownPlan) -> dict[str, frozenset[str]]:
    """The parties that have to do something about each item: its owners' and signers', else the first that it names."""
    party = {r.id: r.party for r in plan.roles}
    return {
        i.id: frozenset(party[r] for r in (*i.owner, *i.signers) if r in party) or frozenset(i.parties[:1])
        for i in plan.items
    }


def next_steps(plan: ShownPlan, party: str) -> tuple[str, ...]:
    """The open items of one party that come next: overdue first, then by due date, milestones first, then id."""
    as_of, does = plan.as_of, doing(plan)
    todo = [
        i
        for i in plan.items
        if i.traits.to_do and i.standing not in CLOSED and party in does[i.id] and i.need != "optional"
    ]
    dated = [i for i in todo if current(i)]
    return tuple(i.id for i in sorted(dated, key=lambda i: _urgency(i, as_of)))


def _urgency(item: ShownItem, as_of: date) -> tuple[bool, ZonedMoment, bool, str]:
    planned = item.dates.plan or current(item)
    end = planned.end if planned else NEVER
    return (end.day >= as_of, end, not item.traits.verdict, item.id)


def go_live(plan: ShownPlan) -> ShownItem | None:
    """The milestone of going live; where every member has its own, the last one that is still open, or the last."""
    live = [i for i in plan.items if i.id == plan.summary.go_live_item or i.base == "go-live"]
    still_open = [i for i in live if i.standing not in CLOSED]
    return max(still_open or live, key=lambda i: (_last_day(i), i.id), default=None)


def _last_day(item: ShownItem) -> date:
    span = current(item)
    return span.end.day if span else date.min


def loose(plan: ShownPlan) -> tuple[str, ...]:
    """The items that stand in no phase and no runbook that this reader sees."""
    placed = {i for g in plan.groups if g.axis in {"phase", "runbook"} for i in g.items}
    return tuple(i.id for i in plan.items if i.id not in placed)


def having(plan: ShownPlan, wanted: Callable[[Traits], bool]) -> tuple[str, ...]:
    """The items of the kinds with the wanted traits, in the order of the plan."""
    return tuple(i.id for i in plan.items if wanted(i.traits))


def coming(plan: ShownPlan) -> tuple[Coming, ...]:
    """The meetings and sessions from the as-of date on, each with its next sitting, in the order in which they begin."""
    ahead = ((i, _next(i, plan.as_of)) for i in plan.items if i.traits.gathering and i.standing not in CLOSED)
    found = [Coming(item.id, span) for item, span in ahead if span]
    return tuple(sorted(found, key=lambda each: (each.span.start, each.item)))


def _next(item: ShownItem, as_of: date) -> ShownSpan | None:
    """The first sitting that is not over, or the whole of what has only one."""
    held = {s.start for s in item.sittings if s.held}
    spans = [s.span for s in item.sittings] or [s for s in (current(item),) if s]
    return next((s for s in spans if s.end.day >= as_of and s.start not in held), None)


def role_paths(plan: ShownPlan) -> tuple[RolePath, ...]:
    """What each role learns, for the roles that learn something."""
    roles = {r.id: r for r in reversed(plan.roles)}
    paths = (_path(plan, roles[id_]) for id_ in dict.fromkeys(r.id for r in plan.roles))
    return tuple(p for p in paths if p.sessions or p.guides)


def _path(plan: ShownPlan, role: ShownRole) -> RolePath:
    taught = {g.id for g in plan.groups if g.axis == "course" and role.id in g.roles}
    sessions = tuple(i.id for i in plan.items if i.traits.training and (role.id in i.attendees or i.course in taught))
    wanted = [g.id for g in plan.guides if role.id in g.roles or g.id in role.guides]
    return RolePath(role.id, sessions, guide_order(plan.guides, wanted))


def guide_order(guides: Iterable[ShownGuide], wanted: Iterable[str]) -> tuple[str, ...]:
    """The wanted guides and all that they build on, prerequisites first; a cycle falls back to the given order."""
    before = {g.id: g.prerequisites for g in guides}
    needed: dict[str, None] = {}
    queue = list(wanted)
    while queue:
        guide = queue.pop(0)
        if guide not in needed:
            needed[guide] = None
            queue.extend(before.get(guide, ()))
    try:
        return tuple(TopologicalSorter({g: sorted(before.get(g, ())) for g in sorted(needed)}).static_order())
    except CycleError:
        return tuple(needed)


def soon(plan: ShownPlan) -> date:
    """The last day of the two weeks that begin with the as-of date: what is said of days to come."""
    return plan.as_of + timedelta(days=13)
