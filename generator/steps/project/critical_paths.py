"""What makes each milestone as late as it is, with whatever a reader may not see as one step of the vendor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.stages.dated import Link
from generator.model.stages.shown.critical_path import ShownPath, ShownStride
from generator.model.translation.phrases import amount
from generator.model.translation.translator import Words
from generator.steps.project.derivation.why import sentence
from generator.steps.project.visibility import Reader


def shown_paths(reader: Reader) -> tuple[ShownPath, ...]:
    """The chains of the milestones and gates that the reader sees, in the order of the plan."""
    dated = reader.assessed.dated
    seen = sorted((id_ for id_ in dated.paths if id_ in reader.items), key=lambda id_: reader.order[id_])
    return tuple(_path(reader, id_) for id_ in seen)


def _path(reader: Reader, id_: str) -> ShownPath:
    path = reader.assessed.dated.paths[id_]
    forecast = tuple(_strides(reader, path.forecast))
    return ShownPath(
        id=id_,
        plan=tuple(_strides(reader, path.plan)),
        forecast=forecast,
        late=_late(reader.words, forecast),
        slack={i: days for i, days in sorted(reader.assessed.dated.toward(id_).items()) if i in reader.items},
    )


def _strides(reader: Reader, links: Iterable[Link]) -> Iterator[ShownStride]:
    """Each item that the reader sees; hidden ones in a row are one, so that nothing tells how many they are."""
    hidden: ShownStride | None = None
    for link in links:
        if link.item not in reader.items:
            later = link.later + (hidden.later if hidden else 0)
            hidden = ShownStride(title=reader.title(link.item), end=reader.when(link.span.end), later=later)
            continue
        if hidden:
            yield hidden
            hidden = None
        yield ShownStride(
            item=link.item,
            title=reader.title(link.item),
            start=reader.when(link.span.start),
            end=reader.when(link.span.end),
            why=sentence(reader, link.why) if link.why else "",
            later=link.later,
        )
    if hidden:
        yield hidden


def _late(words: Words, forecast: tuple[ShownStride, ...]) -> str:
    """How much later it is expected than planned, and which item was the first to add to that."""
    first = next((s for s in forecast if s.later > 0), None)
    if first is None:
        return ""
    total = sum(s.later for s in forecast)
    if first is forecast[-1]:
        return words.many("Expected {n} day later than planned.", "Expected {n} days later than planned.", total)
    told = {
        "days": amount(words, total, "days"),
        "cause": words.quoted(first.title) if first.item else first.title,
        "late": amount(words, first.later, "days"),
    }
    if first.later == total:
        return words.say("Expected {days} later than planned, first because of {cause}.", **told)
    return words.say("Expected {days} later than planned, first because of {cause}, which is {late} late.", **told)
