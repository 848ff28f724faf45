"""What rules demand of somebody, such as an escalation meeting after a red week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.files.items.item import Item
from generator.model.files.playbook.scoring import Health
from generator.model.language.time_parser import OnDate, Unit
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import DerivedAction, HealthStanding
from generator.model.stages.dated import Moment
from generator.model.translation.translator import Said, say
from generator.steps.assess.facts_on_day import Sight

_DAY = 24 * 60


def derived_actions(sight: Sight, assessments: tuple[HealthStanding, ...]) -> tuple[DerivedAction, ...]:
    """The items that the colour of an assessment starts, in the order of the assessments."""
    health = sight.plan.playbook.health
    return tuple(_of_health(sight, health, assessments)) if health else ()


def _of_health(sight: Sight, health: Health, assessments: tuple[HealthStanding, ...]) -> Iterator[DerivedAction]:
    days = [a.day for a in assessments if not a.missing]
    for assessment in (a for a in assessments if not a.missing):
        after = min((d for d in days if d > assessment.day), default=None)
        for id_, item in health.when_band.get(assessment.band, {}).items():
            yield DerivedAction(
                f"{id_}[{assessment.day}]",
                item.title or title_from_id(id_),
                item.text,
                item.owner,
                due_after(assessment.day, item, health),
                say(
                    "{band} on {day}: {rule}",
                    band=Said(title_from_id(assessment.band)),
                    day=assessment.day,
                    rule=assessment.rule,
                ),
                item.audience or health.audience or (sight.plan.playbook.audience,),
                _is_done(sight, id_, assessment.day, after),
            )


def due_after(day: date, item: Item, health: Health) -> Moment:
    """When an item must be over that an assessment of a day starts: within its length, from the hour of the recurrence."""
    clock = health.every.clock if health.every else None
    minute = clock.hour * 60 + clock.minute if clock else -1
    if item.takes is None:
        return Moment(day)
    if item.takes.unit.is_clock:
        total = max(minute, 0) + (item.takes.minutes or 0)
        days, rest = divmod(total, _DAY)
        return (
            Moment(day + timedelta(days=days), rest) if minute >= 0 else Moment(day + timedelta(days=-(-total // _DAY)))
        )
    count = item.takes.count * (7 if item.takes.unit is Unit.WEEKS else 1)
    return Moment(day + timedelta(days=count), minute)


def _is_done(sight: Sight, id_: str, day: date, before: date | None) -> bool:
    """Whether a record says so: one for that very assessment, or one dated from it up to the next assessment."""
    if f"{id_}[{day}]" in sight.records:
        return True
    record = sight.records.get(id_)
    if record is None:
        return False
    days = [*record.held, *([record.done.date] if isinstance(record.done, OnDate) else [])]
    return any(day <= d and (before is None or d < before) for d in days)
