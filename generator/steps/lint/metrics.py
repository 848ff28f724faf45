"""What metrics say about one another, and about the days of items and the promises of support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from generator.model.files.item_index import located
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.support import SupportMode, SupportSeverity
from generator.model.files.valid import ValidPlaybook
from generator.model.language.comparison import Comparison, Direction
from generator.model.language.time_parser import OnDay
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import (
    ALARM_ORDER,
    AVERAGE_UNREACHABLE,
    DAYS_UNSAID,
    METRIC_TWICE,
    TARGET_UNREACHABLE,
)

_HOURS = {"min": Decimal(1) / 60, "minute": Decimal(1) / 60, "minutes": Decimal(1) / 60}
_HOURS |= {"h": Decimal(1), "hour": Decimal(1), "hours": Decimal(1)}
_HOURS |= {"day": Decimal(24), "days": Decimal(24), "workday": Decimal(8), "workdays": Decimal(8)}
_HOURS |= {"week": Decimal(168), "weeks": Decimal(168)}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)")
_BARE_DAYS = re.compile(r"\b\d+\s*days?\b")


def metric_lints(valid: ValidPlaybook) -> Iterator[Problem]:
    """L1, L5, L6, L10 and L17 as far as no date is needed."""
    yield from _unreachable(valid)
    yield from _twice(valid)
    yield from _alarms(valid)
    yield from _averages(valid)
    yield from _days(valid)


def _unreachable(valid: ValidPlaybook) -> Iterator[Problem]:
    items = {each.id: each for each in located(valid.playbook)}
    seen: dict[str, tuple[str, Metric]] = {}
    for id_, metric in valid.playbook.metrics.items():
        if metric.days_to is None or metric.target is None:
            continue
        place = valid.source.place(("metrics", id_, "target"))
        written = items[metric.days_to].item if metric.days_to in items else None
        time = (written.at or written.due) if written else None
        if isinstance(time, OnDay) and not metric.target.met(Decimal(time.day)):
            message = f"`{metric.days_to}` is planned for day {time.day}, which misses its own target: {metric.target}"
            yield TARGET_UNREACHABLE.at(place, message, "change the day of the item, or the target")
        other = seen.setdefault(metric.days_to, (id_, metric))
        if other[0] != id_ and str(other[1].target) != str(metric.target):
            message = f"`{id_}` and `{other[0]}` both count the days to `{metric.days_to}`, with different targets"
            yield TARGET_UNREACHABLE.at(place, message, "keep one of the two")


def _twice(valid: ValidPlaybook) -> Iterator[Problem]:
    for (a, one), (b, two) in combinations(valid.playbook.metrics.items(), 2):
        if _plain(one.unit) != _plain(two.unit) or not _plain(one.source) or _plain(one.source) != _plain(two.source):
            continue
        differ = one.target and two.target and not _same(one.target, two.target)
        same_day = set(one.targets) & set(two.targets)
        if differ or any(not _same(one.targets[t], two.targets[t]) for t in same_day):
            message = f"`{b}` and `{a}` measure the same from {two.source}, with different targets"
            hint = "make one metric of them, with `targets` by time or an `alarm`"
            yield METRIC_TWICE.at(valid.source.key_place(("metrics", b)), message, hint)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _same(one: Comparison, two: Comparison) -> bool:
    return (one.low, one.high, one.strict) == (two.low, two.high, two.strict)


def _alarms(valid: ValidPlaybook) -> Iterator[Problem]:
    for id_, metric in valid.playbook.metrics.items():
        if metric.alarm is None or metric.target is None or _weaker(metric.alarm, metric.target):
            continue
        message = f"the alarm of `{id_}` ({metric.alarm}) is not weaker than its target ({metric.target})"
        yield ALARM_ORDER.at(
            valid.source.place(("metrics", id_, "alarm")), message, "swap the two, or leave the alarm out"
        )


def _weaker(alarm: Comparison, target: Comparison) -> bool:
    if target.direction is Direction.UP and alarm.direction is Direction.UP:
        return alarm.low is not None and target.low is not None and alarm.low < target.low
    if target.direction is Direction.DOWN and alarm.direction is Direction.DOWN:
        return alarm.high is not None and target.high is not None and alarm.high > target.high
    if target.direction in (Direction.EXACT, Direction.RANGE):
        wide = (alarm.low is None or (target.low is not None and alarm.low <= target.low)) and (
            alarm.high is None or (target.high is not None and alarm.high >= target.high)
        )
        return wide and not _same(alarm, target)
    return False


def _averages(valid: ValidPlaybook) -> Iterator[Problem]:
    for id_, metric in valid.playbook.metrics.items():
        bound = metric.target.high if metric.target and metric.target.direction is not Direction.UP else None
        unit = _HOURS.get(metric.unit.casefold())
        if bound is None or unit is None or not metric.severities:
            continue
        for severity in metric.severities:
            promises = [
                (m, s)
                for m, mode in valid.playbook.support.items()
                for i, s in mode.severities.items()
                if i == severity
            ]
            late = [m for m, s in promises if (hours := _hours(s.resolution)) is not None and hours > 2 * bound * unit]
            if late or not any(s.resolution for _, s in promises):
                why = f"may take longer in `{late[0]}`" if late else "has no time of resolution at all"
                message = f"`{id_}` must be {metric.target} {metric.unit} on average, and `{severity}` {why}"
                place = valid.source.place(("metrics", id_, "severities"))
                yield AVERAGE_UNREACHABLE.at(place, message, "average over severities that are promised in that time")


def _hours(text: str) -> Decimal | None:
    """A promise in hours, where it reads as one."""
    said = text.casefold().strip()
    if said in ("same workday", "same working day", "same day"):
        return Decimal(8)
    match = _LENGTH.fullmatch(said)
    unit = _HOURS.get(match[2]) if match else None
    return Decimal(match[1]) * unit if match and unit is not None else None


def _days(valid: ValidPlaybook) -> Iterator[Problem]:
    hint = "write `calendar days` or `workdays`"
    playbook = valid.playbook
    facts = [(("facts", i, "unit"), f.unit) for i, f in playbook.facts.items()]
    for loc, unit in (*facts, *((("metrics", i, "unit"), m.unit) for i, m in playbook.metrics.items())):
        if unit.casefold().strip() in ("day", "days"):
            yield DAYS_UNSAID.at(
                valid.source.place(loc), f"`{loc[1]}` is counted in `{unit}` and does not say which", hint
            )
    for mode_id, mode in playbook.support.items():
        for id_, severity in mode.severities.items():
            for key in ("response", "resolution"):
                said = getattr(severity, key)
                if _BARE_DAYS.search(said.casefold()) and not _always(mode, severity):
                    place = valid.source.place(("support", mode_id, "severities", id_, key))
                    yield DAYS_UNSAID.at(place, f"`{said}` does not say which days", hint)


def _always(mode: SupportMode, severity: SupportSeverity) -> bool:
    coverage = mode.coverage.get(severity.coverage or "")
    return coverage is not None and coverage.hours == "24/7"
