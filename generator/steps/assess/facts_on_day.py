"""What everything in this step looks at: the dated plan, and the records up to the as-of date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model.calendar.hours import parse_week
from generator.model.calendar.onboarding_life import PAUSED
from generator.model.calendar.work_calendar import WorkCalendar, work_calendar
from generator.model.files.record.record import Record, State, Status
from generator.model.stages.dated import DatedItem, DatedPlan, Moment
from generator.model.stages.plan import Plan, PlanItem
from generator.steps.assess.records import past_records


@dataclass(frozen=True)
class Sight:
    """A dated plan on the morning of a day."""

    dated: DatedPlan
    status: Status
    as_of: date

    @property
    def plan(self) -> Plan:
        """The plan that was dated."""
        return self.dated.plan

    @property
    def judged_on(self) -> date:
        """The morning on which delays are judged; in a pause that of its first day, so that it brings no new ones."""
        pause = self.dated.life.pause
        return min(self.as_of, pause.first) if pause else self.as_of

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records up to the as-of date."""
        return past_records(self.status, self.as_of)

    @cached_property
    def items(self) -> dict[str, PlanItem]:
        """The items by id."""
        return {item.id: item for item in self.plan.items}

    @cached_property
    def instances(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of items by the id that they are repeated from, and by their own."""
        found: dict[str, list[str]] = {}
        for item in self.plan.items:
            found.setdefault(item.base, []).append(item.id)
            if item.id != item.base:
                found.setdefault(item.id, []).append(item.id)
        return {base: tuple(ids) for base, ids in found.items()}

    def meant(self, refs: Iterable[str], member: str | None) -> tuple[str, ...]:
        """The items that references mean: the same member where there is one, else all."""
        found: dict[str, None] = {}
        for ref in refs:
            own = f"{ref}[{member}]"
            ids = (own,) if member and own in self.items else self.instances.get(ref, ())
            found.update(dict.fromkeys(ids))
        return tuple(found)

    def dated_item(self, id_: str) -> DatedItem:
        """The dates of an item."""
        return self.dated.items[id_]

    def state(self, id_: str) -> State | None:
        """What a person declares about an item."""
        record = self.records.get(id_)
        return record.state if record else None

    def is_done(self, id_: str) -> bool:
        """Whether an item is recorded as done, or passed by itself."""
        return self.dated_item(id_).done is not None or self.has_passed(id_)

    def passes_by(self, id_: str) -> bool:
        """Whether an item ends by itself: a window or something that repeats."""
        return self.items[id_].spec.passes_by_itself

    def has_passed(self, id_: str) -> bool:
        """Whether such an item has ended."""
        dated = self.dated_item(id_)
        dates = None if dated.closed else dated.forecast or dated.plan
        return self.passes_by(id_) and dates is not None and dates.span.end.day < self.as_of

    def is_overdue(self, id_: str) -> bool:
        """Whether an item is not done although its planned end or its deadline is over."""
        dated = self.dated_item(id_)
        if self.is_done(id_) or self.passes_by(id_) or self.state(id_) is State.NOT_NEEDED or dated.closed:
            return False
        ends = [dated.plan.span.end.day] if dated.plan else []
        ends += [dated.deadline.day] if dated.deadline else []
        return any(end < self.judged_on for end in ends)

    @cached_property
    def workdays(self) -> WorkCalendar:
        """The customer's workdays around the plan, for sums that nobody's dates depend on."""
        spec = self.plan.customer
        first, last = date(self.as_of.year - 3, 1, 1), date(self.as_of.year + 6, 12, 31)
        view = next((c for c in self.dated.calendars if c.party == "customer"), None)
        # A pause makes nothing less late, so its days count.
        closed = {c.day: c.name for c in view.closed if c.name != PAUSED} if view else {}
        return work_calendar("customer", first, last, week=parse_week(spec.week), holidays=closed)

    def workdays_late(self, start: date, end: date) -> int:
        """The workdays from one day to a later one; 0 where it is not later."""
        return max(0, self.workdays_from(start, end))

    def workdays_from(self, start: date, end: date) -> int:
        """The workdays from one day to another; negative where that comes earlier."""
        inside = self.workdays.covers(start) and self.workdays.covers(end)
        return self.workdays.workdays_between(start, end) if inside else (end - start).days


def final_sign_off(sight: Sight) -> Moment | None:
    """When the last sign-off of the plan was done, if it was."""
    signs = [i.id for i in sight.plan.items if i.spec.kind.traits.acceptance]
    ends = {id_: d.span.end for id_ in signs if (d := sight.dated_item(id_).plan or sight.dated_item(id_).forecast)}
    return sight.dated_item(max(ends, key=lambda id_: ends[id_])).done if ends else None
