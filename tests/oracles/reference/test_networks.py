"""Textbook networks have their published early and late times, slack and critical path."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.files.record.record import Status
from generator.steps.schedule import schedule
from tests.given.sources import ACME, plan_of

NETWORKS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "networks.yml").read_text())
MONDAY = date(2026, 11, 2)


def workday(number: int) -> date:
    """The day of work with a number, counted from 0 on a Monday; weekends have none."""
    weeks, day = divmod(number, 5)
    return MONDAY + timedelta(days=7 * weeks + day)


def playbook(tasks: dict[str, list[Any]]) -> str:
    """The network as a playbook whose go-live waits for every task that nothing else waits for."""
    waited = {before for row in tasks.values() for before in row[1]}
    items: dict[str, Any] = {
        id_: {"takes": f"{row[0]} workdays", "owner": "lead", **({"after": row[1]} if row[1] else {"at": "kickoff"})}
        for id_, row in tasks.items()
    }
    items["go-live"] = {"kind": "milestone", "owner": "lead", "after": [id_ for id_ in tasks if id_ not in waited]}
    roles = {"lead": "customer"}
    return yaml.safe_dump({"title": "N", "version": "1.0.0", "roles": roles, "phases": {"all": {"items": items}}})


@pytest.mark.parametrize("name", NETWORKS)
def test_a_textbook_network_has_its_published_times(name: str) -> None:
    network = NETWORKS[name]
    found = schedule(plan_of(playbook(network["tasks"]), ACME), Status(), MONDAY - timedelta(days=30))
    for id_, (_, _, *times) in network["tasks"].items():
        early, late, free = times[:2], times[2:4], times[4:]
        item = found.items[id_]
        assert item.plan
        assert (item.plan.span.start.day, item.plan.span.end.day) == (workday(early[0]), workday(early[1] - 1)), id_
        assert (item.slack, item.slack) == (late[0] - early[0], late[1] - early[1]), id_
        assert [item.free] == free or not free, id_
    assert [id_ for id_ in network["tasks"] if found.items[id_].critical] == network["critical"]
    end = found.items["go-live"].plan
    assert end
    assert end.span.end.day == workday(network["length"] - 1)
    assert found.items["go-live"].critical


@pytest.mark.parametrize("name", NETWORKS)
def test_a_published_late_start_is_the_last_that_keeps_the_end(name: str) -> None:
    tasks = NETWORKS[name]["tasks"]
    for id_, row in tasks.items():
        for days, keeps in ((row[4], True), (row[4] + 1, False)):
            text = playbook(tasks).replace(f"      {id_}:\n", f"      {id_}:\n        not_before: {workday(days)}\n", 1)
            found = schedule(plan_of(text, ACME), Status(), MONDAY - timedelta(days=30))
            end = found.items["go-live"].plan
            assert end
            assert (end.span.end.day == workday(NETWORKS[name]["length"] - 1)) == keeps, id_
