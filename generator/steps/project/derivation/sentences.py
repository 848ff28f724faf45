"""The sentences of a derivation: what is skipped on the way is said first, then the date that is reached."""

from __future__ import annotations

from datetime import date

from generator.model.language.dependency import DependencyType
from generator.model.stages.dated import Moment, Why, WhyKind
from generator.model.stages.step_detail import Days
from generator.model.translation.phrases import apart
from generator.model.translation.translator import Words
from generator.steps.project.derivation.moves import move
from generator.steps.project.derivation.step_groups import StepGroup, is_clock
from generator.steps.project.onboarding_events import reason_of
from generator.steps.project.visibility import Reader

_GIVEN = frozenset({WhyKind.SOURCE, WhyKind.BOUND, WhyKind.FIXED, WhyKind.SNAP})
"""The steps that are about what somebody wrote."""


def tell(reader: Reader, group: StepGroup) -> str:
    """One stretch in plain words; what rests on a hidden item says only whose it is, and when it ends."""
    why, words = group.first, reader.words
    result = reader.said(group.result)
    if why.kind is WhyKind.FALLBACK:
        return _fallback(reader, why)
    if why.kind is WhyKind.BACKWARD:
        return words.say("As late as {item} allows: {result}", item=_item(reader, why.item), result=result)
    if why.item and why.item not in reader.items:
        end = reader.said(why.result)
        return words.say("Waits for {item}, which ends {end}", item=reader.title(why.item), end=end)
    if why.kind in _GIVEN and reader.names_hidden(why.text):
        return words.say("Set by a step of {vendor}: {result}", vendor=reader.plan.vendor.name, result=result)
    if isinstance(why.detail, Days):
        return _paused(reader, why, why.detail)
    if why.kind is WhyKind.REPLANNED and isinstance(why.detail, date):
        return _replanned(reader, why, why.detail)
    match why.kind:
        case WhyKind.SOURCE | WhyKind.BOUND | WhyKind.FIXED:
            return _source(reader, group)
        case WhyKind.PUSHED:
            return _pushed(reader, why)
        case WhyKind.RECORDED if why.edge == "start":
            return words.say("Started on {day}, as recorded", day=reader.said(why.result))
        case WhyKind.RECORDED:
            return words.say("Finished on {day}, as recorded", day=reader.said(why.result))
        case WhyKind.AS_OF:
            return words.say("Not finished yet, so not before {day}", day=reader.said(why.result))
        case _:
            return f"{move(reader, group)}: {result}"


def _item(reader: Reader, id_: str) -> str:
    return reader.words.quoted(reader.title(id_)) if id_ in reader.items else reader.title(id_)


def _source(reader: Reader, group: StepGroup) -> str:
    why, fixed, result, words = group.first, group.one(WhyKind.FIXED), reader.said(group.result), reader.words
    if why.kind is WhyKind.BOUND:
        return _not_before(reader, why.text, group.result)
    if fixed:
        return _set(reader, fixed.name == "agreed", why.text, group.result)
    if group.at and is_clock(why):
        return words.say("At {time}: {result}", time=why.text, result=result)
    if group.bound and not group.counts:
        return _not_before(reader, why.text, group.result)
    if why.text == str(group.result):
        return _set_for(words, why, group.both, result)
    written = _written(words, group)
    if group.counts and why.item:
        item = reader.title(why.item)
        return words.say("{written}, counted from “{item}” on {result}", written=written, item=item, result=result)
    if group.counts:
        return words.say("{written}, counted from kickoff on {result}", written=written, result=result)
    return f"{written}: {result}"


def _set_for(words: Words, why: Why, both: bool, result: str) -> str:
    """A written date; which end it is, where both are written."""
    if not both:
        return words.say("Set for {day}", day=result)
    return (
        words.say("Start set for {day}", day=result)
        if why.edge == "start"
        else words.say("End set for {day}", day=result)
    )


def _written(words: Words, group: StepGroup) -> str:
    """The words of a written time, and what they are for."""
    text = group.first.text
    if group.bound:
        return words.say("Not before “{text}”", text=text)
    if not group.both:
        return words.say("Written as “{text}”", text=text)
    if group.first.edge == "start":
        return words.say("Start written as “{text}”", text=text)
    return words.say("End written as “{text}”", text=text)


def _set(reader: Reader, agreed: bool, text: str, moment: Moment) -> str:
    """A date that somebody set, with its words where they are not simply the date."""
    words, result = reader.words, reader.said(moment)
    if text == str(moment):
        return words.say("Agreed for {day}", day=result) if agreed else words.say("Fixed for {day}", day=result)
    if agreed:
        return words.say("Agreed as “{text}”: {result}", text=text, result=result)
    return words.say("Fixed as “{text}”: {result}", text=text, result=result)


def _not_before(reader: Reader, text: str, moment: Moment) -> str:
    words, result = reader.words, reader.said(moment)
    if text == str(moment):
        return words.say("Not before {day}", day=result)
    return f"{words.say('Not before “{text}”', text=text)}: {result}"


def _pushed(reader: Reader, why: Why) -> str:
    words, told = reader.words, {"item": reader.title(why.item), "day": reader.said(why.result)}
    match why.detail:
        case DependencyType.START_START:
            return words.say("Waits for “{item}”, which starts on {day}", **told)
        case DependencyType.FINISH_FINISH:
            return words.say("Cannot end before “{item}”, which ends on {day}", **told)
        case DependencyType.START_FINISH:
            return words.say("Cannot end before “{item}”, which starts on {day}", **told)
        case _:
            return words.say("Waits for “{item}”, which ends on {day}", **told)


def _fallback(reader: Reader, why: Why) -> str:
    """Which of two times holds; a reader who may not know what the other one hangs on is not told its words."""
    words, result = reader.words, reader.said(why.result)
    hidden = reader.names_hidden(f"{why.text} {why.item}")
    other = words.say("another time") if hidden else words.quoted(why.text)
    if not why.name:
        return words.say("So {other} is not needed: {result}", other=other, result=result)
    if hidden:
        return words.say("This stands in for {other}: {result}", other=other, result=result)
    told = {"other": other, "item": reader.title(why.item), "what": words.gettext(why.name), "result": result}
    return words.say("This stands in for {other}, since “{item}” {what}: {result}", **told)


def _paused(reader: Reader, why: Why, days: Days) -> str:
    """A pause moves a date by its days, or says before which day nothing may be."""
    words = reader.words
    told = {"start": words.day(days.first), "end": words.day(days.last), "result": reader.said(why.result)}
    if why.amount:
        return words.say("Paused from {start} to {end}: {result}", **told)
    return words.say("Paused from {start} to {end}, so not before {result}", **told)


def _replanned(reader: Reader, why: Why, on: date) -> str:
    """A re-planning moves a date likewise; its reason is told where the reader may know it."""
    words, reason = reader.words, reason_of(reader, on)
    told = {"day": words.day(on), "result": reader.said(why.result), "reason": reason}
    if why.amount:
        told["apart"] = apart(words, why.amount, why.unit)
        if reason:
            return words.say("Re-planned on {day}, {apart}, because: {reason}: {result}", **told)
        return words.say("Re-planned on {day}, {apart}: {result}", **told)
    if reason:
        return words.say("Re-planned on {day}, so not before {result}, because: {reason}", **told)
    return words.say("Re-planned on {day}, so not before {result}", **told)
