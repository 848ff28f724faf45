"""Where the customer stands, as a reader may know it."""

from __future__ import annotations

from generator.model.files.playbook.scoring import Standing
from generator.model.language.time_parser import KICKOFF, Bucket, InPeriod
from generator.model.stages.assessed import Certainty
from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.summary import ShownSummary
from generator.model.translation.translator import Words
from generator.steps.project.groups import progress
from generator.steps.project.onboarding_events import current_turn
from generator.steps.project.visibility import Reader


def _trouble(words: Words, items: dict[str, ShownItem]) -> str:
    """How much of what this reader sees is late or blocked; nothing where all goes well."""
    standings = [i.standing for i in items.values()]
    late, blocked = standings.count(Standing.LATE.value), standings.count(Standing.BLOCKED.value)
    parts = (
        words.many("one item is late", "{n} items are late", late) if late else "",
        words.many("one item is blocked", "{n} items are blocked", blocked) if blocked else "",
    )
    said = words.listed(part for part in parts if part) if any(parts) else ""
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def shown_summary(reader: Reader, items: dict[str, ShownItem]) -> ShownSummary:
    """The summary, which counts and names only what this reader sees."""
    summary = reader.assessed.summary
    phases = {g.id: g for g in reader.plan.groups if g.axis == "phase"}
    stage = phases.get(summary.stage)
    hidden = stage is not None and not reader.sees(stage.audience)
    words = reader.words
    opening = words.say("In progress.") if hidden else words.of(summary.opening)
    done, counted = progress(items.values())
    go_live = items.get("go-live")
    turn = current_turn(reader) if reader.sees(()) else None
    life = words.of(summary.life) if turn else ""
    when = (go_live.dates.actual or go_live.dates.forecast or go_live.dates.plan) if go_live else None
    return ShownSummary(
        stage="in-progress" if hidden else summary.stage,
        stage_title=words.say("In progress") if hidden else stage.title if stage else words.label(summary.stage),
        sentence=" ".join(
            part
            for part in (
                life,
                opening,
                words.of(summary.go_live) if when and reader.sees(()) else "",
                _trouble(words, items),
            )
            if part
        ),
        rule=words.of(summary.rule),
        go_live=when.end if when else None,
        go_live_item=go_live.id if go_live else "",
        band=summary.band if reader.plan.playbook.health and reader.sees(reader.plan.playbook.health.audience) else "",
        done=done,
        counted=counted,
        state=turn.kind if turn else "",
        life=life,
        tell=turn.tell if turn else "",
    )


def kickoff_certainty(reader: Reader) -> str:
    """Kickoff is the anchor that every plan has: agreed to the day, to a month, or not at all."""
    written = reader.plan.customer.dates.get(KICKOFF)
    if written is None:
        return Certainty.OPEN.value
    return (Certainty.TENTATIVE if isinstance(written, Bucket | InPeriod) else Certainty.CONFIRMED).value
