"""Why a date is what it is, in sentences that name only what the reader may see.

Each typed step stays, since following all of them gives the date; steps that people take in one go (an offset in
workdays with the days off on its way) are told by the sentence of one of them, and those of the others are empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from generator.model.dated import DatedItem, Dates, Moment, Why, WhyKind
from generator.model.shown import ShownWhy
from generator.steps.project.days_off import days_off, said_day
from generator.steps.project.reader import Reader

_CLOCK = re.compile(r"\d\d:\d\d")
_TIMES = re.compile(r"(?P<every>.+), (?P<times>\d+ times?)")
_GIVEN = frozenset({WhyKind.SOURCE, WhyKind.BOUND, WhyKind.FIXED, WhyKind.SNAP})
"""The steps whose text is what somebody wrote."""
_PLACING = frozenset({WhyKind.LENGTH, WhyKind.PUSHED, WhyKind.BOUND, WhyKind.AS_OF, WhyKind.RECORDED})
"""The steps that give an end of their own, whatever came before."""


def shown_why(reader: Reader, dated: DatedItem) -> tuple[ShownWhy, ...]:
    """The derivation of both readings; the forecast's only where it differs from the plan's."""
    steps = list(_steps(reader, "plan", dated.plan))
    if dated.forecast and (dated.plan is None or dated.forecast.why != dated.plan.why):
        steps += _steps(reader, "forecast", dated.forecast, dated.plan)
    return tuple(steps)


def _steps(
    reader: Reader, of: Literal["plan", "forecast"], dates: Dates | None, plan: Dates | None = None
) -> Iterator[ShownWhy]:
    why = dates.why if dates else ()
    for step, sentence in zip(why, told(reader, why, plan.why if plan else ()), strict=True):
        known = not step.item or step.item in reader.items or reader.internal
        yield ShownWhy(
            of=of,
            kind=step.kind.value,
            result=reader.when(step.result),
            sentence=sentence,
            edge=step.edge,
            amount=step.amount,
            unit=step.unit,
            item=step.item if known else "",
            name="" if step.kind is WhyKind.PHASE and reader.names_hidden_phase(step.name) else step.name,
        )


def told(reader: Reader, steps: Sequence[Why], plan: Sequence[Why] = ()) -> list[str]:
    """A sentence for each step, empty for those that another one tells; what `plan` has told is not told again."""
    sentences = [""] * len(steps)
    known = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(steps, plan, strict=False)))
    skip = _repeated(steps, known)
    if skip:
        sentences[skip - 1] = f"As in the plan: {_said(steps[skip - 1].result)}"
    at = skip
    while at < len(steps):
        end = _stretch(steps, at)
        if not _superseded(steps, at, end):
            for number, sentence in _sentences(reader, steps, at, end):
                sentences[number] = sentence
        at = end
    return sentences


def _repeated(steps: Sequence[Why], known: int) -> int:
    """How many steps the forecast shares with the plan, as far as they are whole stretches and more than one."""
    at = 0
    while at < known and (end := _stretch(steps, at)) <= known:
        at = end
    return at if at > 1 and at < len(steps) else 0


def _stretch(steps: Sequence[Why], at: int) -> int:
    """Where the steps that are told together with the one at a position end."""
    kind, end = steps[at].kind, at + 1
    behind = steps[end].kind if end < len(steps) else None
    if kind is WhyKind.SOURCE and behind is WhyKind.FIXED:
        return end + 1
    if kind is WhyKind.CALENDAR and behind is WhyKind.OFFSET:
        end += 1
    elif kind not in (WhyKind.OFFSET, WhyKind.LENGTH, WhyKind.SKIPPED):
        return end
    while end < len(steps) and steps[end].kind is WhyKind.SKIPPED and steps[end].edge == steps[at].edge:
        end += 1
    rolls = end < len(steps) and steps[end].kind is WhyKind.ROLL
    if not rolls:
        return end
    # Days off that lead to a roll belong to it, and not to the step before.
    return end + 1 if kind is WhyKind.SKIPPED else at + (2 if kind is WhyKind.CALENDAR else 1)


def _superseded(steps: Sequence[Why], at: int, end: int) -> bool:
    """A length to an end that something else places later, and the second half of a record of one day."""
    step = steps[at]
    if step.kind is WhyKind.LENGTH:
        return any(later.kind in _PLACING and later.edge == step.edge for later in steps[end:])
    if step.kind is WhyKind.RECORDED:
        return step.text == "done" and step.edge == "start"
    return step.text == "what follows" and step.amount == 0


def _sentences(reader: Reader, steps: Sequence[Why], at: int, end: int) -> Iterator[tuple[int, str]]:
    """One stretch in plain words, each sentence with its step; what rests on a hidden item says only whose it is."""
    why, last = steps[at], steps[end - 1]
    if why.item and why.item not in reader.items:
        yield at, f"Waits for {reader.title(why.item)}, which ends {_said(why.result)}"
    elif why.kind in _GIVEN and reader.names_hidden(why.text):
        yield at, f"Set by a step of {reader.plan.vendor.name}: {_said(last.result)}"
    elif why.kind is WhyKind.SKIPPED:
        passed = [step for step in steps[at:end] if step.kind is WhyKind.SKIPPED]
        off = f"{'Days' if len(passed) > 1 else 'Day'} off: {days_off(passed)}"
        if last.kind is WhyKind.ROLL:
            yield at, off
            way = "on to the next working day" if passed[-1].amount > 0 else "back to the previous working day"
            yield end - 1, f"Moved {way} of {last.name}: {_said(last.result)}"
        else:
            yield end - 1, f"{off}, so on to {_said(last.result)}"
    else:
        yield at, _sentence(reader, steps, at, last)
        passed = [step for step in steps[at:end] if step.kind is WhyKind.SKIPPED]
        if passed:
            yield end - 1, f"Not counted: {days_off(passed)}"


def _sentence(reader: Reader, steps: Sequence[Why], at: int, last: Why) -> str:
    why, result = steps[at], _said(last.result)
    match why.kind:
        case WhyKind.SOURCE:
            return _source(reader, steps, at, last)
        case WhyKind.CALENDAR if last is not why:
            return f"{_amount(steps[at + 1])}, by the calendar of {why.name}: {result}"
        case WhyKind.OFFSET:
            return f"{_amount(why)}: {result}"
        case WhyKind.LENGTH:
            return f"{_length(why)}: {result}"
        case WhyKind.PUSHED:
            return _pushed(reader, why)
        case WhyKind.SNAP:
            return _snap(steps, at)
        case _:
            return _alone(why, result)


def _source(reader: Reader, steps: Sequence[Why], at: int, last: Why) -> str:
    why, result = steps[at], _said(last.result)
    if last.kind is WhyKind.FIXED:
        return f"{'Agreed' if last.name == 'agreed' else 'Fixed'} as “{why.text}”: {result}"
    if at and _CLOCK.fullmatch(why.text):
        return f"At {why.text}: {result}"
    if at + 1 < len(steps) and steps[at + 1].kind in (WhyKind.CALENDAR, WhyKind.OFFSET):
        base = f"“{reader.title(why.item)}”" if why.item else "kickoff"
        return f"Written as “{why.text}”, counted from {base} on {result}"
    return f"Written as “{why.text}”: {result}"


def _pushed(reader: Reader, why: Why) -> str:
    does = "starts" if why.text in ("SS", "SF") else "ends"
    waits = "Cannot end before" if why.text in ("FF", "SF") else "Waits for"
    return f"{waits} “{reader.title(why.item)}”, which {does} on {_said(why.result)}"


def _snap(steps: Sequence[Why], at: int) -> str:
    why = steps[at]
    result = _said(why.result)
    before = [step.result for step in steps[:at] if step.edge == why.edge]
    if before and before[-1] == why.result:
        return f"“{why.text}” holds already: {result}"
    return f"Moved to {why.text}: {result}"


def _amount(why: Why) -> str:
    if why.text == "what follows" and why.amount == 1:
        return f"{'Begins' if why.edge == 'start' else 'Ends'} on the day after"
    unit = why.unit if abs(why.amount) != 1 else why.unit.removesuffix("s")
    return f"{abs(why.amount)} {unit} {'later' if why.amount >= 0 else 'earlier'}"


def _length(why: Why) -> str:
    series = _TIMES.fullmatch(why.text)
    if series:
        return f"Every {series['every']}, {series['times']}, the last"
    return f"Takes {why.text}" if why.edge == "end" else f"Takes {why.text}, so it begins"


def _alone(why: Why, result: str) -> str:
    return _WORDS[why.kind].format(
        text=why.text,
        result=result,
        name=why.name,
        record="Started" if why.edge == "start" else "Finished",
        does="Begins" if why.edge == "start" else "Ends",
        where=f"working hours of {why.name}" if why.text == "working hours" else f"working day of {why.name}",
    )


def _said(moment: Moment) -> str:
    clock = f" {moment.minute // 60:02d}:{moment.minute % 60:02d}" if moment.minute >= 0 else ""
    return said_day(moment.day) + clock


_WORDS = {
    WhyKind.SCALED: "Stretched to the length of this plan ({text}): {result}",
    WhyKind.CALENDAR: "Counted in the working days of {name}, from {result}",
    WhyKind.ROLL: "Moved into the {where}: {result}",
    WhyKind.BOUND: "Not before “{text}”: {result}",
    WhyKind.FIXED: "Fixed as “{text}”: {result}",
    WhyKind.PHASE: "{does} with its phase: {result}",
    WhyKind.RECORDED: "{record} on {result}, as recorded",
    WhyKind.AS_OF: "Not finished yet, so not before {result}",
}
