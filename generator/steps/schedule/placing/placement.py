"""Where an item's own words put it, before anything that it waits for pushes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.calendar.cadence import Cadence, Snap, parse_snap
from generator.model.calendar.work_calendar import WorkCalendar
from generator.model.files.items.item import Item, Roll
from generator.model.language.time_parser import Bucket, InPeriod, Time, Within, branches, covers_days
from generator.model.language.tokenizer import LanguageError
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.plan import GroupView, PlanItem
from generator.steps.schedule.times.derivation import Derived, both_ends, rolled
from generator.steps.schedule.times.evaluate_time import TimeContext
from generator.steps.schedule.times.length import Length, is_point, other_end

_TRIES = 400


class Placed(NamedTuple):
    """Both ends of an item with the steps to them; `set_by` is `fixed` or `agreed` where a person set the date.

    `spans` says that the two ends were placed one by one, so that a push moves only the start. `amiss` names what
    could not be kept.
    """

    start: Derived
    end: Derived
    set_by: str = ""
    spans: bool = False
    amiss: str = ""

    @property
    def tentative(self) -> str:
        """The month or quarter, where no more is known."""
        return self.start.tentative or self.end.tentative

    @property
    def why(self) -> tuple[Why, ...]:
        """The steps to both ends."""
        return both_ends(self.start, self.end)


class Placement(NamedTuple):
    """What moves one item, wherever it is put: its length, whose workdays count, where it rolls and what it snaps to."""

    item: PlanItem
    calendar: WorkCalendar
    zone: str
    length: Length | None
    phase: GroupView | None
    cadence: Callable[[str], Cadence | None]
    roll: Roll
    snap: Snap | None


def closes_day(item: PlanItem, placed: Placed | None) -> bool:
    """Whether an item has no length and closes a day; one that is placed at an hour comes after the day, as all do."""
    timed = placed is not None and placed.start.moment.minute >= 0
    return is_point(item.spec) and not timed


def own_times(item: PlanItem, phase: GroupView | None) -> tuple[Time, ...]:
    """The times that place an item; without any, and waiting for nothing, it is due at the end of its phase.

    Nothing places a step of a runbook on demand.
    """
    spec = item.spec
    if item.on_demand:
        return ()
    fixed = item.agreed or spec.fixed or spec.at
    found = tuple(t for t in (fixed, None if item.agreed else spec.due) if t is not None)
    if found or item.dependencies or held_back(item):
        return found
    if spec.every:
        return (phase.start,) if phase and phase.start else ()
    return (phase.until,) if phase and phase.until else ()


def held_back(item: PlanItem) -> tuple[Time, ...]:
    """The times before which an item may not begin, of which those that can be read hold it back."""
    opens = (t for t in branches(item.spec.by) if isinstance(t, Within)) if item.spec.by else ()
    return (*([item.spec.not_before] if item.spec.not_before else []), *opens)


def place(p: Placement, context: TimeContext, of_phase: TimeContext | None) -> Placed | None:
    """Both ends of an item as its own times give them; None for one that has none, or whose anchor has no date."""
    spec = p.item.spec
    if p.item.on_demand:
        return None
    if p.item.agreed or spec.fixed:
        return _fixed(p, context, p.item.agreed or spec.fixed)
    if spec.at is not None:
        return _at(p, context, spec.at)
    if spec.due is not None:
        return _due(p, context, spec.due)
    times = own_times(p.item, p.phase)
    return _by_phase(p, of_phase, times[0]) if times and of_phase else None


def _fixed(p: Placement, context: TimeContext, time: Time | None) -> Placed | None:
    # A date that a person set does not move with the rest of a plan that is counted anew.
    start = context._replace(shifts=()).read(time, "start") if time else None
    if start is None:
        return None
    start = start.then(
        Why(
            WhyKind.FIXED,
            start.moment,
            detail=str(time),
            name="agreed" if p.item.agreed else "fixed",
            place=p.item.place,
        )
    )
    set_by = "agreed" if p.item.agreed else "fixed"
    off = _misaligned(p, start.moment.day)
    vague = time is not None and isinstance(context.taken(time), Bucket | InPeriod)
    return Placed(start, _end(p, start), set_by, vague, off)


def _at(p: Placement, context: TimeContext, time: Time) -> Placed | None:
    start = context.read(time, "start")
    if start is None:
        return None
    if p.length is None and covers_days(context.taken(time)):
        end = context.read(time, "end")
        return Placed(start, end, spans=True) if end else None
    start, amiss = _snapped_and_rolled(p, start, "start")
    if p.item.spec.due is not None and p.length is None:
        end = context.read(p.item.spec.due, "end")
        if end is not None:
            end, more = _snapped_and_rolled(p, end, "end")
            return Placed(start, end, spans=True, amiss=amiss or more)
    return Placed(start, _end(p, start), amiss=amiss)


def _due(p: Placement, context: TimeContext, time: Time) -> Placed | None:
    end = context.read(time, "end")
    if end is None:
        return None
    if p.length is None and covers_days(context.taken(time)):
        start = context.read(time, "start")
        return Placed(start, end, spans=True) if start else None
    end, amiss = _snapped_and_rolled(p, end, "end")
    return Placed(other_end(end, p.length, "start", p.calendar, p.zone), end, amiss=amiss)


def _by_phase(p: Placement, context: TimeContext, time: Time) -> Placed | None:
    """An item without a time ends with its phase; one that repeats begins with it."""
    assert p.phase is not None  # it has given the time
    edge = "start" if p.item.spec.every else "end"
    read = context.read(time, edge)
    if read is None:
        return None
    read = read.then(Why(WhyKind.PHASE, read.moment, detail=str(time), name=p.phase.title or p.phase.id, edge=edge))
    if edge == "start":
        read, _ = _snapped_and_rolled(p, read, "start")
        return Placed(read, _end(p, read))
    # Nothing may be due after its phase is over, so here the roll goes back.
    read = read.then(*rolled(p.calendar, read.moment, Roll.PREVIOUS, "end"))
    return Placed(other_end(read, p.length, "start", p.calendar, p.zone), read)


def _end(p: Placement, start: Derived) -> Derived:
    return other_end(start, p.length, "end", p.calendar, p.zone)


def roll_of(item: PlanItem) -> Roll:
    """The roll of an item: as written, else none for what follows the clock, back for a customer's milestone."""
    spec = item.spec
    if spec.roll is not None:
        return spec.roll
    if spec.kind.traits.by_the_clock:
        return Roll.NONE
    return Roll.PREVIOUS if item.parties == ("customer",) and spec.kind.traits.goal else Roll.NEXT


