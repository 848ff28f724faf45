"""A dated plan as the rules about dates look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from generator.model.calendar.hours import parse_week
from generator.model.files.source import Source
from generator.model.files.valid import ValidCustomer
from generator.model.language.time_parser import Unit
from generator.model.language.weekday import WEEKDAYS
from generator.model.problems.problem import Place
from generator.model.stages.dated import DatedPlan, Span
from generator.model.stages.plan import PlanItem

DAYS = {
    Unit.DAYS: Fraction(1),
    Unit.WEEKS: Fraction(7),
    Unit.MONTHS: Fraction(365, 12),
    Unit.WORKDAYS: Fraction(7, 5),
}
"""Calendar days of each unit in which the length of a plan is given."""


@dataclass(frozen=True)
class View:
    """The items of a plan with their planned first and last days."""

    dated: DatedPlan
    playbook: Source
    customer: ValidCustomer

    @cached_property
    def place(self) -> Place:
        """The playbook as a whole: its title."""
        return self.at("title")

    def at(self, *way: str) -> Place:
        """Where something stands in the playbook."""
        return self.playbook.key_place(way)

    def in_customer(self, *way: str | int) -> Place:
        """Where something stands in the customer's file."""
        return self.customer.source.key_place(way)

    def in_status(self, *way: str) -> Place:
        """Where something stands in the status file, or in the customer's while there is none."""
        return (self.customer.status_source or self.customer.source).key_place(way)

    @cached_property
    def items(self) -> tuple[PlanItem, ...]:
        """All items, in the order of the playbook."""
        return self.dated.plan.items

    def span(self, item: PlanItem) -> tuple[date, date] | None:
        """The first and last day in the plan, further occurrences included."""
        dates = self.dated.items[item.id].plan if item.id in self.dated.items else None
        if dates is None:
            return None
        ends = [dates.span.end.day, *(each.end.day for each in dates.occurrences)]
        return dates.span.start.day, max(ends)

    def expected(self, item: PlanItem) -> tuple[date, date] | None:
        """The first and last day in the forecast."""
        dates = self.dated.items.get(item.id)
        found = (dates.forecast or dates.plan) if dates else None
        return (found.span.start.day, found.span.end.day) if found else None

    def days(self, item: PlanItem) -> frozenset[date]:
        """The days on which a series takes place."""
        dates = self.dated.items[item.id].plan if item.id in self.dated.items else None
        if dates is None:
            return frozenset()
        return frozenset(each.start.day for each in dates.occurrences) or frozenset({dates.span.start.day})

    def occurrences(self, item: PlanItem) -> tuple[Span, ...]:
        """The times at which a series takes place in the plan."""
        dates = self.dated.items[item.id].plan if item.id in self.dated.items else None
        return dates.occurrences if dates else ()

    def sittings(self, item: PlanItem) -> tuple[tuple[date, date], ...]:
        """The first and last day of each time that an item is expected to happen."""
        dates = self.dated.items.get(item.id)
        found = (dates.forecast or dates.plan) if dates else None
        spans = (found.occurrences or (found.span,)) if found else ()
        return tuple((span.start.day, span.end.day) for span in spans)

    def finished(self, item: PlanItem) -> bool:
        """Whether an item is done, or no longer needed."""
        dates = self.dated.items[item.id]
        return dates.done is not None or dates.forecast is None

    def there(self, person: str, day: date) -> bool:
        """Whether a person is not away on a day."""
        found = self.dated.plan.people.get(person)
        return found is not None and not any(away.start <= day <= away.until for away in found.away)

    @cached_property
    def _calendars(self) -> dict[str, tuple[frozenset[int], dict[date, str]]]:
        """The week and the named days off of each party."""
        return {v.party: (parse_week(v.week), {c.day: c.name for c in v.closed}) for v in self.dated.calendars}

    def day_off(self, parties: Iterable[str], day: date, weekends: bool = True) -> str:
        """Why one of these parties does not work on a day, by name; nothing on a workday."""
        names = {"vendor": self.dated.plan.vendor.name, "customer": self.dated.plan.customer.name}
        found: dict[str, list[str]] = {}
        for party in dict.fromkeys("vendor" if party == "vendor" else "customer" for party in parties) or ("customer",):
            week, closed = self._calendars[party]
            why = closed.get(day) or (WEEKDAYS[day.weekday()] if day.weekday() not in week and weekends else "")
            if why:
                found.setdefault(why.capitalize() if why in WEEKDAYS else why, []).append(names[party])
        return ", ".join(f"{why} ({' and '.join(whose)})" for why, whose in found.items())

    def meet(self, parties: Iterable[str]) -> bool:
        """Whether there is a weekday on which all of these parties work."""
        return bool(frozenset.intersection(*(self._calendars[party][0] for party in parties)))

    def next_workday(self, parties: Iterable[str], day: date) -> str:
        """The next day on which all of these parties work; nothing behind the plan, where holidays are not known."""
        named = tuple(parties)
        last = max((span[1] for item in self.items if (span := self.expected(item))), default=day)
        days = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))
        return next((d.isoformat() for d in days if not self.day_off(named, d)), "")

    @cached_property
    def go_live(self) -> tuple[PlanItem, date] | None:
        """The item called go-live (its first instance) with its day, else the milestone that most items lead to."""
        named = [i for i in self.items if i.base == "go-live"] or self._milestones()
        dated = [(i, span[1]) for i in named if (span := self.span(i))]
        return min(dated, key=lambda pair: pair[1]) if dated else None

    def _milestones(self) -> list[PlanItem]:
        milestones = [i for i in self.items if i.spec.kind.traits.goal]
        ranked = sorted(milestones, key=lambda i: (-len(self.before(i)), i.order))
        return ranked[:1]

    @cached_property
    def _by_id(self) -> dict[str, PlanItem]:
        return {i.id: i for i in self.items}

    def before(self, item: PlanItem) -> frozenset[str]:
        """Everything that an item waits for, directly or indirectly."""
        found: set[str] = set()
        waiting = [dependency.on for dependency in item.dependencies]
        while waiting:
            here = waiting.pop()
            if here not in found and here in self._by_id:
                found.add(here)
                waiting += [dependency.on for dependency in self._by_id[here].dependencies]
        return frozenset(found)

    def roles(self, item: PlanItem) -> frozenset[str]:
        """The roles that own an item or take part."""
        raci = item.spec.raci.responsible if item.spec.raci else ()
        return frozenset((*item.spec.owner, *raci, *item.attendees))

    def owners(self, item: PlanItem) -> frozenset[str]:
        """The roles that own an item."""
        return frozenset((*item.spec.owner, *(item.spec.raci.responsible if item.spec.raci else ())))

    def joint(self, item: PlanItem) -> bool:
        """Whether both parties take part."""
        return {"vendor", "customer"} <= {self.party(role) for role in self.roles(item)}

    def party(self, role: str) -> str:
        """The party of a role."""
        found = self.dated.plan.playbook.roles.get(role)
        return found.party if found else ""

    @cached_property
    def length(self) -> timedelta:
        """How long the plan is said to be, stretched for this customer; else from its first to its last day."""
        plan, kickoff = self.dated.plan, self.dated.kickoff
        length = plan.playbook.length
        if length is not None and kickoff is not None and length.unit in DAYS:
            return timedelta(days=float(Fraction(length.high) * DAYS[length.unit] * plan.scale))
        spans = [span for item in self.items if (span := self.span(item))]
        return max((s[1] for s in spans), default=date.min) - min((s[0] for s in spans), default=date.min)

    def series(self) -> Iterator[PlanItem]:
        """Items with a recurrence."""
        return (item for item in self.items if item.spec.every)
