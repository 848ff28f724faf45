"""Many sites at once: each built on its own, so that one that fails stops no other."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from generator.memory import search_seldom
from generator.model.problems.problem import Problem, Refused
from generator.model.stages.site import SiteTree
from generator.steps.build.site import build_site

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Job:
    """One site to build: everything that a worker needs to know."""

    tree: SiteTree
    target: Path
    workspace: Path


@dataclass(frozen=True, slots=True)
class Built:
    """How a job ended: well, with problems of the user's files, or with a fault of ours as a traceback."""

    target: Path
    problems: tuple[Problem, ...] = ()
    fault: str = ""

    @property
    def good(self) -> bool:
        """Whether the target now holds the new site."""
        return not self.problems and not self.fault


class Crew:
    """Processes that work on tasks; a crew of one is this process itself, so that nothing is started for it."""

    def __init__(self, count: int) -> None:
        self._pool = ProcessPoolExecutor(count, _context(), search_seldom) if count > 1 else None

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=error is not None)

    def ended(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[tuple[int, R | str]]:
        """The number of each task with what came of it, as they end; a worker that broke is told as a traceback."""
        if self._pool is None:
            yield from ((number, _tried(work, task)) for number, task in enumerate(tasks))
            return
        futures = {self._pool.submit(_tried, work, task): number for number, task in enumerate(tasks)}
        for future in as_completed(futures):
            error = future.exception()
            lost = "".join(traceback.format_exception(error)) if error else ""
            yield futures[future], lost or future.result()


def _tried(work: Callable[[T], R], task: T) -> R | str:
    """What comes of the task, or the traceback of what went wrong: the other tasks are worked on all the same."""
    try:
        return work(task)
    except Exception:
        return traceback.format_exc()


def crew_size(workers: int | None, tasks: int) -> int:
    """How many processes are of use."""
    return max(1, min(workers or os.cpu_count() or 1, tasks))


def build_many(
    jobs: Iterable[Job], workers: int | None = None, on_done: Callable[[Built], None] = lambda _: None
) -> tuple[Built, ...]:
    """Build all jobs; the results stand in the order of the jobs, `on_done` hears of each as it ends."""
    todo = list(jobs)
    built: dict[int, Built] = {}
    with Crew(crew_size(workers, len(todo))) as crew:
        for number, came in crew.ended(build_one, todo):
            built[number] = Built(todo[number].target, fault=came) if isinstance(came, str) else came
            on_done(built[number])
    return tuple(built[number] for number in range(len(todo)))


def build_one(job: Job) -> Built:
    """Build one site and say how it went; nothing is raised."""
    try:
        build_site(job.tree, job.target, job.workspace)
    except Refused as refused:
        return Built(job.target, refused.problems)
    except Exception:  # whatever went wrong with this site, the others are built
        return Built(job.target, fault=traceback.format_exc())
    return Built(job.target)


def _context() -> multiprocessing.context.BaseContext:
    """A server that has everything loaded and forks the workers, where the system has such a thing."""
    # Else Python looks for modules in the current folder first, and a workspace could bring its own `generator`.
    os.environ["PYTHONSAFEPATH"] = "1"
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generator.pipeline.build", "generator.steps.build.site"])
    return context
