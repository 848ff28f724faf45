"""How sure the date of a milestone is, and how far what holds now lies from what was planned and agreed."""

from __future__ import annotations

from generator.model.stages.assessed import Certainty, Variance
from generator.model.stages.dated import DatedItem, Span
from generator.model.stages.plan import PlanItem
from generator.steps.assess.facts_on_day import Sight


def certainty_of(item: PlanItem, dated: DatedItem) -> Certainty | None:
    """Met once it is recorded, tentative while it is a month or a quarter, confirmed where `dates` names its day."""
    if not item.spec.kind.traits.point:
        return None
    if dated.done is not None:
        return Certainty.MET
    dates = dated.plan or dated.forecast
    if dates is None:
        return Certainty.OPEN
    if dates.span.tentative:
        return Certainty.TENTATIVE
    return Certainty.CONFIRMED if item.agreed else Certainty.PROPOSED


def variance_of(sight: Sight, id_: str, baseline: Span | None) -> Variance:
    """Workdays from the planned end, and from the one agreed first, to the end that is recorded or expected."""
    dated = sight.dated_item(id_)
    now = dated.done or (dated.forecast.span.end if dated.forecast else None)
    if now is None:
        return Variance()
    return Variance(
        sight.workdays_from(dated.plan.span.end.day, now.day) if dated.plan else None,
        sight.workdays_from(baseline.end.day, now.day) if baseline else None,
    )
