"""How each item stands: the first rule that holds, beside what a person declares."""

from __future__ import annotations

from generator.model.files.playbook.scoring import Standing
from generator.model.files.playbook.scoring_defaults import DEFAULT_STANDINGS, standing_rules
from generator.model.files.record.record import State
from generator.model.language.condition import evaluate
from generator.model.stages.assessed import Verdict
from generator.model.stages.plan import PlanItem
from generator.model.translation.translator import Said, of_rule, say
from generator.steps.assess.facts_on_day import Sight

_DECLARED = {
    State.BLOCKED: Standing.BLOCKED,
    State.AT_RISK: Standing.AT_RISK,
    State.ON_TRACK: Standing.ON_TRACK,
    State.NOT_NEEDED: Standing.NOT_NEEDED,
}


def standing_of(sight: Sight, id_: str, verdict: Verdict | None) -> tuple[Standing, Said | str, Standing | None]:
    """The standing of an item, the text of its rule, and what a person declares where that is something else."""
    standing, text = _first_rule(sight, named_values(sight, id_, verdict))
    state = sight.state(id_)
    declared = _DECLARED.get(state) if state else None
    return standing, text, declared if declared is not standing else None


def _first_rule(sight: Sight, values: dict[str, object]) -> tuple[Standing, Said | str]:
    for rule in standing_rules(sight.plan.playbook.standings):
        if evaluate(rule.when, values, lambda _: None).value is True:
            return rule.standing, of_rule(rule.text, rule in DEFAULT_STANDINGS)
    return Standing.UNKNOWN, say("No rule holds")


def named_values(sight: Sight, id_: str, verdict: Verdict | None) -> dict[str, object]:
    """The values behind the names that standing rules may use; None where there is none."""
    dated, item = sight.dated_item(id_), sight.items[id_]
    waits = [dependency.on for dependency in item.dependencies if dependency.on in sight.items]
    return {
        "done": dated.done is not None,
        "passed": sight.has_passed(id_),
        "started": _started(sight, id_),
        "overdue": sight.is_overdue(id_),
        "start-passed": _start_passed(sight, id_),
        **_distances(sight, id_),
        "slack": dated.slack,
        "critical": dated.critical,
        "waits-on-late": any(sight.is_overdue(on) for on in waits),
        "waits-on-blocked": any(sight.state(on) is State.BLOCKED and not sight.is_done(on) for on in waits),
        "blocked": sight.state(id_) is State.BLOCKED,
        "at-risk": sight.state(id_) is State.AT_RISK,
        "on-track": sight.state(id_) is State.ON_TRACK,
        "reopened": sight.state(id_) is State.REOPENED,
        "not-needed": sight.state(id_) is State.NOT_NEEDED,
        "on-demand": item.on_demand and dated.done is None and not _run_begun(sight, item),
        "cancelled": dated.closed == "cancelled",
        "fell-out": dated.closed == "paused",
        "paused": sight.dated.life.pause is not None and not sight.is_done(id_),
        "dated": dated.plan is not None or dated.forecast is not None,
        "open": bool(verdict and verdict.open and item.spec.checks),
        "need": item.spec.need.value,
        "kind": item.spec.kind.value,
    }


def _run_begun(sight: Sight, item: PlanItem) -> bool:
    """Whether anything of the runbook that a step belongs to is recorded as begun or done."""
    run = (item.runbook, item.member)
    dates = (sight.dated_item(i.id) for i in sight.plan.items if (i.runbook, i.member) == run)
    return any(d.started is not None or d.done is not None for d in dates)


def _started(sight: Sight, id_: str) -> bool:
    dated = sight.dated_item(id_)
    if dated.started is not None:
        return True
    dates = dated.forecast or dated.plan
    return sight.passes_by(id_) and dates is not None and dates.span.start.day <= sight.as_of


def _start_passed(sight: Sight, id_: str) -> bool:
    dated = sight.dated_item(id_)
    begun = _started(sight, id_) or sight.is_done(id_)
    return not begun and dated.plan is not None and dated.plan.span.start.day < sight.judged_on


def _distances(sight: Sight, id_: str) -> dict[str, object]:
    dated = sight.dated_item(id_)
    planned = dated.plan.span.end.day if dated.plan else None
    expected = dated.forecast.span.end.day if dated.forecast else None
    late = (sight.judged_on - planned).days if planned and sight.is_overdue(id_) else 0
    return {
        "days-late": max(0, late),
        "forecast-late": sight.workdays_late(planned, expected) if planned and expected and not dated.done else 0,
        "deadline-missed": bool(dated.deadline and expected and not dated.done and expected > dated.deadline.day),
        "days-to-end": (planned - sight.as_of).days if planned else None,
    }
