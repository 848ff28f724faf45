"""Whether what is measured meets its target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from generator.model.files.playbook.metric import Metric
from generator.model.language.comparison import Comparison, Window, WindowMode
from generator.model.language.time_parser import Unit
from generator.model.stages.assessed import MetricStanding, Outcome
from generator.steps.assess.facts_on_day import Sight
from generator.steps.assess.records import past_readings

Readings = tuple[tuple[date, Decimal], ...]


def metric_standings(sight: Sight) -> tuple[MetricStanding, ...]:
    """Each metric of the playbook with its readings."""
    return tuple(_standing(sight, id_, metric) for id_, metric in sight.plan.playbook.metrics.items())


def _standing(sight: Sight, id_: str, metric: Metric) -> MetricStanding:
    readings = readings_of(sight, id_, metric)
    times = sight.dated.times
    targets = tuple(
        (key, by, target, _by_then(readings, target, by.day if by else None, sight.judged_on))
        for key, target in metric.targets.items()
        for by in [times.get(f"metric/{id_}/targets/{key}")]
    )
    return MetricStanding(id_, metric, outcome(readings, metric), readings, times.get(f"metric/{id_}/by"), targets)


def readings_of(sight: Sight, id_: str, metric: Metric) -> Readings:
    """The recorded readings; a metric that counts the days to an item is read from its date once it is done."""
    found: Readings = past_readings(sight.status.readings.get(id_, {}), sight.as_of)
    kickoff = sight.dated.kickoff
    if metric.days_to is None or found or kickoff is None:
        return found
    ends = [sight.dated_item(i).done for i in sight.instances.get(metric.days_to, ())]
    days = [end.day for end in ends if end is not None]
    if not days or len(days) < len(ends):
        return ()
    return ((max(days), Decimal((max(days) - kickoff).days)),)


def outcome(readings: Readings, metric: Metric) -> Outcome:
    """Whether the target is met; without readings, or while the window is not yet filled, nobody knows."""
    if metric.target is None or not readings:
        return Outcome.UNANSWERED
    if not metric.target.met(readings[-1][1]):
        return Outcome.NO
    if metric.window is None or _filled(readings, metric.target, metric.window):
        return Outcome.YES
    return Outcome.UNANSWERED


def _filled(readings: Readings, target: Comparison, window: Window) -> bool:
    """Whether the target was met for as long as the window asks, up to the last reading."""
    by_day = dict(readings)
    last = readings[-1][0]
    if window.mode is WindowMode.PER:
        span = 7 if window.per is Unit.WEEKS else 31
        recent = [value for day, value in readings if last - timedelta(days=span) < day <= last]
        return sum(target.met(value) for value in recent) >= window.count
    return _run(by_day, target, last, window.unit) >= window.count


def _run(by_day: Mapping[date, Decimal], target: Comparison, day: date, unit: Unit) -> int:
    """How many days, workdays, weeks or months in a row the target was met, back from a day.

    Each of them needs its own reading: a day that nobody measured ends the run.
    """
    met = 0
    if unit in (Unit.WEEKS, Unit.MONTHS, Unit.YEARS):
        return _periods(by_day, target, unit)
    while day in by_day and target.met(by_day[day]):
        met += 1
        day -= timedelta(days=1)
        while unit is Unit.WORKDAYS and day.weekday() > 4:
            day -= timedelta(days=1)
    return met


def _periods(by_day: Mapping[date, Decimal], target: Comparison, unit: Unit) -> int:
    """The same for weeks, months and years, each of which counts when all its readings met the target."""
    periods: dict[int, bool] = {}
    for day, value in by_day.items():
        key = _period(day, unit)
        periods[key] = periods.get(key, True) and target.met(value)
    met, key = 0, max(periods)
    while periods.get(key):
        met, key = met + 1, key - 1
    return met


def _period(day: date, unit: Unit) -> int:
    """The number of the week, month or year that a day lies in."""
    if unit is Unit.WEEKS:
        return (day.toordinal() - 1) // 7
    return day.year * 12 + day.month if unit is Unit.MONTHS else day.year


def _by_then(readings: Readings, target: Comparison, by: date | None, on: date) -> Outcome:
    """Whether a target of a series was met by its day; before that day a no is not yet said."""
    known = [value for day, value in readings if by is None or day <= by]
    if known and target.met(known[-1]):
        return Outcome.YES
    return Outcome.NO if known and by is not None and by < on else Outcome.UNANSWERED


def in_week(sight: Sight, id_: str, day: date) -> tuple[Outcome, str]:
    """What a metric answers to a weekly check: yes unless a reading of the seven days up to a day breaks the alarm."""
    metric = sight.plan.playbook.metrics.get(id_)
    line = (metric.alarm or metric.target) if metric else None
    if metric is None or line is None:
        return Outcome.UNANSWERED, ""
    week = [(d, v) for d, v in readings_of(sight, id_, metric) if day - timedelta(days=7) < d <= day]
    if not week:
        return Outcome.UNANSWERED, ""
    value = f"{week[-1][1]} {metric.unit}".strip()
    return (Outcome.YES if all(line.met(v) for _, v in week) else Outcome.NO), value
