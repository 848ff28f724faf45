"""From the files to the sites, many customers at once: a worker takes a customer all the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import count
from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.model.files.playbook.audience import INTERNAL, PUBLIC
from generator.model.problems.problem import Problem
from generator.pipeline.build_plan import PORTFOLIO, Met, Planned, Wanted, plan_customer, plan_portfolio, plan_public
from generator.pipeline.portfolio import Standing
from generator.pipeline.workspace import Workspace
from generator.steps.build import Built, Crew, Job, build_one, crew_size

SITE = "site"
_RUNS = count()


@dataclass(frozen=True, slots=True)
class Done:
    """One site that was built, or was tried; `about` is the customer it belongs to, or nothing."""

    folder: str
    about: str
    built: Built


@dataclass(frozen=True, slots=True)
class Made:
    """All that came of a build: sites, problems of the files, audiences met, and who could not be read."""

    sites: tuple[Done, ...]
    problems: tuple[Problem, ...]
    audiences: frozenset[str]
    failed: tuple[str, ...]

    @property
    def faults(self) -> tuple[Built, ...]:
        """The sites where we are to blame."""
        return tuple(site.built for site in self.sites if site.built.fault)


@dataclass(frozen=True, slots=True)
class _Task:
    """A customer, or a folder that belongs to nobody alone; `run` tells two builds of one process apart."""

    root: Path
    run: int
    name: str
    as_of: AsOf
    audiences: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """What became of a task."""

    name: str
    sites: tuple[Done, ...]
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    audiences: frozenset[str] = frozenset()
    met: Met | None = None


def make_sites(
    root: Path,
    wanted: Wanted,
    as_of: AsOf,
    workers: int | None = None,
    *,
    on_done: Callable[[str], None] = lambda _: None,
    met: dict[str, Met] | None = None,
) -> Made:
    """Build all wanted sites; a customer with an error keeps the ones they had, and stops no other.

    `met` holds how customers stood that are not wanted, for the portfolio; the wanted ones are put into it. `on_done`
    hears of each customer, and of the portfolio and the public site.
    """
    met = {} if met is None else met
    task = partial(_Task, root, next(_RUNS), as_of=as_of)
    first = [task(name=name, audiences=wanted.audiences) for name in wanted.customers]
    first += [task(name=PUBLIC, shared=True)] if wanted.public else []
    with Crew(crew_size(workers, len(first))) as crew:
        parts = list(_worked(crew, first, on_done))
        met |= {part.name: part.met for part in parts if part.met}
        if wanted.portfolio and Workspace(root).vendor().value is not None:
            standings = tuple(each.standing for each in met.values())
            last = task(name=PORTFOLIO, standings=standings, shared=True)
            parts[len(wanted.customers) : len(wanted.customers)] = _worked(crew, [last], on_done)
    return Made(
        tuple(site for part in parts for site in part.sites),
        tuple(sorted({problem for part in parts for problem in part.problems})),
        frozenset({PUBLIC, INTERNAL}.union(*(part.audiences for part in parts))),
        tuple(part.name for part in parts if part.failed),
    )


def _worked(crew: Crew, tasks: Sequence[_Task], on_done: Callable[[str], None]) -> Iterator[_Part]:
    """What became of the tasks, in their order."""
    parts: dict[int, _Part] = {}
    for number, came in crew.ended(_work, tasks):
        parts[number] = _lost(tasks[number], came) if isinstance(came, str) else came
        on_done(tasks[number].name)
    yield from (parts[number] for number in range(len(tasks)))


def _work(task: _Task) -> _Part:
    """Plan and build what belongs together."""
    planned = _planned(_workspace(task.root, task.run), task)
    jobs = [(site, Job(site.tree, task.root / SITE / site.folder, task.root)) for site in planned.sites]
    sites = tuple(Done(site.folder, site.about, build_one(job)) for site, job in jobs)
    return _Part(task.name, sites, planned.problems, planned.failed, planned.audiences, planned.met)


def _planned(workspace: Workspace, task: _Task) -> Planned:
    if not task.shared:
        return plan_customer(workspace, task.name, task.audiences, task.as_of)
    return plan_public(workspace) if task.name == PUBLIC else plan_portfolio(workspace, task.standings, task.as_of)


@lru_cache(maxsize=1)
def _workspace(root: Path, run: int) -> Workspace:
    """What a worker has read, playbooks above all, serves all customers that it gets in one run."""
    return Workspace(root)


def _lost(task: _Task, fault: str) -> _Part:
    """A task that was not brought to an end: a fault of ours."""
    about = "" if task.shared else task.name
    return _Part(task.name, (Done(task.name, about, Built(task.root / SITE / task.name, fault=fault)),))
