"""Laws of what a change does to the dates of a plan: a tie, a day off, a deadline, a delay, work that ends early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.language.weekday import WEEKDAYS
from generator.model.stages.dated import Moment
from tests.given.plans import MONDAY, dated, table
from tests.laws.networks import PARTIES, REAL, STORIES, Items, begin, each, finish, networks, workday

DEPENDENCIES = ("{}", "{} + 1 workday", "{} + 3 days", "start of {}", "start of {} + 2 workdays", "finish after {}")


# ---- the critical path


@st.composite
def roads(draw: st.DrawFn, dependencies: tuple[str, ...]) -> Items:
    """Work that only ties place, all of it on the way to go-live or beside it."""
    items: Items = {"begin": {"at": "kickoff", "takes": "1 workday"}}
    for n in range(draw(st.integers(1, 6))):
        before = draw(st.lists(st.sampled_from(sorted(items)), min_size=1, max_size=3, unique=True))
        after = [draw(st.sampled_from(dependencies)).format(id_) for id_ in before]
        items[f"i{n}"] = {"takes": f"{draw(st.integers(1, 4))} workdays", "after": after}
    ends = draw(st.lists(st.sampled_from(sorted(items)), min_size=1, max_size=3, unique=True))
    items["go-live"] = {"kind": "milestone", "roll": "none", "after": ends}
    return items


@given(
    roads(("{}", "{} + 1 workday", "{} + 2 days", "start of {}", "start of {} + 2 workdays", "finish after {}")),
    st.booleans(),
)
def test_an_item_is_critical_just_when_a_workday_of_delay_delays_go_live(items: Items, real: bool) -> None:
    calendars = REAL if real else {}
    found = dated(items, **calendars)
    target = each(found)["go-live"].span.end.day
    for id_ in items.keys() - {"go-live"}:
        item = found.items[id_]
        assert item.plan
        later = _next_workday(item.plan.span.start.day, real)
        delayed = {**items, id_: {**items[id_], "not_before": later.isoformat()}}
        moved = each(dated(delayed, **calendars))["go-live"].span.end.day
        assert item.critical == (moved > target), id_


def _next_workday(day: date, real: bool) -> date:
    """The next day on which the customer works: in Norway, or without holidays."""
    shut = {"2026-12-25", "2026-12-26", "2027-01-01"} if real else set()
    day = workday(day, 1)
    while day.isoformat() in shut:
        day = workday(day, 1)
    return day


# ---- deadlines, ties, days off


@given(STORIES, st.data())
def test_a_deadline_moves_nothing(story: tuple[Items, tuple[dict[str, Any], date]], data: st.DataObject) -> None:
    items, (records, as_of) = story
    days = data.draw(st.lists(st.integers(-5, 40), min_size=len(items), max_size=len(items)))
    bound = {id_: {**fields, "by": f"day {day}"} for (id_, fields), day in zip(items.items(), days, strict=True)}
    before, after = dated(items, records, as_of, **REAL), dated(bound, records, as_of, **REAL)
    for of in ("plan", "forecast"):
        assert table(after, of) == table(before, of)


@given(networks(dependencies=DEPENDENCIES), st.data())
def test_one_more_dependency_makes_nothing_earlier(items: Items, data: st.DataObject) -> None:
    assume(len(items) > 1)
    number = data.draw(st.integers(1, len(items) - 1))
    on = data.draw(st.integers(0, number - 1))
    dependency = data.draw(st.sampled_from(DEPENDENCIES)).format(f"i{on}")
    fields = items[f"i{number}"]
    assume(not any(f"i{on}" in before for before in fields.get("after", ())))
    tied = {**items, f"i{number}": {**fields, "after": [*fields.get("after", ()), dependency]}}
    before, after = each(dated(items, **REAL)), each(dated(tied, **REAL))
    for id_, dates in before.items():
        assert not_earlier(after[id_].span.start, dates.span.start), id_
        assert not_earlier(after[id_].span.end, dates.span.end), id_


def not_earlier(moment: Moment, than: Moment) -> bool:
    """Whether a moment is no earlier; some time of a day is no later than an hour of it."""
    return moment >= than if moment.minute >= 0 and than.minute >= 0 else moment.day >= than.day


@st.composite
def works(draw: st.DrawFn) -> Items:
    """Work in workdays that starts on a day, or after other work."""
    items: Items = {}
    for n in range(draw(st.integers(1, 6))):
        fields: dict[str, Any] = {
            "takes": f"{draw(st.integers(1, 5))} workdays",
            "days": draw(st.sampled_from(PARTIES)),
        }
        if n and draw(st.booleans()):
            before = draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=2, unique=True))
            fields["after"] = [draw(st.sampled_from(DEPENDENCIES[:5])).format(f"i{b}") for b in before]
        else:
            fields["at"] = f"day {draw(st.integers(-3, 20))}"
        items[f"i{n}"] = fields
    return items


SHUT = st.lists(st.integers(-3, 40).map(lambda n: (MONDAY + timedelta(days=n)).isoformat()), max_size=4, unique=True)


@given(works(), SHUT, st.integers(-3, 40), st.sampled_from(["customer", "vendor"]))
def test_one_more_day_off_makes_no_work_end_earlier(items: Items, shut: list[str], number: int, party: str) -> None:
    extra = (MONDAY + timedelta(days=number)).isoformat()
    closed: dict[str, Any] = {party: {"closures": shut}}
    more: dict[str, Any] = {party: {"closures": [*shut, extra]}}
    before, after = each(dated(items, **closed)), each(dated(items, **more))
    for id_, dates in before.items():
        assert after[id_].span.start.day >= dates.span.start.day, id_
        assert after[id_].span.end.day >= dates.span.end.day, id_


RUNS = st.tuples(st.integers(0, 6), st.integers(2, 6)).map(
    lambda run: sorted({(run[0] + n) % 7 for n in range(run[1])})
)


@given(
    st.tuples(RUNS, SHUT), st.tuples(RUNS, SHUT), st.integers(1, 5), st.sampled_from(["at", "due"]), st.integers(-3, 20)
)
def test_joint_work_lies_on_days_when_both_work(
    party: tuple[list[int], list[str]], partner: tuple[list[int], list[str]], length: int, key: str, day: int
) -> None:
    (one, shut), (other, closed) = party, partner
    assume(set(one) & set(other))
    item = {"takes": f"{length} workdays", "days": ("customer", "vendor"), key: f"day {day}"}
    parties: dict[str, Any] = {
        "customer": {"week": _week(one), "closures": shut},
        "vendor": {"week": _week(other), "closures": closed},
    }
    span = each(dated({"it": item}, **parties))["it"].span
    days = [span.start.day + timedelta(days=n) for n in range((span.end.day - span.start.day).days + 1)]
    both = [d for d in days if d.weekday() in {*one} & {*other} and d.isoformat() not in {*shut, *closed}]
    assert len(both) == length
    assert both[0] == days[0]
    assert both[-1] == days[-1]


def _week(days: list[int]) -> str:
    return ", ".join(WEEKDAYS[day] for day in days)


# ---- what happened


@given(networks(clocks=False, dues=False, dependencies=("{}", "{} + 1 workday", "start of {}")), st.data())
def test_work_that_ends_early_pulls_in_what_may_come_earlier_and_nothing_that_is_fixed(
    items: Items, data: st.DataObject
) -> None:
    fixed = data.draw(st.sets(st.sampled_from(sorted(items)), max_size=2))
    done = data.draw(st.sampled_from(sorted(items.keys() - fixed) or sorted(items)))
    assume(done not in fixed)
    pinned = {
        id_: {**{k: v for k, v in f.items() if k != "at"}, "fixed": "2026-12-10"} if id_ in fixed else f
        for id_, f in items.items()
    }
    plan = dated(pinned, **REAL)
    end = each(plan)[done].span.end.day
    early = end - timedelta(days=data.draw(st.integers(1, 15)))
    # Nothing else lies before that morning, so that only the early end can move anything.
    as_of = min(early, *(d.span.start.day for d in each(plan).values()))
    found = dated(pinned, {done: {"done": as_of.isoformat()}}, as_of, **REAL)
    for id_, item in found.items.items():
        assert item.plan
        assert item.forecast
        if id_ == done:
            assert item.forecast.span.end.day == as_of
        elif id_ in fixed:
            assert item.forecast.span == item.plan.span
        else:
            assert begin(item.forecast.span.start) <= begin(item.plan.span.start), id_
            assert finish(item.forecast.span.end) <= finish(item.plan.span.end), id_
            alone = "at" not in pinned[id_] and pinned[id_].get("after") == [done]
            if alone and end > as_of + timedelta(days=7):
                assert item.forecast.span.start.day < item.plan.span.start.day, id_


# ---- series

RECURRENCES = ("day", "workday", "2 workdays", "week", "week on friday", "monday and thursday", "2 weeks on tuesday", "month", "month on last friday")  # fmt: skip


@given(
    st.sampled_from(RECURRENCES),
    st.integers(1, 12),
    st.integers(-3, 20),
    SHUT,
    st.sampled_from(["", "90 min", "2 workdays"]),
)
def test_a_series_has_its_count(every: str, count: int, day: int, shut: list[str], takes: str) -> None:
    clock = " 10:00" if takes == "90 min" else ""
    item = {"every": every, "count": count, "at": f"day {day}{clock}", **({"takes": takes} if takes else {})}
    dates = each(dated({"it": item}, customer={"closures": shut}))["it"]
    starts = [span.start for span in dates.occurrences]
    assert len(starts) == count
    assert starts == sorted(set(starts))
    assert dates.span.start == dates.occurrences[0].start
    assert dates.span.end == dates.occurrences[-1].end
    if every != "day":
        assert all(s.day.weekday() < 5 and s.day.isoformat() not in shut for s in starts)
