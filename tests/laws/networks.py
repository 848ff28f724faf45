"""Small networks of items, and what may have happened to them, for the laws of the schedule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from generator.model.stages.dated import DatedPlan, Dates, Moment

Items = dict[str, dict[str, Any]]

DAY = 24 * 60
PARTIES = (("customer",), ("vendor",), ("customer", "vendor"))
REAL: dict[str, Any] = {
    "customer": {"country": "NO", "timezone": "Europe/Oslo"},
    "vendor": {"country": "US", "region": "CA"},
}


def begin(moment: Moment) -> int:
    return moment.day.toordinal() * DAY + max(0, moment.minute)


def finish(moment: Moment) -> int:
    return (moment.day.toordinal() + 1) * DAY if moment.minute < 0 else begin(moment)


@st.composite
def networks(draw: st.DrawFn, dependencies: tuple[str, ...] = ("{}",), clocks: bool = True, dues: bool = True) -> Items:
    """Items that only wait for earlier ones; the first has a place of its own."""
    items: Items = {}
    for n in range(draw(st.integers(1, 8))):
        fields: dict[str, Any] = {"days": draw(st.sampled_from(PARTIES))}
        length = draw(
            st.sampled_from(["", "1 workday", "3 workdays", "2 days", "1 week", *(["90 min"] if clocks else [])])
        )
        if length:
            fields["takes"] = length
        if draw(st.integers(0, 4)) == 0:
            fields["kind"] = "milestone"
            fields.pop("takes", None)
        before = draw(st.lists(st.integers(0, n - 1), max_size=3, unique=True)) if n else []
        if before:
            fields["after"] = [draw(st.sampled_from(dependencies)).format(f"i{b}") for b in before]
        if not before or draw(st.integers(0, 3)) == 0:
            clock = draw(st.sampled_from(["", " 09:30"])) if clocks else ""
            fields["at" if not dues or draw(st.booleans()) else "due"] = f"day {draw(st.integers(-5, 30))}{clock}"
        items[f"i{n}"] = fields
    return items


@st.composite
def histories(draw: st.DrawFn, items: Items) -> tuple[dict[str, Any], date]:
    """Records of some of the items, and a morning to look from."""
    as_of = date(2026, 11, 2) + timedelta(days=draw(st.integers(-5, 40)))
    records: dict[str, Any] = {}
    for id_ in items:
        kind = draw(st.sampled_from(["", "", "done", "started", "both", "not needed"]))
        first = date(2026, 10, 26) + timedelta(days=draw(st.integers(0, 40)))
        last = first + timedelta(days=draw(st.integers(0, 6)))
        if kind == "not needed":
            records[id_] = {"state": "not needed"}
        elif kind:
            names = {"done": {"done": last}, "started": {"started": first}, "both": {"started": first, "done": last}}
            records[id_] = {k: v.isoformat() for k, v in names[kind].items()}
    return records, as_of


STORIES = networks().flatmap(lambda items: st.tuples(st.just(items), histories(items)))


def each(found: DatedPlan) -> dict[str, Dates]:
    return {id_: item.plan for id_, item in found.items.items() if item.plan}


def workday(day: date, count: int) -> date:
    """The workday so many after a day, counted one by one."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
