"""One plan with every way to say a time, dated before it begins, under way and when it is late: every field, word for word.

`python -m tests.steps.schedule.test_whole` writes the text anew: read the difference like prose. What the steps to a date
must be, and that replaying them gives the date, is held by the other tests of the schedule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from generator.model.stages.dated import DatedItem, DatedPlan, Dates
from tests.readers import HERE, assessed, read

DAYS = (date(2026, 10, 1), date(2026, 11, 16), date(2027, 1, 4))


def dated(as_of: date) -> DatedPlan:
    return assessed(read("timing.yml"), read("timing_customer.yml"), read("timing_status.yml"), as_of).dated


def as_text(found: DatedPlan) -> str:
    """Every field of a dated plan, one fact a line."""
    lines = [f"as of {found.as_of}, kickoff {found.kickoff}"]
    for item in found.items.values():
        lines += [f"{item.id}:", *(f"  {line}" for line in _item(item))]
    lines += [f"group {key}: {span.start} .. {span.end} {span.tentative}" for key, span in found.groups.items()]
    lines += [f"mode {id_}: {start} .. {end}" for id_, (start, end) in found.modes.items()]
    lines += [f"time {key}: {moment}" for key, moment in found.times.items()]
    for c in found.calendars:
        lines.append(f"calendar {c.party}: {c.timezone}, {c.week}, {c.hours}")
        lines += [f"  {d.day} {d.name}" for d in c.closed]
    lines += [f"{p.rule} {p.place}: {p.message}" for p in found.problems]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _item(item: DatedItem) -> Iterator[str]:
    fields = ("started", "done", "slack", "free", "critical", "deadline", "starts_after", "closed")
    said = [f"{name} {value}" for name in fields if (value := getattr(item, name, None)) not in (None, "", False)]
    yield ", ".join(said) or "no slack"
    yield from _dates("plan", item.plan)
    if item.forecast != item.plan:
        yield from _dates("forecast", item.forecast)


def _dates(of: str, dates: Dates | None) -> Iterator[str]:
    if dates is None:
        yield f"{of}: none"
        return
    span = dates.span
    yield f"{of}: {span.start} .. {span.end} {span.tentative}"
    for w in dates.why:
        words = (w.kind.value, w.edge, w.text, f"{w.amount} {w.unit}" if w.unit else "", w.item, w.name)
        yield f"  {' | '.join(word for word in words if word)} -> {w.result}"
    if dates.occurrences:
        yield "  on " + ", ".join(f"{s.start}..{s.end}" for s in dates.occurrences)


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_every_way_to_say_a_time_gives_these_dates(as_of: date) -> None:
    assert as_text(dated(as_of)) == (HERE / "dated" / f"{as_of}.txt").read_text()


if __name__ == "__main__":
    for day in DAYS:
        (HERE / "dated" / f"{day}.txt").write_text(as_text(dated(day)))
