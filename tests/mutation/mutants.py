"""Whether the tests notice when the calendar, `schedule`, `assess` or `project` is changed: a sample, and who survived.

`python -m tests.mutation.mutants [--seed 1] [--sample 60] [target …]`, or `make mutants`. Works on a copy of the tree.
Two workers load everything that stays the same, and fork for each mutant, so that a mutant costs its tests and not the
imports. A mutant whose tests take much longer than all tests should is stopped and counts as killed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType

from tests.mutation.equivalent import EQUIVALENT
from tests.mutation.operators import Mutant, difference, mutants_of, mutated

ROOT = Path(__file__).resolve().parents[2]
MODEL, STEPS = Path("generator", "model"), Path("generator", "steps")
TIME = ("calendar", "clock", "cycle", "day", "hours", "occurrence", "public_holidays", "recurrence", "week")
"""The modules of the model that know working days, clocks and rhythms."""


@dataclass(frozen=True)
class Target:
    """What is changed, the tests that must notice (quick ones first: a mutant meets them in order), and what stays."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    stays: tuple[str, ...] = ("model", "load", "validate", "resolve", "schedule", "assess", "project")

    def changed(self) -> list[Path]:
        """The files that are changed."""
        return sorted(file for pattern in self.files for file in Path().glob(pattern))


TARGETS = {
    "calendar": Target(
        tuple(f"{MODEL}/{name}.py" for name in TIME),
        (
            "tests/test_calendar.py",
            "tests/test_language.py",
            "tests/test_schedule_calendars.py",
            "tests/test_schedule_times.py",
            "tests/reference/test_*.py",
        ),
        stays=(),
    ),
    "schedule": Target(
        (f"{STEPS}/schedule/*.py",),
        (
            "tests/test_schedule_whole.py",
            "tests/test_schedule*.py",
            "tests/test_life_pause.py",
            "tests/test_life_replan.py",
            "tests/reference/test_*.py",
            "tests/laws/test_s*_laws.py",
            "tests/laws/test_schedule*.py",
        ),
    ),
    "assess": Target((f"{STEPS}/assess/*.py",), ("tests/test_assess*.py", "tests/laws/test_assess*.py")),
    "project": Target(
        (f"{STEPS}/project/*.py",), ("tests/test_project*.py", "tests/test_explain*.py", "tests/laws/test_project*.py")
    ),
}
WANTED = 90
SECONDS = 120


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: killed, survived, stopped (it ran too long), or equivalent with the reason."""

    mutant: Mutant
    fate: str
    seconds: float


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module in its changed form."""

    def __init__(self, mutant: Mutant, path: Path) -> None:
        self.mutant, self.path = mutant, path

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The changed module, and nothing else."""
        if fullname != self.mutant.module:
            return None
        inside = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=inside
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text in the place of the module's own."""
        exec(compile(mutated(self.path.read_text(), self.mutant), str(self.path), "exec"), module.__dict__)


def source_path(module: str) -> Path:
    """The file of a module below the current folder."""
    path = Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def all_mutants(target: str) -> list[Mutant]:
    """Every mutant of a target, in the order of its modules."""
    files = TARGETS[target].changed()
    names = [".".join((f.parent if f.stem == "__init__" else f.with_suffix("")).parts) for f in files]
    return [m for name, file in zip(names, files, strict=True) for m in mutants_of(name, file.read_text())]


def tests_of(target: str) -> list[str]:
    """The test files of a target that there are."""
    return list(dict.fromkeys(str(f) for pattern in TARGETS[target].tests for f in sorted(Path().glob(pattern))))


def preload(target: str) -> None:
    """Import whatever the tests need and no mutant changes."""
    for name in ("pytest", "hypothesis", "babel.dates", "holidays", "jinja2", "playwright.sync_api"):
        importlib.import_module(name)
    for part in TARGETS[target].stays:
        if part == "model":
            for path in sorted(MODEL.glob("*.py")):
                importlib.import_module(f"generator.model.{path.stem}")
        elif part != target:
            importlib.import_module(f"generator.steps.{part}")


