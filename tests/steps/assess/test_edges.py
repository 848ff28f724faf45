"""How everything stands at the edges: far dates, single members, plans without phases; text in, text out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.stages.assessed import AssessedPlan
from tests.readers import assessed, version

ACME = "name: Acme\nplaybook: plan\ndates: {kickoff: 2026-11-02}\ntimezone: UTC\n"


def standing(
    plan: str, status: str = "", as_of: date = date(2026, 11, 9), customer: str = ACME, **more: Any
) -> AssessedPlan:
    return assessed("title: P\n" + plan, customer, status, as_of, **more)


def test_a_check_of_one_team_may_rest_on_what_is_done_once() -> None:
    plan = """
facts: {teams: group}
items:
  setup: day 1
  visit: {for_each: teams, due: day 2}
  go: {for_each: teams, kind: gate, due: day 3, checks: {set-up: {done: setup}, seen: {done: visit}}}
"""
    found = standing(
        plan, 'setup: 2026-11-02\n"visit[oslo]": 2026-11-03', customer=ACME + "facts: {teams: [oslo, bergen]}\n"
    )
    answers = {id_: [(c.outcome.value, str(c.answer)) for c in i.checks] for id_, i in found.items.items() if i.checks}
    assert answers == {
        "go[oslo]": [("yes", "1 of 1 done"), ("yes", "1 of 1 done")],
        "go[bergen]": [("yes", "1 of 1 done"), ("unanswered", "0 of 1 done")],
    }


LIVE = "items: {go-live: {kind: milestone, at: day 8}}"


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (date(2026, 11, 10), "1 workday earlier than in version 1.0 (2026-11-10)."),
        (date(2023, 1, 2), "1005 workdays later than in version 1.0 (2023-01-02)."),
        (date(2022, 12, 30), "1410 workdays later than in version 1.0 (2022-12-30)."),
        (date(2032, 12, 31), "1604 workdays earlier than in version 1.0 (2032-12-31)."),
        (date(2033, 1, 3), "2247 workdays earlier than in version 1.0 (2033-01-03)."),
    ],
)
def test_workdays_are_counted_three_years_back_and_six_ahead_and_plain_days_beyond(agreed: date, said: str) -> None:
    found = standing(LIVE, as_of=date(2026, 11, 3), baseline=version("1.0", date(2022, 1, 1), go_live=agreed))
    assert str(found.summary.sentence).endswith(said)


def test_the_closed_days_of_the_customer_are_no_workdays_late() -> None:
    closed = ACME + "closures: [{from: 2026-11-12}]\n"
    plan = LIVE.replace("items: {", "items: {slow: {at: day 8, takes: 1 day}, last: day 30, ").replace(
        "at: day 8}}", "at: day 8}}"
    )
    for customer, days in ((ACME, 4), (closed, 3)):
        sentence = str(standing(plan, as_of=date(2026, 11, 13), customer=customer).summary.sentence)
        assert f"{days} workdays later than planned (2026-11-09)" in sentence


PHASES = """
phases:
  one: {from: day 10, until: day 11, items: {a: day 10}}
  two: {from: day 12, until: day 13, items: {b: day 12}}
workstreams: {all: {items: [a, b]}}
"""


def test_the_stage_is_a_phase_and_before_the_first_has_begun_it_is_the_first() -> None:
    assert standing(PHASES).summary.stage == "one"
    assert standing(PHASES, "b: 2026-11-06").summary.stage == "two"
    assert standing(PHASES, as_of=date(2026, 11, 13)).summary.stage == "two"


def test_a_cancelled_onboarding_is_in_no_phase() -> None:
    found = standing(PHASES, "onboarding: [{cancelled: 2026-11-06, why: They were bought}]").summary
    assert (found.stage, str(found.rule), str(found.sentence)) == (
        "cancelled",
        "The onboarding was cancelled",
        "Cancelled on 2026-11-06.",
    )


def test_what_has_no_date_has_no_variance() -> None:
    items = standing("items: {a: {after: b}, b: {owner: csm}}\nroles: {csm: vendor}").items
    assert [(i.variance.plan, i.variance.baseline) for i in items.values()] == [(None, None)] * 2


def test_a_decision_of_one_team_is_open_while_the_role_of_that_team_is() -> None:
    plan = """