def _snapped_and_rolled(p: Placement, read: Derived, edge: str) -> tuple[Derived, str]:
    """The reading after snap and roll, and what could not be kept."""
    if p.snap is None:
        return read.then(*rolled(p.calendar, read.moment, p.roll, edge)), ""
    return snapped(p, read, p.snap, edge)


def snap_of(spec: Item) -> Snap | None:
    """What an item snaps to; a text that cannot be read is reported where files are validated."""
    if not spec.snap:
        return None
    try:
        return parse_snap(spec.snap)
    except LanguageError:
        return None


def snapped(p: Placement, read: Derived, snap: Snap, edge: str) -> tuple[Derived, str]:
    """The reading moved to a day that is aligned and, unless the item does not roll, a workday; both must hold."""
    cadence = p.cadence(snap.calendar) if snap.calendar else None
    day = snap.apply(read.moment.day, cadence)
    if day is None:
        rest = read.then(*rolled(p.calendar, read.moment, p.roll, edge))
        return rest, f"`{snap.calendar}` has no date from {read.moment.day} on"
    steps = [Why(WhyKind.SNAP, Moment(day, read.moment.minute), detail=snap, edge=edge)]
    read = read.then(*steps)
    if p.roll is Roll.NONE or p.calendar.is_open(day):
        return read, ""
    return _next_aligned(p, read, snap, cadence, edge)


def _next_aligned(p: Placement, read: Derived, snap: Snap, cadence: Cadence | None, edge: str) -> tuple[Derived, str]:
    """The next aligned day that is a workday; each aligned day that is closed is named as skipped."""
    onward = replace(snap, rule=Roll.PREVIOUS if snap.rule is Roll.PREVIOUS else Roll.NEXT)
    way = -1 if onward.rule is Roll.PREVIOUS else 1
    moved = read
    for _ in range(_TRIES):
        closed = moved.moment.day
        day: date | None = onward.apply(closed + timedelta(days=way), cadence)
        if day is None or not p.calendar.covers(day):
            break
        moved = moved.then(
            Why(
                WhyKind.SKIPPED,
                Moment(day, read.moment.minute),
                detail=closed,
                amount=(day - closed).days,
                unit="days",
                name=p.calendar.why_closed(closed),
                edge=edge,
            )
        )
        if p.calendar.is_open(day):
            return moved, ""
    rest = read.then(*rolled(p.calendar, read.moment, p.roll, edge))
    return rest, f"no workday is `{snap.text}` from {read.moment.day} on"


def _misaligned(p: Placement, day: date) -> str:
    """What is wrong when a person set a date that is not one of those that the item snaps to."""
    snap = p.snap
    if snap is None:
        return ""
    cadence = p.cadence(snap.calendar) if snap.calendar else None
    nearest = replace(snap, rule=Roll.NEAREST).apply(day, cadence)
    if nearest is None or nearest == day:
        return ""
    return f"{day} is set by hand, but it should be `{snap.text}`; the nearest such date is {nearest}"
