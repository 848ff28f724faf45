"""One drawing of dates: a ruler of days, days off, a bar for each item, what pushes it, and the words that explain it.

A drawing is 360 units wide, so that it is legible on a phone without being scaled. It brings its own ground, and the
colours of both schemes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Any

from generator.model.calendar.hours import parse_week
from generator.model.language.dependency import DependencyType
from generator.model.stages.dated import DatedItem, Dates, Moment, Span
from generator.pipeline.customer import Onboarding, shown

WIDTH, LEFT, RIGHT = 360, 12, 348
LINE, BAR, LETTERS = 15, 12, 50
HOURLY, WEEKLY, NARROW, MONTH, LETTER = 2, 100, 14, 62, 7.6
"""Up to how many days hours are shown, weeks from there; how wide a day is that has its number, a month and a letter."""
TIMING = [
    "kind",
    "for_each",
    "at",
    "due",
    "fixed",
    "after",
    "backward_from",
    "takes",
    "every",
    "count",
    "until",
    "except",
    "not_before",
    "by",
    "snap",
    "roll",
]
"""What an item says about its time, in the order in which people say it."""
_STYLE = """\
text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--ink)}
svg{--ground:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--off:#e6e9ed;--bar:#2457c5;--late:#b3261e;--code:#7a3e00}
@media (prefers-color-scheme:dark){svg{--ground:#1c2128;--ink:#e6edf3;--soft:#9da7b3;--line:#444c56;--off:#2d333b;
--bar:#79a8ff;--late:#ff8f86;--code:#ffc680}}
.g{fill:var(--ground);stroke:var(--line)}.t{font-weight:600}.s{fill:var(--soft)}
.c{font:11px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--code)}
.o{fill:var(--off)}.l{stroke:var(--line)}.b{fill:var(--bar)}.p{fill:none;stroke:var(--soft);stroke-dasharray:3 2}
.a{fill:none;stroke:var(--soft);stroke-width:1.4}.h{fill:var(--soft)}.d{stroke:var(--late);stroke-width:2}
.f,text.f{fill:var(--late)}.v{fill-opacity:.45}.k{paint-order:stroke;stroke:var(--ground);stroke-width:3px}.r{font-size:10.5px;text-anchor:middle;fill:var(--soft)}.m{text-anchor:end}
"""


@dataclass
class Canvas:
    """The marks so far, from the top down to `y`; `rows` says where the bar of each item lies."""

    it: Onboarding
    reading: str
    first: date
    days: int
    y: float = 8
    marks: list[str] = field(default_factory=list)
    rows: dict[str, tuple[float, float, float]] = field(default_factory=dict)

    def x(self, moment: Moment, after: bool = False) -> float:
        """Where a moment lies; a whole day begins where it begins, or with `after` ends where it ends."""
        minutes = max(moment.minute, 0) + (24 * 60 if after and moment.minute < 0 else 0)
        return LEFT + ((moment.day - self.first).days + minutes / 1440) * self.step

    @property
    def step(self) -> float:
        """The width of a day."""
        return (RIGHT - LEFT) / self.days

    def put(self, mark: str) -> None:
        """Add a mark above those that are there."""
        self.marks.append(mark)

    def text(self, x: float, words: str, kind: str, down: float = LINE) -> None:
        """A line of text below what is there."""
        self.y += down
        self.put(f'<text x="{x:.1f}" y="{self.y:.1f}" class="{kind}">{escape(words)}</text>')


def drawing(it: Onboarding, says: Mapping[str, Any], alt: str, found: Sequence[str]) -> str:
    """The drawing of all items of an example, in the order of its file: when they lie, and below it why.

    `found` is what `check` says about it.
    """
    items, reading = says["items"], says.get("reading", "plan")
    parties = says.get("calendars", ["customer"])
    instances = [i.id for base in items for i in it.plan.items if i.base == base]
    first, last = _extent(it, instances, reading)
    canvas = Canvas(it, reading, first, (last - first).days + 1)
    _ruler(canvas)
    top = canvas.y
    if len(parties) > 1:
        for party in parties:
            _lane(canvas, party)
    for id_ in instances:
        _row(canvas, id_)
    bottom = canvas.y + 6
    ground = [*_ground(canvas, parties, top, bottom), *(_arrow(canvas, id_) for id_ in instances)]
    canvas.y = bottom
    for id_ in instances:
        _story(canvas, id_, items[it.plan.item(id_).base])
    for message in found:
        canvas.y += 3
        for line in textwrap.wrap(f"check: {message}", LETTERS):
            canvas.text(LEFT, line, "f")
    height = canvas.y + 12
    body = "\n".join(mark for mark in (*ground, *canvas.marks) if mark)
    said = " ".join(s for id_ in instances for s in _sentences(it, id_, reading))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" viewBox="0 0 {WIDTH} '
        f'{height:.0f}" role="img">\n<title>{escape(alt)}</title>\n<desc>{escape(said)}</desc>\n'
        f"<style>\n{_STYLE}</style>\n"
        f'<rect class="g" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="6"/>\n{body}\n</svg>\n'
    )


def _dates(it: Onboarding, id_: str, reading: str) -> Dates:
    dated: DatedItem = it.assessed.dated.items[id_]
    found = dated.forecast if reading == "forecast" else dated.plan
    if found is None:
        raise ValueError(f"{id_} has no date")
    return found


def _extent(it: Onboarding, ids: Sequence[str], reading: str) -> tuple[date, date]:
    """The first and last day of anything that is drawn, with a day on each side; hours need the room for themselves."""
    moments: list[Moment] = []
    for id_ in ids:
        dated, dates = it.assessed.dated.items[id_], _dates(it, id_, reading)
        moments += [dates.span.start, dates.span.end, *(why.result for why in dates.why)]
        moments += [dated.deadline] if dated.deadline else []
        moments += [dated.plan.span.start, dated.plan.span.end] if dated.plan else []
    first, last = min(m.day for m in moments), max(m.day for m in moments)
    if any(m.minute >= 0 for m in moments) and (last - first).days < HOURLY:
        return first, last
    room = timedelta(days=1 if (last - first).days > 2 else 3)
    return first - room, last + room


def _each(canvas: Canvas) -> Iterator[date]:
    return (canvas.first + timedelta(days=n) for n in range(canvas.days))


def _ticks(canvas: Canvas) -> list[float]:
    if canvas.days <= HOURLY:
        return [canvas.x(Moment(day, 360 * n)) for day in _each(canvas) for n in range(4)]
    shown = [
        d for d in _each(canvas) if canvas.step > NARROW or (d.weekday() == 0 if canvas.days < WEEKLY else d.day == 1)
    ]
    return [canvas.x(Moment(day)) for day in shown]


def _ruler(canvas: Canvas) -> None:
    """Days where there is room for them, else weeks or months; hours of one or two days."""
    canvas.y += 12
    y = canvas.y
    for day in _each(canvas):
        x = canvas.x(Moment(day))
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        room = min(canvas.x(Moment(following)), RIGHT) - x
        if (day.day == 1 or day == canvas.first) and room > MONTH - 14 * (day.day == 1):
            canvas.put(f'<text x="{x:.1f}" y="{y}" class="t">{day:%b} {day:%Y}</text>')
        if canvas.days <= HOURLY:
            canvas.put(f'<text x="{x + 2:.1f}" y="{y + 15}" class="s">{day:%a} {day.day}</text>')
            canvas.marks += [
                f'<text x="{canvas.x(Moment(day, 60 * h)):.1f}" y="{y + 29}" class="r">{h:02d}</text>'
                for h in (6, 12, 18)
            ]
        elif canvas.step > NARROW:
            middle, letters = x + canvas.step / 2, 2 if canvas.step > NARROW + 3 else 1
            canvas.put(f'<text x="{middle:.1f}" y="{y + 15}" class="r">{f"{day:%a}"[:letters]}</text>')
            canvas.put(f'<text x="{middle:.1f}" y="{y + 29}" class="r">{day.day}</text>')
        elif day.weekday() == 0 and canvas.days < WEEKLY and RIGHT - x > NARROW:
            canvas.put(f'<text x="{x + 1:.1f}" y="{y + 16}" class="s">{day.day}</text>')
    canvas.y = y + (33 if canvas.step > NARROW else 20 if canvas.days < WEEKLY else 8)


def _off(canvas: Canvas, party: str) -> frozenset[date]:
    """The days on which a party does not work."""
    view = next(v for v in canvas.it.assessed.dated.calendars if v.party == party)
    closed, week = {each.day for each in view.closed}, parse_week(view.week)
    return frozenset(day for day in _each(canvas) if day in closed or day.weekday() not in week)


def _lane(canvas: Canvas, party: str) -> None:
    """The days off of one of several parties."""
    who = canvas.it.plan.vendor.name if party == "vendor" else canvas.it.plan.customer.name
    for day in sorted(_off(canvas, party)):
        x = canvas.x(Moment(day))
        canvas.put(f'<rect class="o" x="{x:.1f}" y="{canvas.y + 1:.1f}" width="{canvas.step:.1f}" height="14"/>')
    canvas.text(LEFT + 3, f"{who} is off", "s k", 12)
    canvas.y += 4


def _ground(canvas: Canvas, parties: Sequence[str], top: float, bottom: float) -> Iterator[str]:
    """The days off of a lone party, and the lines between days."""
    for day in sorted(_off(canvas, parties[0])) if len(parties) == 1 else ():
        x, high = canvas.x(Moment(day)), bottom - top
        yield f'<rect class="o" x="{x:.1f}" y="{top:.1f}" width="{canvas.step:.1f}" height="{high:.1f}"/>'
    yield "".join(f'<path class="l" d="M{x:.1f} {top:.1f}V{bottom:.1f}"/>' for x in _ticks(canvas))
    yield f'<path class="l" d="M{LEFT} {top:.1f}H{RIGHT}M{LEFT} {bottom:.1f}H{RIGHT}"/>'


def _row(canvas: Canvas, id_: str) -> None:
    """The title of an item above its bar."""
    left, _ = _ends(canvas, _dates(canvas.it, id_, canvas.reading))
    title = canvas.it.plan.item(id_).title
    end = left + LETTER * len(title) > RIGHT
    canvas.text(RIGHT - 2 if end else max(left, LEFT + 2), title, "t k m" if end else "t k", 14)
    _bar(canvas, id_)


def _story(canvas: Canvas, id_: str, fields: Mapping[str, Any]) -> None:
    """What is written of the time of an item, and how that leads to its date."""
    canvas.text(LEFT, canvas.it.plan.item(id_).title, "t", 19)
    for line in _written(fields):
        canvas.text(LEFT, line, "c", 14)
    for sentence in _sentences(canvas.it, id_, canvas.reading):
        for number, line in enumerate(textwrap.wrap(sentence, LETTERS)):
            canvas.text(LEFT + 9 if number else LEFT, ("" if number else "› ") + line, "s")


def _written(fields: Mapping[str, Any]) -> list[str]:
    parts = [f"{key}: {_value(fields[key])}" for key in TIMING if key in fields]
    return textwrap.wrap(", ".join(parts), 48, subsequent_indent="  ", break_on_hyphens=False)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


def _bar(canvas: Canvas, id_: str) -> None:
    dated, dates = canvas.it.assessed.dated.items[id_], _dates(canvas.it, id_, canvas.reading)
    y = canvas.y + 4
    canvas.y = y + BAR + 1
    left, right = _ends(canvas, dates)
    middle = (left + right) / 2
    canvas.rows[id_] = (y, middle - 7, middle + 7) if _is_point(canvas, id_) else (y, left, right)
    if canvas.reading == "forecast" and dated.plan and dated.plan.span != dates.span:
        left, right = _ends(canvas, dated.plan)
        canvas.put(f'<rect class="p" x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="{BAR}"/>')
    for span in dates.occurrences or (dates.span,):
        canvas.put(_mark(canvas, id_, span, y))
    if dated.deadline:
        x = canvas.x(dated.deadline, after=True)
        canvas.put(
            f'<path class="d" d="M{x:.1f} {y - 4:.1f}v{BAR + 6}"/>'
            f'<path class="f" d="M{x:.1f} {y - 4:.1f}l-8 3.5l8 3.5z"/>'
        )


def _mark(canvas: Canvas, id_: str, span: Span, y: float) -> str:
    """A diamond for what has no length, else a bar, a pale one where only the month is known."""
    left, right = _ends(canvas, Dates(span))
    if _is_point(canvas, id_):
        return f'<path class="b" d="M{(left + right) / 2:.1f} {y - 1:.1f}l7 7l-7 7l-7 -7z"/>'
    pale = " v" if span.tentative else ""
    return f'<rect class="b{pale}" x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="{BAR}" rx="2"/>'


def _ends(canvas: Canvas, dates: Dates) -> tuple[float, float]:
    left, right = canvas.x(dates.span.start), canvas.x(dates.span.end, after=True)
    return left, max(right, left + 3)


def _is_point(canvas: Canvas, id_: str) -> bool:
    return canvas.it.plan.item(id_).spec.kind.traits.path_end


def _arrow(canvas: Canvas, id_: str) -> str:
    """One arrow for each item that is waited for, from the end that counts to the end that waits."""
    found = []
    for edge in canvas.it.plan.item(id_).dependencies:
        y1, start1, end1 = canvas.rows[edge.on]
        y2, start2, end2 = canvas.rows[id_]
        from_start = edge.type in (DependencyType.START_START, DependencyType.START_FINISH)
        to_end = edge.type in (DependencyType.FINISH_FINISH, DependencyType.START_FINISH)
        x1, x2 = start1 if from_start else end1, end2 if to_end else start2
        out, side = x1 + (-5 if from_start else 5), 8 if to_end else -8
        found.append(
            f'<path class="a" d="M{x1:.1f} {y1 + 6:.1f}H{out:.1f}V{y2 - 4:.1f}H{x2 + side:.1f}V{y2 + 6:.1f}H{x2:.1f}"/>'
            f'<path class="h" d="M{x2 + side * 0.75:.1f} {y2 + 2:.1f}L{x2:.1f} {y2 + 6:.1f}'
            f'L{x2 + side * 0.75:.1f} {y2 + 10:.1f}z"/>'
        )
    return "".join(found)


def _sentences(it: Onboarding, id_: str, reading: str) -> list[str]:
    """What the page says behind the date, in the same words."""
    item = next(i for i in shown(it, "internal").items if i.id == id_)
    own = [w for w in item.why if w.of == reading] or [w for w in item.why if w.of == "plan"]
    deadline = [w.sentence for w in item.why if w.of == "deadline" and w.sentence]
    told = [w.sentence for w in own if w.sentence]
    return [*told, *([f"Deadline: {deadline[-1][0].lower()}{deadline[-1][1:]}"] if deadline else [])]
