"""Laws of slack: an item that is late by its free slack moves nothing, by its total slack no go-live and no end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.dated import DatedPlan, Span
from tests.laws.networks import REAL, Items, finish, networks
from tests.plans import dated

ALL_TIES = (
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
    items = draw(networks(ties=ALL_TIES, clocks=clocks))
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
    start = spans(found)[id_].start
    later = [d for d in sorted(opens(found, items[id_].get("days", ("customer",)))) if d > start.day]
    bound = str(later[workdays - 1] if workdays else start.day)
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
    assert max(finish(s.end) for s in again.values()) <= max(finish(s.end) for s in before.values())
    if "go-live" in items:
        assert again["go-live"] == before["go-live"]
