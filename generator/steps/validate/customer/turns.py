"""Check the turns of an onboarding: each for itself, and whether one can follow the other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from generator.model.files.record.onboarding_event import TURNS, Turn
from generator.model.files.source import Loc
from generator.model.language.tokenizer import quote
from generator.model.problems.rules_customer import PERSON_UNKNOWN, STATUS_ORDER, STATUS_TURN, STATUS_WHY
from generator.steps.validate.report import Report

_AT = "onboarding"
_GOES_WITH = (("until", "until", "paused"), ("start", "from", "replanned"))


def check_turns(report: Report, turns: tuple[Turn, ...], people: Collection[str], dropped: Collection[Loc]) -> None:
    """All turns in the order of the file; where one could not be read, nothing is said about those around it."""
    for number, turn in enumerate(turns):
        if turn.by is not None and turn.by not in people:
            report.unknown(PERSON_UNKNOWN, (_AT, number, "by"), "person", turn.by, people)
    if any(way[:1] == (_AT,) for way in dropped):
        return
    sound = [_check_one(report, turn, (_AT, number)) for number, turn in enumerate(turns)]
    if all(sound):
        _check_order(report, turns)


def _check_one(report: Report, turn: Turn, at: Loc) -> bool:
    """Whether a turn says one thing, and all that this one needs."""
    said = [name for name in TURNS if getattr(turn, name) is not None]
    if len(said) != 1:
        what = "says nothing" if not said else f"says {' and '.join(quote(name) for name in said)} at once"
        hint = "write one line with the day of " + ", ".join(quote(name) for name in TURNS)
        report.at(STATUS_TURN, at, f"this turn of the onboarding {what}", hint)
        return False
    for name, key, needs in _GOES_WITH:
        if getattr(turn, name) is not None and turn.kind != needs:
            report.at_key(STATUS_TURN, (*at, key), f"{quote(key)} belongs to {quote(needs)}", "remove it")
    if turn.replanned and turn.start is None:
        hint = "add `from: …`, the day on which the rest is to begin"
        report.at(STATUS_TURN, at, f"this re-planning of {turn.replanned} does not say from when", hint)
        return False
    if turn.kind != "resumed" and not (turn.why or turn.tell):
        report.at(STATUS_WHY, at, f"{quote(turn.kind)} gives no reason", "add `why: …`, or `tell: …` for the customer")
    return _check_end(report, turn, at)


def _check_end(report: Report, turn: Turn, at: Loc) -> bool:
    """Whether what a turn leads to comes after the turn."""
    if turn.paused and turn.until and turn.until < turn.paused:
        message = f"this pause ends on {turn.until}, before it begins on {turn.paused}"
        report.at(STATUS_ORDER, (*at, "until"), message, "check both days")
        return False
    if turn.replanned and turn.start and turn.start < turn.replanned:
        message = f"on {turn.replanned} the rest cannot be planned from {turn.start}, which was over"
        report.at(STATUS_ORDER, (*at, "from"), message, f"write {turn.replanned} or a later day")
        return False
    return True


def _check_order(report: Report, turns: tuple[Turn, ...]) -> None:
    """That every turn can follow those before it; after the first that cannot, the rest is not judged."""
    before: Turn | None = None
    pause: Turn | None = None
    for number, turn in enumerate(turns):
        at = (_AT, number, turn.kind)
        if wrong := _amiss(turn, before, pause):
            report.at(STATUS_ORDER, at, *wrong)
            return
        before = turn
        pause = turn if turn.paused else None if turn.resumed else pause


def _amiss(turn: Turn, before: Turn | None, pause: Turn | None) -> tuple[str, str] | None:
    """Why a turn cannot come after the one before it, with the next move."""
    day, last = turn.day or date.min, before.day if before and before.day else date.min
    if before and before.cancelled:
        return f"the onboarding was cancelled on {last}, so nothing follows", "remove this line, or the cancellation"
    if day < last:
        return f"{day} comes before {last} on the line above", "put the lines in the order of their days"
    if turn.resumed and pause is None:
        return (
            f"nothing was paused that could go on from {day}",
            "add `- {paused: …, why: …}` above, or remove the line",
        )
    if turn.resumed and turn.resumed == last:
        return f"what was paused on {last} cannot go on on the same day", "write the first day of work after the pause"
    if turn.paused and pause is not None:
        return (
            f"the pause of {pause.paused} still goes on on {day}",
            "say above this line when it ended: `- {resumed: …}`",
        )
    if turn.paused and before and before.resumed == day:
        return f"work goes on on {day} and is paused on the same day", "check both days"
    if turn.replanned and before and before.replanned == day:
        return f"the rest was planned anew twice on {day}", "keep the line that holds"
    return None