facts: {teams: group}
roles: {lead: {party: customer, per: teams}, boss: customer}
items:
  tool: {for_each: teams, kind: decision, due: day 30, decides: lead}
  name: {for_each: teams, kind: decision, due: day 30, decides: boss}
"""
    customer = (
        f"{ACME}facts: {{teams: [oslo, bergen]}}\n"
        "people: {li: {name: Li, role: lead, members: [oslo]}, bo: {name: Bo, role: boss}}\n"
    )
    found = standing(plan, customer=customer).open_points
    assert [p.id for p in found if p.kind == "decision"] == ["tool[bergen]"]


def test_a_plan_without_phases_runs() -> None:
    found = standing("items: {a: day 1}").summary
    assert (found.stage, str(found.sentence)) == ("in-progress", "Running since kickoff on 2026-11-02.")


def test_a_go_live_without_a_plan_says_nothing_of_its_date() -> None:
    plan = "items: {go-live: {kind: milestone}}"
    assert str(standing(plan).summary.sentence) == "Running since kickoff on 2026-11-02."
    assert (
        str(standing(plan, "go-live: {started: 2026-11-05}").summary.sentence) == "Running since kickoff on 2026-11-02."
    )


def test_an_internal_phase_is_not_named_in_the_sentence() -> None:
    plan = (
        "phases: {in: {title: Bargain, audience: internal, items: {a: day 1}}, out: {title: Work, items: {b: day 20}}}"
    )
    assert str(standing(plan.replace("in:", "within:"), "a: 2026-11-02").summary.sentence) == "In progress."
    assert str(standing(plan.replace("in:", "within:"), "b: 2026-11-02").summary.sentence) == "In phase “Work”."


SUPPORT = """
roles: {csm: vendor}
items: {go-live: {kind: milestone, at: day 3}}
support: {near: {from: day 4, until: day 6, contacts: {all: csm}}, far: {title: Far help, from: day 8, contacts: {all: csm}}}
"""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (4, "Live since 2026-11-04."),
        (5, "Live since 2026-11-04; near until 2026-11-07."),
        (7, "Live since 2026-11-04; near until 2026-11-07."),
        (8, "Live since 2026-11-04."),
        (9, "Live since 2026-11-04; far help since 2026-11-09."),
        (30, "Live since 2026-11-04; far help since 2026-11-09."),
    ],
)
def test_who_is_live_reads_which_support_holds(day: int, said: str) -> None:
    sentence = str(standing(SUPPORT, "go-live: 2026-11-04", date(2026, 11, day)).summary.sentence)
    assert sentence == f"Running since kickoff on 2026-11-02. {said}"


def test_a_signature_of_tomorrow_is_not_given_yet() -> None:
    plan = "roles: {lead: customer}\nitems: {it: {kind: sign-off, due: day 9, owner: lead, signer: lead}}"
    who = ACME + "people: {li: {name: Li, role: lead}}\n"
    status = "it: {signed: {by: li, on: 2026-11-06}}"
    for day, given in ((5, False), (6, True), (7, True)):
        found = standing(plan, status, date(2026, 11, day), who).items["it"]
        assert bool(found.record and found.record.signed) is given
        assert bool(found.verdict and found.verdict.open) is given


@pytest.mark.parametrize(
    ("readings", "outcome"),
    [
        ("2026-11-06: 5, 2026-11-08: 5", "yes"),
        ("2026-11-06: 5, 2026-11-07: 5", "yes"),
        ("2026-11-05: 5, 2026-11-08: 5", "unanswered"),
        ("2026-11-05: 5, 2026-11-06: 5", "yes"),
        ("2026-11-06: 1, 2026-11-08: 5", "unanswered"),
    ],
)
def test_a_weekend_does_not_end_a_run_of_workdays(readings: str, outcome: str) -> None:
    plan = "metrics: {use: {target: at least 3, window: 2 workdays in a row}}"
    assert standing(plan, f"use: {{{readings}}}").metrics[0].outcome == outcome


RUNBOOKS = """
facts: {teams: group}
items: {other: day 2}
runbooks:
  way-back: {for_each: teams, on_demand: yes, steps: {undo: {takes: 10 min}, redo: {after: undo, takes: 10 min}}}