def judged(target: str, mutant: Mutant | None) -> Verdict:
    """Run the tests of a target in a fork, with the mutant in place."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        _test(target, mutant)
    while time.monotonic() - began < SECONDS:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            fate = {0: "survived", 5: "untested"}.get(code, "killed")
            return Verdict(mutant or Mutant("", 0, 0, 0, ""), fate, time.monotonic() - began)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Verdict(mutant or Mutant("", 0, 0, 0, ""), "stopped", time.monotonic() - began)


def _test(target: str, mutant: Mutant | None) -> None:
    import pytest  # noqa: PLC0415 - loaded before the fork, so that this costs nothing

    code = 1
    try:
        if mutant:
            sys.meta_path.insert(0, Changed(mutant, source_path(mutant.module)))
        else:
            os.environ["MUTANTS_UNCHANGED"] = "1"
        with Path(os.environ.get("MUTANTS_LOG", os.devnull)).open("a") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
            code = int(
                pytest.main(
                    ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", *tests_of(target)]
                )
            )
    finally:
        os._exit(code)


def work(jobs: Path) -> None:
    """Judge the mutants of a list, in the current folder, and print each verdict as a line of JSON."""
    todo = json.loads(jobs.read_text())
    target = todo["target"]
    preload(target)
    for each in todo["mutants"]:
        verdict = judged(target, Mutant(**each) if each else None)
        print(json.dumps(asdict(verdict)), flush=True)


def judge_all(target: str, sample: list[Mutant], workers: int) -> list[Verdict]:
    """The verdicts on a sample, from several workers, in the order of the sample."""
    shares = [[asdict(m) for m in sample[n::workers]] for n in range(workers)]
    running = []
    for number, share in enumerate(shares):
        jobs = Path(f"jobs-{target}-{number}.json")
        jobs.write_text(json.dumps({"target": target, "mutants": share}))
        command = [sys.executable, "-m", "tests.mutation.mutants", "--worker", str(jobs)]
        env = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONHASHSEED": "0"}
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env))
    found = {}
    for process in running:
        out, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"a worker of {target} ended with {process.returncode}")
        for line in out.splitlines():
            read = json.loads(line)
            mutant = Mutant(**read["mutant"])
            found[mutant] = Verdict(mutant, read["fate"], read["seconds"])
    return [found[m] for m in sample]


def unchanged_passes(target: str) -> float:
    """How long the tests of a target take on the unchanged target; they must pass, or every mutant would look killed."""
    jobs = Path(f"jobs-{target}-base.json")
    jobs.write_text(json.dumps({"target": target, "mutants": [None]}))
    env = {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "tests.mutation.mutants", "--worker", str(jobs)]
    line = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=env, check=True).stdout
    read = json.loads(line)
    if read["fate"] != "survived":
        raise SystemExit(f"the tests of {target} fail without any mutant: {' '.join(tests_of(target))}")
    return float(read["seconds"])


def report(target: str, verdicts: list[Verdict], total: int) -> float:
    """Print what became of the sample; the share of killed mutants in percent."""
    alive: list[tuple[Verdict, tuple[str, ...]]] = []
    same: list[tuple[Verdict, tuple[str, ...]]] = []
    for verdict in verdicts:
        lines = difference(source_path(verdict.mutant.module).read_text(), verdict.mutant)
        if verdict.fate == "survived":
            key = (verdict.mutant.module.removeprefix("generator.").removeprefix("steps."), *lines)
            (same if key in EQUIVALENT else alive).append((verdict, lines))
    counted = len(verdicts) - len(same)
    killed = counted - len(alive)
    stopped = sum(v.fate == "stopped" for v in verdicts)
    share = 100 * killed / counted if counted else 100.0
    print(
        f"{target}: {killed} of {counted} killed ({share:.1f} %), {stopped} of them stopped; "
        f"{len(same)} equivalent; {total} mutants in all; {sum(v.seconds for v in verdicts):.0f} s"
    )
    for verdict, lines in alive:
        path = source_path(verdict.mutant.module)
        print(f"  {path}:{verdict.mutant.line} {verdict.mutant.what}")
        print("".join(f"      {line}\n" for line in lines), end="")
    sys.stdout.flush()
    return share


def copied(target: Path) -> None:
    """What the tests read, in a folder of its own."""
    ignore = shutil.ignore_patterns("__pycache__", "golden", "*.png")
    for name in ("generator", "tests", "brand", "playbooks", "customers", "site_templates", "docs"):
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    for name in ("pyproject.toml", "mkdocs.yml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target / name)


def main() -> int:
    """Judge a sample of each target; 1 when fewer than nine of ten are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        work(given.worker)
        return 0
    shares = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied(Path(folder))
        os.chdir(folder)
        for target in given.targets:
            every = all_mutants(target)
            sample = random.Random(f"{given.seed}/{target}").sample(every, min(given.sample, len(every)))
            print(
                f"{target}: seed {given.seed}; unchanged, its tests take {unchanged_passes(target):.1f} s", flush=True
            )
            shares.append(report(target, judge_all(target, sample, given.workers), len(every)))
        os.chdir(ROOT)
    return int(any(share < WANTED for share in shares))


if __name__ == "__main__":
    sys.exit(main())
