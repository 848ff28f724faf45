"""Whether the tests notice when the calendar, `schedule`, `assess` or `project` is changed: a sample, and who survived.

`python -m tests.mutation.mutants [--seed 1] [--sample 60] [target …]`, or `make mutants`. Works on a copy of the tree.
A mutant meets the tests that run what it changes. One whose test takes much longer than it should is stopped and counts
as killed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.mutation.equivalent import EQUIVALENT
from tests.mutation.judging import Verdict, get_to_know, judge, read_known
from tests.mutation.operators import Mutant, difference, mutants_of
from tests.mutation.targets import TARGETS, module_of, source_path

ROOT = Path(__file__).resolve().parents[2]
WORKER = (sys.executable, "-m", "tests.mutation.mutants", "--worker")
WANTED = 90


def all_mutants(target: str) -> list[Mutant]:
    """Every mutant of a target, in the order of its modules."""
    return [m for file in TARGETS[target].changed() for m in mutants_of(module_of(file), file.read_text())]


def judge_all(target: str, sample: list[Mutant], workers: int) -> list[Verdict]:
    """The verdicts on a sample, from several workers, in the order of the sample."""
    shares = [[asdict(m) for m in sample[n::workers]] for n in range(workers)]
    running = []
    for number, share in enumerate(shares):
        jobs = Path(f"jobs-{target}-{number}.json")
        jobs.write_text(json.dumps({"target": target, "known": _known(target), "mutants": share}))
        running.append(subprocess.Popen([*WORKER, str(jobs)], stdout=subprocess.PIPE, text=True, env=_environment()))
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


def unchanged(target: str) -> float:
    """How long the tests of a target take without a mutant; what each of them does is written beside the copy."""
    subprocess.run(
        [*WORKER, _known(target), "--know", target], stdout=subprocess.DEVNULL, env=_environment(), check=True
    )
    return sum(each.seconds for each in read_known(Path(_known(target))).values())


def _known(target: str) -> str:
    return f"known-{target}.json"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONHASHSEED": "0"}


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
    parser.add_argument("--know", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        get_to_know(given.know, given.worker) if given.know else judge(given.worker)
        return 0
    shares = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied(Path(folder))
        os.chdir(folder)
        for target in given.targets:
            every = all_mutants(target)
            sample = random.Random(f"{given.seed}/{target}").sample(every, min(given.sample, len(every)))
            print(f"{target}: seed {given.seed}; unchanged, its tests take {unchanged(target):.1f} s", flush=True)
            shares.append(report(target, judge_all(target, sample, given.workers), len(every)))
        os.chdir(ROOT)
    return int(any(share < WANTED for share in shares))


if __name__ == "__main__":
    sys.exit(main())
