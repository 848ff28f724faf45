"""Every date that a reader's plan.json states follows from the steps that stand beside it in that file."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.model.calendar.as_of import AsOf
from generator.pipeline.customer import Onboarding, read_onboarding, shown
from generator.pipeline.workspace import Workspace
from generator.steps.project import project
from generator.steps.render.exports import plan_json
from tests.given.sources import ACME
from tests.oracles.replay_json import Replay
from tests.readers import READERS, assessed, everything

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
SHELF = Workspace(ROOT)
DAYS = (date(2026, 10, 1), date(2026, 11, 18), date(2027, 2, 1))


def read(customer: str, day: date) -> Onboarding:
    found = read_onboarding(SHELF, customer, AsOf(given=day))
    assert found.value, found.problems
    return found.value


def plan_of(it: Onboarding, audience: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(plan_json(shown(it, audience)))
    return plan


def readers_of(it: Onboarding) -> list[str]:
    """The vendor, the customer, the public, and whoever the playbook names."""
    return sorted({*it.audiences, *it.plan.sees, *it.plan.playbook.audiences, "customer", "public"})


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("customer", SHELF.customers)
def test_every_date_of_every_reader_follows_from_its_steps(customer: str, day: date) -> None:
    it = read(customer, day)
    checked: dict[str, int] = {}
    for audience in readers_of(it):
        replay = Replay(plan_of(it, audience))
        assert list(replay.check()) == [], audience
        checked |= {kind: checked.get(kind, 0) + times for kind, times in replay.checked.items()}
    assert checked["plan"] > 100
    assert checked["forecast"] > 100


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("day", (*DAYS, date(2026, 11, 9)), ids=str)
def test_a_plan_with_everything_in_it_follows_from_its_steps(audience: str, day: date) -> None:
    replay = Replay(json.loads(plan_json(everything(audience, as_of=day))))
    assert list(replay.check()) == []
    assert replay.checked["plan"] >= (1 if audience in ("public", "partners") else 10)


def test_a_hidden_predecessor_counts_by_its_stated_end() -> None:
    plan = copy.deepcopy(WAITS)
    replay = Replay(plan)
    assert list(replay.check()) == []
    assert replay.checked["hangs on a step that is hidden"] == 2
    pushed = next(step for step in plan["items"][0]["why"] if step["kind"] == "pushed")
    assert pushed["item"] == ""
    pushed["result"] = "2026-11-12"
    assert list(Replay(plan).check())


def _waits() -> dict[str, Any]:
    items = "hidden: {audience: internal, at: day 5, takes: 3 workdays}, seen: {after: hidden, takes: 1 workday}"
    plan = f"title: P\nversion: 1.0.0\naudience: customer\nphases: {{p: {{items: {{{items}}}}}}}\n"
    found: dict[str, Any] = json.loads(plan_json(project(assessed(plan, ACME), "customer")))
    return found


WAITS = _waits()


def _wrongs() -> list[tuple[str, int, str]]:
    """Each step of a plan with each of its ends a day off, and each amount one too many."""
    plan = json.loads(plan_json(everything("internal")))
    return [
        (item["id"], number, field)
        for item in plan["items"]
        for number, step in enumerate(item["why"])
        for field in ("result", "amount")
        if field == "result" or step["amount"]
    ]


def test_any_step_that_is_changed_does_not_follow() -> None:
    plan = json.loads(plan_json(everything("internal")))
    unnoticed = []
    for id_, number, field in _wrongs():
        wrong = copy.deepcopy(plan)
        step = next(item for item in wrong["items"] if item["id"] == id_)["why"][number]
        if field == "amount":
            step["amount"] += 1
        else:
            step["result"] = f"{date.fromisoformat(step['result'][:10]) + timedelta(days=1)}{step['result'][10:]}"
        if not list(Replay(wrong).check()):
            unnoticed.append((id_, number, field, step["kind"], step["sentence"]))
    # A written date that something else overrules is only told, so nothing follows from it.
    assert {kind for *_, kind, _ in unnoticed} <= {"source"}, unnoticed
    assert len(unnoticed) <= 2


def test_a_date_that_is_changed_does_not_follow() -> None:
    plan = json.loads(plan_json(everything("internal")))
    for number, item in enumerate(plan["items"]):
        for of in ("plan", "forecast"):
            if item["dates"][of]:
                wrong = copy.deepcopy(plan)
                wrong["items"][number]["dates"][of]["end"] = "2026-12-24"
                assert list(Replay(wrong).check()), (item["id"], of)
