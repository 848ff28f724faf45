"""What a pause and a cancellation do to dates; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.stages.dated import DatedPlan
from tests.given.plans import dated, shown, table
from tests.steps.schedule.test_why import check_replay, line

NOVEMBER = [{"paused": "2026-11-10", "until": "2026-12-01", "why": "Budget freeze"}]
OPEN_END = [{"paused": "2026-11-10", "why": "Budget freeze"}]
RESUMED = [*NOVEMBER, {"resumed": "2026-12-02"}]
"""Paused from a Tuesday through a Tuesday; the first day of work is Wednesday 2 December."""

PLAN: dict[str, dict[str, Any]] = {
    "a": {"at": "day 1", "takes": "3 workdays"},
    "b": {"after": "a", "takes": "2 workdays"},
    "go-live": {"kind": "milestone", "at": "day 22", "after": "b"},
    "far": {"at": "day 60"},
}
DONE = {"a": "2026-11-04"}


def on(month: int, day: int) -> date:
    return date(2026, month, day)


CASES: list[tuple[str, list[dict[str, Any]], dict[str, Any], date, dict[str, str]]] = [
    ("a pause of tomorrow is not known today", NOVEMBER, DONE, on(11, 9),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-09 .. 2026-11-10", "go-live": "2026-11-23", "far": "2026-12-31"}),
    ("what is open begins after the pause", NOVEMBER, DONE, on(11, 10),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-12-02 .. 2026-12-03", "go-live": "2026-12-03", "far": "2026-12-31"}),
    ("without an end it ends today at the earliest", OPEN_END, DONE, on(11, 12),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-13 .. 2026-11-16", "go-live": "2026-11-23", "far": "2026-12-31"}),
    ("on its last day it still lasts", NOVEMBER, DONE, on(12, 1),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-12-02 .. 2026-12-03", "go-live": "2026-12-03", "far": "2026-12-31"}),
    ("it lasts until somebody resumes", NOVEMBER, DONE, on(12, 4),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-12-07 .. 2026-12-08", "go-live": "2026-12-08", "far": "2026-12-31"}),
    ("once resumed it is over", RESUMED, DONE, on(12, 2),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-12-02 .. 2026-12-03", "go-live": "2026-12-03", "far": "2026-12-31"}),
    ("resumed before its expected end", [*NOVEMBER, {"resumed": "2026-11-16"}], DONE, on(11, 16),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-16 .. 2026-11-17", "go-live": "2026-11-23", "far": "2026-12-31"}),
    ("begun work goes on after it", NOVEMBER, {**DONE, "b": {"started": "2026-11-09"}}, on(11, 12),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-09 .. 2026-12-02", "go-live": "2026-12-02", "far": "2026-12-31"}),
    ("what is done in it stays", NOVEMBER, {**DONE, "b": "2026-11-16"}, on(11, 20),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-13 .. 2026-11-16", "go-live": "2026-12-02", "far": "2026-12-31"}),
    ("two pauses", [*RESUMED, {"paused": "2026-12-09", "why": "Stocktaking"}, {"resumed": "2026-12-14"}],
     {**DONE, "b": {"started": "2026-11-09"}, "go-live": {"state": "not needed"}}, on(12, 14),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-09 .. 2026-12-14", "go-live": "-", "far": "2026-12-31"}),
    ("a cancellation leaves what is done", [{"cancelled": "2026-11-10", "why": "Bought"}], DONE, on(11, 10),
     {"a": "2026-11-02 .. 2026-11-04", "b": "-", "go-live": "-", "far": "-"}),
    ("a cancellation of tomorrow is not known", [{"cancelled": "2026-11-10", "why": "Bought"}], DONE, on(11, 9),
     {"a": "2026-11-02 .. 2026-11-04", "b": "2026-11-09 .. 2026-11-10", "go-live": "2026-11-23", "far": "2026-12-31"}),
    ("cancelled in a pause", [*NOVEMBER, {"cancelled": "2026-11-20", "why": "Bought"}], DONE, on(12, 5),
     {"a": "2026-11-02 .. 2026-11-04", "b": "-", "go-live": "-", "far": "-"}),
]  # fmt: skip


def found(case: tuple[str, list[dict[str, Any]], dict[str, Any], date, dict[str, str]]) -> DatedPlan:
    return dated(PLAN, case[2], case[3], case[1])


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c[0]))
def test_a_pause_moves_the_forecast_and_never_the_plan(case: Any) -> None:
    plan = found(case)
    assert table(plan, "forecast") == case[4]
    assert table(plan) == table(dated(PLAN))
    assert check_replay(plan) >= 5


KINDS: list[tuple[str, dict[str, Any], str]] = [
    ("a fixed date stays", {"fixed": "2026-11-12"}, "2026-11-12"),
    ("an agreed date slips", {"kind": "milestone", "agreed": "2026-11-12"}, "2026-12-02"),
    ("a meeting keeps its hour", {"kind": "meeting", "at": "day 9 10:00", "takes": "1 h"},
     "2026-12-02 10:00 .. 2026-12-02 11:00"),
    ("a step that follows the clock waits, too", {"kind": "step", "at": "day 10 09:00", "takes": "10 min"},
     "2026-12-02 09:00 .. 2026-12-02 09:10"),
    ("a window begins after it", {"kind": "window", "at": "day 12", "takes": "3 days"}, "2026-12-02 .. 2026-12-04"),
    ("a window that was open stays", {"kind": "window", "at": "day 7", "takes": "5 days"}, "2026-11-08 .. 2026-11-12"),
    ("a span keeps its end", {"at": "day 12", "until": "day 40"}, "2026-12-02 .. 2026-12-11"),
    ("what comes later stays", {"at": "day 40"}, "2026-12-11"),
    ("what was due before comes after", {"due": "day 3", "takes": "2 workdays"}, "2026-12-02 .. 2026-12-03"),
    ("a customer's milestone never goes back into it", {"kind": "milestone", "at": "day 13"}, "2026-12-02"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_kinds_of_item_in_a_pause(fields: dict[str, Any], expected: str) -> None:
    plan = dated({"it": fields}, {}, on(11, 20), NOVEMBER)
    assert shown(plan.items["it"], "forecast") == expected
    assert check_replay(plan) == 2


SERIES: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("dates in the pause fall out", {"every": "week", "at": "day 4", "until": "day 40"}, {},
     ["2026-11-05", "2026-12-03", "2026-12-10"]),
    ("a count is made up for afterwards", {"every": "week", "at": "day 4", "count": 3}, {},
     ["2026-11-05", "2026-12-03", "2026-12-10"]),
    ("what was held took place", {"every": "week", "at": "day 4", "until": "day 20"}, {"held": {"2026-11-12": {}}},
     ["2026-11-05", "2026-11-12"]),
    ("the weekday stays when the first date falls out", {"every": "week", "at": "day 11", "until": "day 40"}, {},
     ["2026-12-03", "2026-12-10"]),
    ("nothing is left", {"every": "week", "at": "day 11", "until": "day 20"}, {}, []),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "record", "expected"), [c[1:] for c in SERIES], ids=[c[0] for c in SERIES])
def test_series_in_a_pause(fields: dict[str, Any], record: dict[str, Any], expected: list[str]) -> None:
    plan = dated({"it": {"kind": "meeting", **fields}}, {"it": record} if record else {}, on(11, 20), NOVEMBER)
    item = plan.items["it"]
    assert [str(s.start) for s in (item.forecast.occurrences if item.forecast else ())] == expected
    assert item.closed == ("" if expected else "paused")
    assert check_replay(plan) == (2 if expected else 1)


def test_only_what_hangs_on_an_open_pause_is_tentative() -> None:
    items = {**PLAN, "report": {"due": "go-live + 2 days"}, "fixed": {"fixed": "2026-11-12"}}

    def tentative(onboarding: list[dict[str, Any]], as_of: date) -> list[str]:
        return [i.id for i in dated(items, DONE, as_of, onboarding).items.values() if i.tentative]

    assert tentative(NOVEMBER, on(11, 9)) == []
    assert tentative(NOVEMBER, on(11, 20)) == ["b", "go-live", "report"]
    assert tentative(RESUMED, on(12, 3)) == []


def test_days_of_a_pause_are_one_step_of_the_story() -> None:
    plan = dated(PLAN, {**DONE, "b": {"started": "2026-11-09"}}, on(11, 20), NOVEMBER)
    c = dated({"c": {"at": "day 22"}}, {}, on(11, 20), NOVEMBER).items["c"].forecast
    b, live = plan.items["b"].forecast, plan.items["go-live"].forecast
    assert b and live and c
    assert [line(w) for w in c.why] == [
        "start source [day 22] = 2026-11-23",
        "start paused [2026-11-10..2026-12-01] = 2026-12-02",
    ]
    assert [line(w) for w in b.why] == [
        "start recorded [started] = 2026-11-09",
        "end length [2 workdays] +1 workdays = 2026-11-10",
        "end paused [2026-11-10..2026-12-01] +22 days = 2026-12-02",
    ]
    assert [line(w) for w in live.why] == [
        "start source [day 22] = 2026-11-23",
        "start pushed [FS <b>] = 2026-12-02",
    ]


def test_paused_days_are_closed_for_every_party() -> None:
    plan = dated(PLAN, DONE, on(11, 12), NOVEMBER, customer={"country": "NO"}, vendor={"name": "V", "country": "GB"})
    for view in plan.calendars:
        paused = [c.day for c in view.closed if c.name == "Paused"]
        assert (paused[0], paused[-1], len(paused)) == (on(11, 10), on(12, 1), 16)


def test_what_was_begun_before_a_cancellation_is_remembered() -> None:
    plan = dated(PLAN, {**DONE, "b": {"started": "2026-11-09"}}, on(11, 20), [{"cancelled": "2026-11-12", "why": "x"}])
    b = plan.items["b"]
    assert (str(b.started), b.forecast, b.closed) == ("2026-11-09", None, "cancelled")
    window = {"kind": "window", "at": "day 2", "takes": "3 days"}
    gone = dated({"w": window}, {}, on(11, 20), [{"cancelled": "2026-11-12", "why": "x"}]).items["w"]
    assert shown(gone, "forecast") == "2026-11-03 .. 2026-11-05", "it had passed by itself"


RECURRENCES: list[tuple[str, dict[str, Any], dict[str, Any], list[str], str]] = [
    ("its days are an exception that nobody wrote", {"every": "week", "at": "day 4", "until": "day 40"}, {},
     ["2026-11-05", "2026-12-03", "2026-12-10"], "week but not on 2026-11-10 to 2026-12-01 (Paused), 3 times"),
    ("beside one that somebody wrote", {"every": "week", "at": "day 4", "until": "day 40", "except": ["2026-12-03"]}, {},
     ["2026-11-05", "2026-12-10"], "week but not on 2026-12-03, 2026-11-10 to 2026-12-01 (Paused), 2 times"),
    ("in the second of two rhythms",
     {"every": [{"rhythm": "workday", "until": "day 4"}, {"rhythm": "week"}], "at": "day 3", "until": "day 40"}, {},
     ["2026-11-04", "2026-11-05", "2026-11-06", "2026-12-04", "2026-12-11"],
     "workday, then week but not on 2026-11-10 to 2026-12-01 (Paused), 5 times"),
    ("what was held in spite of both", {"every": "week", "at": "day 4", "count": 4, "except": ["2026-11-12"]},
     {"held": {"2026-11-12": {}, "2026-11-19": {}}},
     ["2026-11-05", "2026-11-12", "2026-11-19", "2026-12-03"],
     "week but not on 2026-11-10 to 2026-12-01 (Paused), 4 times"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "record", "expected", "said"), [c[1:] for c in RECURRENCES], ids=[c[0] for c in RECURRENCES]
)
def test_a_recurrence_says_which_dates_a_pause_took(
    fields: dict[str, Any], record: dict[str, Any], expected: list[str], said: str
) -> None:
    plan = dated({"it": {"kind": "meeting", **fields}}, {"it": record} if record else {}, on(11, 20), NOVEMBER)
    forecast = plan.items["it"].forecast
    assert forecast
    assert [str(s.start) for s in forecast.occurrences] == expected
    assert forecast.why[-1].text == said
    assert check_replay(plan) == 2


def test_what_makes_a_milestone_late_goes_back_to_the_pause() -> None:
    path = dated(PLAN, DONE, on(11, 20), NOVEMBER).paths["go-live"].forecast
    assert [(link.item, link.why.kind if link.why else "", link.later) for link in path] == [
        ("b", "paused", 27),
        ("go-live", "pushed", -17),
    ]


def test_slack_counts_what_is_left_after_the_pause() -> None:
    items = {**PLAN, "side": {"after": "a", "takes": "1 workday"}}
    found = dated(items, DONE, on(11, 20), NOVEMBER).items
    # `side` could begin on 2 December and must be over on 31 December, when everything is.
    assert (found["b"].slack, found["b"].critical, found["side"].slack) == (0, True, 21)
    gone = dated(items, DONE, on(11, 20), [{"cancelled": "2026-11-12", "why": "x"}]).items
    assert {(i.slack, i.critical) for i in gone.values()} == {(None, False)}


def test_a_span_that_a_pause_pushes_past_its_end_says_so() -> None:
    plan = dated({"it": {"at": "2026-12"}}, {}, date(2027, 1, 7), NOVEMBER)
    forecast = plan.items["it"].forecast
    assert forecast
    assert [line(w) for w in forecast.why][2:] == [
        "start paused [2026-11-10..2027-01-07] = 2027-01-08",
        "end length [no longer, since its own end was before that] = 2027-01-08",
    ]
    assert check_replay(plan) == 2
