"""Networks that both schedulers can be told about, in words that belong to neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

KICKOFF = date(2026, 11, 2)
CUSTOMER, VENDOR = "customer", "vendor"
WEEKS = ((0, 1, 2, 3, 4), (6, 0, 1, 2, 3), (5, 6, 0, 1, 2), (0, 1, 2, 3, 4, 5), (0, 1, 3), (0, 1, 2, 3, 4, 5, 6))
"""Working weeks as Python numbers the days; any two of them share at least two days."""
BATCHES, PER_BATCH = 10, 20


@dataclass(frozen=True)
class Calendar:
    """When a party works: its week, single holidays, and closures from a day to a day."""

    week: tuple[int, ...]
    holidays: tuple[date, ...]
    closures: tuple[tuple[date, date], ...]

    def works(self, day: date) -> bool:
        """Whether the party works on a day."""
        shut = any(first <= day <= last for first, last in self.closures)
        return day.weekday() in self.week and day not in self.holidays and not shut


@dataclass(frozen=True)
class Dependency:
    """What a task waits for: the end, or the start, of an earlier one, and a wait in `days` or `workdays`."""

    on: str
    start: bool = False
    lag: int = 0
    unit: str = "days"


@dataclass(frozen=True)
class Place:
    """A written date: the `key` that says it, and the day, so many workdays after kickoff, or days after a task."""

    key: str
    day: date = KICKOFF
    words: str = "date"
    workdays: int = 0
    after: Dependency | None = None


@dataclass(frozen=True)
class Task:
    """Work of `length` workdays, a span of as many calendar days, or a milestone (length 0)."""

    id: str
    kind: str
    length: int
    workers: tuple[str, ...]
    dependencies: tuple[Dependency, ...] = ()
    place: Place | None = None


@dataclass(frozen=True)
class Network:
    """Tasks that wait only for earlier ones, and the calendar of each party."""

    id: str
    calendars: dict[str, Calendar]
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Batch:
    """Networks that share the calendars of `counted`: the only working time in which TaskJuggler can count a wait."""

    counted: tuple[str, ...]
    calendars: dict[str, Calendar]
    networks: tuple[Network, ...]


@dataclass
class _Draw:
    """Draws one network; the same seed draws the same."""

    random: Random
    counted: tuple[str, ...]
    calendars: dict[str, Calendar]
    tasks: list[Task] = field(default_factory=list)

    def task(self, number: int) -> Task:
        random = self.random
        kind = random.choices(("work", "span", "milestone"), (6, 2, 2))[0]
        workers = random.choice([(CUSTOMER,), (VENDOR,), (CUSTOMER, VENDOR), self.counted])
        length = random.randint(1, 7) if kind != "milestone" else 0
        dependencies = tuple(self._dependencies(kind, workers))
        place = (
            self._place(kind, workers, {dependency.on for dependency in dependencies})
            if not dependencies or random.random() < 0.3
            else None
        )
        return Task(f"i{number}", kind, length, workers, dependencies, place)

    def _dependencies(self, kind: str, workers: tuple[str, ...]) -> Iterator[Dependency]:
        how_many = self.random.choices((0, 1, 2, 3), (2, 5, 3, 1))[0]
        for before in self.random.sample(self.tasks, min(how_many, len(self.tasks))):
            yield self._dependency(before, kind, workers)

    def _dependency(self, before: Task, kind: str, workers: tuple[str, ...]) -> Dependency:
        start = "milestone" not in (kind, before.kind) and self.random.random() < 0.35
        units = ["", "days", "workdays"] if workers == self.counted else ["", "days"]
        unit = self.random.choice(units)
        return Dependency(before.id, start, self.random.randint(1, 6) if unit else 0, unit or "days")

    def _place(self, kind: str, workers: tuple[str, ...], tied: set[str]) -> Place:
        day = KICKOFF + timedelta(days=self.random.randint(-20, 60))
        words = self.random.choice(("date", "day", "offset", "week") if day >= KICKOFF else ("date", "day", "offset"))
        key = self.random.choice(("at", "not_before") if tied else ("at", "not_before", "fixed", "due"))
        if key == "at" and kind == "work" and workers == self.counted and self.random.random() < 0.5:
            return Place(key, workdays=self.random.randint(1, 15))
        others = [task for task in self.tasks if task.id not in tied]
        if key == "at" and others and self.random.random() < 0.3:
            before = self.random.choice(others)
            start = "milestone" not in (kind, before.kind) and self.random.random() < 0.5
            return Place(key, after=Dependency(before.id, start, self.random.randint(1, 9)))
        while key in ("fixed", "due") and kind == "work" and not all(self.calendars[who].works(day) for who in workers):
            day += timedelta(days=1)
        return Place(key, day, words)


def batches(seed: int = 2026) -> tuple[Batch, ...]:
    """All networks."""
    return tuple(_batch(Random(f"{seed}/{number}"), number) for number in range(BATCHES))


def _batch(random: Random, number: int) -> Batch:
    both = (CUSTOMER, VENDOR)
    counted = ((CUSTOMER,), (VENDOR,), both, (CUSTOMER,), (VENDOR,))[number % 5]
    common = {party: _calendar(random) for party in counted}
    return Batch(counted, common, tuple(_network(random, f"n{n}", counted, common) for n in range(PER_BATCH)))


def _network(random: Random, id_: str, counted: tuple[str, ...], common: dict[str, Calendar]) -> Network:
    calendars = {party: common.get(party) or _calendar(random) for party in (CUSTOMER, VENDOR)}
    draw = _Draw(random, counted, calendars)
    for number in range(random.randint(8, 16)):
        draw.tasks.append(draw.task(number))
    return Network(id_, calendars, tuple(draw.tasks))


def _calendar(random: Random) -> Calendar:
    days = [KICKOFF + timedelta(days=n) for n in range(-30, 120)]
    closures = []
    for first in sorted(random.sample(days, random.randint(0, 2))):
        closures.append((first, first + timedelta(days=random.randint(0, 8))))
    return Calendar(random.choice(WEEKS), tuple(sorted(random.sample(days, random.randint(0, 8)))), tuple(closures))
