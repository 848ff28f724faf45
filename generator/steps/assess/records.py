"""The records as they stood on the morning of the as-of date: whatever is dated later has not happened yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.model.files.record.record import Answers, Record, Status
from generator.model.language.time_parser import OnDate, Time


def past_records(status: Status, as_of: date) -> dict[str, Record]:
    """Every record without what it says about later days."""
    past = ((id_, past_record(record, as_of)) for id_, record in status.records.items())
    return {id_: record for id_, record in past if record is not None}


def past_record(record: Record, as_of: date) -> Record | None:
    """The record up to the as-of date; None for one that was written later."""
    if record.on is not None and record.on > as_of:
        return None
    changes: dict[str, Any] = {
        "done": _past(record.done, as_of),
        "started": _past(record.started, as_of),
        "checks": past_answers(record.checks, as_of),
        "approved": tuple(s for s in record.approved if s.on <= as_of),
        "signed": record.signed if record.signed and record.signed.on <= as_of else None,
        "held": {day: held for day, held in record.held.items() if day <= as_of},
    }
    if record.since is not None and record.since > as_of:
        changes |= {"state": None, "since": None, "why": "", "tell": ""}
    return record.model_copy(update=changes)


def _past(time: Time | None, as_of: date) -> Time | None:
    return None if isinstance(time, OnDate) and time.date > as_of else time


def past_answers(answers: Answers, as_of: date) -> Answers:
    """The answers that were given by the as-of date."""
    return {id_: answer for id_, answer in answers.items() if answer.on is None or answer.on <= as_of}


def past_readings(readings: Mapping[date, Any], as_of: date) -> tuple[tuple[date, Any], ...]:
    """The readings up to the as-of date in the order of their days."""
    return tuple(sorted((day, value) for day, value in readings.items() if day <= as_of))
