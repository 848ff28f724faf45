"""The sentences of a derivation: what is skipped on the way is said first, then the date that is reached."""

from __future__ import annotations

import re
from datetime import date

from generator.model.dated import Moment, Why, WhyKind
from generator.model.time_of_day import ANYWHERE_ON_EARTH
from generator.steps.project.days_off import days_off, said_day
from generator.steps.project.reader import Reader
from generator.steps.project.stretches import Stretch, is_clock
from generator.steps.project.turns import reason_of

_TIMES = re.compile(r"(?P<every>.+), (?P<times>\d+ times?)")
_GIVEN = frozenset({WhyKind.SOURCE, WhyKind.BOUND, WhyKind.FIXED, WhyKind.SNAP})
"""The steps whose text is what somebody wrote."""


def said(moment: Moment) -> str:
    """A moment as people say it: `Fri 6 Nov 2026 10:00`."""
    clock = f" {moment.minute // 60:02d}:{moment.minute % 60:02d}" if moment.minute >= 0 else ""
    return said_day(moment.day) + clock


def tell(reader: Reader, stretch: Stretch) -> str:
    """One stretch in plain words; what rests on a hidden item says only whose it is, and when it ends."""
    why = stretch.first
    if why.kind is WhyKind.FALLBACK:
        return _fallback(reader, why)
    if why.kind is WhyKind.BACKWARD:
        return f"As late as {_item(reader, why.item)} allows: {said(stretch.result)}"
    if why.item and why.item not in reader.items:
        return f"Waits for {reader.title(why.item)}, which ends {said(why.result)}"
    if why.kind in _GIVEN and reader.names_hidden(why.text):
        return f"Set by a step of {reader.plan.vendor.name}: {said(stretch.result)}"
    match why.kind:
        case WhyKind.SOURCE | WhyKind.BOUND | WhyKind.FIXED:
            return _source(reader, stretch)
        case WhyKind.PUSHED:
            return _pushed(reader, why)
        case WhyKind.RECORDED:
            return f"{'Started' if why.edge == 'start' else 'Finished'} on {said(why.result)}, as recorded"
        case WhyKind.PAUSED:
            return _paused(why)
        case WhyKind.REPLANNED:
            return _replanned(reader, why)
        case WhyKind.AS_OF:
            return f"Not finished yet, so not before {said(why.result)}"
        case _:
            return f"{_way(stretch)}{_clock(stretch)}: {said(stretch.result)}"


def _item(reader: Reader, id_: str) -> str:
    return f"“{reader.title(id_)}”" if id_ in reader.items else reader.title(id_)


def _source(reader: Reader, stretch: Stretch) -> str:
    why, fixed, result = stretch.first, stretch.one(WhyKind.FIXED), said(stretch.result)
    if why.kind is WhyKind.BOUND:
        return _not_before(why.text, stretch.result)
    if fixed:
        return _set("Agreed" if fixed.name == "agreed" else "Fixed", why.text, stretch.result)
    if stretch.at and is_clock(why):
        return f"At {why.text}: {result}"
    if stretch.bound and not stretch.counts:
        return _not_before(why.text, stretch.result)
    if why.text == str(stretch.result):
        return f"{why.edge.capitalize()} set for {result}" if stretch.both else f"Set for {result}"
    lead = "Not before" if stretch.bound else f"{why.edge.capitalize()} written as" if stretch.both else "Written as"
    if stretch.counts:
        base = f"“{reader.title(why.item)}”" if why.item else "kickoff"
        return f"{lead} “{why.text}”, counted from {base} on {result}"
    return f"{lead} “{why.text}”: {result}"


def _set(lead: str, text: str, result: Moment) -> str:
    """A date that somebody set, with its words where they are not simply the date."""
    return f"{lead} for {said(result)}" if text == str(result) else f"{lead} as “{text}”: {said(result)}"


def _not_before(text: str, result: Moment) -> str:
    return f"Not before {said(result)}" if text == str(result) else f"Not before “{text}”: {said(result)}"


def _pushed(reader: Reader, why: Why) -> str:
    does = "starts" if why.text in ("SS", "SF") else "ends"
    waits = "Cannot end before" if why.text in ("FF", "SF") else "Waits for"
    return f"{waits} “{reader.title(why.item)}”, which {does} on {said(why.result)}"


def _fallback(reader: Reader, why: Why) -> str:
    """Which of two times holds; a reader who may not know what the other one hangs on is not told its words."""
    hidden = reader.names_hidden(f"{why.text} {why.item}")
    other = "another time" if hidden else f"“{why.text}”"
    if not why.name:
        return f"So {other} is not needed: {said(why.result)}"
    named = "" if hidden else f", since “{reader.title(why.item)}” {why.name}"
    return f"This stands in for {other}{named}: {said(why.result)}"


