"""What gatherings have beside their dates: occurrences, an agenda, what a training session needs."""

from __future__ import annotations

from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.values import IsoMoment, MaybeDuration


class ShownSitting(Shown):
    """One occurrence of a repeated item; `held` when a record says that it took place."""

    start: IsoMoment
    end: IsoMoment
    held: bool = False
    tell: str = ""

    @property
    def span(self) -> ShownSpan:
        """From when to when."""
        return ShownSpan(start=self.start, end=self.end)


class ShownAgendaPoint(Shown):
    """One block of an agenda; `minutes` is 0 where no length was given."""

    title: str
    minutes: int = 0
    points: tuple[str, ...] = ()


class ShownSession(Shown):
    """What a training session needs; `minutes` is the length of one sitting, `total_minutes` of all."""

    seats: int = 0
    learners: int = 0
    trainer: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    recording_tool: str = ""
    recording_link: str = ""
    recording_takes: MaybeDuration = None
    attended: int | None = None
    attended_people: tuple[str, ...] = ()
    minutes: int = 0
    total_minutes: int = 0
