"""How items stand, by which rule; kickoff is Monday 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.files.playbook.scoring_defaults import DEFAULT_STANDINGS, STANDING_NAMES
from generator.model.stages.assessed import AssessedPlan
from generator.steps.assess import assess
from generator.steps.assess.facts_on_day import Sight
from generator.steps.assess.standing import named_values
from generator.steps.schedule import schedule
from tests.given.plans import plan_of, status_of


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


def assessed(items: dict[str, Any], records: dict[str, Any] | None, as_of: date, **more: Any) -> AssessedPlan:
    """The assessed plan of these items; `health`, `success` and `readings` belong to the status."""
    extra = {k: more.pop(k) for k in ("health", "success", "readings") if k in more}
    plan, status = plan_of(items, **more), status_of(records, **extra)
    return assess(schedule(plan, status, as_of), status, as_of)


WORK: dict[str, Any] = {"at": "day 3", "takes": "2 workdays"}  # Wednesday and Thursday
MEET: dict[str, Any] = {"kind": "meeting", "every": "week", "at": "day 1", "count": 2}
WINDOW: dict[str, Any] = {"kind": "window", "at": "day 1", "takes": "3 days"}

CASES: list[tuple[str, dict[str, Any], Any, date, str, str]] = [
    ("before its day", WORK, None, day(3), "not started", "Its time has not come"),
    ("on the morning of its start", WORK, None, day(4), "not started", "Its time has not come"),
    ("a day after its start", WORK, None, day(5), "at risk", "The forecast lies after the planned date"),
    ("begun", WORK, {"started": "2026-11-04"}, day(5), "on track", "Begun, and in time"),
    ("begun later than planned", WORK, {"started": "2026-11-05"}, day(5), "at risk", "The forecast lies after the planned date"),
    ("due yesterday", WORK, None, day(6), "late", "Not done, and its day is over"),
    ("begun and due yesterday", WORK, {"started": "2026-11-04"}, day(6), "late", "Not done, and its day is over"),
    ("done", WORK, "2026-11-05", day(5), "done", "Recorded as done"),
    ("done tomorrow", WORK, "2026-11-06", day(5), "at risk", "The forecast lies after the planned date"),
    ("done late", WORK, "2026-11-09", day(12), "done", "Recorded as done"),
    ("blocked", WORK, {"state": "blocked"}, day(3), "blocked", "Declared blocked"),
    ("blocked and late", WORK, {"state": "blocked"}, day(9), "blocked", "Declared blocked"),
    ("blocked from tomorrow", WORK, {"state": "blocked", "since": "2026-11-04"}, day(3), "not started", "Its time has not come"),
    ("declared at risk", WORK, {"state": "at risk"}, day(3), "at risk", "Declared at risk"),
    ("declared on track but late", WORK, {"state": "on track"}, day(9), "late", "Not done, and its day is over"),
    ("not needed", WORK, {"state": "not needed"}, day(9), "not needed", "Marked as not needed"),
    ("opened again", WORK, {"state": "reopened", "done": "2026-11-03"}, day(3), "at risk", "Opened again"),
    ("without a date", {}, None, day(3), "unknown", "Has no date yet"),
    ("past its deadline", {"by": "day 2"}, None, day(4), "late", "Not done, and its day is over"),
    ("on its deadline", {"by": "day 2"}, None, day(3), "unknown", "Has no date yet"),
    ("planned after its deadline", {"at": "day 8", "by": "day 4"}, None, day(2), "at risk", "The forecast lies after its deadline"),
    ("a window that is open", WINDOW, None, day(3), "on track", "Begun, and in time"),
    ("a window on its last day", WINDOW, None, day(4), "on track", "Begun, and in time"),
    ("a window that is over", WINDOW, None, day(5), "done", "Its time is over"),
    ("a series before its first day", MEET, None, day(1), "not started", "Its time has not come"),
    ("a series that runs", MEET, None, day(9), "on track", "Begun, and in time"),
    ("a series that is over", MEET, None, day(10), "done", "Its time is over"),
    ("an open gate", {"kind": "gate", "due": "day 3", "checks": {"x": "X"}}, {"checks": {"x": "yes"}}, day(6),
     "on track", "Every check is met; it only has to be recorded"),
    ("a closed gate", {"kind": "gate", "due": "day 3", "checks": {"x": "X"}}, {"checks": {"x": "no"}}, day(6),
     "late", "Not done, and its day is over"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "record", "as_of", "standing", "rule"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_first_rule_that_holds_names_the_standing(
    fields: dict[str, Any], record: Any, as_of: date, *, standing: str, rule: str
) -> None:
    # A deadline far away gives the item no slack of its own, and a later item gives it the plan's.
    items = {"it": fields, "end": {"at": "day 4"}}
    found = assessed(items, {"it": record} if record else {}, as_of).items["it"]
    assert (found.standing, str(found.rule)) == (standing, rule)


DECLARED = [
    ({"state": "on track"}, day(9), "on track"),
    ({"state": "at risk"}, day(9), "at risk"),
    ({"state": "blocked"}, day(9), None),
    ({"state": "at risk"}, day(3), None),
    ({"state": "reopened"}, day(3), None),
    ({"state": "blocked", "done": "2026-11-05"}, day(9), "blocked"),
    ("2026-11-05", day(9), None),
]


@pytest.mark.parametrize(("record", "as_of", "declared"), DECLARED)
def test_what_a_person_declares_stands_beside_what_was_computed(record: Any, as_of: date, declared: str | None) -> None:
    assert assessed({"it": WORK}, {"it": record}, as_of).items["it"].declared == declared


def test_what_waits_for_something_blocked_or_late_is_at_risk() -> None:
    items = {"a": {"at": "day 2"}, "b": {"after": "a", "at": "day 20"}, "c": {"after": "b", "at": "day 24"}}
    blocked = assessed(items, {"a": {"state": "blocked"}}, day(3))
    assert [(i.standing, str(i.rule)) for i in blocked.items.values()][1:] == [
        ("at risk", "Waits for something that is blocked"),
        ("not started", "Its time has not come"),
    ]
    late = assessed(items, {}, day(4))
    assert str(late.items["b"].rule) == "Waits for something that is late"
    fine = assessed(items, {"a": {"state": "blocked", "done": "2026-11-03"}}, day(4))
    assert fine.items["b"].standing == "not started"


def test_a_playbook_may_have_rules_of_its_own() -> None:
    rules = [
        {"standing": "done", "when": "done", "text": "Ready"},
        {"standing": "late", "when": "days-late > 2", "text": "More than two days"},
        {"standing": "at risk", "when": "days-to-end < 2 and need = required", "text": "Soon"},
    ]
    for as_of, expected in ((day(3), "unknown"), (day(4), "at risk"), (day(7), "at risk"), (day(8), "late")):
        found = assessed({"it": WORK}, {}, as_of, playbook={"standings": rules}).items["it"]
        assert found.standing == expected
    assert str(assessed({"it": WORK}, {}, day(3), playbook={"standings": rules}).items["it"].rule) == "No rule holds"


def values(items: dict[str, Any], records: dict[str, Any], as_of: date, id_: str = "it") -> dict[str, object]:
    plan, status = plan_of(items), status_of(records)
    return named_values(Sight(schedule(plan, status, as_of), status, as_of), id_, None)


def test_every_documented_name_has_a_value_and_no_other_has() -> None:
    assert set(values({"it": WORK}, {}, day(2))) == set(STANDING_NAMES)
    used = {name for rule in DEFAULT_STANDINGS for name, _ in rule.when.facts()}
    assert used <= set(STANDING_NAMES)


VALUES: list[tuple[Any, date, dict[str, object]]] = [
    (None, day(3), {"done": False, "started": False, "overdue": False, "days-late": 0, "forecast-late": 0, "start-passed": False, "days-to-end": 2}),
    (None, day(5), {"overdue": False, "days-late": 0, "forecast-late": 1, "start-passed": True, "days-to-end": 0}),
    (None, day(9), {"overdue": True, "days-late": 4, "forecast-late": 3, "days-to-end": -4}),
    ({"started": "2026-11-04"}, day(9), {"started": True, "start-passed": False, "days-late": 4, "forecast-late": 2}),
    ("2026-11-09", day(9), {"done": True, "overdue": False, "days-late": 0, "forecast-late": 0, "start-passed": False, "slack": None}),
    ({"state": "on track"}, day(3), {"on-track": True, "at-risk": False, "blocked": False, "reopened": False, "not-needed": False}),
    ({"state": "at risk"}, day(3), {"on-track": False, "at-risk": True, "blocked": False, "reopened": False}),
    ({"state": "reopened"}, day(3), {"on-track": False, "at-risk": False, "blocked": False, "reopened": True}),
    ({"state": "not needed"}, day(9), {"not-needed": True, "overdue": False, "days-late": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("record", "as_of", "expected"), VALUES)
def test_named_values_of_two_days_of_work(record: Any, as_of: date, expected: dict[str, object]) -> None:
    found = values({"it": WORK}, {"it": record} if record else {}, as_of)
    assert {name: found[name] for name in expected} == expected


def test_a_date_after_its_deadline_is_known_before_it_passes() -> None:
    assert values({"it": {"at": "day 5", "by": "day 5"}}, {}, day(2))["deadline-missed"] is False
    assert values({"it": {"at": "day 5", "by": "day 4"}}, {}, day(2))["deadline-missed"] is True