"""


@pytest.mark.parametrize(
    ("status", "begun"),
    [
        ("", ()),
        ("other: 2026-11-03", ()),
        ('"undo[oslo]": {started: 2026-11-05}', ("undo[oslo]", "redo[oslo]")),
        ('"redo[bergen]": 2026-11-05', ("undo[bergen]", "redo[bergen]")),
    ],
)
def test_a_runbook_on_demand_waits_until_something_of_it_is_recorded(status: str, begun: tuple[str, ...]) -> None:
    found = standing(RUNBOOKS, status, customer=ACME + "facts: {teams: [oslo, bergen]}\n").items
    waiting = {id_ for id_, i in found.items() if str(i.rule) == "Only if needed, and nobody has called for it"}
    steps = {id_ for id_ in found if id_ != "other"}
    assert waiting == steps - set(begun)


def test_anybody_of_a_role_that_is_the_same_for_all_teams_approves_for_each() -> None:
    plan = """
facts: {teams: group}
roles: {lead: customer}
items: {go: {for_each: teams, kind: gate, due: day 3, owner: lead, approvers: lead, checks: {x: {done: "go-on[oslo]"}}}, go-on: {for_each: teams, due: day 2}}
"""
    customer = ACME + "facts: {teams: [oslo, bergen]}\npeople: {li: {name: Li, role: lead}}\n"
    status = '"go[oslo]": {approved: [{by: li, on: 2026-11-03}]}\n"go-on[oslo]": 2026-11-03'
    found = standing(plan, status, customer=customer).items
    assert [(i.verdict.open, i.verdict.missing_approvals) for i in found.values() if i.verdict] == [
        (True, ()),
        (False, ("lead",)),
    ]


def test_of_several_ways_to_answer_itself_the_worst_speaks() -> None:
    plan = """
metrics: {use: {unit: percent, target: at least 3}}
items: {a: day 1, it: {due: day 9, checks: {x: {metric: use, done: a}}}}
"""
    for status, answer in (
        ("a: 2026-11-02\nuse: {2026-11-03: 1}", ("no", "metric", "1 percent")),
        ("use: {2026-11-03: 5}", ("unanswered", "done", "0 of 1 done")),
        ("a: 2026-11-02\nuse: {2026-11-03: 5}", ("yes", "metric", "5 percent")),
        ("a: {state: not needed}\nuse: {2026-11-03: 5}", ("yes", "metric", "5 percent")),
    ):
        (check,) = standing(plan, status).items["it"].checks
        assert (check.outcome.value, check.source, str(check.answer)) == answer


def test_an_answer_of_nobody_is_by_nobody() -> None:
    (check,) = standing("items: {it: {due: day 9, checks: {x: X}}}", "it: {checks: {x: yes}}").items["it"].checks
    assert (check.by, check.on, check.link, check.answer) == ("", None, "", "yes")


def test_an_action_is_due_a_length_after_the_hour_of_the_recurrence() -> None:
    plan = """
health:
  every: week on friday 15:30
  categories: {a: {checks: {x: X}}}
  bands: {red: {no: at least 1}}
  when_band: {red: {soon: {takes: 90 min}, later: {takes: 10 h}, days: {takes: 2 days}, weeks: {takes: 1 week}, bare: {}}}
