"""Each date says how it came about, and following the steps gives the date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.stages.dated import DatedPlan, Dates, Span, Why
from tests.given.plans import dated
from tests.oracles.replay import ReplayError, replay
from tests.steps.schedule import test_calendars as calendars
from tests.steps.schedule import test_forecast as forecast
from tests.steps.schedule import test_network as network
from tests.steps.schedule import test_times as times


def check_replay(found: DatedPlan) -> int:
    """Replay every derivation of a plan; the number of dates that were checked."""
    checked = 0
    zone = found.plan.customer.timezone
    for id_, item in found.items.items():
        for dates in (item.plan, item.forecast):
            if dates is None:
                continue
            again = replay(dates, zone)
            assert again == dates.span, f"{id_}: {again} is not {dates.span}"
            checked += 1
        assert bool(item.deadline) == bool(item.deadline_why), f"{id_}: a deadline without its steps"
        if item.deadline:
            assert (
                replay(Dates(Span(item.deadline, item.deadline), item.deadline_why), zone, "deadline").end
                == item.deadline
            )
    return checked


@pytest.mark.parametrize("fields", [fields for fields, expected in times.ONE if expected != "-"], ids=str)
def test_written_times_replay(fields: dict[str, Any]) -> None:
    assert check_replay(dated({"it": fields})) == 2


@pytest.mark.parametrize(("time", "expected"), times.OFFSETS)
def test_offsets_in_every_unit_replay(time: str, expected: str) -> None:
    assert check_replay(dated({**times.MARKS, "it": {"kind": "step", "at": time, "by": time}})) == 8


@pytest.mark.parametrize("zone", ["Europe/Oslo", "Pacific/Kiritimati", "America/St_Johns"])
@pytest.mark.parametrize("clock", ["00:10", "12:00", "end of day"])
@pytest.mark.parametrize("there", ["in America/New_York", "in Asia/Kolkata", "anywhere on earth"])
def test_times_of_day_elsewhere_replay(zone: str, clock: str, there: str) -> None:
    items = {
        "a": {"at": f"2026-11-05 {clock} {there}", "takes": "3 h", "by": f"day 20 {clock} {there}"},
        "b": {"due": f"a + 2 workdays {clock} {there}", "not_before": f"day 3 {clock} {there}"},
        "c": {"by": f"within 3 workdays after a {clock} {there} else day 5"},
    }
    assert check_replay(dated(items, customer={"timezone": zone})) == 6


@pytest.mark.parametrize("dependency", network.DEPENDENCIES, ids=lambda t: str(t[0]))
def test_dependencies_replay(dependency: tuple[str, dict[str, Any], str]) -> None:
    assert check_replay(dated({"a": network.A, "b": dependency[1]})) == 4


@pytest.mark.parametrize("dependency", network.CLOCK, ids=lambda t: str(t[0]))
def test_dependencies_to_a_meeting_replay(dependency: tuple[str, dict[str, Any], str]) -> None:
    meeting = {"kind": "meeting", "at": "kickoff 10:00", "takes": "30 min"}
    assert check_replay(dated({"a": meeting, "b": dependency[1]})) == 4


@pytest.mark.parametrize("case", forecast.CASES, ids=lambda c: str(c[0]))
def test_forecasts_replay(case: tuple[str, dict[str, Any], date, dict[str, str]]) -> None:
    assert check_replay(dated(forecast.CHAIN, case[1], case[2])) >= 5


@pytest.mark.parametrize("case", forecast.SINGLE, ids=lambda c: str(c[0]))
def test_forecasts_of_one_item_replay(case: tuple[str, dict[str, Any], Any, date, str]) -> None:
    assert check_replay(dated({"it": case[1]}, {"it": case[2]} if case[2] else {}, case[3])) == 2


@pytest.mark.parametrize("case", calendars.RECURRENCES, ids=lambda c: str(c[0]))
def test_recurrences_replay(case: tuple[str, dict[str, Any], list[str]]) -> None:
    phases = {"build": {"from": "day 1", "until": "day 14"}, "test": {"from": "day 16", "until": "day 20"}}
    assert check_replay(dated({"first": {"at": "day 1"}, "it": case[1]}, phases=phases)) == 4


@pytest.mark.parametrize("case", calendars.CLOCKS[:3], ids=str)
def test_changing_clocks_replay(case: tuple[str, str, str, str, str, list[str]]) -> None:
    zone, kickoff, at, takes = case[:4]
    items = {"it": {"kind": "step", "at": at, "takes": takes}}
    found = dated(items, kickoff=kickoff, customer={"timezone": zone})
    if codes := [p.rule for p in found.problems]:
        assert codes == ["schedule/clock"]
        return
    assert check_replay(found) == 2


def steps(found: DatedPlan, id_: str) -> list[str]:
    """The steps of an item as short lines."""
    plan = found.items[id_].plan
    assert plan
    return [line(w) for w in plan.why]


def line(why: Why) -> str:
    amount = f" {why.amount:+d} {why.unit}" if why.amount else ""
    words = " ".join(w for w in (why.text, why.name, f"<{why.item}>" if why.item else "") if w)
    return f"{why.edge} {why.kind} [{words}]{amount} = {why.result}"


def test_the_story_of_a_due_date() -> None:
    found = dated(
        {
            "gate": {"kind": "gate", "due": "go-live - 3 workdays"},
            "go-live": {"kind": "milestone", "at": "day 35", "snap": "next monday"},
        },
        customer={"holidays": {"2026-12-03": "Fest"}},
    )
    assert steps(found, "gate") == [
        "end source [go-live - 3 workdays <go-live>] = 2026-12-07",
        "end calendar [Acme] = 2026-12-07",
        "end offset [] -3 workdays = 2026-12-04",
        "end skipped [2026-12-06 Sunday] -1 days = 2026-12-03",
        "end skipped [2026-12-05 Saturday] -1 days = 2026-12-02",
        "end skipped [2026-12-03 Fest] -1 days = 2026-12-01",
    ]
    assert steps(found, "go-live") == [
        "start source [day 35] = 2026-12-06",
        "start snap [next monday] = 2026-12-07",
    ]


def test_the_story_of_a_pushed_date() -> None:
    found = dated({"a": network.A, "b": {"at": "day 1", "after": "a + 1 workday", "takes": "2 workdays"}})
    assert steps(found, "b") == [
        "start source [day 1] = 2026-11-02",
        "end length [2 workdays] +1 workdays = 2026-11-03",
        "start pushed [FS <a>] = 2026-11-04",
        "start calendar [Acme] = 2026-11-04",
        "start offset [lag] +1 workdays = 2026-11-05",
        "start offset [what follows] +1 days = 2026-11-06",
        "end length [2 workdays] +1 workdays = 2026-11-07",
        "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
        "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
    ]


def test_the_story_of_a_rolled_date() -> None:
    found = dated({"it": {"due": "day 6"}})
    assert steps(found, "it") == [
        "end source [day 6] = 2026-11-07",
        "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
        "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
        "end roll [next Acme] = 2026-11-09",
    ]


def test_the_story_of_an_item_that_ends_with_its_phase() -> None:
    found = dated(
        {"it": {"phase": "build", "takes": "2 workdays"}}, phases={"build": {"from": "day 1", "until": "day 13"}}
    )
    assert steps(found, "it") == [
        "end source [day 13] = 2026-11-14",
        "end phase [day 13 Build] = 2026-11-14",
        "end skipped [2026-11-14 Saturday] -1 days = 2026-11-13",
        "end roll [previous Acme] = 2026-11-13",
        "start length [2 workdays] -1 workdays = 2026-11-12",
    ]


def test_the_story_of_a_forecast() -> None:
    found = dated({"it": {"due": "day 1"}}, as_of=date(2026, 11, 7))
    late = found.items["it"].forecast
    assert late
    assert [line(w) for w in late.why] == [
        "end source [day 1] = 2026-11-02",
        "end as-of [] = 2026-11-07",
        "end skipped [2026-11-07 Saturday] +1 days = 2026-11-08",
        "end skipped [2026-11-08 Sunday] +1 days = 2026-11-09",
        "end roll [next Acme] = 2026-11-09",
    ]


def test_a_wrong_step_does_not_replay() -> None:
    plan = dated({"it": {"due": "day 6"}}).items["it"].plan
    assert plan
    broken = plan._replace(why=(*plan.why[:1], plan.why[1]._replace(amount=2), *plan.why[2:]))
    with pytest.raises(ReplayError):
        replay(broken, "UTC")


@pytest.mark.parametrize(
    "fields", [{"not_before": "a + 3 workdays"}, {"after": "a + 3 workdays"}, {"after": "start of a + 3 workdays"}]
)
def test_a_wait_of_workdays_names_each_day_off_on_its_way(fields: dict[str, Any]) -> None:
    plan = dated({"a": {"at": "day 4"}, "b": fields}).items["b"].plan
    assert plan and [(w.name, str(w.result)) for w in plan.why if w.kind == "skipped"] == [
        ("Saturday", "2026-11-09"),
        ("Sunday", "2026-11-10"),
    ]
