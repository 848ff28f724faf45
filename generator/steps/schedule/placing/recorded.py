"""What was recorded about an item by the as-of date, as far as it bears on dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.files.record.record import Record, State, Status
from generator.model.language.time_parser import OnDate, Time
from generator.model.stages.dated import Moment
from generator.steps.schedule.times.moments import on


@dataclass(frozen=True, slots=True)
class Recorded:
    """When an item was started and done, if so; `not_needed` items hold nobody up any more."""

    started: Moment | None = None
    done: Moment | None = None
    not_needed: bool = False


NOTHING = Recorded()


def recorded(status: Status, id_: str, as_of: date) -> Recorded:
    """What happened to an item; whatever is dated after the as-of date has not happened yet."""
    record = status.records.get(id_)
    if record is None:
        return NOTHING
    declared = record.state if _by(record.since, as_of) else None
    if declared is State.NOT_NEEDED:
        return Recorded(not_needed=True)
    done = None if declared is State.REOPENED else _past(record.done, as_of) or _signed(record, as_of)
    started = _past(record.started, as_of)
    return Recorded(started if done is None or started is None or started <= done else done, done)


def _by(day: date | None, as_of: date) -> bool:
    return day is None or day <= as_of


def _past(time: Time | None, as_of: date) -> Moment | None:
    """The moment of a record, which names a date of the calendar."""
    if not isinstance(time, OnDate) or time.date > as_of:
        return None
    return on(time.date, time.clock)


def _signed(record: Record, as_of: date) -> Moment | None:
    """A signature finishes what it signs."""
    signed = record.signed
    return Moment(signed.on) if signed and signed.on <= as_of and signed.answer == "yes" else None
