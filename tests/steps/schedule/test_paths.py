"""What makes a milestone as late as it is, and how far everything that leads to it may slip; kickoff is 2 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.stages.dated import DatedPlan
from tests.given.plans import dated
from tests.laws.networks import Items, networks

WORK: Items = {
    "a": {"at": "day 1", "takes": "3 workdays"},
    "b": {"at": "day 1", "takes": "1 workday"},
    "c": {"after": ["a", "b"], "takes": "2 workdays"},
    "ready": {"kind": "gate", "after": "c"},
    "go-live": {"kind": "milestone", "at": "day 10", "after": "ready"},
    "later": {"kind": "milestone", "after": "go-live + 2 workdays"},
}


def chain(found: DatedPlan, id_: str, of: str = "plan") -> list[str]:
    """Each link as `item kind`, with the days that it adds."""
    links = getattr(found.paths[id_], of)
    return [f"{x.item} {x.why.kind if x.why else '-'}" + (f" {x.later:+}" if x.later else "") for x in links]


CHAINS: list[tuple[str, Items, str, list[str]]] = [
    ("its own date", WORK, "go-live", ["go-live source"]),
    ("the longer of two ways", WORK, "ready", ["a source", "c pushed", "ready pushed"]),
    ("through another milestone", WORK, "later", ["go-live source", "later pushed"]),
    (
        "of alternatives the one that lets go first",
        {**WORK, "m": {"kind": "milestone", "after": {"any": ["a", "b"]}}},
        "m",
        ["b source", "m pushed"],
    ),
    (
        "the start of what it starts with",
        {
            "a": {"at": "day 1"},
            "b": {"after": "a", "takes": "9 workdays"},
            "c": {"after": "start of b", "takes": "1 workday"},
            "m": {"kind": "milestone", "after": "c"},
        },
        "m",
        ["a source", "b pushed", "c pushed", "m pushed"],
    ),
    (
        "a date that hangs on another",
        {"a": {"at": "day 1", "takes": "3 workdays"}, "m": {"kind": "milestone", "at": "a + 2 workdays"}},
        "m",
        ["a source", "m source"],
    ),
    (
        "a push by the end",
        {
            "a": {"at": "day 1", "takes": "6 workdays"},
            "b": {"at": "day 1", "after": "finish after a", "takes": "2 workdays"},
            "m": {"kind": "milestone", "after": "b"},
        },
        "m",
        ["a source", "b pushed", "m pushed"],
    ),
    (
        "a push by the start, whatever its own end says",
        {
            "a": {"at": "day 24 09:30"},
            "b": {"after": "a + 30 min", "due": "day 20 12:00", "takes": "3 days"},
            "m": {"kind": "milestone", "after": "b"},
        },
        "m",
        ["a source", "b pushed", "m pushed"],
    ),
    (
        "a time before a milestone reads what its own words say",
        {
            "long": {"at": "day 1", "takes": "20 workdays"},
            "check": {"kind": "gate", "due": "go-live - 2 workdays"},
            "go-live": {"kind": "milestone", "at": "day 10", "after": ["check", "long"]},
        },
        "check",
        ["check source"],
    ),
    (
        "the start of what has an end of its own",
        {
            "a": {"at": "day 1"},
            "z": {"at": "day 10"},
            "b": {"after": "a", "until": "z + 1 workday"},
            "m": {"kind": "milestone", "at": "start of b + 1 workday"},
        },
        "m",
        ["a source", "b pushed", "m source"],
    ),
    (
        "the end of what has a start of its own",
        {
            "a": {"at": "day 1"},
            "z": {"at": "day 10"},
            "b": {"after": "a", "until": "z + 1 workday"},
            "m": {"kind": "milestone", "at": "b + 1 workday"},
        },
        "m",
        ["z source", "b source", "m source"],
    ),
    ("a fixed date", {"m": {"kind": "milestone", "fixed": "2026-11-05"}}, "m", ["m fixed"]),
    ("a bound", {"m": {"kind": "milestone", "not_before": "day 5"}}, "m", ["m bound"]),
]


@pytest.mark.parametrize(("items", "id_", "expected"), [c[1:] for c in CHAINS], ids=[c[0] for c in CHAINS])
def test_the_chain_that_makes_a_milestone_as_late_as_it_is(items: Items, id_: str, expected: list[str]) -> None:
    assert chain(dated(items), id_) == expected


def test_each_member_has_a_chain_of_its_own() -> None:
    found = dated({
        "work[a]": {"at": "day 1", "takes": "2 workdays"},
        "work[b]": {"at": "day 1", "takes": "4 workdays"},
        "go-live[a]": {"kind": "milestone", "after": "work[a]"},
        "go-live[b]": {"kind": "milestone", "after": "work[b]"},
    })  # fmt: skip
    assert chain(found, "go-live[a]") == ["work[a] source", "go-live[a] pushed"]
    assert dict(found.toward("go-live[a]")) == {"work[a]": 0, "go-live[a]": 0}
    assert dict(found.toward("go-live[b]")) == {"work[b]": 0, "go-live[b]": 0}


def test_slack_is_counted_to_each_milestone_for_all_that_leads_to_it() -> None:
    found = dated(WORK)
    assert dict(found.toward("ready")) == {"a": 0, "b": 2, "c": 0, "ready": 0}
    assert dict(found.toward("go-live")) == {"a": 3, "b": 5, "c": 3, "ready": 3, "go-live": 0}
    assert dict(found.toward("later")) == {"a": 3, "b": 5, "c": 3, "ready": 3, "go-live": 0, "later": 0}
    assert dict(found.toward("nobody")) == {}


LATE: dict[str, Any] = {"a": {"started": "2026-11-02"}, "b": {"done": "2026-11-02"}}


def test_the_forecast_names_its_first_cause_and_what_each_item_adds_or_makes_up() -> None:
    found = dated(WORK, LATE, date(2026, 11, 11))
    # `a` should have ended on the 4th; three workdays and a weekend were left before go-live.
    assert chain(found, "ready", "forecast") == ["a as-of +7", "c pushed", "ready pushed"]
    assert chain(found, "go-live", "forecast") == ["a as-of +7", "c pushed", "ready pushed", "go-live pushed -5"]
    assert sum(link.later for link in found.paths["go-live"].forecast) == 2


def test_nothing_late_has_no_chain_of_the_forecast() -> None:
    assert all(not path.forecast for path in dated(WORK).paths.values())


@given(networks(dependencies=("{}", "{} + 1 workday", "start of {}"), clocks=False, dues=False), st.data())
def test_whatever_drives_a_milestone_is_critical_for_it_where_all_work_the_same_days(
    items: Items, data: st.DataObject
) -> None:
    """A chain of ends and starts leaves no room: each item that drives another has no slack to what it drives."""
    plain = {id_: {**fields, "days": ("customer",)} for id_, fields in items.items()}
    for fields in plain.values():
        if "workday" not in fields.get("takes", "1 workday"):
            fields["takes"] = "2 workdays"
    last = data.draw(st.sampled_from(sorted(plain)))
    found = dated({**plain, "m": {"kind": "milestone", "after": last}})
    links, slack = found.paths["m"].plan, found.toward("m")
    assert links[-1].item == "m"
    assert [slack[link.item] for link in links] == [0] * len(links)
