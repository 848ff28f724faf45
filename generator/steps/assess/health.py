"""The regular assessments: their colour, the rule behind it, and the weeks in which nobody made one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from generator.model.calendar.occurrences import occurrences
from generator.model.files.playbook.scoring import Band, Health
from generator.model.files.playbook.scoring_defaults import DEFAULT_BANDS, rule_of
from generator.model.files.record.record import Assessment
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import CheckGroupStanding, HealthStanding
from generator.model.translation.translator import Said, say
from generator.steps.assess.checks import Answerer, missing
from generator.steps.assess.facts_on_day import Sight, final_sign_off
from generator.steps.assess.metrics import in_week
from generator.steps.assess.records import past_answers

INCOMPLETE = "incomplete"


def health_standings(sight: Sight) -> tuple[HealthStanding, ...]:
    """Every assessment up to the as-of date, and every one that is missing, by day."""
    health = sight.plan.playbook.health
    if health is None:
        return ()
    made = {day: a for day, a in sight.status.health.items() if day <= sight.as_of}
    found = [_made(sight, health, day, assessment) for day, assessment in made.items()]
    found += [
        HealthStanding(day, "", say("Nobody made this assessment"), missing=True)
        for day in missing_days(sight, health, made)
    ]
    return tuple(sorted(found, key=lambda h: (h.day, h.missing)))


def _made(sight: Sight, health: Health, day: date, assessment: Assessment) -> HealthStanding:
    answerer = Answerer(sight, lambda metric: in_week(sight, metric, day))
    answers = past_answers(assessment.checks, sight.as_of)
    groups = tuple(
        CheckGroupStanding(
            id_,
            group.title or title_from_id(id_),
            group.text,
            group.audience or health.audience,
            answerer.answer(group.checks, answers),
        )
        for id_, group in health.categories.items()
    )
    no, unanswered = missing(check for group in groups for check in group.checks)
    band, rule = band_of(health.bands or DEFAULT_BANDS, len(no), len(unanswered))
    return HealthStanding(day, band, rule, groups, assessment.tell, assessment.note)


def band_of(bands: Mapping[str, Band], no: int, unanswered: int) -> tuple[str, Said | str]:
    """The colour for so many noes, and the rule; with something unanswered it is never the best one.

    Then the next band stands, which says that somebody should look.
    """
    names = list(bands)
    fitting = next((name for name in names if bands[name].no.met(Decimal(no))), "")
    if not fitting:
        return "", say("No band is for {n} times no", n=no)
    if not unanswered or fitting != names[0]:
        return fitting, rule_of(bands[fitting])
    best = Said(names[0])
    rest = say("{n} unanswered, and unanswered is never {band}", n=unanswered, band=best)
    return (names[1] if len(names) > 1 else INCOMPLETE), rest


def missing_days(sight: Sight, health: Health, made: Mapping[date, Assessment]) -> tuple[date, ...]:
    """The days of the recurrence before the as-of date to which no assessment lies closer than to any other.

    The first day may pass without one: it comes before a whole recurrence has gone by since kickoff.
    """
    due = _due_days(sight, health)
    covered = {min(due, key=lambda d: (abs((d - day).days), d)) for day in made} if due else set()
    return tuple(day for day in due[1:] if day not in covered and day < sight.as_of)


def _due_days(sight: Sight, health: Health) -> tuple[date, ...]:
    """The days of the recurrence from kickoff to one after the as-of date, at most to the end of the plan or its final sign-off."""
    kickoff = sight.dated.kickoff
    if kickoff is None or health.every is None or kickoff > sight.as_of:
        return ()
    ends = [d.plan.span.end.day for d in sight.dated.items.values() if d.plan]
    finished = final_sign_off(sight)
    ends = [finished.day] if finished else ends
    until = min(max(ends, default=sight.as_of), sight.as_of + timedelta(days=7))
    if not (sight.workdays.covers(kickoff) and sight.workdays.covers(until)):
        return ()
    life = sight.dated.life
    if life.cancelled:
        until = min(until, life.cancelled - timedelta(days=1))
    found = occurrences(health.every, kickoff, sight.workdays, until=until, but=life.exceptions)
    return tuple(o.date for o in found)
