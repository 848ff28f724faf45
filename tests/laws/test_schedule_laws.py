"""Laws of the schedule that hold for any network of items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.steps.schedule import schedule
from tests.given.plans import dated, plan_of, status_of, table
from tests.laws.networks import REAL, STORIES, Items, begin, each, finish, histories, networks, workday
from tests.oracles.replay import replay


@given(networks())
def test_no_item_starts_before_what_it_waits_for_is_over(items: Items) -> None:
    found = dated(items, **REAL)
    spans = {id_: dates.span for id_, dates in each(found).items()}
    for id_, fields in items.items():
        for before in fields.get("after", ()):
            earlier, span = spans[before], spans[id_]
            # A milestone without an hour closes the day that it waits for.
            starts = finish(span.start) if fields.get("kind") else begin(span.start)
            assert starts >= finish(earlier.end)


@given(STORIES)
def test_nor_does_it_in_the_forecast_unless_it_has_begun(story: tuple[Items, tuple[dict[str, Any], date]]) -> None:
    items, (records, as_of) = story
    found = dated(items, records, as_of, **REAL)
    for id_, fields in items.items():
        forecast = found.items[id_].forecast
        if id_ in records and (found.items[id_].started or found.items[id_].done or forecast is None):
            continue
        for before in fields.get("after", ()):
            earlier = found.items[before].forecast
            if earlier is not None and forecast is not None:
                starts = finish(forecast.span.start) if fields.get("kind") else begin(forecast.span.start)
                assert starts >= finish(earlier.span.end)


@given(STORIES)
def test_unfinished_work_never_lies_in_the_past(story: tuple[Items, tuple[dict[str, Any], date]]) -> None:
    items, (records, as_of) = story
    for item in dated(items, records, as_of, **REAL).items.values():
        if item.done is None and item.forecast is not None:
            assert item.forecast.span.end.day >= as_of
            if item.started is None:
                assert item.forecast.span.start.day >= min(
                    as_of, item.forecast.span.start.day if "week" in str(items[item.id]) else as_of
                )


@given(STORIES, st.integers(1, 30))
def test_a_finished_item_never_moves(story: tuple[Items, tuple[dict[str, Any], date]], days: int) -> None:
    items, (records, as_of) = story
    found = dated(items, records, as_of, **REAL)
    later = dated(items, records, as_of + timedelta(days=days), **REAL)
    for id_, item in found.items.items():
        if item.done is not None:
            assert later.items[id_].done == item.done
            assert later.items[id_].forecast == item.forecast
            assert item.forecast is not None
            assert item.forecast.span.end.day == item.done.day


@given(networks(dependencies=("{}", "{} + 2 workdays", "start of {}"), clocks=False), st.integers(0, 30))
def test_moving_kickoff_by_weeks_moves_a_plan_without_holidays(items: Items, weeks: int) -> None:
    before = each(dated(items, kickoff="2026-11-02"))
    kickoff = date(2026, 11, 2) + timedelta(weeks=weeks)
    after = each(dated(items, kickoff=kickoff.isoformat()))
    moved = {
        id_: (d.span.start.day + timedelta(weeks=weeks), d.span.end.day + timedelta(weeks=weeks))
        for id_, d in before.items()
    }
    assert {id_: (d.span.start.day, d.span.end.day) for id_, d in after.items()} == moved


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 15))
def test_moving_kickoff_by_workdays_moves_a_plan_of_workdays_by_as_many(lengths: list[int], days: int) -> None:
    items: Items = {
        f"i{n}": {"takes": f"{length} workdays", **({"after": f"i{n - 1}"} if n else {"at": "kickoff"})}
        for n, length in enumerate(lengths)
    }
    base = [workday(date(2026, 11, 2), 0), workday(date(2026, 11, 2), days)]
    first, second = (each(dated(items, kickoff=k.isoformat())) for k in base)
    for id_, dates in first.items():
        assert second[id_].span.start.day == workday(dates.span.start.day, days)
        assert second[id_].span.end.day == workday(dates.span.end.day, days)


@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(story: tuple[Items, tuple[dict[str, Any], date]], random: Any) -> None:
    items, (records, as_of) = story
    ids = list(items)
    random.shuffle(ids)
    mixed = {id_: items[id_] for id_ in ids}
    found, again = dated(items, records, as_of, **REAL), dated(mixed, records, as_of, **REAL)
    for of in ("plan", "forecast"):
        assert table(found, of) == {id_: table(again, of)[id_] for id_ in items}
    assert {i: (x.slack, x.free, x.critical) for i, x in found.items.items()} == {
        i: (again.items[i].slack, again.items[i].free, again.items[i].critical) for i in items
    }


@given(STORIES)
def test_two_runs_are_equal(story: tuple[Items, tuple[dict[str, Any], date]]) -> None:
    items, (records, as_of) = story
    plan, status = plan_of(items, **REAL), status_of(records)
    assert schedule(plan, status, as_of) == schedule(plan, status, as_of)


@given(STORIES)
def test_slack_is_never_negative_without_a_deadline_or_a_fixed_date(
    story: tuple[Items, tuple[dict[str, Any], date]],
) -> None:
    items, (records, as_of) = story
    for item in dated(items, records, as_of, **REAL).items.values():
        if item.slack is not None and item.free is not None:
            assert item.slack >= item.free >= 0


@given(networks(dependencies=("{}", "{} + 1 workday", "{} + 3 days", "start of {}", "finish after {}")))
def test_something_critical_leads_to_the_end(items: Items) -> None:
    found = dated(items, **REAL)
    assert any(item.critical for item in found.items.values())
    assert all(item.slack == 0 for item in found.items.values() if item.critical)


@given(networks(dependencies=("{}",), clocks=False, dues=False), st.data())
def test_an_item_may_slip_by_its_slack_and_the_end_stays(items: Items, data: st.DataObject) -> None:
    found = dated(items)
    end = max(d.span.end.day for d in each(found).values())
    stones = [i for i, f in items.items() if f.get("kind")]
    id_ = data.draw(st.sampled_from(sorted(items)))
    slack = found.items[id_].slack
    plan = found.items[id_].plan
    assert slack is not None and plan is not None
    delayed = {**items, id_: {**items[id_], "not_before": workday(plan.span.start.day, slack).isoformat()}}
    again = each(dated(delayed))
    assert max(d.span.end.day for d in again.values()) == end
    if stones:
        last = max(stones, key=lambda s: (finish(each(found)[s].span.end), s))
        if id_ in leads_to(items, last):
            assert again[last].span.end == each(found)[last].span.end


def leads_to(items: Mapping[str, dict[str, Any]], target: str) -> set[str]:
    """Everything that an item waits for, itself included."""
    found = {target}
    for id_ in reversed(list(items)):
        if id_ in found:
            found.update(items[id_].get("after", ()))
    return found


DEPENDENCIES = (
    "{}",
    "{} + 1 workday",
    "{} - 2 days",
    "start of {} + 2 workdays",
    "finish after {}",
    "finish after {} + 1 workday",
    "finish after start of {}",
)


@given(networks(dependencies=DEPENDENCIES).flatmap(lambda items: st.tuples(st.just(items), histories(items))))
def test_every_derivation_replays(story: tuple[Items, tuple[dict[str, Any], date]]) -> None:
    items, (records, as_of) = story
    found = dated(items, records, as_of, **REAL)
    for item in found.items.values():
        for dates in (item.plan, item.forecast):
            if dates is not None:
                assert replay(dates, "Europe/Oslo") == dates.span


@given(STORIES)
def test_whole_days_lie_on_days_when_their_parties_work(story: tuple[Items, tuple[dict[str, Any], date]]) -> None:
    items, (records, as_of) = story
    found = dated(items, records, as_of, **REAL)
    closed = {party: {c.day for c in view.closed} for view in found.calendars for party in [view.party]}
    for id_, fields in items.items():
        item = found.items[id_]
        if item.started or item.done or ("day" in fields.get("takes", "") and "work" not in fields.get("takes", "")):
            continue
        dates = item.plan
        if dates and "due" not in fields and "week" not in fields.get("takes", ""):
            assert dates.span.start.day.weekday() < 5
            assert all(dates.span.start.day not in closed[party] for party in fields["days"])
