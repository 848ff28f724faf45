"""From a plan to a dated plan: when everything happens, in the files and in the forecast, and why.

The network is worked out twice by the same rules: as planned, and with what was recorded as bounds (the forecast).

* `times/`: a written time becomes a moment, with the steps that led to it (`evaluate_time`, `derivation`, `constraint`),
  in the calendars of a plan (`calendars`); `length` is how long an item takes.
* `placing/`: where one item lies by its own words (`placement`), what waits for what and in which order items are worked
  out (`network`), what repeats (`occurrences_of`, `recurrence_times`), what is recorded (`recorded`), what has no day of
  its own (`on_demand`).
* `forward/`: the forward pass. `forward_pass` gives each item its early dates in the order of the network, from what holds
  it back (`constraints_of`), and from its actuals (`actuals`); `pass_state` is what one pass knows.
* `backward/`: the backward pass (`backward_pass`): late dates, and from them total and free slack (`slack`).
* `as_late_as_possible`: items that are planned backward from another one.
* `replan`: the rest of a plan moved to a new day.
* `critical_path`: the links that lead to a milestone or gate. `group_dates`: the spans of phases and support modes.
* `pause_dependence`: dates that hang on a pause without an end. `findings`: what the dates show to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.calendar.onboarding_life import life_of
from generator.model.files.record.record import Status
from generator.model.language.time_parser import KICKOFF, Bucket, Elsewhere, InPeriod, OnDate
from generator.model.language.weekday import FIRST_YEAR, LAST_YEAR
from generator.model.problems.problem import Problem
from generator.model.stages.dated import DatedItem, DatedPlan, Dates, Moment, Span
from generator.model.stages.plan import Plan
from generator.steps.schedule.as_late_as_possible import in_time
from generator.steps.schedule.backward.backward_pass import Slack, backward
from generator.steps.schedule.critical_path import paths_of
from generator.steps.schedule.findings import findings
from generator.steps.schedule.forward.deadlines import deadlines_of
from generator.steps.schedule.forward.forward_pass import forward
from generator.steps.schedule.forward.pass_state import PassInput, PassResult
from generator.steps.schedule.group_dates import other_times, spans_of_groups, spans_of_modes
from generator.steps.schedule.pause_dependence import hanging
from generator.steps.schedule.placing.dates import EarlyDates
from generator.steps.schedule.placing.network import Network, Node, Part, network_of
from generator.steps.schedule.placing.on_demand import starts_after
from generator.steps.schedule.replan import replanned
from generator.steps.schedule.times.calendars import Calendars, zone_of_plan
from generator.steps.schedule.times.derivation import Derived
from generator.steps.schedule.times.evaluate_time import Kickoff
from generator.steps.schedule.times.moments import heard_from, hull, on

__all__ = ["schedule"]

_FIRST, _LAST = FIRST_YEAR - 10, LAST_YEAR + 10
"""The years of the longest calendars."""


def schedule(plan: Plan, status: Status, as_of: date) -> DatedPlan:
    """The dates of a plan on the morning of `as_of`; whatever was recorded later has not happened yet."""
    network = network_of(plan)
    order, cycles = network.order()
    passes = _passes(network, order, plan, status, as_of)
    kickoff = passes.plan.kickoff
    forecast = passes.forecast
    deadlines = deadlines_of(forecast)
    late = backward(forecast, order, {id_: read.moment for id_, read in deadlines.items()})
    items = _items(passes, order, deadlines, late.slacks())
    first = [Span(Moment(kickoff.day), Moment(kickoff.day))] if kickoff else []
    horizon = hull(first + [d.span for i in items.values() for d in (i.plan, i.forecast) if d])
    problems = (*cycles, *passes.problems, *findings(plan, items, passes.plan))
    return DatedPlan(
        plan,
        as_of,
        kickoff.day if kickoff else None,
        items,
        spans_of_groups(passes.plan),
        spans_of_modes(forecast),
        other_times(passes.plan),
        forecast.calendars.views(horizon),
        tuple(sorted(problems)),
        paths_of(plan.items, items),
        late.toward,
        forecast.life,
        passes.plan.rest.moved if passes.plan.rest else {},
    )


@dataclass(frozen=True)
class _Passes:
    plan: PassResult
    forecast: PassResult

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys((*self.plan.problems, *self.forecast.problems)))


def _kickoff(plan: Plan) -> Kickoff | None:
    """The agreed kickoff: a date, or the first day of a month, quarter or term while it is no more than that."""
    written = plan.customer.dates.get(KICKOFF)
    match written:
        case OnDate(elsewhere=Elsewhere() as there):
            return Kickoff(heard_from(written.date, there.clock, there.zone, zone_of_plan(plan)))
        case OnDate():
            return Kickoff(on(written.date, written.clock))
        case Bucket():
            return Kickoff(Moment(written.first), written.text)
        case InPeriod() if period := plan.named_periods.get(written.period):
            return Kickoff(Moment(period.start), period.title or written.text)
        case _:
            return None


def _passes(network: Network, order: tuple[Node, ...], plan: Plan, status: Status, as_of: date) -> _Passes:
    """Both passes, first in calendars of a few years, then in the longest there are for a plan that leaves these."""
    kickoff, life = _kickoff(plan), life_of(status.onboarding, as_of)
    for first, last in _horizons(kickoff, as_of):
        calendars = Calendars(plan, first, last)
        planned = in_time(forward(PassInput(plan, network, calendars, kickoff), order), order)
        for turn in life.replans:
            planned = in_time(replanned(planned, turn, status, order), order)
        worked = Calendars(plan, first, last, life.pauses) if life.pauses else calendars
        given = PassInput(plan, network, worked, kickoff, status, as_of, planned, planned.rest, life)
        forecast = in_time(forward(given, order), order)
        passes = _Passes(planned, forecast)
        if not _leave(passes, first, last):
            break
    return passes


def _leave(passes: _Passes, first: date, last: date) -> bool:
    """Whether the dates of a plan leave its calendars, or come so close to their ends that a day may be missing."""
    if any(p.rule in ("schedule/workdays", "schedule/snap") for p in passes.problems):
        return True
    early = (s for state in (passes.plan, passes.forecast) for s in state.early.values() if s)
    return any(s.start.day.year <= first.year or s.end.day.year >= last.year for s in early)


def _horizons(kickoff: Kickoff | None, as_of: date) -> Iterator[tuple[date, date]]:
    """The years around kickoff and the as-of date, and all that there are."""
    early, late = sorted((as_of, kickoff.day if kickoff else as_of))
    first, last = max(early.year - 2, _FIRST), min(late.year + 4, _LAST)
    yield date(first, 1, 1), date(last, 12, 31)
    yield date(_FIRST, 1, 1), date(_LAST, 12, 31)


def _items(
    passes: _Passes, order: tuple[Node, ...], deadlines: Mapping[str, Derived], slacks: Mapping[str, Slack]
) -> dict[str, DatedItem]:
    """Every item with both readings of its dates and its slack."""
    forecast = passes.forecast
    final = [id_ for id_, part in order if part is Part.FINAL]
    after = starts_after(forecast.plan.items, final)
    open_ended = hanging(forecast.early, final, forecast.life)
    return {
        item.id: _dated(
            item.id,
            passes.plan.early.get(item.id),
            forecast.early.get(item.id),
            slacks.get(item.id, Slack(None, None, False)),
            deadline=deadlines.get(item.id),
            starts_after=after.get(item.id),
            tentative=item.id in open_ended,
        )
        for item in forecast.plan.items
    }


def _dated(
    id_: str,
    plan: EarlyDates | None,
    forecast: EarlyDates | None,
    slack: Slack,
    *,
    deadline: Derived | None,
    starts_after: int | None,
    tentative: bool,
) -> DatedItem:
    actual = forecast.recorded if forecast else None
    dropped = actual is not None and actual.not_needed
    return DatedItem(
        id_,
        _dates_of(plan),
        None if dropped else _dates_of(forecast),
        actual.started if actual else None,
        actual.done if actual else None,
        slack.total,
        slack.free,
        slack.critical,
        deadline.moment if deadline else None,
        deadline.why if deadline else (),
        forecast.closed if forecast else "",
        starts_after,
        tentative,
    )


def _dates_of(early: EarlyDates | None) -> Dates | None:
    return Dates(early.span, early.why, early.occurrences) if early else None
