"""Where the customer stands, in one stage and one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.assessed import AssessedItem, Baseline, HealthStanding, Summary
from generator.model.dated import Dates
from generator.model.fields import human
from generator.model.item import Need
from generator.model.life import Life
from generator.model.plan import GroupView
from generator.model.rule import Standing
from generator.steps.assess.sight import Sight, final_sign_off

NOT_STARTED, FINISHED, RUNNING, CANCELLED = "not-started", "finished", "in-progress", "cancelled"
GO_LIVE = "go-live"


def summary_of(
    sight: Sight, items: Mapping[str, AssessedItem], health: tuple[HealthStanding, ...], baseline: Baseline | None
) -> Summary:
    """The stage with the rule behind it, and a sentence that names only what every reader of the plan may know."""
    stage, rule, opening = _stage(sight, items)
    go_live, life = _go_live(sight, baseline), _life(sight.dated.life)
    sentence = " ".join(part for part in (life, opening, go_live) if part)
    band = next((h.band for h in reversed(health) if not h.missing), "")
    return Summary(stage, sentence, rule, band, opening, go_live, life)


def _life(life: Life) -> str:
    """What a pause or the end before the end says; nothing while all goes on."""
    if life.cancelled:
        return f"Cancelled on {life.cancelled}."
    if life.pause is None:
        return ""
    known = life.pause.turn.until == life.pause.last
    expected = "is expected to go on from" if known else "does not go on before"
    return f"Paused since {life.pause.first}; work {expected} {life.pause.after}."


def _stage(sight: Sight, items: Mapping[str, AssessedItem]) -> tuple[str, str, str]:
    signed = final_sign_off(sight)
    kickoff = sight.dated.kickoff
    if sight.dated.life.cancelled:
        return CANCELLED, "The onboarding was cancelled", ""
    if signed is not None:
        return FINISHED, "The final sign-off is signed", f"Finished: signed off on {signed.day}."
    if kickoff is None:
        return NOT_STARTED, "There is no kickoff date yet", "Not started: the kickoff date is open."
    if sight.as_of < kickoff:
        return NOT_STARTED, "Kickoff lies ahead", f"Not started: kickoff is on {kickoff}."
    phases = [g for g in sight.plan.groups if g.axis == "phase"]
    if not phases:
        return RUNNING, "Kickoff is over, and the plan has no phases", f"Running since kickoff on {kickoff}."
    phase, rule = _phase(sight, items, phases)
    shown = not phase.audience or sight.plan.playbook.audience in phase.audience
    return phase.id, rule, f"In phase “{phase.title}”." if shown else "In progress."


def _phase(sight: Sight, items: Mapping[str, AssessedItem], phases: list[GroupView]) -> tuple[GroupView, str]:
    """The last phase in which something happened, or the one after it when that is complete and the next has begun."""
    moved = [n for n, phase in enumerate(phases) if any(_touched(sight, id_) for id_ in phase.items)]
    begun = [n for n, phase in enumerate(phases) if _begun(sight, phase)]
    if not moved:
        last = max(begun, default=0)
        return phases[last], "Its time has come by the plan; nothing is recorded yet"
    current = max(moved)
    rule = "The latest phase in which work has begun"
    while current + 1 in begun and _complete(sight, items, phases[current]):
        current += 1
        rule = "The phase before it is complete, and its own time has come"
    return phases[current], rule


def _touched(sight: Sight, id_: str) -> bool:
    dated = sight.dated.items.get(id_)
    return dated is not None and (dated.done is not None or dated.started is not None)


def _begun(sight: Sight, phase: GroupView) -> bool:
    span = sight.dated.groups.get(("phase", phase.id))
    return span is not None and span.start.day <= sight.as_of


def _complete(sight: Sight, items: Mapping[str, AssessedItem], phase: GroupView) -> bool:
    """Whether nothing is left to do in a phase; optional items do not count."""
    over = (Standing.DONE, Standing.NOT_NEEDED)
    needed = (id_ for id_ in phase.items if id_ in items and sight.items[id_].spec.need is not Need.OPTIONAL)
    return all(items[id_].standing in over for id_ in needed)


def _go_live(sight: Sight, baseline: Baseline | None) -> str:
    """Go-live in the plan and in the forecast, and against the baseline; nothing where not every reader sees it."""
    item = sight.items.get(GO_LIVE)
    if item is None or sight.plan.playbook.audience not in item.audience:
        return ""
    dated = sight.dated_item(GO_LIVE)
    if dated.done is not None:
        return f"Live since {dated.done.day}{_support(sight)}."
    if dated.plan is None or dated.forecast is None:
        return ""
    return _expected(sight, dated.plan, dated.forecast) + _against(sight, dated.forecast, baseline)


def _support(sight: Sight) -> str:
    """The support mode of the day, with its last day or, where it has none, its first."""
    reader = sight.plan.playbook.audience
    seen = sight.plan.sees.get(reader, frozenset({reader}))
    for id_, mode in sight.plan.support.items():
        start, end = sight.dated.modes.get(id_, (None, None))
        holds = start is not None and start.day <= sight.as_of and (end is None or sight.as_of <= end.day)
        if start is not None and holds and not seen.isdisjoint(mode.audience):
            title = mode.title or human(id_)
            since = f"until {end.day}" if end else f"since {start.day}"
            return f"; {title[:1].lower()}{title[1:]} {since}"
    return ""


def _expected(sight: Sight, plan: Dates, forecast: Dates) -> str:
    planned, expected = plan.span.start.day, forecast.span.start.day
    if planned == expected:
        return f"Go-live is expected as planned, on {planned}."
    way = "later" if expected > planned else "earlier"
    days = sight.workdays_late(*sorted((planned, expected)))
    hangs = ", if the pause ends as expected" if sight.dated_item(GO_LIVE).tentative else ""
    return f"Go-live is expected on {expected}, {_workdays(days)} {way} than planned ({planned}){hangs}."


def _against(sight: Sight, forecast: Dates, baseline: Baseline | None) -> str:
    agreed = baseline.items.get(GO_LIVE) if baseline else None
    if baseline is None or agreed is None or agreed.start.day == forecast.span.start.day:
        return ""
    way = "later" if forecast.span.start.day > agreed.start.day else "earlier"
    days = sight.workdays_late(*sorted((agreed.start.day, forecast.span.start.day)))
    return f" That is {_workdays(days)} {way} than in version {baseline.version} ({agreed.start.day})."


def _workdays(days: int) -> str:
    return f"{days} workday{'' if days == 1 else 's'}"
