"""From a dated plan to an assessed one: how everything stands on the morning of the as-of date, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.model.files.items.check import CheckGroups
from generator.model.files.record.record import Answers, Status
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import (
    AssessedItem,
    AssessedPlan,
    CheckGroupStanding,
    CheckStanding,
    MetricStanding,
    Outcome,
)
from generator.model.stages.baseline import Baseline
from generator.model.stages.dated import DatedPlan
from generator.model.stages.plan import PlanItem
from generator.model.translation.translator import Said
from generator.steps.assess.actions import derived_actions
from generator.steps.assess.baseline import compared
from generator.steps.assess.checks import Answerer, OfMetric
from generator.steps.assess.facts_on_day import Sight
from generator.steps.assess.gates import verdict_of
from generator.steps.assess.health import health_standings
from generator.steps.assess.metrics import metric_standings
from generator.steps.assess.open_points import open_points
from generator.steps.assess.records import past_answers
from generator.steps.assess.standing import standing_of
from generator.steps.assess.summary import summary_of
from generator.steps.assess.variance import certainty_of, variance_of

__all__ = ["assess", "compared"]


def assess(
    dated: DatedPlan,
    status: Status,
    as_of: date,
    baseline: Baseline | None = None,
    previous: Baseline | None = None,
    *,
    published: tuple[Baseline, ...] = (),
) -> AssessedPlan:
    """The assessed plan; `baseline`, `previous` and `published` are published versions, never copies of the plan."""
    sight = Sight(dated, status, as_of)
    metrics = metric_standings(sight)
    metric_answers = _metric_answers(metrics)
    answerer = Answerer(sight, metric_answers)
    items = {i.id: _item(sight, i, metric_answers, baseline) for i in dated.plan.items}
    success = past_answers(status.success, as_of)
    health = health_standings(sight)
    return AssessedPlan(
        dated,
        items,
        summary_of(sight, items, health, baseline),
        metrics,
        answerer.answer(dated.plan.playbook.goals, success),
        _groups(answerer, dated.plan.playbook.success, success),
        _exits(sight, answerer),
        health,
        derived_actions(sight, health),
        open_points(sight),
        sight.records,
        baseline,
        previous,
        published,
    )


def _metric_answers(metrics: tuple[MetricStanding, ...]) -> OfMetric:
    """What metrics answer on the as-of date."""
    by_id = {m.id: m for m in metrics}

    def answer(id_: str) -> tuple[Outcome, Said | str]:
        found = by_id.get(id_)
        if found is None:
            return Outcome.UNANSWERED, ""
        value = f"{found.readings[-1][1]} {found.metric.unit}".strip() if found.readings else ""
        return found.outcome, value

    return answer


def _item(sight: Sight, item: PlanItem, metric: OfMetric, baseline: Baseline | None) -> AssessedItem:
    record = sight.records.get(item.id)
    done = sight.dated_item(item.id).done
    if done is not None and any(check.metric for check in item.spec.checks.values()):
        # What was passed stays passed: a metric answers as it stood on the day, not as it stands since.
        metric = _metric_answers(metric_standings(replace(sight, as_of=min(done.day, sight.as_of))))
    answerer = Answerer(sight, metric, item.member)
    checks = answerer.answer(item.spec.checks, record.checks if record else {})
    verdict = verdict_of(sight, item, checks)
    standing, rule, declared = standing_of(sight, item.id, verdict)
    agreed = baseline.items.get(item.id) if baseline else None
    return AssessedItem(
        item.id,
        standing,
        rule,
        declared,
        record,
        checks,
        verdict,
        agreed,
        certainty_of(item, sight.dated_item(item.id)),
        variance_of(sight, item.id, agreed),
    )


def _groups(answerer: Answerer, groups: CheckGroups, answers: Answers) -> tuple[CheckGroupStanding, ...]:
    return tuple(
        CheckGroupStanding(id_, g.title or title_from_id(id_), g.text, g.audience, answerer.answer(g.checks, answers))
        for id_, g in groups.items()
    )


def _exits(sight: Sight, answerer: Answerer) -> Mapping[str, tuple[CheckStanding, ...]]:
    """The exit criteria of each phase, answered by a record with the phase's id."""
    found: dict[str, tuple[CheckStanding, ...]] = {}
    for group in sight.plan.groups:
        if group.axis == "phase" and group.checks:
            record = sight.records.get(group.id)
            found[group.id] = answerer.answer(group.checks, record.checks if record else {})
    return found
