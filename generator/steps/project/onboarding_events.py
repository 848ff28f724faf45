"""What happened to the onboarding as a whole, as a reader may read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.files.record.onboarding_event import Turn
from generator.model.stages.shown.log import ShownEntry, ShownTurn
from generator.steps.project.visibility import Reader

ONBOARDING = "onboarding"


def shown_turns(reader: Reader) -> tuple[ShownTurn, ...]:
    """The turns up to the as-of date, for whoever the plan as a whole is for; reasons and notes are internal."""
    turns = reader.assessed.dated.life.turns if reader.sees(()) else ()
    return tuple(_turn(reader, turn, turn.day) for turn in turns if turn.day)


def _turn(reader: Reader, turn: Turn, day: date) -> ShownTurn:
    moved = reader.assessed.dated.moved
    return ShownTurn(
        kind=turn.kind,
        on=day,
        until=turn.until,
        begins=turn.start,
        days=moved.get(turn.replanned, 0) if turn.replanned else 0,
        by=reader.name(turn.by),
        tell=turn.tell,
        why=turn.why if reader.internal else "",
        note=turn.note if reader.internal else "",
    )


def current_turn(reader: Reader) -> Turn | None:
    """The turn that holds today: the end before the end, or a pause that nobody ended."""
    life = reader.assessed.dated.life
    cancelled = next((turn for turn in life.turns if turn.cancelled), None)
    return cancelled or (life.pause.turn if life.pause else None)


def reason_of(reader: Reader, on: date) -> str:
    """Why the rest was planned anew on a day, in the words that are meant for this reader."""
    life = reader.assessed.dated.life
    turn = next((t for t in life.replans if t.replanned == on), None)
    if turn is None or not reader.sees(()):
        return ""
    return (reader.internal and turn.why) or turn.tell.strip().partition("\n")[0]


def turn_entries(reader: Reader) -> Iterable[ShownEntry]:
    """The lines of the log that the turns are."""
    for turn in shown_turns(reader):
        note = "; ".join(part for part in (turn.why, turn.note) if part)
        title = reader.words.label(ONBOARDING)
        yield ShownEntry(on=turn.on, kind=turn.kind, id=ONBOARDING, title=title, text=turn.tell, by=turn.by, note=note)
