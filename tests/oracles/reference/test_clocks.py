"""In a week in which the clocks change, every time is the moment that the rules of the zone make it."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.steps.project import project
from generator.steps.render.exports import plan_json
from tests.readers import assessed

WEEKS: dict[str, Any] = yaml.load((Path(__file__).parent / "clocks.yml").read_text(), yaml.BaseLoader)


def plan_of(zone: str, items: dict[str, dict[str, str]]) -> tuple[dict[str, Any], list[str]]:
    """The items of plan.json by id, and what the findings say."""
    kept = {id_: {"kind": "step", "owner": "lead", **fields} for id_, fields in items.items()}
    playbook = {
        "title": "P",
        "version": "1.0.0",
        "roles": {"lead": "customer"},
        "phases": {"all": {"items": kept}},
    }
    customer = f"name: A\nplaybook: plan\ntimezone: {zone}\ndates: {{kickoff: 2027-01-04}}\n"
    found = assessed(yaml.safe_dump(playbook), customer, as_of=date(2027, 1, 1))
    plan = json.loads(plan_json(project(found, "internal")))
    said = [problem.message for problem in found.dated.problems if problem.rule == "schedule/clock"]
    return {item["id"]: item["dates"]["plan"] for item in plan["items"]}, said


def moments(text: str) -> tuple[str, str]:
    """A time of plan.json as clocks show it there, and as the moment that it is."""
    there = datetime.fromisoformat(text)
    return f"{there:%Y-%m-%d %H:%M}", f"{there.astimezone(UTC):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("week", WEEKS)
def test_a_time_is_the_moment_that_the_rules_make_it(week: str) -> None:
    starts = WEEKS[week]["starts"]
    found, said = plan_of(WEEKS[week]["zone"], {f"s{n}": {"at": at, "takes": "5 min"} for n, at in enumerate(starts)})
    assert [moments(found[f"s{n}"]["start"]) for n in range(len(starts))] == list(starts.items())
    assert said == []


@pytest.mark.parametrize("week", WEEKS)
def test_what_takes_hours_takes_them_across_the_change(week: str) -> None:
    steps = {tuple(text.split(" for ")): ends for text, ends in WEEKS[week]["steps"].items()}
    items = {f"s{n}": {"at": at, "takes": takes} for n, (at, takes) in enumerate(steps)}
    found, said = plan_of(WEEKS[week]["zone"], items)
    assert [list(moments(found[f"s{n}"]["end"])) for n in range(len(steps))] == list(steps.values())
    assert said == []


@pytest.mark.parametrize("week", WEEKS)
def test_a_time_that_clocks_skip_or_show_twice_is_a_finding(week: str) -> None:
    zone = WEEKS[week]["zone"]
    for how, words in (("skipped", f"does not exist in {zone}"), ("twice", f"comes twice in {zone}")):
        for at in WEEKS[week].get(how, ()):
            _, said = plan_of(zone, {"it": {"at": at, "takes": "5 min"}})
            assert said == [f"`it`: {at} {words}"]