"""
    found = standing(plan, "health: {2026-11-06: {checks: {x: no}}}").actions
    assert {a.id.partition("[")[0]: str(a.due) for a in found} == {
        "soon": "2026-11-06 17:00",
        "later": "2026-11-07 01:30",
        "days": "2026-11-08 15:30",
        "weeks": "2026-11-13 15:30",
        "bare": "2026-11-06",
    }


@pytest.mark.parametrize(("day", "outcome"), [(11, "unanswered"), (12, "no")])
def test_a_target_of_a_series_is_missed_when_its_day_is_over(day: int, outcome: str) -> None:
    plan = "metrics: {use: {targets: {day 10: at least 3}}}"
    ((_, by, _, found),) = standing(plan, "use: {2026-11-03: 1}", date(2026, 11, day)).metrics[0].targets
    assert (str(by), found.value) == ("2026-11-11", outcome)


def test_those_who_are_expected_at_a_session_are_its_team_and_who_belongs_to_all() -> None:
    plan = """
facts: {teams: group}
roles: {learner: {party: customer, per: teams}, lead: customer}
items:
  talk: {for_each: teams, kind: session, at: day 3 10:00, takes: 1 h, with: [learner, lead]}
  go: {for_each: teams, kind: gate, due: day 9, checks: {came: {attended: talk}}}
"""
    customer = ACME + (
        "facts: {teams: [oslo, bergen]}\npeople: {li: {name: Li, role: lead}, "
        "an: {name: An, role: learner, members: [oslo]}, bo: {name: Bo, role: learner, members: [bergen]}}\n"
    )
    status = '"talk[oslo]": {done: 2026-11-04, attended: [an, li]}\n"talk[bergen]": {done: 2026-11-04, attended: [bo]}'
    found = standing(plan, status, customer=customer).items
    assert {id_: (c.outcome.value, str(c.answer)) for id_, i in found.items() for c in i.checks} == {
        "go[oslo]": ("yes", "2 of 2 attended"),
        "go[bergen]": ("no", "1 of 2 attended"),
    }


WEEKLY = """
health:
  categories: {a: {checks: {x: X}}}
  bands: {red: {no: at least 1}}
  when_band: {red: {talk: {takes: 1 day}}}
"""


def test_an_assessment_of_tomorrow_is_not_known_yet() -> None:
    status = "health: {2026-11-09: {checks: {x: no}}, 2026-11-10: {checks: {x: no}}}"
    assert [a.day for a in standing(WEEKLY, status).health] == [date(2026, 11, 9)]


def test_what_an_assessment_started_is_done_up_to_the_next_one() -> None:
    """What is recorded later belongs to what the next assessment started."""
    days = ("2026-11-02", "2026-11-04", "2026-11-06")
    status = f"health: {{{', '.join(f'{day}: {{checks: {{x: no}}}}' for day in days)}}}\ntalk: 2026-11-05\n"
    found = standing(WEEKLY, status).actions
    assert [(a.id, a.done) for a in found] == [(f"talk[{day}]", day == "2026-11-04") for day in days]


def test_whoever_leads_another_team_approves_nothing_here() -> None:
    plan = """
facts: {teams: group}
roles: {lead: {party: customer, per: teams}}
items: {go: {for_each: teams, kind: gate, due: day 3, owner: lead, approvers: lead, checks: {x: {done: setup}}}, setup: day 1}
"""
    people = "people: {li: {name: Li, role: lead, members: [oslo]}, bo: {name: Bo, role: lead, members: [bergen]}}\n"
    status = 'setup: 2026-11-02\n"go[oslo]": {approved: [{by: li, on: 2026-11-03}]}\n"go[bergen]": {approved: [{by: li, on: 2026-11-03}]}\n'
    found = standing(plan, status, customer=ACME + "facts: {teams: [oslo, bergen]}\n" + people).items
    assert {id_: i.verdict.missing_approvals for id_, i in found.items() if i.verdict} == {
        "go[oslo]": (),
        "go[bergen]": ("lead",),
    }
