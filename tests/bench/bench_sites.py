"""How long many customers take, and how much longer one `mkdocs build` for each takes on the very same pages.

`make bench`, or `python -m tests.bench.bench_sites --customers 20 --plain 10`. Nothing is compared that was not built
in this run.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.calendar.as_of import AsOf
from generator.model.stages.site import SiteTree
from generator.pipeline.build import SITE, make_sites
from generator.pipeline.build_plan import Wanted
from generator.pipeline.customer import drawn, read_onboarding, shown
from generator.pipeline.workspace import Workspace
from generator.steps.build import Job, build_many, write_docs
from tests.bench.customers import AS_OF, write_customers

READER = "customer"
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_DAY = AsOf(AS_OF)


@dataclass
class Clock:
    """Seconds of each stage, in the order in which they were first met."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Count what happens inside to the stage."""
        start = time.perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for so many sites with so many at a time: from their files, from their pages, and by plain MkDocs."""

    workers: int
    sites: int
    files: float
    pages: float
    plain: float
    measured: int

    def row(self) -> str:
        """One line of the table; what was counted up from fewer sites says so."""
        told = "" if self.measured == self.sites else f"  (mkdocs built {self.measured} of them, counted up)"
        return (
            f"{self.workers:>7} | {self.files:>10.1f} s | {self.pages:>10.1f} s | {self.plain:>10.1f} s |"
            f" {self.sites / self.files:>12.2f} | {self.plain / self.pages:>11.1f} | {self.plain / self.files:>11.1f}{told}"
        )


HEAD = "workers | from files   | from pages   | mkdocs       | sites/second | pages ratio | files ratio"


def plan(root: Path, customers: Sequence[str], clock: Clock) -> list[SiteTree]:
    """The customer's tree of each, with the seconds of each step."""
    workspace = Workspace(root)
    trees = []
    for customer in customers:
        with clock.on("read the files, place the dates, assess"):
            it = read_onboarding(workspace, customer, _DAY).get()
        with clock.on("project"):
            seen = shown(it, READER)
        with clock.on("outline and render"):
            trees.append(drawn(workspace, it, seen).get())
    return trees


def export(trees: Sequence[SiteTree], root: Path, folder: Path) -> list[Path]:
    """Write the pages that plain MkDocs builds."""
    places = [folder / f"{number:03}" for number in range(len(trees))]
    for tree, place in zip(trees, places, strict=True):
        write_docs(tree, place, root)
    return places


def ours_from_pages(trees: Sequence[SiteTree], root: Path, folder: Path, workers: int) -> float:
    """Seconds for the engine alone."""
    jobs = [Job(tree, folder / f"{number:03}", root) for number, tree in enumerate(trees)]
    with _taking() as seconds:
        bad = [built for built in build_many(jobs, workers) if not built.good]
    _none_bad(bad)
    return seconds()


def ours_from_files(root: Path, customers: Sequence[str], workers: int) -> float:
    """Seconds for everything that `launchbook build --audience customer` does for these customers."""
    with _taking() as seconds:
        made = make_sites(root, Wanted(tuple(customers), (READER,), shared=False), _DAY, workers)
    _none_bad([*made.failed, *(site for site in made.sites if not site.built.good)])
    return seconds()


def plain_mkdocs(places: Sequence[Path], folder: Path, workers: int) -> float:
    """Seconds for one process of MkDocs per site, so many at a time."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

    def one(place: Path) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder / place.name)]
        subprocess.run(command, cwd=place, env=environment, check=True)

    with _taking() as seconds, ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, places))
    return seconds()


def equal_articles(trees: Sequence[SiteTree], ours: Path, plain: Path) -> int:
    """How many pages were compared; ValueError at the first whose article is another one."""
    pages = 0
    for number, tree in enumerate(trees):
        for page in tree.pages:
            name = f"{number:03}/{page.path.removesuffix('.md')}.html"
            if _article(ours / name) != _article(plain / name):
                raise ValueError(f"the article of {ours / name} is not the one of {plain / name}")
            pages += 1
    return pages


def _article(page: Path) -> str:
    found = _ARTICLE.search(page.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{page} has no article")
    return found[0]


def same_sites(root: Path, customers: Sequence[str], ours: Path) -> None:
    """ValueError where what was built from the files is not, byte by byte, what was built from the pages."""
    for number, customer in enumerate(customers):
        one, other = _bytes_of(root / SITE / READER / customer), _bytes_of(ours / f"{number:03}")
        if one != other:
            raise ValueError(f"the site of {customer} from its files is not the one from its pages")


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _none_bad(bad: Sequence[object]) -> None:
    if bad:
        raise ValueError(f"{len(bad)} customers failed, the first: {bad[0]}")


@contextmanager
def _taking() -> Iterator[Callable[[], float]]:
    """Says, once the block has ended, how many seconds it took."""
    took = [0.0]
    start = time.perf_counter()
    yield lambda: took[0]
    took[0] = time.perf_counter() - start


def _cpu() -> float:
    """Processor seconds of this process and of those it waited for."""
    return sum(os.times()[:4])


def measure(samples: Path, folder: Path, count: int, plain: int, say: Callable[[str], None]) -> tuple[Timing, ...]:
    """Build `count` customers in every way, with one worker and with two; ValueError where two ways differ."""
    root = folder / "work"
    customers = write_customers(samples, root, count)
    clock = Clock()
    trees = plan(root, customers, clock)
    pages = sum(len(tree.pages) for tree in trees)
    places = export(trees, root, folder / "docs")
    say(f"{count} customers, {pages} pages\n\n{HEAD}")
    timings = []
    cpu = ""
    for workers in (1, 2):
        before = _cpu()
        ours, theirs = folder / f"ours-{workers}", folder / f"plain-{workers}"
        from_files = ours_from_files(root, customers, workers)
        middle = _cpu()
        from_pages = ours_from_pages(trees, root, ours, workers)
        after = _cpu()
        slow = plain_mkdocs(places[:plain], theirs, workers) * count / plain
        timings.append(Timing(workers, count, from_files, from_pages, slow, plain))
        say(timings[-1].row())
        if workers == 1:
            figures = (middle - before, after - middle, (_cpu() - after) * count / plain)
            cpu = ", ".join(
                f"{n} {f:.1f}" for n, f in zip(("from files", "from pages", "mkdocs"), figures, strict=True)
            )
            cpu += f"; ratios {figures[2] / figures[1]:.1f} (pages) and {figures[2] / figures[0]:.1f} (files)"
        compared = equal_articles(trees[:plain], ours, theirs)
        same_sites(root, customers, ours)
    clock.seconds["engine, links, policy, files"] = timings[0].pages
    say(f"\narticle HTML equal on all {compared} pages of {plain} sites, with one worker and with two")
    say(f"processor seconds with one worker, which other work on the machine does not stretch: {cpu}")
    say("seconds a customer with one worker: " + ", ".join(f"{s} {t / count:.3f}" for s, t in clock.seconds.items()))
    return tuple(timings)


def main() -> int:
    """Print the table; a difference between two ways ends with a traceback."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=100, help="how many customers are made")
    parser.add_argument("--plain", type=int, help="how many of them plain MkDocs builds; default all")
    asked = parser.parse_args()
    plain = min(asked.plain or asked.customers, asked.customers)
    with tempfile.TemporaryDirectory() as folder:
        measure(
            Path(__file__).resolve().parents[2], Path(folder), asked.customers, plain, lambda t: print(t, flush=True)
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
