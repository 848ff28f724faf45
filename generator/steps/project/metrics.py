"""What is measured, as a reader may see it."""

from __future__ import annotations

from generator.model.language.title import title_from_id
from generator.model.stages.assessed import (
    MetricStanding,
)
from generator.model.stages.shown.metric import ShownMetric, ShownReading, ShownTarget
from generator.steps.project.visibility import Reader


def shown_metrics(reader: Reader) -> tuple[ShownMetric, ...]:
    """The visible metrics with their readings."""
    return tuple(_metric(reader, m) for m in reader.assessed.metrics if m.id in reader.metrics)


def _metric(reader: Reader, standing: MetricStanding) -> ShownMetric:
    spec = standing.metric
    return ShownMetric(
        id=standing.id,
        title=spec.title or title_from_id(standing.id),
        text=spec.text,
        unit=spec.unit,
        baseline=spec.baseline,
        target=spec.target,
        window=spec.window,
        by=reader.when_known(standing.by),
        source=spec.source,
        outcome=standing.outcome.value,
        targets=tuple(
            ShownTarget(label=label, target=target, by=reader.when_known(by), outcome=outcome.value)
            for label, by, target, outcome in standing.targets
        ),
        readings=tuple(ShownReading(on=day, value=value) for day, value in standing.readings),
        tracked=standing.id in reader.plan.playbook.track,
    )
