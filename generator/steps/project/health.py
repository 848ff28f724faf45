"""Health assessments, and the actions that they start, as a reader may see them."""

from __future__ import annotations

from typing import Any

from generator.model.files.items.check import Checks
from generator.model.files.playbook.scoring_defaults import DEFAULT_BANDS, rule_of
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import (
    CheckStanding,
    DerivedAction,
    HealthStanding,
    Outcome,
)
from generator.model.stages.shown.check import ShownCheckGroup
from generator.model.stages.shown.metric import ShownAction, ShownAssessment
from generator.steps.project.checks import shown_checks, shown_group
from generator.steps.project.visibility import Reader


def shown_health(reader: Reader) -> dict[str, Any]:
    """The weekly assessments, the blank form and the bands, if health is for this reader."""
    spec = reader.plan.playbook.health
    if spec is None or not reader.sees(spec.audience):
        return {}
    form = (
        ShownCheckGroup(
            id=id_,
            title=group.title or title_from_id(id_),
            text=group.text,
            checks=shown_checks(reader, _blank(group.checks), group.audience or spec.audience),
        )
        for id_, group in spec.categories.items()
        if reader.sees(group.audience or spec.audience)
    )
    return {
        "health_title": spec.title or reader.words.say("Weekly health"),
        "health_text": spec.text,
        "health": tuple(_assessment(reader, h) for h in reader.assessed.health),
        "health_form": tuple(form),
        "health_bands": tuple((name, reader.words.of(rule_of(band))) for name, band in spec.bands.items()),
    }


def _blank(checks: Checks) -> list[CheckStanding]:
    return [CheckStanding(id=id_, check=check, outcome=Outcome.UNANSWERED) for id_, check in checks.items()]


def _assessment(reader: Reader, standing: HealthStanding) -> ShownAssessment:
    return ShownAssessment(
        on=standing.day,
        band=standing.band,
        rule=_health_rule(reader, standing),
        categories=tuple(shown_group(reader, g) for g in standing.categories if reader.sees(g.audience)),
        tell=standing.tell,
        note=standing.note if reader.internal else "",
        missing=standing.missing,
    )


def _health_rule(reader: Reader, standing: HealthStanding) -> str:
    """The rule behind a band; one that counts answers is not told to a reader who does not see them all."""
    health = reader.plan.playbook.health
    bands = (health.bands if health else {}) or DEFAULT_BANDS
    words = reader.words
    if standing.rule in {rule_of(band) for band in bands.values()}:
        return words.of(standing.rule)
    seen = all(
        reader.sees(g.audience) and all(reader.sees(c.check.audience or g.audience) for c in g.checks)
        for g in standing.categories
    )
    return words.of(standing.rule) if seen else words.say("Judged by all answers, some of which are not shown here")


def _action_rule(reader: Reader, action: DerivedAction) -> str:
    """Which assessment started an action, if assessments are for this reader."""
    health = reader.plan.playbook.health
    made = next((h for h in reader.assessed.health if not h.missing and action.id.endswith(f"[{h.day}]")), None)
    if reader.internal or made is None:
        return reader.words.of(action.rule)
    seen = health is not None and reader.sees(health.audience)
    if not seen:
        return ""
    band, rule = reader.words.label(made.band), _health_rule(reader, made)
    return reader.words.say("{band} on {day}: {rule}", band=band, day=made.day, rule=rule)


def shown_actions(reader: Reader) -> tuple[ShownAction, ...]:
    """What rules demand of somebody, if it is for this reader."""
    return tuple(
        ShownAction(
            id=a.id,
            title=a.title,
            due=reader.when(a.due),
            rule=_action_rule(reader, a),
            text=a.text,
            owner=reader.only_roles(a.owner),
            done=a.done,
        )
        for a in reader.assessed.actions
        if reader.sees(a.audience)
    )
