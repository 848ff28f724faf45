"""The forward pass: every item gets its dates after everything that it hangs on.

It runs twice, for the plan (files alone) and for the forecast (files, records and the as-of date).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from generator.model.calendar import CalendarError, WorkCalendar
from generator.model.dated import Moment, Span, Why, WhyKind
from generator.model.item import Kind
from generator.model.life import Life
from generator.model.plan import Edge as Tie
from generator.model.plan import GroupView, Plan, PlanItem
from generator.model.problem import Place as Position
from generator.model.problem import Problem
from generator.model.problem_rule import Rule
from generator.model.record import Status
from generator.model.rules_schedule import SCHEDULE_FIXED, SCHEDULE_ORDER, SCHEDULE_SNAP, SCHEDULE_WORKDAYS
from generator.model.time import Bucket, Edge, OnDate, Relative, Time
from generator.steps.schedule.bounds import Bound, bound_of, from_moment
from generator.steps.schedule.calendars import Calendars
from generator.steps.schedule.length import length_of, other_end
from generator.steps.schedule.moments import begin, finish
from generator.steps.schedule.network import Network, Part
from generator.steps.schedule.on_demand import Run, begun, run_of
from generator.steps.schedule.placement import Place, Placed, own_times, place, roll_of
from generator.steps.schedule.reading import Anchor, Kickoff, Terms, refs_of
from generator.steps.schedule.recorded import NOTHING, Recorded, recorded
from generator.steps.schedule.rest import Rest
from generator.steps.schedule.room import Room
from generator.steps.schedule.series import Sitting, sittings
from generator.steps.schedule.trail import Reading, rolled, story


@dataclass(frozen=True, slots=True)
class Settled:
    """The final dates of an item; `passes` are the bounds that one which is not needed hands on in its place.

    `closed` says why it does not take place any more, where that is not for a record of its own.
    """

    start: Moment
    end: Moment
    why: tuple[Why, ...]
    tentative: str = ""
    occurrences: tuple[Span, ...] = ()
    endless: bool = False
    pinned: bool = False
    recorded: Recorded = NOTHING
    passes: tuple[Bound, ...] | None = None
    closed: str = ""

    @property
    def span(self) -> Span:
        """From start to end."""
        return Span(self.start, self.end, self.tentative)


@dataclass
class Forward:
    """One pass over a plan; `status` and `as_of` are None for the plan itself.

    `rest` is what re-planning moves, `life` what a forecast knows of pauses and of the end before the end.
    """

    plan: Plan
    network: Network
    calendars: Calendars
    kickoff: Kickoff | None
    status: Status | None = None
    as_of: date | None = None
    before: Forward | None = None
    rest: Rest | None = None
    life: Life = field(default_factory=Life)
    placed: dict[str, Placed | None] = field(default_factory=dict)
    settled: dict[str, Settled | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dateless: set[str] = field(default_factory=set)
    _places: dict[str, Place] = field(default_factory=dict)

    def run(self, order: tuple[tuple[str, Part], ...]) -> None:
        """Date all items in an order that respects what each needs."""
        for id_, part in order:
            item = self.network.items[id_]
            try:
                if self.rest and self.before is None and self.rest.keeps(id_):
                    self.placed[id_], self.settled[id_] = self.rest.placed.get(id_), self.rest.settled.get(id_)
                elif part is Part.OWN:
                    self.placed[id_] = self._place(item)
                else:
                    self.settled[id_] = self._settle(item)
            except CalendarError as error:
                self.placed.setdefault(id_, None)
                self.settled[id_] = None
                hint = "check `week`, `holidays` and `closures` of those who take part, and how long the item takes"
                self._say(SCHEDULE_WORKDAYS, item, f"`{id_}` has no date: {error}", hint)
                self.dateless.add(id_)

    @cached_property
    def begun(self) -> frozenset[Run]:
        """The runbooks on demand that have begun; in the plan none has."""
        return begun(self.plan.items, self.status, self.as_of) if self.status and self.as_of else frozenset()

    @cached_property
    def today(self) -> date:
        """The first day on which somebody can work in a forecast: not before a pause is over that nobody ended."""
        return self.life.pause.after if self.life.pause else self.as_of or date.min

    def planned(self, id_: str) -> Settled | None:
        """Where the plan has an item, for the forecast."""
        return self.before.settled.get(id_) if self.before else None

    # ---- reading times

    def terms(self, item: PlanItem) -> Terms:
        """What the times of an item are read with."""
        scale = self.plan.scale if item.spec.scales else Fraction(1)
        return Terms(
            self.kickoff,
            self.calendars.of(item.days),
            lambda time, edge: self.find(item, time, edge),
            self.calendars.zone,
            scale,
            item.place,
            self.rest.shifts_of(item.id) if self.rest else (),
        )

    def group_terms(self, group: GroupView | None, find_first: bool = False) -> Terms:
        """What times outside of items are read with; `find_first` takes the first of several anchors at each end."""
        return Terms(
            self.kickoff,
            self.calendars.of(()),
            lambda time, edge: self.find(None, time, edge, find_first),
            self.calendars.zone,
            self.plan.scale,
            group.place if group else None,
            self.rest.shifts_of_group(group) if self.rest else (),
        )

    def find(self, item: PlanItem | None, time: Relative, edge: Edge, first: bool = False) -> Anchor | None:
        """The anchor of a time: of several items the last end or the first start."""
        found: list[tuple[int, Anchor]] = []
        for id_ in self.network.anchors(item, time):
            moments = self._ends(id_, self.network.part(id_, time))
            if moments:
                start, end, tentative = moments
                moment = start if edge is Edge.START else end
                found.append((begin(moment), (id_, moment, tentative)))
        if not found:
            return None
        pick = min if edge is Edge.START or first else max
        return pick(found, key=lambda pair: pair[0])[1]

    def _ends(self, id_: str, part: Part) -> tuple[Moment, Moment, str] | None:
        if part is Part.OWN:
            placed = self.placed.get(id_)
            return (placed.start.moment, placed.end.moment, placed.tentative) if placed else None
        settled = self.settled.get(id_)
        return (settled.start, settled.end, settled.tentative) if settled else None

    # ---- placing

    def _place(self, item: PlanItem) -> Placed | None:
        if self.before and self._same_anchors(item, own_times(item, self.network.phase_of(item))):
            return self.before.placed.get(item.id)
        placed = place(self.place_of(item))
        if placed and placed.amiss:
            self._say_snap(item, placed.amiss)
        return placed

    def place_of(self, item: PlanItem) -> Place:
        """What placing an item needs to know."""
        if item.id not in self._places:
            phase = self.network.phase_of(item)
            terms = self.terms(item)
            of_phase = replace(self.group_terms(phase), shifts=terms.shifts) if phase else None
            length = length_of(item.spec, self.plan.scale)
            self._places[item.id] = Place(item, terms, length, phase, of_phase, self.calendars.cycle)
        return self._places[item.id]

    def _same_anchors(self, item: PlanItem, times: Iterable[Time]) -> bool:
        """Whether all that these times hang on lies in the forecast where the plan has it."""
        return self.before is not None and all(
            self.settled.get(id_) is self.before.settled.get(id_)
            if self.network.part(id_, relative) is Part.FINAL
            else self.placed.get(id_) is self.before.placed.get(id_)
            for time in times
            for relative in refs_of(time)
            for id_ in self.network.anchors(item, relative)
        )

    # ---- settling

    def _same(self, item: PlanItem) -> Settled | None:
        """The planned dates where nothing that bears on them is another in the forecast; most items are such."""
        planned, placed = self.planned(item.id), self.placed.get(item.id)
        if self.before is None or planned is None or self.as_of is None or planned.start.day < self.today:
            return None
        spec = item.spec
        known = self.status is not None and item.id in self.status.records
        if (
            known
            or self.life.cancelled
            or spec.every is not None
            or (placed and placed.pin)
            or placed is not self.before.placed.get(item.id)
        ):
            return None
        if any(self.settled.get(edge.on) is not self.before.settled.get(edge.on) for edge in item.edges):
            return None
        return planned if self._same_anchors(item, [t for t in (spec.not_before, spec.until) if t]) else None

    def _settle(self, item: PlanItem) -> Settled | None:
        same = self._same(item)
        if same is not None:
            return same
        if item.on_demand and run_of(item) not in self.begun:
            return None
        happened = recorded(self.status, item.id, self.as_of) if self.status and self.as_of else NOTHING
        bounds = list(self._bounds(item))
        if self._called_off(item, happened):
            return self._dropped(item, happened, bounds, "cancelled")
        if happened.not_needed:
            return self._dropped(item, happened, bounds, "")
        if happened.done:
            return self._done(item, happened, happened.done)
        settled = self._started(item, happened) if happened.started else self._moved(item, bounds)
        if settled is None or item.spec.every is None:
            return settled
        series = self._repeated(item, settled)
        if self.life.pauses and not series.occurrences and not series.endless:
            return self._dropped(item, happened, bounds, "paused")
        return series

    def _called_off(self, item: PlanItem, happened: Recorded) -> bool:
        """Whether the onboarding was cancelled before an item was finished, or had passed by itself."""
        if self.life.cancelled is None or happened.done or happened.not_needed:
            return False
        planned = self.planned(item.id)
        by_itself = item.spec.kind is Kind.WINDOW or item.spec.every is not None
        return not (by_itself and planned and planned.end.day < self.life.cancelled)

    def _dropped(self, item: PlanItem, happened: Recorded, bounds: list[Bound], closed: str) -> Settled:
        """An item that does not take place, and hands on what it waited for."""
        dropped = replace(happened, not_needed=True)
        return Settled(*self._anywhere(item), (), recorded=dropped, passes=tuple(bounds), closed=closed)

    def _anywhere(self, item: PlanItem) -> tuple[Moment, Moment]:
        """The planned dates of an item that is no longer needed, which nothing reads but times that name it."""
        planned = self.planned(item.id)
        today = Moment(self.as_of or date.min)
        return (planned.start, planned.end) if planned else (today, today)

    def _bounds(self, item: PlanItem) -> Iterator[Bound]:
        """Everything that holds an item back; of alternatives the one that lets go first."""
        calendar = self.calendars.of(item.days)
        choices: dict[str, list[Bound]] = {}
        for edge in item.edges:
            bounds = self._edge_bounds(edge, calendar)
            if edge.choice and bounds:
                choices.setdefault(edge.choice, []).append(max(bounds, key=lambda b: b.position))
            else:
                yield from bounds
        for group in choices.values():
            yield min(group, key=lambda b: b.position)
        if item.spec.not_before is not None:
            read = self.terms(item).read(item.spec.not_before, "start")
            if read:
                yield from_moment(read.moment, WhyKind.BOUND, item.spec.not_before.text)
        yield from self._replanned(item)

    def _replanned(self, item: PlanItem) -> Iterator[Bound]:
        """What a plan that is counted anew begins with, unless somebody gave the item a date of its own."""
        rest = self.rest.begins(item.id) if self.rest else None
        if rest and not _has_date(item) and not self.passes_by(item):
            yield from_moment(Moment(rest.start), WhyKind.REPLANNED, rest.on.isoformat())

    def _edge_bounds(self, edge: Tie, calendar: WorkCalendar) -> list[Bound]:
        before = self.settled.get(edge.on)
        if before is None:
            return []
        if before.passes is not None:
            return list(before.passes)
        return [bound_of(edge, before.start, before.end, calendar)]

    def _done(self, item: PlanItem, happened: Recorded, done: Moment) -> Settled:
        """What is finished stays on the day that was recorded; a planned time of that day is kept."""
        planned = self.planned(item.id)
        end = planned.end if planned and done.minute < 0 and planned.end.day == done.day else done
        why = [Why(WhyKind.RECORDED, end, text="done", edge="end")]
        if happened.started:
            start = happened.started
            why.insert(0, Why(WhyKind.RECORDED, start, text="started"))
        elif planned and done.minute < 0 and planned.start.day == planned.end.day == done.day:
            start = planned.start
            why.append(Why(WhyKind.RECORDED, start, text="done"))
        else:
            length = length_of(item.spec, self.plan.scale)
            # Whoever finished it worked, whatever was said about a pause.
            calendar = (self.before or self).calendars.of(item.days)
            read = other_end(Reading(end), length, "start", calendar, self.calendars.zone)
            start = read.moment
            why += read.why or (Why(WhyKind.RECORDED, start, text="done"),)
        return Settled(start, end, tuple(why), recorded=happened, occurrences=self._held(item, start, end))

    def _held(self, item: PlanItem, start: Moment, end: Moment) -> tuple[Span, ...]:
        """The occurrences of a finished series, as they were planned up to its end."""
        planned = self.planned(item.id)
        return tuple(s for s in planned.occurrences if s.start.day <= end.day) if planned else ()

    def _started(self, item: PlanItem, happened: Recorded) -> Settled:
        """Work that was begun goes on from the recorded day, and ends no earlier than today."""
        start = Reading(happened.started or Moment(date.min))
        start = start.then(Why(WhyKind.RECORDED, start.moment, text="started"))
        end = self._end(item, start)
        placed = self.placed.get(item.id)
        if placed and (placed.spans or item.spec.due) and finish(placed.end.moment) > finish(end.moment):
            end = Reading(placed.end.moment, tuple(w for w in placed.why if w.edge == "end"), placed.tentative)
        end = self._not_past(item, end)
        for bound in (b for b in self._bounds(item) if b.end):
            end = self._room(item).later_end(end, bound) or end
        return Settled(start.moment, end.moment, start.why + end.why, end.tentative, recorded=happened)

    def _not_past(self, item: PlanItem, end: Reading) -> Reading:
        if self.as_of is None or end.moment.day >= self.today:
            return end
        pause = self.life.pause
        kind, text = (WhyKind.PAUSED, pause.text) if pause else (WhyKind.AS_OF, "")
        today = Reading(Moment(self.today), (Why(kind, Moment(self.today), text=text, edge="end"),))
        return today.then(*rolled(today.moment, self._room(item).roll, self.calendars.of(item.days), "end"))

    def _moved(self, item: PlanItem, bounds: list[Bound]) -> Settled | None:
        """An item that nobody has begun: where it is placed, or later where something holds it back."""
        placed = self.placed.get(item.id)
        if placed and placed.pin and (placed.pin == "fixed" or self.status is None):
            return self._pinned(item, placed, bounds)
        bounds = bounds + list(self._today(item, placed, bounds))
        starts = [b for b in bounds if not b.end]
        room = self._room(item)
        start = room.start(starts)
        ends = [b for b in bounds if b.end]
        if start is None and not ends:
            return None
        if start is None:
            start, end = room.by_end(ends)
            return Settled(start.moment, end.moment, end.why + start.why)
        pushed = placed is None or start is not placed.start
        end = self._end_of(item, placed, start, pushed)
        for bound in sorted(ends, key=lambda b: b.position):
            later = room.later_end(end, bound)
            if later:
                end = later
                start = start if self._spans(item, placed) else room.back(start, end)
        why = story(start, end)
        if pushed and placed and end.moment == start.moment and all(w.edge == "end" for w in placed.why):
            # A due date without a length is its item's only date, so the whole story is that of the end.
            why = tuple(replace(w, edge="end") for w in why)
        return Settled(start.moment, end.moment, why, start.tentative or end.tentative)

    def _spans(self, item: PlanItem, placed: Placed | None) -> bool:
        return item.spec.until is not None or bool(placed and placed.spans)

    def _pinned(self, item: PlanItem, placed: Placed, bounds: list[Bound]) -> Settled:
        """A date that a person set: it stays, and whatever it should have waited for is a finding."""
        for bound in bounds:
            self._check_pin(item, placed, bound)
        end = self._until(item, placed.start) or placed.end
        return Settled(placed.start.moment, end.moment, story(placed.start, end), placed.tentative, pinned=True)

    def _check_pin(self, item: PlanItem, placed: Placed, bound: Bound) -> None:
        room = self._room(item)
        moment = placed.end.moment if bound.end else placed.start.moment
        if room.reaches(moment, bound) or self.status is not None:
            return
        calendar = self.calendars.of(item.days)
        earliest = calendar.next_open(bound.first_day(room.point))
        missing = max(1, calendar.workdays_between(moment.day, earliest))
        days = f"{missing} workday{'s are' if missing > 1 else ' is'} missing"
        if bound.edge:
            waits = f"`{bound.edge.on}`, which it waits for, allows it only from {earliest} on"
        else:
            waits = f"it may not lie before `{bound.text}`, {earliest}"
        self._say(
            SCHEDULE_FIXED,
            item,
            f"`{item.id}` is {placed.pin} for {moment}, but {waits}: {days}",
            f"move the date by {missing} workday{'s' * (missing > 1)}, or take the tie out",
        )

    def _today(self, item: PlanItem, placed: Placed | None, bounds: list[Bound]) -> Iterator[Bound]:
        """Unfinished work cannot lie in the past, nor in a pause; what passes by itself may lie in the past."""
        if self.as_of is None:
            return
        if self.passes_by(item):
            yield from self._after_pause(item, placed)
        elif placed is not None or bounds:
            pause = self.life.pause
            kind, text = (WhyKind.PAUSED, pause.text) if pause else (WhyKind.AS_OF, "")
            yield from_moment(Moment(self.today), kind, text)

    def _after_pause(self, item: PlanItem, placed: Placed | None) -> Iterator[Bound]:
        """The end of a pause for a window or a span that would begin in it; of a series only dates fall out."""
        for pause in self.life.pauses if placed and item.spec.every is None else ():
            if placed and pause.covers(placed.start.moment.day):
                yield from_moment(Moment(pause.after), WhyKind.PAUSED, pause.text)

    def passes_by(self, item: PlanItem) -> bool:
        """Whether time alone ends an item: a window, a series, a span."""
        by_itself = item.spec.kind is Kind.WINDOW or item.spec.every is not None
        return by_itself or self._spans(item, self.placed.get(item.id))

    # ---- the other end

    def _end(self, item: PlanItem, start: Reading) -> Reading:
        until = self._until(item, start)
        if until:
            return until
        length = length_of(item.spec, self.plan.scale)
        return other_end(start, length, "end", self.calendars.of(item.days), self.calendars.zone)

    def _end_of(self, item: PlanItem, placed: Placed | None, start: Reading, pushed: bool) -> Reading:
        if item.spec.until is None and placed and (not pushed or placed.spans):
            return placed.end if finish(placed.end.moment) >= begin(start.moment) else Reading(start.moment)
        return self._end(item, start)

    def _until(self, item: PlanItem, start: Reading) -> Reading | None:
        """The written end of a span; one that ends before it starts is as long as its first day."""
        if item.spec.until is None or item.spec.every is not None:
            return None
        end = self.terms(item).read(item.spec.until, "end")
        if end is None:
            return None
        if finish(end.moment) <= begin(start.moment) and end.moment != start.moment:
            if self.status is None:
                message = f"`{item.id}` ends on {end.moment}, before it starts on {start.moment}"
                self._say(SCHEDULE_ORDER, item, message, f"check `until: {item.spec.until}`")
            return Reading(start.moment, (), end.tentative)
        return end

    # ---- series

    def _repeated(self, item: PlanItem, settled: Settled) -> Settled:
        """The occurrences of an item that repeats; its end is that of the last one."""
        until, endless = self._last_day(item)
        sitting = self._sitting(item, settled.start, until)
        return _in_series(settled, sittings(sitting), item, endless)

    def _sitting(self, item: PlanItem, start: Moment, until: date | None) -> Sitting:
        length = length_of(item.spec, self.plan.scale)
        # A pause takes dates out of a rhythm and does not move them, so they roll as if there were none.
        calendar = (self.before or self).calendars.of(item.days)
        return Sitting(item, start, length, calendar, self.calendars.zone, until, roll_of(item), self._skips(item))

    def _skips(self, item: PlanItem) -> Callable[[date], bool]:
        """The days on which no date of a series takes place: those of a pause, unless somebody recorded it as held."""
        record = self.status.records.get(item.id) if self.status else None
        held = record.held if record else {}
        return lambda day: self.life.paused_on(day) and day not in held

    def _last_day(self, item: PlanItem) -> tuple[date | None, bool]:
        """The last day of a rhythm, and whether nothing says when it ends."""
        phase = self.network.phase_of(item)
        if item.spec.until is not None:
            read = self.terms(item).read(item.spec.until, "end")
        elif item.spec.count is None and phase and phase.until:
            read = self.group_terms(phase).read(phase.until, "end")
        else:
            return None, item.spec.count is None
        return (read.moment.day if read else None), read is None

    def close(self) -> None:
        """Give every rhythm without an end the last day of all other items."""
        last = max((s.end.day for s in self.settled.values() if s and not s.endless), default=None)
        for id_, settled in self.settled.items():
            if settled and settled.endless:
                item = self.network.items[id_]
                until = max(last, settled.start.day) if last else settled.start.day
                spans = sittings(self._sitting(item, settled.start, until))
                self.settled[id_] = _in_series(replace(settled, why=settled.why[:-1]), spans, item, True)

    def _room(self, item: PlanItem) -> Room:
        return Room(self.place_of(item), self.placed.get(item.id), lambda amiss: self._say_snap(item, amiss))

    def _say_snap(self, item: PlanItem, amiss: str) -> None:
        if self.status is None:
            self._say(SCHEDULE_SNAP, item, f"`{item.id}`: {amiss}", "change the date or what it snaps to")

    def _say(self, rule: Rule, item: PlanItem, message: str, hint: str) -> None:
        self.problems.append(rule.at(item.place or Position(""), message, hint))


def _has_date(item: PlanItem) -> bool:
    """Whether somebody gave an item a date of the calendar, which does not move with the rest of a plan."""
    spec = item.spec
    own = spec.at or spec.due
    return bool(item.agreed or spec.fixed) or isinstance(own, OnDate | Bucket)


def _in_series(settled: Settled, spans: tuple[Span, ...], item: PlanItem, endless: bool) -> Settled:
    if not spans:
        return replace(settled, endless=endless)
    end = spans[-1].end
    times = f"{item.spec.every}, {len(spans)} time{'s' * (len(spans) > 1)}"
    start, why = spans[0].start, settled.why
    amount = (end.day - start.day).days
    if start != settled.start:
        why = (*why, Why(WhyKind.SNAP, start, text=str(item.spec.every)))
    step = Why(WhyKind.LENGTH, end, text=times, amount=amount, unit="days", edge="end")
    return replace(settled, start=start, end=end, why=(*why, step), occurrences=spans, endless=endless)
