"""How long the dates of a large network take, and that ten times as many items take about ten times as long.

`make bench`, or `python -m tests.bench.bench_schedule --items 10000`. The network has all four types of tie with lags,
alternatives, items placed by their own words and by others, workdays, days and hours, the calendars of both parties and
the joint one with public holidays, and a record of every seventh item.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.memory import search_seldom
from generator.model.files.record.record import Status
from generator.model.stages.plan import Plan
from generator.steps.schedule import schedule
from tests.given.plans import plan_of, status_of

AS_OF = date(2026, 11, 30)
PARTIES = (("customer",), ("vendor",), ("customer", "vendor"))
DEPENDENCIES = (
    "{}",
    "{}",
    "{}",
    "{} + 1 workday",
    "{} + 2 days",
    "{} - 1 day",
    "start of {} + 1 workday",
    "finish after {}",
)
LENGTHS = ("1 workday", "2 workdays", "3 workdays", "5 workdays", "2 days", "1 week", "4 h")
WIDTH = 150
"""How many items lie side by side: what comes later waits for what lies about so far before it."""


def network(count: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """So many items, the same each time; one in five hundred is a milestone that others name."""
    chance = random.Random(seed)
    items: dict[str, dict[str, Any]] = {}
    for n in range(count):
        fields: dict[str, Any] = {"days": chance.choice(PARTIES)}
        before = (
            {chance.randrange(max(0, n - 2 * WIDTH), n) for _ in range(chance.choice((1, 1, 2, 3)))} if n else set()
        )
        if n < WIDTH or chance.random() < 0.05:
            fields["at"] = f"day {chance.randrange(1, 30) + n // WIDTH}"
        if before and (n >= WIDTH or chance.random() < 0.3):
            dependencies = [chance.choice(DEPENDENCIES).format(f"i{b}") for b in sorted(before)]
            fields["after"] = {"any": dependencies} if len(dependencies) > 1 and chance.random() < 0.1 else dependencies
        if n % 500 == 499:
            fields["kind"] = "milestone"
        elif n >= 500 and chance.random() < 0.05:
            fields["at"] = f"i{n // 500 * 500 - 1} + {chance.randrange(1, 20)} workdays"
            fields["takes"] = chance.choice(LENGTHS)
        else:
            fields["takes"] = chance.choice(LENGTHS)
        items[f"i{n}"] = fields
    items["go-live"] = {"kind": "milestone", "after": [f"i{count - 1 - n}" for n in range(3)]}
    return items


def onboarding(count: int) -> tuple[Plan, Status]:
    """A plan of so many items for a customer in Norway and a vendor in California, with a record of every seventh."""
    customer = {"country": "NO", "timezone": "Europe/Oslo"}
    plan = plan_of(network(count), customer=customer, vendor={"country": "US", "region": "CA"})
    records = {f"i{n}": {"done" if n % 2 else "started": "2026-11-20"} for n in range(0, count, 7)}
    return plan, status_of(records)


def seconds(count: int, runs: int) -> float:
    """The median of so many runs of the whole step `schedule`, in seconds of one core: it runs on no more."""
    plan, status = onboarding(count)
    search_seldom()  # as the program does
    schedule(*onboarding(100), AS_OF)  # the first use of holidays imports them
    found = []
    for _ in range(runs):
        gc.collect()  # what an earlier run left behind is no work of this one
        start = time.process_time()
        schedule(plan, status, AS_OF)
        found.append(time.process_time() - start)
    return statistics.median(found)


def main(args: Sequence[str] | None = None) -> None:
    """Print a line for a tenth of the items and one for all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args(args)
    small, large = max(1, wanted.items // 10), wanted.items
    took = {count: seconds(count, wanted.runs) for count in (small, large)}
    for count, each in took.items():
        print(f"{count:>6} items: {each:6.2f} s, {count / each:7.0f} items/s")
    print(f"{large // small} times the items take {took[large] / took[small]:.1f} times as long")


if __name__ == "__main__":
    main()
