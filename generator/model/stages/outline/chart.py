"""What is drawn: boxes, the timeline, measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.stages.shown.dates import ShownSpan


@dataclass(frozen=True, slots=True)
class Boxed:
    """One line of a box: an item, or all the members of a repeated one, of which `item` is the first."""

    title: str
    item: str
    done: int
    count: int


@dataclass(frozen=True, slots=True)
class Boxes:
    """A phase as a drawing shows it: boxes of lines, in the order of the arrows between them."""

    phase: str
    title: str
    boxes: tuple[tuple[Boxed, ...], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the time axis: a day (`day`), the first of a month (`month`) or of a year (`year`)."""

    x: float
    on: date
    form: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline; `ghost` is the end first agreed, `mark` the shape of what has no length. Places are in percent of the width."""

    title: str
    item: str
    group: str
    kind: str
    standing: str
    x: float
    width: float
    span: ShownSpan
    ghost: float | None = None
    critical: bool = False
    load: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class AxisBand:
    """A stretch of the time axis behind the rows: closed days (`closed`), a window or its share of work (`load`)."""

    x: float
    width: float
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing of a plan; the tables beside it are the truth."""

    start: date
    end: date
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    bands: tuple[AxisBand, ...] = ()
    today: float | None = None


@dataclass(frozen=True, slots=True)
class Spark:
    """A measure drawn small, 100 units wide and 24 high: its values in order, and the heights of its target.

    `begins` says that the first point is the baseline, `measured` that the last one is a reading.
    """

    points: tuple[tuple[float, float], ...]
    begins: bool
    measured: bool
    target: tuple[float, ...]
