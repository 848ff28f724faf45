"""The plan as data: one JSON, one table, one calendar."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from generator.model.outline import anchor
from generator.model.shown import ShownItem, ShownPlan, ShownSpan

COLUMNS = (
    "id", "kind", "title", "phase", "parties", "owner", "people", "baseline end", "plan start", "plan end",
    "forecast start", "forecast end", "actual end", "slack", "standing", "need",
)  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"-?[0-9]+")


def plan_json(plan: ShownPlan) -> bytes:
    """The whole plan as the published format says."""
    return (plan.model_dump_json(indent=1) + "\n").encode()


def plan_csv(plan: ShownPlan) -> bytes:
    """One row an item; a cell that a spreadsheet would take for a formula starts with an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    names = {p.id: p.name for p in plan.people}
    for item in plan.items:
        table.writerow([_cell(value) for value in _row(item, names)])
    return out.getvalue().encode("utf-8-sig")


def _row(item: ShownItem, names: dict[str, str]) -> list[str]:
    dates = item.dates
    return [
        item.id,
        item.kind,
        item.title,
        item.phase,
        ", ".join(item.parties),
        ", ".join(item.owner),
        ", ".join(names.get(p, p) for p in item.people),
        dates.baseline.end if dates.baseline else "",
        *_ends(dates.plan),
        *_ends(dates.forecast),
        dates.actual.end if dates.actual else "",
        "" if item.slack is None else str(item.slack),
        item.standing,
        item.need,
    ]


def _ends(span: ShownSpan | None) -> tuple[str, str]:
    return (span.start, span.end) if span else ("", "")


def _cell(value: str) -> str:
    return f"'{value}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else value


def calendar(plan: ShownPlan, items: tuple[ShownItem, ...], domain: str) -> bytes:
    """The items as events in UTC, whole days as days; the end is always written, a length never.

    The UID is made of customer, item and occurrence, so that an event that moves is moved in the reader's calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Launchbook//Onboarding plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _text(f"{plan.name}: {plan.playbook_title}"))
    for item in items:
        for number, times in enumerate(_times(item)):
            calendar.add_component(_event(plan, item, times, f"{plan.customer}-{anchor(item.id)}-{number}@{domain}"))
    return bytes(calendar.to_ical())


def _times(item: ShownItem) -> list[tuple[str, str]]:
    span = item.dates.actual or item.dates.forecast or item.dates.plan
    if item.sittings:
        return [(s.start, s.end) for s in item.sittings]
    return [(span.start, span.end)] if span and not span.tentative else []


def _event(plan: ShownPlan, item: ShownItem, times: tuple[str, str], uid: str) -> Event:
    start, end = times
    event = Event()
    event.add("uid", uid)
    event.add("summary", _text(item.title))
    event.add("dtstamp", datetime.fromisoformat(plan.as_of).replace(tzinfo=UTC))
    event.add("dtstart", _stamp(start))
    event.add("dtend", _end(start, end))
    if item.tentative:
        event.add("status", "TENTATIVE")
    if item.place:
        event.add("location", _text(item.place))
    if notes := _notes(item):
        event.add("description", vText(_printable(notes)))
    event.add("categories", [item.kind])
    return event


def _notes(item: ShownItem) -> str:
    """The text of an invitation: what it is about, and what to bring."""
    bring = f"Bring: {', '.join(item.session.bring)}" if item.session and item.session.bring else ""
    return "\n\n".join(part for part in (item.text.strip(), bring) if part)


def _text(text: str) -> vText:
    """One line of text, in which the calendar's own marks are escaped."""
    return vText(" ".join(_printable(text).split()))


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _stamp(moment: str) -> date | datetime:
    return datetime.fromisoformat(moment).astimezone(UTC) if "T" in moment else date.fromisoformat(moment)


def _end(start: str, end: str) -> date | datetime:
    """The end in the form of the start; the last of whole days is not part of an event any more."""
    if "T" in start and "T" in end:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
        return max(last, first + timedelta(minutes=1)).astimezone(UTC)
    if "T" in start:
        return datetime.fromisoformat(start).astimezone(UTC) + timedelta(minutes=30)
    return date.fromisoformat(end[:10]) + timedelta(days=1)