def _paused(why: Why) -> str:
    """A pause moves a date by its days, or says before which day nothing may be."""
    first, _, last = why.text.partition("..")
    lead = f"Paused from {said_day(date.fromisoformat(first))} to {said_day(date.fromisoformat(last))}"
    return f"{lead}: {said(why.result)}" if why.amount else f"{lead}, so not before {said(why.result)}"


def _replanned(reader: Reader, why: Why) -> str:
    """A re-planning moves a date likewise; its reason is told where the reader may know it."""
    lead = f"Re-planned on {said_day(date.fromisoformat(why.text))}"
    reason = reason_of(reader, why.text)
    because = f", because: {reason}" if reason else ""
    if why.amount:
        return f"{lead}, {_amount(why)}{because}: {said(why.result)}"
    return f"{lead}, so not before {said(why.result)}{because}"


def _way(stretch: Stretch) -> str:
    """How a stretch leads from one date to the next."""
    why = stretch.first
    match why.kind:
        case WhyKind.CALENDAR if offset := stretch.one(WhyKind.OFFSET):
            return f"{_amount(offset)} in the calendar of {why.name}{_skipping(stretch)}"
        case WhyKind.OFFSET if why.text == "what follows":
            return _following(stretch)
        case WhyKind.OFFSET:
            return _amount(why)
        case WhyKind.LENGTH:
            begins = ", so it begins" if why.edge == "start" else ""
            return f"{_length(why)}{_skipping(stretch)}{begins}"
        case WhyKind.SNAP:
            return _snap(stretch)
        case WhyKind.SKIPPED:
            return _rolled(stretch)
        case _:
            return _alone(why)


def _clock(stretch: Stretch) -> str:
    last = stretch.all[-1]
    return f", at {last.text}" if is_clock(last) else ""


def _skipping(stretch: Stretch) -> str:
    return f", skipping {days_off(stretch.skipped)}" if stretch.skipped else ""


def _amount(why: Why) -> str:
    unit = why.unit if abs(why.amount) != 1 else why.unit.removesuffix("s")
    return f"{abs(why.amount)} {unit} {'later' if why.amount >= 0 else 'earlier'}"


def _following(stretch: Stretch) -> str:
    """The day on which something begins that had to wait for another day to be over."""
    why, roll = stretch.first, stretch.one(WhyKind.ROLL)
    does = "Begins" if why.edge == "start" else "Ends"
    if roll:
        return f"{does} on the next working day of {roll.name}, after {days_off(stretch.skipped)}"
    return f"{does} on the day after" if why.amount == 1 else _amount(why)


def _length(why: Why) -> str:
    series = _TIMES.fullmatch(why.text)
    if series:
        often = "once" if series["times"] == "1 time" else f"{series['times']}, the last"
        return f"Every {series['every']}, {often}"
    return f"Takes {why.text.replace('..', ' to ')}"


def _snap(stretch: Stretch) -> str:
    text = stretch.first.text
    if stretch.skipped:
        return f"Moved to {text}, and on over {days_off(stretch.skipped)}"
    return f"“{text}” holds already" if stretch.before == stretch.result else f"Moved to {text}"


def _rolled(stretch: Stretch) -> str:
    passed, roll = stretch.skipped, stretch.one(WhyKind.ROLL)
    way = "forward" if passed[-1].amount > 0 else "back"
    to = f" to the {'next' if way == 'forward' else 'previous'} working day of {roll.name}" if roll else ""
    return f"Moved {way} over {days_off(passed)}{to}"


def _alone(why: Why) -> str:
    match why.kind:
        case WhyKind.ZONE:
            return f"{_elsewhere(why)} is here"
        case WhyKind.SCALED:
            return f"Stretched to the length of this plan ({why.text})"
        case WhyKind.CALENDAR:
            return f"Counted in the working days of {why.name}"
        case WhyKind.ROLL if why.text == "working hours":
            return f"Moved into the working hours of {why.name}"
        case WhyKind.ROLL:
            return f"Moved to a working day of {why.name}"
        case _:
            return f"{'Begins' if why.edge == 'start' else 'Ends'} with its phase"


def _elsewhere(why: Why) -> str:
    """A time of day on the clocks of another zone, which is named after its city."""
    day, clock = why.text.split()
    city = why.name.rpartition("/")[2].replace("_", " ")
    where = "anywhere on earth" if why.name == ANYWHERE_ON_EARTH else f"in {city}"
    return f"{said_day(date.fromisoformat(day))} {clock} {where}"
