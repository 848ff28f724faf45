"""When an item is, and why, as a reader may see it."""

from __future__ import annotations

from typing import Any

from generator.model.files.record.record import Record
from generator.model.stages.assessed import AssessedItem
from generator.model.stages.dated import DatedItem, Span
from generator.model.stages.plan import PlanItem
from generator.model.stages.shown.dates import ShownDates, ShownVariance
from generator.model.stages.shown.session import ShownSitting
from generator.steps.project.derivation.why import shown_why
from generator.steps.project.items.changes import shown_changes, shown_reasons
from generator.steps.project.visibility import Reader


def shown_dates(reader: Reader, dated: DatedItem, assessed: AssessedItem) -> dict[str, Any]:
    """What even a reader of titles gets: the dates of all readings, and how sure they are."""
    return {
        "dates": ShownDates(
            baseline=reader.span(assessed.baseline),
            plan=reader.span(dated.plan.span if dated.plan else None),
            forecast=reader.span(dated.forecast.span if dated.forecast else None),
            actual=reader.span(_actual(dated)),
        ),
        "variance": ShownVariance(plan=assessed.variance.plan, baseline=assessed.variance.baseline),
        "certainty": assessed.certainty.value if assessed.certainty else "",
        "tentative": _tentative(reader, dated),
    }


def _tentative(reader: Reader, dated: DatedItem) -> str:
    """Why a date that is given is not firm."""
    pause, said = reader.assessed.dated.life.pause, reader.words
    return (
        said.say("Tentative: it hangs on the end of the pause since {day}", day=pause.first)
        if pause and dated.tentative
        else ""
    )


def _actual(dated: DatedItem) -> Span | None:
    if dated.done is None:
        return None
    return Span(dated.started or dated.done, dated.done)


def shown_timing(reader: Reader, item: PlanItem, dated: DatedItem, record: Record) -> dict[str, Any]:
    """How the dates came about, and all times of what repeats."""
    spec, held = item.spec, record.held
    current = dated.forecast or dated.plan
    return {
        "deadline": reader.when_known(dated.deadline),
        "slack": dated.slack,
        "critical": dated.critical,
        "starts_after": dated.starts_after,
        "takes": spec.takes,
        "repeats": tuple(segment.rhythm for segment in spec.every),
        "times": len(current.occurrences) if current else 0,
        "sittings": tuple(
            ShownSitting(
                start=reader.when(s.start),
                end=reader.when(s.end),
                held=s.start.day in held,
                tell=held[s.start.day].tell if s.start.day in held else "",
            )
            for s in (current.occurrences if current else ())
        ),
        "after": tuple(dict.fromkeys(e.on for e in item.dependencies if e.on in reader.items)),
        "why": shown_why(reader, dated),
        "reasons": shown_reasons(reader, item),
        "changes": shown_changes(reader, item),
    }
