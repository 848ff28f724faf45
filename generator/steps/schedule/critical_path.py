"""The driving chain of a milestone: the items that make it as late as it is, read from the derivations of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.language.dependency import DependencyType
from generator.model.stages.dated import DatedItem, Dates, Link, Moment, Path, Why, WhyKind
from generator.model.stages.plan import PlanItem
from generator.steps.schedule.times.constraint import FROM_START

_GIVEN = frozenset(
    {WhyKind.SOURCE, WhyKind.FIXED, WhyKind.PUSHED, WhyKind.BOUND, WhyKind.BACKWARD, WhyKind.RECORDED, WhyKind.AS_OF}
)
"""The steps that begin a date anew; all others go on from the moment before them."""
_BOUNDS = frozenset({WhyKind.PAUSED, WhyKind.REPLANNED})
"""Those that do so unless they move a date by an amount."""


def paths_of(items: Iterable[PlanItem], dated: Mapping[str, DatedItem]) -> dict[str, Path]:
    """The chain of each milestone and gate with dates; that of the forecast only where it comes later than planned."""
    plan = {id_: d.plan for id_, d in dated.items() if d.plan}
    forecast = {id_: d.forecast for id_, d in dated.items() if d.forecast}
    found: dict[str, Path] = {}
    for item in items:
        if item.spec.kind.traits.path_end and item.id in plan:
            over = dated[item.id].done is not None
            late = not over and item.id in forecast and _later(item.id, plan, forecast) > 0
            found[item.id] = Path(_chain(item.id, plan), _delays(_chain(item.id, forecast), plan) if late else ())
    return found


def _chain(id_: str, dates: Mapping[str, Dates]) -> tuple[Link, ...]:
    """From what the dates of an item begin with, item by item, to the item itself."""
    links: list[Link] = []
    edge, seen = "end", set[str]()
    while id_ in dates and id_ not in seen:
        seen.add(id_)
        why = _origin(dates[id_].why, edge)
        links.append(Link(id_, dates[id_].span, why))
        if why is None or not why.item or why.kind is WhyKind.BACKWARD or not _is_final(why, dates):
            break
        id_, edge = why.item, _edge_of(why, dates)
    return tuple(reversed(links))


def _origin(steps: Iterable[Why], edge: str) -> Why | None:
    """The step that one end of an item goes back to; a length leads over to the other end."""
    origins: dict[str, Why | None] = {}
    for step in steps:
        if step.kind in _GIVEN or (step.kind in _BOUNDS and not step.amount):
            origins[step.edge] = step
        elif step.kind is WhyKind.LENGTH:
            origins[step.edge] = origins.get("start" if step.edge == "end" else "end", origins.get(step.edge))
    return origins.get(edge) or next(iter(origins.values()), None)


def _is_final(why: Why, dates: Mapping[str, Dates]) -> bool:
    """Whether a step reads where the other item ends up; a time before it reads where its own words put it."""
    if why.kind is WhyKind.PUSHED or why.item not in dates:
        return True
    span = dates[why.item].span
    return why.result.day in (span.start.day, span.end.day)


def _edge_of(why: Why, dates: Mapping[str, Dates]) -> str:
    """Which end of the other item a step reads."""
    if isinstance(why.detail, DependencyType):
        return "start" if why.detail in FROM_START else "end"
    span = dates[why.item].span if why.item in dates else None
    return "start" if span and _same_day(why.result, span.start) and not _same_day(why.result, span.end) else "end"


def _same_day(one: Moment, other: Moment) -> bool:
    return one.day == other.day


def _delays(chain: tuple[Link, ...], plan: Mapping[str, Dates]) -> tuple[Link, ...]:
    """The chain of a forecast, each link with the days by which it is later than the one before it is."""
    found: list[Link] = []
    before = 0
    for link in chain:
        late = (link.span.end.day - plan[link.item].span.end.day).days if link.item in plan else before
        found.append(replace(link, later=late - before))
        before = late
    return tuple(found)


def _later(id_: str, plan: Mapping[str, Dates], forecast: Mapping[str, Dates]) -> int:
    return (forecast[id_].span.end.day - plan[id_].span.end.day).days
