"""What both schedulers are told, counted feature by feature, and where their answers differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.oracles.taskjuggler.network import CUSTOMER, VENDOR, Batch, Dependency, Network, Task
from tests.oracles.taskjuggler.ours import our_dates
from tests.oracles.taskjuggler.theirs import Days, their_dates


def differences(batch: Batch, folder: Path) -> list[str]:
    """Every task of a batch whose first or last day the two do not share, as a line."""
    theirs = their_dates(batch, folder)
    return [line for network in batch.networks for line in _of_network(network, theirs[network.id])]


def _of_network(network: Network, theirs: Days) -> Iterator[str]:
    ours = our_dates(network)
    for task in network.tasks:
        if ours.get(task.id) != theirs[task.id]:
            said = [
                " to ".join(map(str, dates)) if dates else "no date" for dates in (ours.get(task.id), theirs[task.id])
            ]
            yield f"{network.id}.{task.id}: {said[0]} is not {said[1]}, for {task}"


def longer(network: Network, id_: str, number: int) -> Network:
    """The network with one wait that is a day longer."""

    def changed(task: Task) -> Task:
        dependencies = tuple(replace(t, lag=t.lag + 1) if n == number else t for n, t in enumerate(task.dependencies))
        return replace(task, dependencies=dependencies) if task.id == id_ else task

    return replace(network, tasks=tuple(changed(task) for task in network.tasks))


def waits(network: Network) -> Iterator[tuple[str, int, Dependency]]:
    """Each wait of a network: the task, the number of its tie, and the tie."""
    for task in network.tasks:
        yield from (
            (task.id, number, dependency) for number, dependency in enumerate(task.dependencies) if dependency.lag
        )


# ---- what is shared

Asks = Callable[[Network, Task], int]


def _dependencies(start: bool, unit: str) -> Asks:
    return lambda _, task: sum(t.start == start and (t.unit if t.lag else "") == unit for t in task.dependencies)


def _placed(key: str) -> Asks:
    return lambda _, task: int(task.place is not None and task.place.key == key)


def _worded(words: str) -> Asks:
    def asks(_: Network, task: Task) -> int:
        place = task.place
        return int(place is not None and not place.after and not place.workdays and place.words == words)

    return asks


def _anchored(start: bool) -> Asks:
    return lambda _, task: int(
        task.place is not None and task.place.after is not None and task.place.after.start == start
    )


FEATURES: dict[str, Asks] = {
    "work of so many workdays, `takes: 3 workdays`": lambda _, task: int(task.kind == "work"),
    "a span of calendar days, `takes: 3 days`": lambda _, task: int(task.kind == "span"),
    "a milestone": lambda _, task: int(task.kind == "milestone"),
    "work of the customer": lambda _, task: int(task.workers == (CUSTOMER,)),
    "work of the vendor": lambda _, task: int(task.workers == (VENDOR,)),
    "joint work, on days when both work": lambda _, task: int(len(task.workers) > 1),
    "a week other than Monday to Friday": lambda network, task: int(
        any(network.calendars[worker].week != (0, 1, 2, 3, 4) for worker in task.workers)
    ),
    "public holidays of those who work": lambda network, task: int(
        any(network.calendars[worker].holidays for worker in task.workers)
    ),
    "closures (leaves) of those who work": lambda network, task: int(
        any(network.calendars[worker].closures for worker in task.workers)
    ),
    "finish to start, `after: a`": _dependencies(False, ""),
    "finish to start with days, `after: a + 2 days`": _dependencies(False, "days"),
    "finish to start with workdays, `after: a + 2 workdays`": _dependencies(False, "workdays"),
    "start to start, `after: start of a`": _dependencies(True, ""),
    "start to start with days, `after: start of a + 2 days`": _dependencies(True, "days"),
    "start to start with workdays, `after: start of a + 2 workdays`": _dependencies(True, "workdays"),
    "several predecessors": lambda _, task: int(len(task.dependencies) > 1),
    "a start, `at`": _placed("at"),
    "a start and predecessors, the later of which holds": lambda _, task: int(bool(task.dependencies and task.place)),
    "a bound, `not_before`": _placed("not_before"),
    "a pinned date, `fixed`": _placed("fixed"),
    "backwards from a finish, `due`": _placed("due"),
    "a date, `2026-11-20`": _worded("date"),
    "a day of the plan, `day 19`": _worded("day"),
    "days from kickoff, `kickoff + 18 days`": _worded("offset"),
    "a weekday of a week, `week 3 friday`": _worded("week"),
    "workdays from kickoff, `kickoff + 14 workdays`": lambda _, task: int(bool(task.place and task.place.workdays)),
    "days after the end of a task, `at: a + 3 days`": _anchored(False),
    "days after the start of a task, `at: start of a + 3 days`": _anchored(True),
}
"""What may be asked of both, and how often a task of a network asks it."""


def counts(batches: tuple[Batch, ...]) -> dict[str, int]:
    """How often each feature was compared."""
    pairs = [(network, task) for batch in batches for network in batch.networks for task in network.tasks]
    return {name: sum(asks(network, task) for network, task in pairs) for name, asks in FEATURES.items()}


def size(batches: tuple[Batch, ...]) -> str:
    """How much is compared, in one sentence."""
    networks = [network for batch in batches for network in batch.networks]
    tasks = [task for network in networks for task in network.tasks]
    dependencies = sum(len(task.dependencies) for task in tasks)
    return f"{len(networks)} networks, {len(tasks)} tasks, {2 * len(tasks)} dates and {dependencies} ties"


def table(batches: tuple[Batch, ...]) -> str:
    """The features with their counts, as the documents show them."""
    rows = [f"| {name} | {count} |" for name, count in counts(batches).items()]
    return "\n".join(["| both are told | times |", "|---|---:|", *rows])
