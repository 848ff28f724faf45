"""Laws of slack: an item that is late by its free slack moves nothing, by its total slack no go-live and no end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.stages.dated import DatedPlan, Span
from tests.given.plans import dated
from tests.laws.networks import REAL, Items, networks

ALL_DEPENDENCIES = (
    "{}",
    "{}",
    "{} + 1 workday",
    "{} + 3 days",
    "{} - 1 workday",
    "{} - 2 days",
    "start of {}",
    "start of {} + 2 workdays",
    "finish after {}",
    "finish after {} + 1 workday",
    "finish after start of {}",
)


@st.composite
def tied(draw: st.DrawFn, clocks: bool = True, named: bool = True) -> Items:
    """A network of all ties in which some items need only one of several, snap, or hang on the date of another."""
    items = draw(networks(dependencies=ALL_DEPENDENCIES, clocks=clocks))
    ids = list(items)
    for number, fields in enumerate(items.values()):
        after = fields.get("after", [])
        if len(after) > 1 and draw(st.booleans()):
            fields["after"] = {"any": after}
        if named and number and draw(st.integers(0, 5)) == 0:
            field = draw(st.sampled_from(["at", "not_before"]))
            fields.pop("due", None)
            offset = draw(st.sampled_from(["", " + 2 days", " + 3 workdays", " + 1 week"]))
            fields[field] = f"{ids[draw(st.integers(0, number - 1))]}{offset}"
        if "after" in fields and draw(st.integers(0, 6)) == 0:
            fields["snap"] = "next wednesday"
    if draw(st.booleans()):
        items["go-live"] = {"kind": "milestone", "after": [draw(st.sampled_from(ids))], "at": "day 9"}
    return items


def spans(found: DatedPlan) -> dict[str, Span]:
    return {id_: item.plan.span for id_, item in found.items.items() if item.plan}


def opens(found: DatedPlan, parties: Any) -> set[date]:
    """The days on which all these parties work."""
    closed = {c.day for view in found.calendars if view.party in parties for c in view.closed}
    days = (date(2026, 9, 1) + timedelta(days=n) for n in range(500))
    return {d for d in days if d.weekday() < 5 and d not in closed}


def delayed(found: DatedPlan, items: Items, id_: str, workdays: int) -> Items:
    """The same items, of which one may not start before so many workdays after its present start."""
    if not workdays:
        return items
    start = spans(found)[id_].start
    later = [d for d in sorted(opens(found, items[id_].get("days", ("customer",)))) if d > start.day]
    bound = str(later[workdays - 1])
    if start.minute >= 0:
        bound += f" {start.minute // 60:02d}:{start.minute % 60:02d}"
    return {**items, id_: {**items[id_], "not_before": bound}}


def movable(items: Items) -> list[str]:
    return sorted(id_ for id_, fields in items.items() if "not_before" not in fields)


@given(tied(), st.data())
def test_an_item_late_by_its_free_slack_moves_no_other(items: Items, data: st.DataObject) -> None:
    found = dated(items, **REAL)
    id_ = data.draw(st.sampled_from(movable(items)))
    free = found.items[id_].free
    assert free is not None
    again = spans(dated(delayed(found, items, id_, free), **REAL))
    assert {i: s for i, s in again.items() if i != id_} == {i: s for i, s in spans(found).items() if i != id_}


@given(tied(), st.data())
def test_an_item_late_by_its_slack_moves_neither_go_live_nor_the_end(items: Items, data: st.DataObject) -> None:
    found = dated(items, **REAL)
    id_ = data.draw(st.sampled_from(movable(items)))
    slack = found.items[id_].slack
    assert slack is not None
    before, again = spans(found), spans(dated(delayed(found, items, id_, slack), **REAL))
    # Slack counts days: on its last day an item of days that was due at an hour may take the rest of the day.
    assert max(s.end.day for s in again.values()) <= max(s.end.day for s in before.values())
    if "go-live" in items:
        assert again["go-live"] == before["go-live"]


# ---- planned backward

PLAIN_DEPENDENCIES = tuple(dependency for dependency in ALL_DEPENDENCIES if " - " not in dependency)
EXACT_DEPENDENCIES = tuple(dependency for dependency in PLAIN_DEPENDENCIES if "finish" not in dependency)
"""Ties of which slack is exact; what a tie to an end moves may start on a day off, which slack does not count on."""


@st.composite
def backward_plans(draw: st.DrawFn, dependencies: tuple[str, ...] = PLAIN_DEPENDENCIES) -> tuple[Items, Items]:
    """A network that ends in go-live with some items planned backward, and the same with all of them as early as can be."""
    items = draw(networks(dependencies=dependencies, clocks=False))
    lagging = draw(st.lists(st.sampled_from(sorted(items)), min_size=1, unique=True))
    back, early = dict(items), dict(items)
    for id_ in lagging:
        kept = {k: v for k, v in items[id_].items() if k not in ("at", "due")}
        back[id_] = {**kept, "backward_from": "go-live"}
        early[id_] = kept if "after" in kept else {**kept, "not_before": "kickoff"}
    live = {"kind": "milestone", "after": sorted(items), "at": f"day {draw(st.integers(5, 90))}"}
    return {**back, "go-live": live}, {**early, "go-live": live}


@given(backward_plans())
def test_what_is_planned_backward_moves_go_live_no_more_than_what_is_planned_forward(
    plans: tuple[Items, Items],
) -> None:
    back, early = (spans(dated(items, **REAL)) for items in plans)
    assert back["go-live"] == early["go-live"]
    assert all(back[id_].start >= early[id_].start for id_ in early)


@given(backward_plans(EXACT_DEPENDENCIES), st.data())
def test_what_is_planned_backward_cannot_be_later_without_moving_what_has_a_time(
    plans: tuple[Items, Items], data: st.DataObject
) -> None:
    items, _ = plans
    found = dated(items, **REAL)
    assert not found.problems
    ids = sorted(id_ for id_, fields in items.items() if "backward_from" in fields)
    id_ = data.draw(st.sampled_from(ids))
    # All the others stay as late as they are.
    still = {i: {k: v for k, v in f.items() if k != "backward_from"} for i, f in items.items()}
    for other in ids:
        still[other]["not_before"] = str(spans(found)[other].start.day)
    again = spans(dated(delayed(found, still, id_, 1), **REAL))
    firm = [i for i, fields in items.items() if "at" in fields or "due" in fields]
    assert any(again[i].end > spans(found)[i].end for i in firm)
