"""The working calendars of a plan: one for each party, joint ones as items need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.model.calendar.cadence import Cadence, cadence_every, cadence_of
from generator.model.calendar.hours import parse_hours, parse_week
from generator.model.calendar.onboarding_life import PAUSED, Pause
from generator.model.calendar.public_holidays import SOURCE, holidays_of
from generator.model.calendar.work_calendar import Shut, WorkCalendar, joint, work_calendar
from generator.model.files.customer.customer import OwnCalendar, PartyCalendar
from generator.model.stages.dated import CalendarView, ClosedDay, Span
from generator.model.stages.plan import Plan
from generator.model.translation.translator import Said, say

VENDOR, CUSTOMER = "vendor", "customer"


@dataclass
class Calendars:
    """The calendars of one plan between two dates; a party without a calendar of its own keeps the customer's.

    In a pause nobody works, whoever they are.
    """

    plan: Plan
    first: date
    last: date
    pauses: tuple[Pause, ...] = ()
    _named: dict[tuple[str, ...], WorkCalendar] = field(default_factory=dict)
    _joint: dict[tuple[str, ...], WorkCalendar] = field(default_factory=dict)
    _cadences: dict[str, Cadence | None] = field(default_factory=dict)

    @cached_property
    def zone(self) -> str:
        """The zone in which the plan's times of day are meant."""
        return zone_of_plan(self.plan)

    def of(self, parties: tuple[str, ...]) -> WorkCalendar:
        """The calendar of the parties that must be at work; nobody in particular means the customer."""
        if parties not in self._named:
            self._named[parties] = self._together(parties)
        return self._named[parties]

    def _together(self, parties: Iterable[str]) -> WorkCalendar:
        key = tuple(sorted({VENDOR if p == VENDOR else CUSTOMER for p in parties})) or (CUSTOMER,)
        if key not in self._joint:
            self._joint[key] = joint(self.of((CUSTOMER,)), self.of((VENDOR,))) if len(key) > 1 else self._single(key[0])
        return self._joint[key]

    def _single(self, party: str) -> WorkCalendar:
        spec = self._spec(party)
        name = self.plan.vendor.name if party == VENDOR else self.plan.customer.name
        week = parse_week(spec.week)
        return work_calendar(
            name,
            self.first,
            self.last,
            week=week,
            holidays=self._holidays(spec),
            closures=[
                *(Shut(c.start, c.until or c.start, c.title) for c in spec.closures),
                *(Shut(p.first, p.last, PAUSED) for p in self.pauses),
            ],
            hours=parse_hours(spec.hours, week),
            timezone=spec.timezone or self.zone,
        )

    def _spec(self, party: str) -> PartyCalendar:
        return self.plan.vendor if party == VENDOR else self.plan.customer

    def _holidays(self, spec: PartyCalendar) -> Mapping[date, str]:
        if spec.holidays is not None:
            return spec.holidays
        return holidays_of(spec.country, spec.region, self._years(), self._language()) if spec.country else {}

    def _language(self) -> str:
        """The language of the plan's readers, since the days off stand in it by their names."""
        return self.plan.customer.language or self.plan.vendor.language

    def _years(self) -> range:
        return range(self.first.year, self.last.year + 1)

    def cadence(self, id_: str) -> Cadence | None:
        """The customer's own calendar with this id, if there is one with dates."""
        if id_ not in self._cadences:
            spec = self.plan.customer.calendars.get(id_)
            self._cadences[id_] = self._cadence(spec) if spec else None
        return self._cadences[id_]

    def _cadence(self, spec: OwnCalendar) -> Cadence | None:
        if spec.days:
            return cadence_of(spec.days)
        if spec.start is None or spec.every is None:
            return None
        return cadence_every(spec.start, spec.every, self.last, self.of((CUSTOMER,)))

    def views(self, horizon: Span | None) -> tuple[CalendarView, ...]:
        """Each party's calendar with its days off inside the horizon."""
        return tuple(self._view(party, horizon) for party in (VENDOR, CUSTOMER))

    def _view(self, party: str, horizon: Span | None) -> CalendarView:
        spec, calendar = self._spec(party), self.of((party,))
        closed = (
            ClosedDay(day, party, name)
            for day, name in calendar.closed.items()
            if horizon and horizon.start.day <= day <= horizon.end.day and day.weekday() in calendar.week
        )
        return CalendarView(party, calendar.timezone, spec.week, spec.hours, source_of(spec), tuple(closed))


def zone_of_plan(plan: Plan) -> str:
    """The zone in which a plan's times of day are meant: the customer's, or for want of one the vendor's."""
    return plan.customer.timezone or plan.vendor.timezone


def source_of(spec: PartyCalendar) -> Said | str:
    """Where the holidays of a party come from, for the page that names it."""
    if spec.holidays is not None:
        return say("pinned list")
    if not spec.country:
        return say("no public holidays: no country is named")
    return f"{SOURCE}, {spec.country}{'-' + spec.region if spec.region else ''}"
