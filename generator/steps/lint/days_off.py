"""Work that somebody put on a day on which those who do it do not work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.files.items.item import Roll
from generator.model.language.time_parser import KICKOFF, OnDate, Time
from generator.model.language.tokenizer import quote
from generator.model.language.unit import Unit
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_lint import DAY_OFF, RECORDED_DAY_OFF
from generator.model.stages.plan import PlanItem
from generator.steps.lint.view import View

BOTH = ("vendor", "customer")


def day_off_lints(view: View) -> Iterator[Problem]:
    """The kickoff, dates that people set, dates that do not roll, and what is recorded."""
    yield from _kickoff(view)
    for item in view.items:
        if item.on_demand or item.place is None:
            continue
        yield from _recorded(view, item)
        if view.finished(item) or item.spec.kind.traits.elapses:
            continue
        set_by_hand = item.agreed or item.spec.fixed
        if set_by_hand is not None:
            yield from _by_hand(view, item, set_by_hand)
        elif item.spec.roll is Roll.NONE:
            yield from _unrolled(view, item)


def _kickoff(view: View) -> Iterator[Problem]:
    written = view.dated.plan.customer.dates.get(KICKOFF)
    if not isinstance(written, OnDate):
        return
    why, after = view.day_off(BOTH, written.date), view.next_workday(BOTH, written.date)
    if why and view.meet(BOTH):
        hint = "agree on another day" + (f"; both work on {after}" if after else "")
        yield DAY_OFF.at(view.in_customer("dates", KICKOFF), f"the kickoff is on {written.date}, {why}", hint)


def _by_hand(view: View, item: PlanItem, written: Time) -> Iterator[Problem]:
    """A `fixed` or agreed date; with `roll: none` beside it, somebody means that very day."""
    if not isinstance(written, OnDate) or item.spec.roll is Roll.NONE:
        return
    why, after = view.day_off(item.days, written.date), view.next_workday(item.days, written.date)
    if why:
        word = "agreed" if item.agreed else "fixed"
        hint = f"take {after or 'another day'}{after and ', the next workday'}, or write `roll: none` in the item if that day is meant"
        yield DAY_OFF.at(_place(view, item), f"{quote(item.id)} is {word} for {written.date}, {why}", hint)


def _place(view: View, item: PlanItem) -> Place:
    """Where the date was set: among the customer's dates, in a change, or in the item."""
    dates = view.dated.plan.customer.dates
    if item.agreed:
        name = next((name for name in (item.id, item.base) if name in dates), "")
        return view.in_customer("dates", name) if name else item.place or view.place
    changed = (change.place for change in item.changes if change.field == "fixed" and change.place)
    return next(changed, item.place or view.place)


def _unrolled(view: View, item: PlanItem) -> Iterator[Problem]:
    """A date that does not roll, on a holiday or a closure; who writes `roll: none` knows of weekends."""
    if any(segment.rhythm.unit is Unit.DAYS for segment in item.spec.every):
        return
    span = view.span(item)
    days = sorted(view.days(item)) if item.spec.every else [*span] if span else []
    for day in days:
        why = view.day_off(item.days, day, weekends=False)
        if why and item.place:
            hint = "move it, or let it `roll`"
            yield DAY_OFF.at(item.place, f"{quote(item.id)} is on {day}, {why}, and does not roll", hint)
            return


def _recorded(view: View, item: PlanItem) -> Iterator[Problem]:
    """Something recorded for a holiday or a closure, or, where both sides take part, for a weekend."""
    dated = view.dated.items[item.id]
    moments = (("started", dated.started), ("done", dated.done))
    days: dict[date, str] = {moment.day: word for word, moment in moments if moment}
    joint = set(BOTH) <= set(item.days)
    for day, word in days.items():
        why = view.day_off(item.days, day, weekends=joint)
        if why:
            message = f"{quote(item.id)} is recorded as {word} on {day}, {why}"
            yield RECORDED_DAY_OFF.at(view.in_status(item.id), message, "check the day; it stays as it is recorded")
