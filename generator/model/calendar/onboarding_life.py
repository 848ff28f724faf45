"""The life of an onboarding up to a day: its pauses, its re-plannings, and whether it was cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.model.files.items.series import Except
from generator.model.files.record.onboarding_event import Turn

PAUSED = "Paused"
"""The name of the days of a pause, on which nobody works."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause from its first day to its last; `open` while nobody resumed, so that the last day is expected only."""

    first: date
    last: date
    open: bool
    turn: Turn

    @property
    def after(self) -> date:
        """The first day on which work goes on."""
        return self.last + _DAY

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Life:
    """What happened to an onboarding as a whole, in order of the days; whatever is recorded later has not happened."""

    turns: tuple[Turn, ...] = ()
    pauses: tuple[Pause, ...] = ()
    cancelled: date | None = None

    @property
    def pause(self) -> Pause | None:
        """The pause that nobody has ended yet."""
        return next((p for p in self.pauses if p.open), None)

    @property
    def replans(self) -> tuple[Turn, ...]:
        """The re-plannings."""
        return tuple(t for t in self.turns if t.replanned)

    @property
    def exceptions(self) -> tuple[Except, ...]:
        """The pauses as exceptions from every recurrence."""
        return tuple(Except.model_validate({"from": p.first, "until": p.last, "why": PAUSED}) for p in self.pauses)

    def paused_on(self, day: date) -> bool:
        """Whether a day lies in one of the pauses."""
        return any(p.covers(day) for p in self.pauses)


def life_of(turns: Iterable[Turn], as_of: date) -> Life:
    """The life on the morning of a day; a pause that nobody ended lasts through `until`, and at least through that day."""
    past = tuple(t for t in turns if t.day is not None and t.day <= as_of)
    pauses: list[Pause] = []
    for turn in past:
        if turn.paused:
            pauses.append(Pause(turn.paused, max(turn.until or as_of, as_of), True, turn))
        elif turn.day and pauses and pauses[-1].open and not turn.replanned:
            pauses[-1] = replace(pauses[-1], last=turn.day - _DAY, open=False)
    cancelled = next((t.cancelled for t in past if t.cancelled), None)
    return Life(past, tuple(p for p in pauses if p.last >= p.first), cancelled)
