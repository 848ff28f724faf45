"""Planning backward: work that lies as late as what it leads to allows; kickoff is Monday, 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.given.plans import codes, dated, table
from tests.laws.networks import Items

LIVE: Items = {"go-live": {"kind": "milestone", "due": "day 40", "after": ["load"]}}
"""Go-live is on Friday, 11 December."""


def back(**fields: Any) -> dict[str, Any]:
    return {"backward_from": "go-live", **fields}


CASES: list[tuple[str, Items, dict[str, str]]] = [
    (
        "to the day before what waits for it",
        {"load": back(takes="5 workdays"), **LIVE},
        {"load": "2026-12-07 .. 2026-12-11"},
    ),
    (
        "through what is planned forward, which follows it",
        {"order": back(takes="1 week"), "load": {"after": "order", "takes": "2 workdays"}, **LIVE},
        {"order": "2026-12-03 .. 2026-12-09", "load": "2026-12-10 .. 2026-12-11"},
    ),
    (
        "a whole chain",
        {
            "order": back(takes="3 workdays"),
            "load": back(after="order + 2 workdays", takes="2 workdays"),
            **LIVE,
        },
        {"order": "2026-12-03 .. 2026-12-07", "load": "2026-12-10 .. 2026-12-11"},
    ),
    (
        "around days off",
        {"load": back(takes="5 workdays"), "go-live": {"kind": "milestone", "due": "2026-12-28", "after": ["load"]}},
        {"load": "2026-12-21 .. 2026-12-28"},
    ),
    (
        "not before what it waits for",
        {"sign": {"at": "day 39", "takes": "1 workday"}, "load": back(after="sign", takes="3 workdays"), **LIVE},
        {"load": "2026-12-11 .. 2026-12-15", "go-live": "2026-12-15"},
    ),
    (
        "not before kickoff, even if go-live suffers",
        {"load": back(takes="40 workdays"), **LIVE},
        {"load": "2026-11-02 .. 2026-12-28", "go-live": "2026-12-28"},
    ),
    (
        "no later than its own deadline",
        {"load": back(takes="2 workdays", by="day 20"), **LIVE},
        {"load": "2026-11-19 .. 2026-11-20"},
    ),
    (
        "no later than a date set by hand on the way",
        {
            "order": back(takes="1 workday"),
            "pay": {"agreed": "2026-11-20", "after": ["order"], "takes": "1 workday"},
            "load": {"after": "pay", "takes": "1 workday"},
            **LIVE,
        },
        {"order": "2026-11-19"},
    ),
    (
        "no later than a gate with a time of its own",
        {
            "order": back(takes="1 workday"),
            "ready": {"kind": "gate", "due": "go-live - 3 workdays", "after": "order"},
            "load": {"after": "ready", "takes": "1 workday"},
            **LIVE,
        },
        {"order": "2026-12-08", "ready": "2026-12-08"},
    ),
    (
        "a date set by hand stays",
        {"load": back(takes="2 workdays", agreed="2026-11-16"), **LIVE},
        {"load": "2026-11-16 .. 2026-11-17"},
    ),
    (
        "on the day that it snaps to",
        {"load": back(takes="2 workdays", snap="next wednesday"), **LIVE},
        {"load": "2026-12-09 .. 2026-12-10"},
    ),
    (
        "on the day before a time of day, without one of its own",
        {"load": back(takes="90 min"), "go-live": {"kind": "milestone", "at": "day 39 16:00", "after": ["load"]}},
        {"load": "2026-12-09"},
    ),
    (
        "by the minute, after something by the minute",
        {
            "check": {"at": "day 38 09:00", "takes": "30 min"},
            "load": back(after="check", takes="90 min"),
            "go-live": {"kind": "milestone", "at": "day 39 16:00", "after": ["load"]},
        },
        {"load": "2026-12-10 14:30 .. 2026-12-10 16:00"},
    ),
    (
        "with what only ends with it",
        {
            "watch": back(takes="3 workdays"),
            "load": {"after": "finish after watch", "takes": "2 workdays"},
            **LIVE,
        },
        {"watch": "2026-12-09 .. 2026-12-11", "load": "2026-12-10 .. 2026-12-11"},
    ),
    (
        "each for what it leads to",
        {
            "one": {"takes": "1 workday", "backward_from": "first"},
            "two": {"takes": "1 workday", "backward_from": "go-live"},
            "first": {"kind": "milestone", "due": "day 12", "after": ["one"]},
            "load": {"after": ["first", "two"], "takes": "1 workday"},
            **LIVE,
        },
        {"one": "2026-11-13", "two": "2026-12-10", "load": "2026-12-11"},
    ),
]


@pytest.mark.parametrize(("items", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_where_what_is_planned_backward_lies(items: Items, expected: dict[str, str]) -> None:
    found = dated(items, customer={"country": "NO", "timezone": "Europe/Oslo"})
    assert {id_: table(found)[id_] for id_ in expected} == expected


def test_without_a_kickoff_the_agreed_go_live_is_enough() -> None:
    items: Items = {
        "order": back(takes="5 workdays"),
        "load": {"after": "order", "takes": "2 workdays"},
        "go-live": {"kind": "milestone", "agreed": "2027-03-01", "after": ["load"]},
    }
    found = dated(items, kickoff=None)
    assert table(found) == {
        "order": "2027-02-19 .. 2027-02-25",
        "load": "2027-02-26 .. 2027-03-01",
        "go-live": "2027-03-01",
    }
    assert codes(found) == ["schedule/kickoff"]


def test_the_story_names_what_it_is_to_be_in_time_for() -> None:
    found = dated({"load": back(takes="5 workdays"), **LIVE})
    plan = found.items["load"].plan
    assert plan
    assert [(w.kind.value, w.item, str(w.result)) for w in plan.why][:1] == [("backward", "go-live", "2026-12-07")]
    assert found.items["load"].slack == 0
    assert found.items["load"].critical
    assert [link.item for link in found.paths["go-live"].plan] == ["go-live"]


def test_in_the_forecast_it_waits_with_what_it_is_planned_for() -> None:
    items: Items = {
        "build": {"at": "day 1", "takes": "10 workdays"},
        "order": back(takes="1 workday"),
        "go-live": {"kind": "milestone", "at": "day 15", "after": ["build", "order"]},
    }
    found = dated(items, {"build": {"started": "2026-11-09"}}, date(2026, 11, 10))
    assert table(found)["order"] == "2026-11-16"
    assert table(found, "forecast") == {
        "build": "2026-11-09 .. 2026-11-20",
        "order": "2026-11-20",
        "go-live": "2026-11-20",
    }


def test_what_is_late_moves_go_live_at_once() -> None:
    found = dated({"load": back(takes="5 workdays"), **LIVE}, as_of=date(2026, 12, 9))
    assert table(found, "forecast") == {"load": "2026-12-09 .. 2026-12-15", "go-live": "2026-12-15"}


def test_what_is_done_never_moves() -> None:
    found = dated({"load": back(takes="5 workdays"), **LIVE}, {"load": {"done": "2026-11-06"}}, date(2026, 11, 10))
    assert table(found, "forecast")["load"].endswith("2026-11-06")
    assert table(found)["load"] == "2026-12-07 .. 2026-12-11"


AMISS: list[tuple[str, Items, str]] = [
    (
        "nothing waits for it",
        {"load": {"at": "day 3"}, "order": back(takes="1 day"), **LIVE},
        "`order` is planned backward from `go-live`, which does not wait for it",
    ),
    (
        "no date",
        {"order": back(takes="1 day"), "go-live": {"kind": "milestone", "after": ["unknown"]}, "unknown": {}},
        "`order` is planned backward from `go-live`, which has no date",
    ),
]


@pytest.mark.parametrize(("items", "message"), [case[1:] for case in AMISS], ids=[case[0] for case in AMISS])
def test_what_limits_nothing_is_reported_and_planned_forward(items: Items, message: str) -> None:
    found = dated(items)
    assert [p.message for p in found.problems if p.rule == "schedule/backward"] == [message]
    assert table(found)["order"] == "2026-11-02"


def test_planning_the_rest_anew_moves_it_with_go_live() -> None:
    turns = [{"replanned": "2026-11-16", "from": "2026-11-23", "why": "The data comes later"}]
    items: Items = {
        "build": {"at": "day 15", "takes": "5 workdays"},
        "load": back(takes="2 workdays"),
        "go-live": {"kind": "milestone", "due": "day 40", "after": ["build", "load"]},
    }
    before = table(dated(items, as_of=date(2026, 11, 15), onboarding=turns))
    assert (before["load"], before["go-live"]) == ("2026-12-10 .. 2026-12-11", "2026-12-11")
    after = table(dated(items, as_of=date(2026, 11, 16), onboarding=turns))
    assert (after["load"], after["go-live"]) == ("2026-12-17 .. 2026-12-18", "2026-12-18")


def test_it_waits_until_a_pause_is_over() -> None:
    turns = [{"paused": "2026-12-07", "until": "2026-12-16", "why": "Stocktaking"}]
    found = dated({"load": back(takes="2 workdays"), **LIVE}, as_of=date(2026, 12, 8), onboarding=turns)
    assert table(found)["load"] == "2026-12-10 .. 2026-12-11"
    assert table(found, "forecast")["load"] >= "2026-12-16"
