"""Judges mutants: collects the tests once, forks for each mutant, and runs the tests that can notice it.

A first fork, without any mutant, notes which functions of the target each test runs, and how long it takes. A mutant
then meets only the tests that run the function that it changes, the quick ones first. What was running before the
first test (a default, a constant, whatever a list of cases needs) is changed before the tests are collected anew, and
meets all of them. Time is that of the processor, so that a busy machine kills no mutant.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from gc import get_objects
from pathlib import Path
from typing import Any

from tests.mutation.operators import Mutant, mutated
from tests.mutation.swapping import REACHED, Served, Where, functions, noting, swap, where
from tests.mutation.targets import MODEL, TARGETS, module_of

SURVIVED, KILLED, UNREACHED, UNABLE, BROKEN = 0, 1, 91, 92, 93
FATES = {SURVIVED: "survived", UNREACHED: "survived", -signal.SIGVTALRM: "stopped"}
OFTEN, SECONDS = 10, 5
"""A test is stopped after so many times the time that it takes without a mutant, and so many seconds more."""
MEMORY = 3 * 2**30


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: killed, survived, or stopped (a test ran too long)."""

    mutant: Mutant
    fate: str
    seconds: float


@dataclass(frozen=True)
class Known:
    """What one test does without any mutant: the seconds that it takes, and the functions of the target that it runs."""

    seconds: float
    runs: frozenset[Where]


def judge(jobs: Path) -> None:
    """Judge the mutants of a list, in the current folder, and print each verdict as a line of JSON."""
    todo = json.loads(jobs.read_text())
    target = todo["target"]
    known = read_known(Path(todo["known"]))
    _preload(target)
    print_ = partial(_print, os.dup(1))
    late: list[Mutant] = []
    for mutant, status, seconds in _collected_once(target, [Mutant(**each) for each in todo["mutants"]], known):
        if status == UNABLE:
            late.append(mutant)
        else:
            print_(mutant, status, seconds)
    for mutant in late:
        print_(mutant, *_forked(partial(_anew, target, mutant, known)))


def read_known(path: Path) -> dict[str, Known]:
    """What each test does, by its name."""
    read = json.loads(path.read_text())
    return {id_: Known(seconds, frozenset((m, n) for m, n in runs)) for id_, (seconds, runs) in read.items()}


def _print(out: int, mutant: Mutant, status: int, seconds: float) -> None:
    if status == BROKEN:
        raise SystemExit(f"{mutant} could not be judged; the environment variable MUTANTS_LOG names a file for why")
    os.write(out, json.dumps(asdict(Verdict(mutant, FATES.get(status, "killed"), seconds))).encode() + b"\n")


def _preload(target: str) -> None:
    """Import whatever the tests need and no mutant changes."""
    for name in ("pytest", "hypothesis", "babel.dates", "holidays", "jinja2", "playwright.sync_api"):
        importlib.import_module(name)
    for part in TARGETS[target].stays:
        if part == "model":
            for path in sorted(MODEL.glob("*.py")):
                importlib.import_module(f"generator.model.{path.stem}")
        elif part != target:
            importlib.import_module(f"generator.steps.{part}")


def _forked(child: Callable[[], int]) -> tuple[int, float]:
    """The exit status of a function in a process of its own, and the seconds that it computed."""
    number = os.fork()
    if number == 0:
        status = BROKEN
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            status = child()
        except MemoryError:
            status = KILLED
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    _, ended, used = os.wait4(number, 0)
    return os.waitstatus_to_exitcode(ended), used.ru_utime + used.ru_stime


def _silent() -> None:
    log = os.open(os.environ.get("MUTANTS_LOG", os.devnull), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(log, 1)
    os.dup2(log, 2)


# ---- what pytest runs


class Loop:
    """Does something of our own with the collected tests."""

    def __init__(self, do: Callable[[Any], None]) -> None:
        self.do = do

    def pytest_runtestloop(self, session: Any) -> bool:
        """In the place of pytest's own loop."""
        if session.testsfailed:
            os._exit(KILLED)
        self.do(session)
        return True


def _pytest(target: str, do: Callable[[Any], None]) -> int:
    import pytest  # noqa: PLC0415 - loaded before the fork, so that this costs nothing

    out = ["-x", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
    return int(pytest.main([*out, *TARGETS[target].noticing()], plugins=[Loop(do)]))


def _run(session: Any, items: list[Any], known: dict[str, Known]) -> int:
    """Run tests one after the other, up to the first that fails."""
    if not items:
        return UNREACHED
    items = sorted(items, key=lambda item: known[item.nodeid].seconds if item.nodeid in known else 0)
    for item, following in zip(items, [*items[1:], None], strict=True):
        usual = known[item.nodeid].seconds if item.nodeid in known else 0
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + OFTEN * usual)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return KILLED
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return SURVIVED


def _collected_once(target: str, mutants: list[Mutant], known: dict[str, Known]) -> Iterator[tuple[Mutant, int, float]]:
    """The exit status of each mutant, from a process that has collected the tests."""
    reading, writing = os.pipe()

    def each(session: Any) -> None:
        before, loaded = frozenset(REACHED), functions()

        def meet(mutant: Mutant, place: Where) -> int:
            items = [i for i in session.items if i.nodeid not in known or place in known[i.nodeid].runs]
            return _run(session, items, known) if swap(mutant, place, loaded) else UNABLE

        for mutant in mutants:
            place = where(mutant)
            found = (UNABLE, 0.0) if place is None or place in before else _forked(partial(meet, mutant, place))
            os.write(writing, json.dumps(found).encode() + b"\n")

    number = os.fork()
    if number == 0:
        try:
            os.close(reading)
            _silent()
            _notice(target)
            _pytest(target, each)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        for mutant, line in zip(mutants, lines, strict=True):
            status, seconds = json.loads(line)
            yield mutant, status, seconds
    os.waitpid(number, 0)


def _notice(target: str) -> None:
    modules = [module_of(file) for file in TARGETS[target].changed()]
    sys.meta_path.insert(0, Served({m: partial(noting, m) for m in modules}))


def _anew(target: str, mutant: Mutant, known: dict[str, Known]) -> int:
    """Collect and run all tests with a mutant in a module that is loaded anew."""
    _silent()
    sys.meta_path.insert(0, Served({mutant.module: lambda source: mutated(source, mutant)}))
    return _pytest(target, lambda session: os._exit(_run(session, session.items, known))) or KILLED


# ---- without a mutant


def get_to_know(target: str, path: Path) -> None:
    """Run all tests without a mutant, and write what each does; they must pass, or every mutant would look killed."""
    _preload(target)
    _notice(target)
    found: dict[str, tuple[float, list[Where]]] = {}

    def run(session: Any) -> None:
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            _forget()
            REACHED.clear()
            began = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            found[item.nodeid] = time.process_time() - began, sorted(REACHED)
        path.write_text(json.dumps(found))

    if _pytest(target, run):
        raise SystemExit(f"the tests of {target} fail without any mutant: {' '.join(TARGETS[target].noticing())}")


def _forget() -> None:
    """Empty all caches, so that a test runs all that it needs."""
    for each in get_objects():
        if type(each).__name__ == "_lru_cache_wrapper" and str(each.__module__).startswith(("generator", "tests")):
            each.cache_clear()
