"""Replays the derivations of a plan from its JSON alone, as a program of somebody else could that never saw our code."""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

GIVEN = frozenset({"source", "fixed", "pushed", "bound", "backward", "recorded", "as-of"})
BOUNDS = frozenset({"paused", "replanned"})
"""Kinds of step that say from when on something may be, unless they move a date by an amount."""
MINUTES = {"minutes": 1, "hours": 60}
DAYS = {"days": 1, "workdays": 1, "weeks": 7}
MONTHS = {"months": 1, "years": 12}
SERIES = re.compile(r"^Every .*, (once|\d+ times, the last): ")
CLOCK = re.compile(r"\d\d:\d\d")

Step = dict[str, Any]
Item = dict[str, Any]


class Replay:
    """The plan of one reader; `check` replays every date that it states, and `checked` counts them by their kind."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan, self.zone = plan, ZoneInfo(plan["timezone"])
        self.items: dict[str, Item] = {item["id"]: item for item in plan["items"]}
        self.checked: dict[str, int] = {}

    def check(self) -> Iterator[str]:
        """What does not follow; nothing when each date follows from its derivation."""
        for item in self.items.values():
            for of in ("plan", "forecast"):
                if item["dates"][of]:
                    yield from (f"{item['id']} {of}: {fault}" for fault in self._dates(item, of))
            yield from (f"{item['id']} deadline: {fault}" for fault in self._deadline(item))
            yield from (f"{item['id']}: {fault}" for fault in self._others(item))

    def _count(self, kind: str, times: int = 1) -> None:
        self.checked[kind] = self.checked.get(kind, 0) + times

    def _dates(self, item: Item, of: str) -> Iterator[str]:
        steps = self.steps(item, of)
        if not steps:
            # Of an item that shows its title only, or hides its times, the date stands alone.
            self._count("kept back")
            if item["full"] and item["dates"]["plan"] and any(step["of"] == "plan" for step in item["why"]):
                yield "has no derivation"
            return
        ends: dict[str, str] = {}
        yield from self._walk(item, of, steps, ends)
        start = ends.get("start") or ends["end"]
        again = {"start": start, "end": ends.get("end") or start}
        stated = {edge: item["dates"][of][edge] for edge in ("start", "end")}
        self._count(of)
        if again != stated:
            yield f"the steps lead to {again}, not to {stated}"

    def _deadline(self, item: Item) -> Iterator[str]:
        """The last of the steps to a deadline is the deadline."""
        steps = [step for step in item["why"] if step["of"] == "deadline"]
        ends: dict[str, str] = {}
        yield from self._walk(item, "deadline", steps, ends)
        if steps:
            self._count("deadline")
            if ends["deadline"] != item["deadline"]:
                yield f"the steps lead to {ends['deadline']}, not to {item['deadline']}"

    def _walk(self, item: Item, of: str, steps: list[Step], ends: dict[str, str]) -> Iterator[str]:
        """Go through the steps; `ends` holds afterwards where each edge came to lie."""
        for step in steps:
            yield from self._step(item, of, step, ends)
            ends[step["edge"]] = step["result"]

    def steps(self, item: Item, of: str) -> list[Step]:
        """The derivation of one reading; a forecast without its own has that of the plan."""
        own = [step for step in item["why"] if step["of"] == of]
        return own or [step for step in item["why"] if step["of"] == "plan"]

    def _step(self, item: Item, of: str, step: Step, ends: dict[str, str]) -> Iterator[str]:
        if step["kind"] in GIVEN or (step["kind"] in BOUNDS and not step["amount"]):
            yield from self._given(item, of, step)
            return
        other = "start" if step["edge"] == "end" else "end"
        before = ends.get(other) if step["kind"] == "length" else ends.get(step["edge"])
        if before is None:
            yield f"{step['sentence']!r} follows from nothing"
        elif not self.follows(step, before):
            yield f"{step['sentence']!r} does not follow from {before}"

    def _given(self, item: Item, of: str, step: Step) -> Iterator[str]:
        """What a step takes from elsewhere: the date of another item that is shown, a record, or the day of looking."""
        other = self.items.get(step["item"])
        if step["kind"] == "pushed" and other and other["dates"][of]:
            self._count("hangs on a step that is shown")
            if step["result"] not in other["dates"][of].values():
                yield f"{step['sentence']!r}, but {step['item']} has {other['dates'][of]}"
        elif step["kind"] == "pushed":
            self._count("hangs on a step that is hidden")
            # A forecast does not tell again what the plan has told.
            told = step["sentence"] or ("Waits for a step of " if of == "forecast" else "")
            if step["item"] or not told.startswith("Waits for a step of "):
                yield f"{step['sentence']!r} names what has no date"
        elif step["kind"] == "recorded" and item["dates"]["actual"]:
            self._count("actual")
            if day_of(step["result"]) != day_of(item["dates"]["actual"][step["edge"]]) and step["edge"] == "end":
                yield f"{step['sentence']!r}, but it really was {item['dates']['actual']}"
        elif step["kind"] == "replanned" and self.plan["turns"]:
            if step["result"] not in {turn["begins"] for turn in self.plan["turns"]}:
                yield f"{step['sentence']!r} is no day from which the rest was planned anew"
        elif step["kind"] == "as-of" and step["result"] != self.plan["as_of"]:
            yield f"{step['sentence']!r} is not {self.plan['as_of']}"

    def follows(self, step: Step, before: str) -> bool:
        """Whether a step, taken from a date, leads to its own result."""
        kind, amount, unit, result = (step[name] for name in ("kind", "amount", "unit", "result"))
        if kind == "snap":
            weekday = next((n for n, name in enumerate(day_name) if name.lower() in step["sentence"].lower()), None)
            return weekday is None or day_of(result).weekday() == weekday or "Moved to" not in step["sentence"]
        if kind == "zone":
            return self._instant(result) == _there(step, before)
        if not amount:
            # Only a time of day inside working hours, or that of a first sitting, is not the date before.
            hours = kind in ("roll", "scaled", "source") or SERIES.match(step["sentence"]) is not None
            same = kind in ("length", "offset") and unit in DAYS
            return result == before or (same and day_of(result) == day_of(before)) or (hours and "T" in result)
        if kind == "replanned" and not self._moves(amount):
            return False
        if unit in MINUTES:
            return self._instant(result) == self._instant(before) + timedelta(minutes=amount * MINUTES[unit])
        if unit in MONTHS:
            moved = months_on(day_of(before), amount * MONTHS[unit])
            return day_of(result) == moved - timedelta(days=(kind == "length") * (1 if amount > 0 else -1))
        return day_of(result) == day_of(before) + timedelta(days=amount * DAYS[unit])

    def _moves(self, amount: int) -> bool:
        """Whether a re-planning moves dates by so many days: its own number, or for a weekday the weeks that hold it."""
        moved = [turn["days"] for turn in self.plan["turns"] if turn["kind"] == "replanned"]
        return not moved or any(amount in (days, days + -days % 7) for days in moved)

    def _instant(self, text: str) -> datetime:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)

    def _others(self, item: Item) -> Iterator[str]:
        """The dates that are not steps but follow from those that are: sittings, and the zone of every time."""
        current = item["dates"]["forecast"] or item["dates"]["plan"]
        sittings = item["sittings"]
        if sittings and current:
            self._count("sittings", len(sittings))
            starts = [sitting["start"] for sitting in sittings]
            if (starts[0], sittings[-1]["end"]) != (current["start"], current["end"]) and not item["dates"]["actual"]:
                yield f"its sittings run from {starts[0]} to {sittings[-1]['end']}, not {current}"
            if starts != sorted(set(starts)):
                yield f"its sittings are not in order: {starts}"
        for text in [*_texts(item["dates"]), item["deadline"], *_texts(sittings)]:
            if "T" in text and datetime.fromisoformat(text).utcoffset() != self._offset(text):
                yield f"{text} is not a time of {self.zone}"

    def _offset(self, text: str) -> timedelta | None:
        return datetime.fromisoformat(text).replace(tzinfo=self.zone).utcoffset()


def _there(step: Step, before: str) -> datetime:
    """The written time of the day before the step, on the clocks of the zone that the step names."""
    written = CLOCK.search(step["sentence"])
    assert written, step
    clock = datetime.fromisoformat(f"{before[:10]}T{written[0]}")
    return clock.replace(tzinfo=ZoneInfo(step["name"])).astimezone(UTC)


def _texts(value: Any) -> Iterator[str]:
    """Every start and end below a value."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key in ("start", "end") and below:
                yield below
            else:
                yield from _texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from _texts(below)


def day_of(text: str) -> date:
    """The date of a date or a date-time."""
    return date.fromisoformat(text[:10])


def months_on(day: date, count: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
