"""Why a date is what it is: each typed step with its sentence, which names only what the reader may see.

Each step stays, since following all of them gives the date; steps that people take in one go (an offset in workdays
with the days off on its way) are told by the sentence of the last of them, and those of the others are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from generator.model.stages.dated import DatedItem, Why, WhyKind
from generator.model.stages.shown.derivation import ShownWhy
from generator.steps.project.derivation.sentences import tell
from generator.steps.project.derivation.step_groups import StepGroup, stretches
from generator.steps.project.visibility import Reader


def shown_why(reader: Reader, dated: DatedItem) -> tuple[ShownWhy, ...]:
    """The derivation of both readings, the forecast's only where it differs from the plan's, and of the deadline."""
    plan = dated.plan.why if dated.plan else ()
    steps = list(_steps(reader, "plan", plan))
    if dated.forecast and (dated.plan is None or dated.forecast.why != plan):
        steps += _steps(reader, "forecast", dated.forecast.why, plan)
    return (*steps, *_steps(reader, "deadline", dated.deadline_why))


def sentence(reader: Reader, why: Why) -> str:
    """What one step says where it stands alone."""
    return "".join(_told(reader, (why,)))


def _steps(
    reader: Reader, of: Literal["plan", "forecast", "deadline"], steps: Sequence[Why], plan: Sequence[Why] = ()
) -> Iterator[ShownWhy]:
    for why, text in zip(steps, _told(reader, steps, plan), strict=True):
        known = not why.item or why.item in reader.items or reader.internal
        yield ShownWhy(
            of=of,
            kind=why.kind.value,
            result=reader.when(why.result),
            sentence=text,
            edge=why.edge,
            amount=why.amount,
            unit=why.unit,
            item=why.item if known else "",
            name="" if why.kind is WhyKind.PHASE and reader.names_hidden_phase(why.name) else why.name,
        )


def _told(reader: Reader, steps: Sequence[Why], plan: Sequence[Why] = ()) -> list[str]:
    """A sentence for each step; what `plan` has told is not told again."""
    found = stretches(steps)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(steps, plan, strict=False)))
    again = [each for each in found if each.end <= shared]
    sentences = [""] * len(steps)
    if len(again) > 1 and len(again) < len(found):
        last = again[-1].end - 1
        sentences[last] = reader.words.say("As in the plan: {day}", day=reader.said(steps[last].result))
        found = found[len(again) :]
    for each in found:
        sentences[each.end - 1] = _sentence(reader, each)
    return sentences


def _sentence(reader: Reader, group: StepGroup) -> str:
    return "" if group.superseded else tell(reader, group)
