"""Why a date is what it is, in sentences that name only what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from babel.dates import format_date

from generator.model.dated import DatedItem, Moment, Why, WhyKind
from generator.model.shown import ShownWhy
from generator.model.time_of_day import ANYWHERE_ON_EARTH
from generator.steps.project.reader import Reader
from generator.steps.project.turns import reason_of


def shown_why(reader: Reader, dated: DatedItem) -> tuple[ShownWhy, ...]:
    """The derivation of both readings, the forecast's only where it differs from the plan's, and of the deadline."""
    steps = list(_steps(reader, "plan", dated.plan.why if dated.plan else ()))
    if dated.forecast and (dated.plan is None or dated.forecast.why != dated.plan.why):
        steps += _steps(reader, "forecast", dated.forecast.why)
    return (*steps, *_steps(reader, "deadline", dated.deadline_why))


def _steps(reader: Reader, of: Literal["plan", "forecast", "deadline"], steps: tuple[Why, ...]) -> Iterable[ShownWhy]:
    for why in steps:
        known = not why.item or why.item in reader.items or reader.internal
        yield ShownWhy(
            of=of,
            kind=why.kind.value,
            result=reader.when(why.result),
            sentence=sentence(reader, why),
            edge=why.edge,
            amount=why.amount,
            unit=why.unit,
            item=why.item if known else "",
            name="" if why.kind is WhyKind.PHASE and reader.names_hidden_phase(why.name) else why.name,
        )


def sentence(reader: Reader, why: Why) -> str:
    """One step in plain words; a step that rests on a hidden item says only whose it is and when it ends."""
    if why.kind is WhyKind.FALLBACK:
        return _fallback(reader, why)
    if why.item and why.item not in reader.items and why.kind is not WhyKind.BACKWARD:
        return f"Waits for {reader.title(why.item)}, which ends {_said(why.result)}"
    if why.kind in _WRITTEN and reader.names_hidden(why.text):
        return f"Set by a step of {reader.plan.vendor.name}: {_said(why.result)}"
    words = _FROM_THEN_ON.get(why.kind, "") if not why.amount else ""
    first, _, last = why.text.partition("..") if why.kind is WhyKind.PAUSED else (why.text, "", why.text)
    dated = why.kind in _FROM_THEN_ON
    reason = reason_of(reader, why.text) if why.kind is WhyKind.REPLANNED else ""
    return (words or _WORDS[why.kind]).format(
        text=why.text,
        first=_day(date.fromisoformat(first)) if dated else "",
        last=_day(date.fromisoformat(last)) if dated else "",
        because=f", because: {reason}" if reason else "",
        skipped=_day(date.fromisoformat(why.text)) if why.kind is WhyKind.SKIPPED else "",
        there=_elsewhere(why) if why.kind is WhyKind.ZONE else "",
        result=_said(why.result),
        item=_item(reader, why.item),
        amount=abs(why.amount),
        unit=why.unit if abs(why.amount) != 1 else why.unit.removesuffix("s"),
        way="later" if why.amount >= 0 else "earlier",
        name=why.name,
        edge="Started" if why.edge == "start" else "Finished",
    )


def _item(reader: Reader, id_: str) -> str:
    return f"“{reader.title(id_)}”" if id_ in reader.items else reader.title(id_) if id_ else ""


def _fallback(reader: Reader, why: Why) -> str:
    """Which of two times holds; a reader who may not know what the other one hangs on is not told its words."""
    hidden = reader.names_hidden(f"{why.text} {why.item}")
    other = "another time" if hidden else f"“{why.text}”"
    if not why.name:
        return f"So {other} is not needed: {_said(why.result)}"
    named = "" if hidden else f", since “{reader.title(why.item)}” {why.name}"
    return f"This stands in for {other}{named}: {_said(why.result)}"


def _elsewhere(why: Why) -> str:
    """A time of day on the clocks of another zone, which is named after its city."""
    day, clock = why.text.split()
    city = why.name.rpartition("/")[2].replace("_", " ")
    where = "anywhere on earth" if why.name == ANYWHERE_ON_EARTH else f"in {city}"
    return f"{_day(date.fromisoformat(day))} {clock} {where}"


def _said(moment: Moment) -> str:
    clock = f" {moment.minute // 60:02d}:{moment.minute % 60:02d}" if moment.minute >= 0 else ""
    return _day(moment.day) + clock


def _day(day: date) -> str:
    return str(format_date(day, "EEE d MMM yyyy", locale="en"))


_WRITTEN = frozenset({WhyKind.SOURCE, WhyKind.BOUND, WhyKind.FIXED, WhyKind.SNAP})
"""The steps whose text is what somebody wrote."""
_WORDS = {
    WhyKind.SOURCE: "Written as “{text}”: {result}",
    WhyKind.OFFSET: "{amount} {unit} {way}: {result}",
    WhyKind.ZONE: "{there} is here: {result}",
    WhyKind.SCALED: "Stretched to the length of this plan ({text}): {result}",
    WhyKind.CALENDAR: "Counted in the working days of {name}, from {result}",
    WhyKind.SKIPPED: "{skipped} does not count ({name}): {result}",
    WhyKind.SNAP: "Moved to {text}: {result}",
    WhyKind.ROLL: "Moved to a working day of {name}: {result}",
    WhyKind.LENGTH: "Takes {text}: {result}",
    WhyKind.PUSHED: "Waits for {item}: {result}",
    WhyKind.BOUND: "Not before “{text}”: {result}",
    WhyKind.BACKWARD: "As late as {item} allows: {result}",
    WhyKind.FIXED: "Fixed as “{text}”: {result}",
    WhyKind.PHASE: "Ends with its phase: {result}",
    WhyKind.PAUSED: "Paused from {first} to {last}: {result}",
    WhyKind.REPLANNED: "Re-planned on {first}, {amount} {unit} {way}{because}: {result}",
    WhyKind.RECORDED: "{edge} on {result}, as recorded",
    WhyKind.AS_OF: "Not finished yet, so not before {result}",
}
_FROM_THEN_ON = {
    WhyKind.PAUSED: "Paused from {first} to {last}, so not before {result}",
    WhyKind.REPLANNED: "Re-planned on {first}, so not before {result}{because}",
}
"""The words of steps that say from when on something may be, and move it by no amount of their own."""
