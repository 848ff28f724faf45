"""A network as a playbook and a customer file, and the dates that Launchbook gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import yaml

from generator.model.files.customer.vendor import Vendor
from generator.model.files.record.record import Status
from generator.model.language.weekday import WEEKDAYS
from generator.steps.schedule import schedule
from tests.given.sources import plan_of
from tests.oracles.taskjuggler.network import CUSTOMER, KICKOFF, VENDOR, Calendar, Dependency, Network, Place, Task

Days = dict[str, tuple[date, date]]


def our_dates(network: Network) -> Days:
    """The first and the last day of each task."""
    plan = plan_of(*texts(network), vendor=Vendor.model_validate(_calendar(network.calendars[VENDOR])))
    found = schedule(plan, Status(), KICKOFF - timedelta(days=400))
    spans = {id_: item.plan.span for id_, item in found.items.items() if item.plan}
    return {id_: (span.start.day, span.end.day) for id_, span in spans.items()}


def texts(network: Network) -> tuple[str, str]:
    """The playbook and the customer file."""
    items = {task.id: dict(_item(task)) for task in network.tasks}
    roles = {"lead": "customer", "csm": "vendor"}
    playbook = {"title": "Random", "version": "1.0.0", "roles": roles, "phases": {"all": {"items": items}}}
    who = {"name": "Acme", "playbook": "plan", "timezone": "UTC", "dates": {"kickoff": KICKOFF.isoformat()}}
    return yaml.safe_dump(playbook), yaml.safe_dump({**who, **_calendar(network.calendars[CUSTOMER])})


def _calendar(calendar: Calendar) -> dict[str, Any]:
    return {
        "week": ", ".join(WEEKDAYS[day][:3] for day in calendar.week),
        "hours": "00:00-24:00",
        "holidays": {day.isoformat(): "Holiday" for day in calendar.holidays},
        "closures": [{"from": a.isoformat(), "until": b.isoformat()} for a, b in calendar.closures],
    }


def _item(task: Task) -> Iterator[tuple[str, Any]]:
    names = {CUSTOMER: "lead", VENDOR: "csm"}
    owner, *others = (names[worker] for worker in task.workers)
    yield "title", task.id
    yield "owner", owner
    if others:
        yield "with", others
    if task.kind == "milestone":
        yield "kind", "milestone"
    else:
        yield "takes", f"{task.length} {'days' if task.kind == 'span' else 'workdays'}"
    if task.kind != "work":
        yield "roll", "none"
    if task.dependencies:
        yield "after", [_dependency(dependency) for dependency in task.dependencies]
    if task.place:
        yield task.place.key, _time(task.place)


def _dependency(dependency: Dependency) -> str:
    return f"{'start of ' * dependency.start}{dependency.on}" + (
        f" + {dependency.lag} {dependency.unit}" if dependency.lag else ""
    )


def _time(place: Place) -> str:
    if place.after:
        return _dependency(place.after)
    if place.workdays:
        return f"kickoff + {place.workdays} workdays"
    days = (place.day - KICKOFF).days
    match place.words:
        case "day":
            return f"day {days + 1}"
        case "offset":
            return f"kickoff {'-' if days < 0 else '+'} {abs(days)} days"
        case "week":
            return f"week {days // 7 + 1} {WEEKDAYS[place.day.weekday()]}"
        case _:
            return place.day.isoformat()
