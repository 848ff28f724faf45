"""Answers, gates, metrics, health, actions, open points and the summary; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.model.files.fields import Count
from generator.model.files.items.check import Check
from generator.model.files.playbook.fact import Fact
from generator.model.files.playbook.scoring import Band
from generator.model.files.playbook.scoring_defaults import DEFAULT_BANDS
from generator.model.files.record.record import Answer
from generator.model.stages.assessed import AssessedPlan, CheckStanding
from generator.model.stages.baseline import Baseline
from generator.model.stages.dated import Moment, Span
from generator.model.stages.plan import FactView, MemberView, RoleView
from generator.steps.assess import assess
from generator.steps.assess.checks import outcome_of
from generator.steps.assess.health import band_of
from generator.steps.schedule import schedule
from tests.given.plans import plan_of, status_of

ROLES = (
    RoleView("sponsor", "Sponsor", "customer", ("rita",), filled=True),
    RoleView("lead", "Lead", "vendor", ("vic", "vera"), filled=True),
    RoleView("user", "User", "customer", ("ulf", "uma"), member="oslo", filled=True),
    RoleView("user", "User", "customer", ("uwe",), member="bergen", filled=True),
)


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


TODAY = day(20)


def assessed(
    items: dict[str, Any],
    records: dict[str, Any] | None = None,
    as_of: date = TODAY,
    baseline: Baseline | None = None,
    **more: Any,
) -> AssessedPlan:
    """The assessed plan; `health`, `success` and `readings` belong to the status."""
    extra = {k: more.pop(k) for k in ("health", "success", "readings") if k in more}
    plan, status = plan_of(items, **{"roles": ROLES, **more}), status_of(records, **extra)
    return assess(schedule(plan, status, as_of), status, as_of, baseline)


def said_band(bands: Mapping[str, Band], no: int, unanswered: int) -> tuple[str, str]:
    band, rule = band_of(bands, no, unanswered)
    return band, str(rule)


def brief(checks: tuple[CheckStanding, ...]) -> dict[str, tuple[str, str, str]]:
    return {c.id: (c.outcome.value, str(c.answer), c.source) for c in checks}


ANSWERS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"answer": "yes"}, "yes"),
    ({}, {"answer": "Yes"}, "yes"),
    ({}, {"answer": "true"}, "yes"),
    ({}, {"answer": "no"}, "no"),
    ({}, {"answer": "false"}, "no"),
    ({}, {"answer": "perhaps"}, "unanswered"),
    ({}, {"answer": "n/a", "why": "No migration"}, "not applicable"),
    ({}, {"answer": "not applicable", "why": "No migration"}, "not applicable"),
    ({}, {"answer": "n/a"}, "unanswered"),
    ({"answer": "rating", "scale": "1..10"}, {"answer": "10"}, "given"),
    ({"answer": "rating", "scale": "1..10"}, {"answer": "11"}, "unanswered"),
    ({"answer": "rating", "scale": "1..10"}, {"answer": "0"}, "unanswered"),
    ({"answer": "rating"}, {"answer": "high"}, "unanswered"),
    ({"answer": "number"}, {"answer": "-3.5"}, "given"),
    ({"answer": "number"}, {"answer": "three"}, "unanswered"),
    ({"answer": "choice", "choices": ["Red", "Blue"]}, {"answer": "red"}, "given"),
    ({"answer": "choice", "choices": ["Red", "Blue"]}, {"answer": "green"}, "unanswered"),
    ({"answer": "text"}, {"answer": "Whatever"}, "given"),
    ({"answer": "text"}, {"answer": " "}, "unanswered"),
    ({"answer": "text"}, {"answer": "n/a", "why": "Nothing to say"}, "not applicable"),
]


@pytest.mark.parametrize(("check", "answer", "expected"), ANSWERS, ids=str)
def test_what_an_answer_means(check: dict[str, Any], answer: dict[str, Any], expected: str) -> None:
    assert outcome_of(Check.model_validate(check), Answer.model_validate(answer)) == expected


def test_an_answer_keeps_who_gave_it_when_and_why() -> None:
    answer = {
        "answer": "no",
        "why": "Bergen",
        "by": "rita",
        "on": "2026-11-20",
        "evidence": "List",
        "tell": "Soon",
        "note": "Hm",
    }
    items = {"g": {"kind": "gate", "due": "day 3", "checks": {"x": "X?"}}}
    (check,) = assessed(items, {"g": {"checks": {"x": answer}}}).items["g"].checks
    assert (check.by, check.on, check.why, check.evidence, check.tell, check.note) == (
        "rita", day(20), "Bergen", "List", "Soon", "Hm",
    )  # fmt: skip
    assert brief(assessed(items, {"g": {"checks": {"x": answer}}}, day(19)).items["g"].checks) == {
        "x": ("unanswered", "", "")
    }


DONE: list[tuple[dict[str, Any], date, tuple[str, str, str]]] = [
    ({}, day(20), ("unanswered", "0 of 2 done", "done")),
    ({"t[oslo]": "2026-11-03"}, day(20), ("unanswered", "1 of 2 done", "done")),
    ({"t[oslo]": "2026-11-03", "t[bergen]": "2026-11-04"}, day(20), ("yes", "2 of 2 done", "done")),
    ({"t[oslo]": "2026-11-03", "t[bergen]": "2026-11-04"}, day(3), ("unanswered", "1 of 2 done", "done")),
    ({"t[oslo]": "2026-11-03", "t[bergen]": {"state": "not needed"}}, day(20), ("yes", "1 of 1 done", "done")),
    ({t: {"state": "not needed"} for t in ("t[oslo]", "t[bergen]")}, day(20), ("not applicable", "not needed", "done")),
    (
        {"g": {"checks": {"x": "no"}}, "t[oslo]": "2026-11-03", "t[bergen]": "2026-11-04"},
        day(20),
        ("no", "no", "record"),
    ),
]


@pytest.mark.parametrize(("records", "as_of", "expected"), DONE)
def test_a_check_answers_itself_from_done_items(
    records: dict[str, Any], as_of: date, expected: tuple[str, str, str]
) -> None:
    items = {
        "t[oslo]": {"at": "day 2"},
        "t[bergen]": {"at": "day 2"},
        "g": {"kind": "gate", "due": "day 3", "checks": {"x": {"ask": "X", "done": ["t"]}}},
    }
    assert brief(assessed(items, records, as_of).items["g"].checks)["x"] == expected


def test_a_check_of_one_member_looks_at_that_member() -> None:
    items = {
        "t[oslo]": {"at": "day 2"},
        "t[bergen]": {"at": "day 2"},
        "g[oslo]": {"kind": "gate", "due": "day 3", "checks": {"x": {"ask": "X", "done": ["t"]}}},
    }
    found = assessed(items, {"t[oslo]": "2026-11-03"}).items["g[oslo]"].checks
    assert brief(found)["x"] == ("yes", "1 of 1 done", "done")


ATTENDED: list[tuple[Any, tuple[str, str]]] = [
    (None, ("unanswered", "0 of 3 attended")),
    ({"attended": "2"}, ("unanswered", "2 of 3 attended")),
    ({"attended": "3"}, ("yes", "3 of 3 attended")),
    ({"attended": ["ulf", "uma", "uwe"]}, ("yes", "3 of 3 attended")),
    ({"attended": ["ulf", "uma"], "done": "2026-11-03"}, ("no", "2 of 3 attended")),
    ({"attended": ["ulf", "uma", "rita"], "done": "2026-11-03"}, ("no", "3 of 3 attended")),
    (
        {"held": {"2026-11-03": {"attended": ["ulf"]}, "2026-11-04": {"attended": ["uma", "uwe"]}}},
        ("yes", "3 of 3 attended"),
    ),
    ({"held": {"2026-11-03": {"attended": "2"}, "2026-11-04": {"attended": "1"}}}, ("yes", "3 of 3 attended")),
    ({"held": {"2026-11-03": {"attended": "2"}, "2026-11-30": {"attended": "1"}}}, ("unanswered", "2 of 3 attended")),
    ({"state": "not needed"}, ("not applicable", "not needed")),
]


@pytest.mark.parametrize(("record", "expected"), ATTENDED)
def test_a_check_answers_itself_from_attendance(record: Any, expected: tuple[str, str]) -> None:
    items: dict[str, Any] = {
        "s": {"kind": "session", "at": "day 2", "with": ["user"]},
        "g": {"kind": "gate", "due": "day 3", "checks": {"x": {"ask": "X", "attended": ["s"]}}},
    }
    plan, status = plan_of(items, roles=ROLES), status_of({"s": record} if record else {})
    plan = replace(plan, items=(replace(plan.items[0], attendees=("user",)), plan.items[1]))
    found = assess(schedule(plan, status, day(20)), status, day(20)).items["g"].checks
    assert brief(found)["x"][:2] == expected


GATES: list[tuple[str, dict[str, Any], Any, tuple[bool, str, str, tuple[str, ...]]]] = [
    ("all yes", {"checks": {"a": "A?", "b": "B"}}, {"checks": {"a": "yes", "b": "yes"}},
     (True, "Open.", "Every answer is yes", ())),
    ("a no", {"checks": {"a": "Is it A?", "b": "B"}}, {"checks": {"a": "no", "b": "yes"}},
     (False, "Closed: no for “Is it A”.", "Any no, and anything unanswered, keeps the gate closed", ())),
    ("all that is missing is named", {"checks": {"a": "Is it A?", "b": "B", "c": "C."}, "approvers": ["sponsor"]},
     {"checks": {"b": "no"}},
     (False, "Closed: no for “B”; no answer yet for “Is it A”, “C”; one approval is missing.",
      "Any no, and anything unanswered, keeps the gate closed", ("sponsor",))),
    ("unanswered is not yes", {"checks": {"a": "A", "some-thing": {}}}, {"checks": {"a": "yes"}},
     (False, "Closed: no answer yet for “Some thing”.", "Any no, and anything unanswered, keeps the gate closed", ())),
    ("not applicable drops out", {"checks": {"a": "A", "b": "B"}}, {"checks": {"a": "yes", "b": {"answer": "n/a", "why": "x"}}},
     (True, "Open.", "Every answer is yes", ())),
    ("an approval is missing", {"checks": {"a": "A"}, "approvers": ["sponsor", "lead"]},
     {"checks": {"a": "yes"}, "approved": [{"by": "vera", "on": "2026-11-03"}]},
     (False, "Closed: one approval is missing.", "Every answer is yes", ("sponsor",))),
    ("two are", {"approvers": ["sponsor", "lead"]}, None,
     (False, "Closed: 2 approvals are missing.", "Every answer is yes", ("sponsor", "lead"))),
    ("a refused approval is none", {"approvers": ["sponsor"]}, {"approved": [{"by": "rita", "on": "2026-11-03", "answer": "no"}]},
     (False, "Closed: one approval is missing.", "Every answer is yes", ("sponsor",))),
    ("an approval of tomorrow is none", {"approvers": ["sponsor"]}, {"approved": [{"by": "rita", "on": "2026-11-21"}]},
     (False, "Closed: one approval is missing.", "Every answer is yes", ("sponsor",))),
    ("approved", {"approvers": ["sponsor"]}, {"approved": [{"by": "rita", "on": "2026-11-20"}]},
     (True, "Open.", "Every answer is yes", ())),
    ("signed", {"kind": "sign-off", "signer": ["sponsor"]}, {"signed": {"by": "rita", "on": "2026-11-20"}},
     (True, "Open.", "Every answer is yes", ())),
    ("signed by somebody else", {"kind": "sign-off", "signer": ["sponsor"]}, {"signed": {"by": "vic", "on": "2026-11-20"}},
     (False, "Closed: one approval is missing.", "Every answer is yes", ("sponsor",))),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "record", "expected"), [g[1:] for g in GATES], ids=[g[0] for g in GATES])
def test_gate_verdicts(fields: dict[str, Any], record: Any, expected: tuple[bool, str, str, tuple[str, ...]]) -> None:
    items = {"g": {"kind": "gate", "due": "day 3", **fields}}
    verdict = assessed(items, {"g": record} if record else {}).items["g"].verdict
    assert verdict
    assert (verdict.open, str(verdict.text), str(verdict.rule), verdict.missing_approvals) == expected


def test_a_playbook_may_let_a_gate_pass_with_one_no() -> None:
    rule = {"no": "at most 1", "unanswered": "exactly 0", "pass": "At most one no", "fail": "Two are too many"}
    items = {"g": {"kind": "gate", "due": "day 3", "checks": {"a": "A", "b": "B"}}}
    for answers, expected in (
        ({"a": "no", "b": "yes"}, (True, "At most one no")),
        ({"a": "no", "b": "no"}, (False, "Two are too many")),
    ):
        verdict = assessed(items, {"g": {"checks": answers}}, playbook={"gate_rule": rule}).items["g"].verdict
        assert verdict and (verdict.open, str(verdict.rule)) == expected


def test_what_has_nothing_to_ask_has_no_verdict() -> None:
    assert assessed({"it": {"at": "day 1"}}).items["it"].verdict is None


def week(*values: float, first: int = 2) -> dict[str, str]:
    return {f"2026-11-{first + n:02d}": str(v) for n, v in enumerate(values)}


METRICS: list[tuple[str, dict[str, Any], dict[str, str], str]] = [
    ("no reading", {"target": "at least 80"}, {}, "unanswered"),
    ("met", {"target": "at least 80"}, week(80), "yes"),
    ("missed", {"target": "at least 80"}, week(79.9), "no"),
    ("the last one counts", {"target": "at least 80"}, week(90, 70), "no"),
    ("a reading of tomorrow does not", {"target": "at least 80"}, {"2026-11-20": "90", "2026-11-21": "10"}, "yes"),
    ("no target", {}, week(5), "unanswered"),
    ("below", {"target": "below 2"}, week(2), "no"),
    ("a range", {"target": "7..14"}, week(14), "yes"),
    ("seven days", {"target": "at least 9", "window": "7 days in a row"}, week(9, 9, 9, 9, 9, 9, 9), "yes"),
    ("six days", {"target": "at least 9", "window": "7 days in a row"}, week(9, 9, 9, 9, 9, 9), "unanswered"),
    ("a gap", {"target": "at least 9", "window": "3 days in a row"}, {"2026-11-02": "9", "2026-11-03": "9", "2026-11-05": "9"}, "unanswered"),
    ("a miss within", {"target": "at least 9", "window": "3 days in a row"}, week(9, 8, 9, 9), "unanswered"),
    ("over a weekend", {"target": "at least 9", "window": "3 workdays in a row"}, {"2026-11-05": "9", "2026-11-06": "9", "2026-11-09": "9"}, "yes"),
    ("weeks", {"target": "at least 9", "window": "2 weeks in a row"}, {"2026-11-06": "9", "2026-11-13": "9"}, "yes"),
    ("Sunday and Monday are two weeks", {"target": "at least 9", "window": "2 weeks in a row"}, {"2026-11-08": "9", "2026-11-09": "9"}, "yes"),
    ("Monday and Sunday are one", {"target": "at least 9", "window": "2 weeks in a row"}, {"2026-11-02": "9", "2026-11-08": "9"}, "unanswered"),
    ("two months", {"target": "at least 9", "window": "2 months in a row"}, {"2026-10-31": "9", "2026-11-01": "9"}, "yes"),
    ("one week", {"target": "at least 9", "window": "2 weeks in a row"}, {"2026-11-12": "9", "2026-11-13": "9"}, "unanswered"),
    ("days a week", {"target": "at least 9", "window": "3 days a week"}, week(9, 1, 9, 9), "yes"),
    ("too few days a week", {"target": "at least 9", "window": "3 days a week"}, week(9, 1, 1, 9), "unanswered"),
    ("too long ago", {"target": "at least 9", "window": "2 days a week"}, {"2026-11-02": "9", "2026-11-09": "9"}, "unanswered"),
    ("just in the week", {"target": "at least 9", "window": "2 days a week"}, {"2026-11-03": "9", "2026-11-09": "9"}, "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("metric", "readings", "expected"), [m[1:] for m in METRICS], ids=[m[0] for m in METRICS])
def test_metrics(metric: dict[str, Any], readings: dict[str, str], expected: str) -> None:
    found = assessed({}, readings={"m": readings} if readings else {}, playbook={"metrics": {"m": metric}})
    assert found.metrics[0].outcome == expected


def test_a_series_of_targets_is_judged_on_each_ones_day() -> None:
    metric = {
        "targets": {"day 5": "at least 50", "day 10": "at least 80", "day 90": "at least 90", "day 95": "at least 60"}
    }
    readings = {"m": {"2026-11-05": "50", "2026-11-11": "70", "2026-11-19": "85"}}
    (found,) = assessed({}, readings=readings, playbook={"metrics": {"m": metric}}).metrics
    assert [(key, str(by), str(target), outcome.value) for key, by, target, outcome in found.targets] == [
        ("day 5", "2026-11-06", "at least 50", "yes"),
        ("day 10", "2026-11-11", "at least 80", "no"),
        ("day 90", "2027-01-30", "at least 90", "unanswered"),
        ("day 95", "2027-02-04", "at least 60", "yes"),
    ]


def test_days_to_an_item_are_counted_once_it_is_done() -> None:
    playbook = {"metrics": {"m": {"target": "at most 30", "days_to": "go-live", "by": "day 30"}}}
    items = {"go-live": {"kind": "milestone", "at": "day 29"}}
    (before,) = assessed(items, as_of=day(30), playbook=playbook).metrics
    assert (before.outcome.value, before.readings) == ("unanswered", ())
    (after,) = assessed(items, {"go-live": "2026-11-30"}, day(30), playbook=playbook).metrics
    assert (after.outcome.value, [(d, int(v)) for d, v in after.readings]) == ("yes", [(day(30), 28)])
    assert str(after.by) == "2026-12-01"


def test_checks_goals_and_success_answer_themselves_from_metrics() -> None:
    playbook = {
        "metrics": {"m": {"target": "at least 80", "unit": "percent"}},
        "goals": {"adopted": {"metric": "m"}, "live": {"done": ["go"]}},
        "success": {"use": {"title": "Use", "checks": {"s": {"metric": "m"}, "t": "T"}}},
    }
    found = assessed({"go": {"at": "day 2"}}, readings={"m": week(81)}, success={"t": "yes"}, playbook=playbook)
    assert brief(found.goals) == {
        "adopted": ("yes", "81 percent", "metric"),
        "live": ("unanswered", "0 of 1 done", "done"),
    }
    assert found.success[0].title == "Use"
    assert brief(found.success[0].checks) == {"s": ("yes", "81 percent", "metric"), "t": ("yes", "yes", "record")}


def test_what_a_metric_opened_stays_open_when_the_metric_falls_later() -> None:
    items = {"ready": {"kind": "gate", "due": "day 5", "checks": {"used": {"metric": "m"}}}}
    playbook = {"metrics": {"m": {"target": "at least 80", "unit": "percent"}}}
    readings = {"m": {"2026-11-05": "85", "2026-11-09": "60"}}
    passed = assessed(items, {"ready": "2026-11-06"}, readings=readings, playbook=playbook).items["ready"]
    assert brief(passed.checks) == {"used": ("yes", "85 percent", "metric")}
    waiting = assessed(items, readings=readings, playbook=playbook).items["ready"]
    assert brief(waiting.checks) == {"used": ("no", "60 percent", "metric")}


BANDS = [
    (0, 0, ("green", "All answers are yes")),
    (0, 1, ("yellow", "1 unanswered, and unanswered is never green")),
    (1, 0, ("yellow", "One or two answers are no")),
    (2, 9, ("yellow", "One or two answers are no")),
    (3, 0, ("red", "Three or more answers are no")),
    (20, 0, ("red", "Three or more answers are no")),
]


@pytest.mark.parametrize(("no", "unanswered", "expected"), BANDS)
def test_the_default_bands(no: int, unanswered: int, expected: tuple[str, str]) -> None:
    assert said_band(DEFAULT_BANDS, no, unanswered) == expected


def test_bands_of_a_playbook_with_a_hole_or_only_one() -> None:
    one = {"good": Band.model_validate({"no": "exactly 0"})}
    assert said_band(one, 0, 0) == ("good", "exactly 0 no")
    assert said_band(one, 0, 2) == ("incomplete", "2 unanswered, and unanswered is never good")
    assert said_band(one, 1, 0) == ("", "No band is for 1 times no")


HEALTH: dict[str, Any] = {
    "every": "week on friday 15:00",
    "categories": {"use": {"checks": {"m": {"metric": "uptime"}, "a": "A", "b": "B", "c": "C"}}},
    "when_band": {"red": {"meet": {"kind": "meeting", "takes": "24 h", "owner": "lead", "title": "Escalate"}}},
}
UPTIME = {"uptime": {"target": "at least 99.9", "alarm": "at least 99.5"}}


def health(**assessments: dict[str, Any]) -> dict[str, Any]:
    return {k.removeprefix("on_").replace("_", "-"): v for k, v in assessments.items()}


def test_weeks_have_colours_and_missing_ones_are_named() -> None:
    made = health(
        on_2026_11_06={"checks": {"a": "yes", "b": "yes", "c": "yes"}},
        on_2026_11_20={"checks": {"m": "no", "a": "no", "b": "no", "c": "yes"}, "tell": "Sorry"},
    )
    readings = {"uptime": {"2026-11-05": "99.6"}}
    found = assessed(
        {"end": {"at": "day 40"}},
        as_of=day(28),
        health=made,
        readings=readings,
        playbook={"health": HEALTH, "metrics": UPTIME},
    )
    assert [(h.day.day, h.band, str(h.rule), h.missing, h.tell) for h in found.health] == [
        (6, "green", "All answers are yes", False, ""),
        (13, "", "Nobody made this assessment", True, ""),
        (20, "red", "Three or more answers are no", False, "Sorry"),
        (27, "", "Nobody made this assessment", True, ""),
    ]
    assert found.summary.band == "red"
    assert brief(found.health[0].categories[0].checks)["m"] == ("yes", "99.6", "metric")


def test_an_assessment_is_not_missing_on_the_morning_of_its_day() -> None:
    plan: dict[str, Any] = {"playbook": {"health": HEALTH}}
    assert [h.day.day for h in assessed({"end": {"at": "day 40"}}, as_of=day(13), **plan).health] == []
    assert [h.day.day for h in assessed({"end": {"at": "day 40"}}, as_of=day(14), **plan).health] == [13]


def test_no_assessment_is_missed_before_a_whole_recurrence_has_gone_by_since_kickoff() -> None:
    late: dict[str, Any] = {"playbook": {"health": HEALTH}, "kickoff": "2026-11-04"}
    assert [h.day.day for h in assessed({"end": {"at": "day 40"}}, as_of=day(21), **late).health] == [13, 20]
    early = health(on_2026_11_06={})
    found = assessed({"end": {"at": "day 40"}}, as_of=day(21), health=early, **late).health
    assert [(h.day.day, h.missing) for h in found] == [(6, False), (13, True), (20, True)]


def test_an_assessment_that_comes_a_day_late_or_early_covers_its_week() -> None:
    made = health(on_2026_11_05={}, on_2026_11_16={})
    found = assessed({"end": {"at": "day 40"}}, as_of=day(21), health=made, playbook={"health": HEALTH})
    assert [(h.day.day, h.missing) for h in found.health] == [(5, False), (16, False), (20, True)]


def test_no_assessment_is_missed_after_the_final_sign_off() -> None:
    items = {"end": {"kind": "sign-off", "at": "day 40"}}
    found = assessed(items, {"end": {"signed": {"by": "x", "on": "2026-11-17"}}}, day(30), playbook={"health": HEALTH})
    assert [h.day.day for h in found.health] == [13]
    assert found.summary.stage == "finished"


READ_IN_WEEK = [
    ({"2026-11-13": "99.5"}, "yes", "99.5"),
    ({"2026-11-13": "99.4"}, "no", "99.4"),
    ({"2026-11-07": "99.4", "2026-11-13": "100"}, "no", "100"),
    ({"2026-11-06": "99.4", "2026-11-13": "100"}, "yes", "100"),
    ({"2026-11-06": "100"}, "unanswered", ""),
    ({"2026-11-14": "100"}, "unanswered", ""),
]


@pytest.mark.parametrize(("readings", "expected", "answer"), READ_IN_WEEK)
def test_a_weekly_check_reads_the_metric_of_its_own_week(readings: dict[str, str], expected: str, answer: str) -> None:
    made = health(on_2026_11_13={"checks": {}})
    found = assessed(
        {"end": {"at": "day 40"}},
        health=made,
        readings={"uptime": readings},
        playbook={"health": HEALTH, "metrics": UPTIME},
    )
    (check, *_) = next(h for h in found.health if not h.missing).categories[0].checks
    assert (check.outcome, check.answer) == (expected, answer)


RED = {"checks": {"a": "no", "b": "no", "c": "no", "m": "yes"}}
ACTIONS: list[tuple[dict[str, Any], bool]] = [
    ({}, False),
    ({"meet[2026-11-13]": {"done": "2026-11-14"}}, True),
    ({"meet": {"held": {"2026-11-14": {}}}}, True),
    ({"meet": "2026-11-13"}, True),
    ({"meet": "2026-11-12"}, False),
    ({"meet": {"held": {"2026-11-21": {}}}}, False),
]


@pytest.mark.parametrize(("records", "done"), ACTIONS)
def test_a_red_week_demands_a_meeting_within_a_day(records: dict[str, Any], done: bool) -> None:
    found = assessed({"end": {"at": "day 40"}}, records, health=health(on_2026_11_13=RED), playbook={"health": HEALTH})
    (action,) = found.actions
    assert (action.id, action.title, str(action.due), action.owner) == (
        "meet[2026-11-13]",
        "Escalate",
        "2026-11-14 15:00",
        ("lead",),
    )
    assert str(action.rule) == "Red on 2026-11-13: Three or more answers are no"
    assert action.done is done


def test_a_meeting_after_the_next_red_week_belongs_to_that_week() -> None:
    made = health(on_2026_11_13=RED, on_2026_11_20=RED)
    found = assessed({"end": {"at": "day 40"}}, {"meet": "2026-11-20"}, health=made, playbook={"health": HEALTH})
    assert [(a.id, a.done) for a in found.actions] == [("meet[2026-11-13]", False), ("meet[2026-11-20]", True)]


def test_a_yellow_week_demands_nothing() -> None:
    made = health(on_2026_11_13={"checks": {"a": "no"}})
    assert assessed({"end": {"at": "day 40"}}, health=made, playbook={"health": HEALTH}).actions == ()


def test_open_points_are_roles_facts_and_decisions() -> None:
    roles = (
        RoleView("lead", "Lead", "vendor", (), wanted=Count(1, 1)),
        RoleView("admin", "Admin", "customer", ("x",), member="oslo", wanted=Count(2, 3)),
        RoleView("extra", "Extra", "customer", (), optional=True),
        RoleView("done", "Done", "customer", ("x",), filled=True),
    )
    facts = (
        FactView(
            "users", Fact.model_validate({"type": "integer", "required": "yes", "ask": "How many?"}), None, False, ()
        ),
        FactView("tier", Fact.model_validate({"required": "no"}), None, False, ()),
        FactView("key", Fact.model_validate({"required": "yes", "secret": "yes"}), None, False, ()),
        FactView("known", Fact.model_validate({"required": "yes"}), "x", True, ()),
    )
    items = {
        "late": {"kind": "decision", "due": "day 2"},
        "later": {"kind": "decision", "due": "day 30"},
        "names": {"kind": "decision", "due": "day 30", "decides": ["lead"]},
        "named": {"kind": "decision", "due": "day 30", "decides": ["done"]},
        "decided": {"kind": "decision", "due": "day 2"},
        "task": {"due": "day 2"},
    }
    members = (MemberView("sites", "oslo", "Oslo depot"),)
    records = {"decided": {"decision": "Yes"}}
    found = assessed(items, records, roles=roles, facts=facts, members=members).open_points
    assert [(p.kind, p.id, str(p.title), str(p.text), p.party) for p in found] == [
        ("role", "lead", "Lead", "Wanted: 1. Named so far: 0.", "vendor"),
        ("role", "admin[oslo]", "Admin of Oslo depot", "Wanted: 2..3. Named so far: 1.", "customer"),
        ("fact", "users", "Users", "How many?", "customer"),
        ("decision", "late", "Late", "Due 2026-11-03.", "customer"),
        ("decision", "names", "Names", "Due 2026-12-01.", "customer"),
    ]


PHASES = {
    "one": {"from": "day 1", "until": "day 7"},
    "two": {"from": "day 8", "until": "day 14"},
    "three": {"from": "day 15"},
}
PLAN: dict[str, Any] = {
    "a": {"phase": "one", "at": "day 2"},
    "extra": {"phase": "one", "at": "day 3", "need": "optional"},
    "b": {"phase": "two", "at": "day 9"},
    "go-live": {"phase": "three", "kind": "milestone", "at": "day 16"},
    "end": {"phase": "three", "kind": "sign-off", "at": "day 20"},
}

STAGES: list[tuple[dict[str, Any], date, str, str]] = [
    ({}, day(1), "not-started", "Kickoff lies ahead"),
    ({}, day(2), "one", "Its time has come by the plan; nothing is recorded yet"),
    ({}, day(9), "two", "Its time has come by the plan; nothing is recorded yet"),
    ({"a": {"started": "2026-11-03"}}, day(12), "one", "The latest phase in which work has begun"),
    ({"a": "2026-11-03"}, day(8), "one", "The latest phase in which work has begun"),
    ({"a": "2026-11-03"}, day(9), "two", "The phase before it is complete, and its own time has come"),
    ({"b": "2026-11-05"}, day(5), "two", "The latest phase in which work has begun"),
    ({"end": {"signed": {"by": "x", "on": "2026-11-20"}}}, day(20), "finished", "The final sign-off is signed"),
]


@pytest.mark.parametrize(("records", "as_of", "stage", "rule"), STAGES)
def test_the_stage_and_its_rule(records: dict[str, Any], as_of: date, stage: str, rule: str) -> None:
    summary = assessed(PLAN, records, as_of, phases=PHASES).summary
    assert (summary.stage, str(summary.rule)) == (stage, rule)


def baseline(start: date) -> Baseline:
    return Baseline("1.0", day(1), True, {"go-live": Span(Moment(start), Moment(start))})


SENTENCES: list[tuple[dict[str, Any], date, Baseline | None, str]] = [
    ({}, day(1), None, "Not started: kickoff is on 2026-11-02. Go-live is expected as planned, on 2026-11-17."),
    ({}, day(18), None, "In phase “Three”. Go-live is expected on 2026-11-18, 1 workday later than planned (2026-11-17)."),
    ({}, day(21), None, "In phase “Three”. Go-live is expected on 2026-11-23, 4 workdays later than planned (2026-11-17)."),
    ({}, day(3), baseline(day(16)), "In phase “One”. Go-live is expected as planned, on 2026-11-17."
     " That is 1 workday later than in version 1.0 (2026-11-16)."),
    ({}, day(3), baseline(day(20)), "In phase “One”. Go-live is expected as planned, on 2026-11-17."
     " That is 3 workdays earlier than in version 1.0 (2026-11-20)."),
    ({}, day(3), baseline(day(17)), "In phase “One”. Go-live is expected as planned, on 2026-11-17."),
    ({"go-live": "2026-11-16"}, day(18), None, "In phase “Three”. Live since 2026-11-16."),
    ({"end": {"signed": {"by": "x", "on": "2026-11-20"}}, "go-live": "2026-11-16"}, day(20), None,
     "Finished: signed off on 2026-11-20. Live since 2026-11-16."),
]  # fmt: skip


@pytest.mark.parametrize(("records", "as_of", "against", "sentence"), SENTENCES)
def test_the_sentence(records: dict[str, Any], as_of: date, against: Baseline | None, sentence: str) -> None:
    assert str(assessed(PLAN, records, as_of, against, phases=PHASES).summary.sentence) == sentence


def test_without_a_kickoff_nothing_has_started() -> None:
    summary = assessed(PLAN, {}, day(20), kickoff=None).summary
    assert (summary.stage, str(summary.sentence)) == ("not-started", "Not started: the kickoff date is open.")


def test_each_item_keeps_its_baseline() -> None:
    found = assessed(PLAN, {}, day(3), baseline(day(16)), phases=PHASES)
    assert found.items["go-live"].baseline == Span(Moment(day(16)), Moment(day(16)))
    assert found.items["a"].baseline is None
    assert found.baseline is not None


def test_records_are_those_of_the_past() -> None:
    records = {
        "a": {"done": "2026-11-21", "started": "2026-11-19", "held": {"2026-11-19": {}, "2026-11-21": {}}},
        "risk": {"risk": "Rain", "on": "2026-11-21"},
        "old": {"risk": "Snow", "on": "2026-11-20"},
        "b": {"state": "blocked", "since": "2026-11-21", "tell": "Soon", "why": "x"},
    }
    found = assessed({"a": {"at": "day 2"}, "b": {"at": "day 2"}}, records).records
    assert sorted(found) == ["a", "b", "old"]
    assert (found["a"].done, str(found["a"].started), list(found["a"].held)) == (None, "2026-11-19", [day(19)])
    assert (found["b"].state, found["b"].tell, found["b"].why) == (None, "", "")


def test_exit_criteria_are_answered_under_the_phase() -> None:
    plan = plan_of(PLAN, phases=PHASES)
    checks = {"ready": Check.model_validate("Ready?"), "built": Check.model_validate({"done": ["a"]})}
    plan = replace(plan, groups=(replace(plan.groups[0], checks=checks), *plan.groups[1:]))
    status = status_of({"one": {"checks": {"ready": "yes"}}, "a": "2026-11-03"})
    found = assess(schedule(plan, status, day(20)), status, day(20)).exits
    assert {id_: brief(c) for id_, c in found.items()} == {
        "one": {"ready": ("yes", "yes", "record"), "built": ("yes", "1 of 1 done", "done")}
    }


DUE = [("24 h", "2026-11-14"), ("25 h", "2026-11-15"), ("2 days", "2026-11-15"), ("1 week", "2026-11-20")]


@pytest.mark.parametrize(("takes", "due"), DUE)
def test_without_an_hour_an_action_is_due_on_a_day(takes: str, due: str) -> None:
    rules = {**HEALTH, "every": "week on friday", "when_band": {"red": {"meet": {"takes": takes}}}}
    found = assessed({"end": {"at": "day 40"}}, health=health(on_2026_11_13=RED), playbook={"health": rules})
    assert [str(a.due) for a in found.actions] == [due]


MIDNIGHT = [("24 h", "2026-11-14 00:00"), ("25 h", "2026-11-14 01:00"), ("2 days", "2026-11-15 00:00")]


@pytest.mark.parametrize(("takes", "due"), MIDNIGHT)
def test_midnight_is_an_hour_from_which_an_action_is_due(takes: str, due: str) -> None:
    rules = {**HEALTH, "every": "week on friday 00:00", "when_band": {"red": {"meet": {"takes": takes}}}}
    found = assessed({"end": {"at": "day 40"}}, health=health(on_2026_11_13=RED), playbook={"health": rules})
    assert [str(a.due) for a in found.actions] == [due]
