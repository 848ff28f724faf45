"""Networks as a TaskJuggler project, and the dates that TaskJuggler gives them.

Working days are 24 hours long, so that a day ends where the next one begins and a wait in days is the same for both. A
milestone closes its day: it stands at the midnight after it. Each task has workers of its own, since a worker of
TaskJuggler does one thing at a time; those whose working time is not that of the project have a shift that replaces it. A tie to a start goes
through a milestone, since TaskJuggler reads the start of work with several ties before it has found its first free hour.
"""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.oracles.taskjuggler.network import KICKOFF, Batch, Calendar, Dependency, Network, Task

FIRST, DAYS = KICKOFF - timedelta(days=35), 180
ONE = timedelta(days=1)
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Days = dict[str, tuple[date, date]]


class TaskJugglerError(AssertionError):
    """TaskJuggler did not schedule what it was told."""


def their_dates(batch: Batch, folder: Path) -> dict[str, Days]:
    """The first and the last day of each task of each network."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "batch.tjp").write_text(project(batch))
    command = ["tj3", "--no-color", "--silent", "--output-dir", str(folder), str(folder / "batch.tjp")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TaskJugglerError(done.stdout + done.stderr)
    with (folder / "dates.csv").open(newline="") as file:
        rows = {row["Id"]: (row["Start"], row["End"]) for row in csv.DictReader(file, delimiter=";")}
    return {n.id: {t.id: _days(t, *rows[f"{n.id}.{t.id}"]) for t in n.tasks} for n in batch.networks}


def _days(task: Task, start: str, end: str) -> tuple[date, date]:
    first, last = (datetime.fromisoformat(text) for text in (start, end))
    if task.kind == "milestone":
        return (first - ONE).date(), (last - ONE).date()
    return first.date(), (last - ONE).date()


def project(batch: Batch) -> str:
    """The text of the project."""
    return "\n".join(_lines(batch)) + "\n"


def _lines(batch: Batch) -> Iterator[str]:
    shared = [batch.calendars[party] for party in batch.counted]
    week = tuple(day for day in range(7) if all(day in calendar.week for calendar in shared))
    yield f'project batch "Batch" {FIRST} +{DAYS}d {{'
    yield '  timezone "UTC"'
    yield "  timingresolution 60min"
    yield "  dailyworkinghours 24"
    yield from _hours(week)
    yield "}"
    for network in batch.networks:
        for party, calendar in network.calendars.items():
            yield from _workers(network, party, calendar, batch.counted == (party,))
    for calendar in shared:
        yield from _leaves(calendar)
    for network in batch.networks:
        yield f'task {network.id} "{network.id}" {{'
        for task in network.tasks:
            yield from _task(network, task)
        yield "}"
    yield 'taskreport "dates" { formats csv columns id, start, end timeformat "%Y-%m-%d %H:%M" }'


def _hours(week: tuple[int, ...]) -> Iterator[str]:
    for day, name in enumerate(NAMES):
        yield f"  workinghours {name} {'0:00 - 24:00' if day in week else 'off'}"


def _leaves(calendar: Calendar) -> Iterator[str]:
    yield from (f'  leaves holiday "Holiday" {day}' for day in calendar.holidays)
    yield from (f'  leaves holiday "Closed" {first} - {last + ONE}' for first, last in calendar.closures)


def _workers(network: Network, party: str, calendar: Calendar, counted: bool) -> Iterator[str]:
    if not counted:
        yield f'shift {network.id}_{party}_shift "{party}" {{'
        yield from _hours(calendar.week)
        yield from _leaves(calendar)
        yield "  replace"
        yield "}"
    yield f'resource {network.id}_{party} "{party}" {{'
    if not counted:
        yield f"  shifts {network.id}_{party}_shift"
    for task in network.tasks:
        if task.kind == "work" and party in task.workers:
            yield f'  resource {network.id}_{party}_{task.id} "{task.id}"'
    yield "}"


def _task(network: Network, task: Task) -> Iterator[str]:
    dependencies, place = list(task.dependencies), task.place
    closes = ONE if task.kind == "milestone" else timedelta()
    if place and place.key in ("at", "not_before") and not place.after:
        # A milestone of the day, or of the midnight after kickoff from where workdays are counted, holds the task back.
        there = KICKOFF + ONE if place.workdays else place.day + closes
        yield f'  task {task.id}_from "from" {{ start {there} milestone }}'
        dependencies.append(Dependency(f"{task.id}_from", lag=max(place.workdays - 1, 0), unit="workdays"))
    elif place and place.after:
        # A day after the last day of a task is the very next one.
        lag = place.after.lag - (not place.after.start) + closes.days
        dependencies.append(Dependency(place.after.on, place.after.start, lag))
    for dependency in dependencies:
        if dependency.start:
            yield f'  task {task.id}_{dependency.on} "begun" {{ depends {_dependency(dependency)} milestone }}'
    yield f'  task {task.id} "{task.id}" {{'
    if dependencies:
        yield "    depends " + ", ".join(
            f"!{task.id}_{dependency.on}" if dependency.start else _dependency(dependency)
            for dependency in dependencies
        )
    if place and place.key == "fixed":
        yield f"    start {place.day + closes}"
    if place and place.key == "due":
        yield f"    end {place.day + ONE}"
    yield from _length(network, task)
    yield "  }"


def _dependency(dependency: Dependency) -> str:
    gap = f"gap{'length' if dependency.unit == 'workdays' else 'duration'} {dependency.lag}d" if dependency.lag else ""
    how = " ".join(part for part in ("onstart" if dependency.start else "onend", gap) if part)
    return f"!{dependency.on} {{ {how} }}"


def _length(network: Network, task: Task) -> Iterator[str]:
    match task.kind:
        case "milestone":
            yield "    milestone"
        case "span":
            yield f"    duration {task.length}d"
        case _:
            yield f"    effort {task.length * len(task.workers)}d"
            for worker in task.workers:
                yield f"    allocate {network.id}_{worker}_{task.id} {{ mandatory }}"
