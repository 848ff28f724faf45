"""Checks as a reader may see them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.files.items.check import Answering
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import CheckGroupStanding, CheckStanding, Outcome
from generator.model.stages.shown.check import ShownCheck, ShownCheckGroup
from generator.steps.project.visibility import Reader


def shown_checks(reader: Reader, checks: Iterable[CheckStanding], audience: tuple[str, ...]) -> tuple[ShownCheck, ...]:
    """The checks of something with this audience that the reader sees."""
    return tuple(_check(reader, c) for c in checks if reader.sees(c.check.audience or audience))


def shown_group(reader: Reader, group: CheckGroupStanding) -> ShownCheckGroup:
    """Checks under one heading, counted anew over what this reader sees."""
    checks = shown_checks(reader, group.checks, group.audience)
    outcomes = [c.outcome for c in checks]
    return ShownCheckGroup(
        id=group.id,
        title=group.title,
        text=group.text,
        checks=checks,
        yes=outcomes.count(Outcome.YES),
        no=outcomes.count(Outcome.NO),
        unanswered=outcomes.count(Outcome.UNANSWERED),
    )


def _check(reader: Reader, standing: CheckStanding) -> ShownCheck:
    spec = standing.check
    return ShownCheck(
        id=standing.id,
        ask=spec.ask or title_from_id(standing.id),
        outcome=standing.outcome.value,
        text=spec.text,
        answering=spec.answer.value,
        scale=spec.scale,
        choices=spec.choices,
        unit=spec.unit,
        area=spec.area,
        answer=reader.words.of(standing.answer) if _may_read_answer(reader, standing) else "",
        source=standing.source,
        metric=spec.metric if spec.metric and spec.metric in reader.metrics else "",
        by=reader.name(standing.by),
        on=standing.on,
        evidence_wanted=spec.evidence,
        tell=standing.tell,
        note=_note(standing) if reader.internal else "",
    )


def _may_read_answer(reader: Reader, standing: CheckStanding) -> bool:
    """What a person types is internal; yes, no, a number or a listed choice is an answer, not a remark."""
    check = standing.check
    if reader.internal:
        return True
    if check.metric and check.metric not in reader.metrics:
        return False
    if standing.source in ("done", "attended"):  # the answer counts them
        return reader.sees_all((*check.done, *check.attended))
    fits = standing.outcome is not Outcome.UNANSWERED and check.answer is not Answering.TEXT
    return fits or standing.source == "metric"


def _note(standing: CheckStanding) -> str:
    return " · ".join(part for part in (standing.why, standing.evidence, standing.link, standing.note) if part)
