"""Where the customer stands, in one stage and one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.calendar.onboarding_life import Life
from generator.model.files.items.item import Need
from generator.model.files.playbook.scoring import Standing
from generator.model.language.title import title_from_id
from generator.model.stages.assessed import AssessedItem, HealthStanding, Summary
from generator.model.stages.baseline import Baseline
from generator.model.stages.dated import Dates
from generator.model.stages.plan import GroupView
from generator.model.translation.translator import NOTHING, Inside, Said, joined, many, plural, say
from generator.steps.assess.facts_on_day import Sight, final_sign_off

NOT_STARTED, FINISHED, RUNNING, CANCELLED = "not-started", "finished", "in-progress", "cancelled"
GO_LIVE = "go-live"


def summary_of(
    sight: Sight, items: Mapping[str, AssessedItem], health: tuple[HealthStanding, ...], baseline: Baseline | None
) -> Summary:
    """The stage with the rule behind it, and a sentence that names only what every reader of the plan may know."""
    stage, rule, opening = _stage(sight, items)
    go_live, life = _go_live(sight, baseline), _life(sight.dated.life)
    band = next((h.band for h in reversed(health) if not h.missing), "")
    return Summary(stage, joined(" ", (life, opening, go_live)), rule, band, opening, go_live, life)


def _life(life: Life) -> Said:
    """What a pause or the end before the end says; nothing while all goes on."""
    if life.cancelled:
        return say("Cancelled on {day}.", day=life.cancelled)
    if life.pause is None:
        return NOTHING
    days = {"first": life.pause.first, "after": life.pause.after}
    if life.pause.turn.until == life.pause.last:
        return say("Paused since {first}; work is expected to go on from {after}.", **days)
    return say("Paused since {first}; work does not go on before {after}.", **days)


def _stage(sight: Sight, items: Mapping[str, AssessedItem]) -> tuple[str, Said, Said]:
    signed = final_sign_off(sight)
    kickoff = sight.dated.kickoff
    if sight.dated.life.cancelled:
        return CANCELLED, say("The onboarding was cancelled"), NOTHING
    if signed is not None:
        return FINISHED, say("The final sign-off is signed"), say("Finished: signed off on {day}.", day=signed.day)
    if kickoff is None:
        return NOT_STARTED, say("There is no kickoff date yet"), say("Not started: the kickoff date is open.")
    if sight.as_of < kickoff:
        return NOT_STARTED, say("Kickoff lies ahead"), say("Not started: kickoff is on {day}.", day=kickoff)
    phases = [g for g in sight.plan.groups if g.axis == "phase"]
    if not phases:
        running = say("Running since kickoff on {day}.", day=kickoff)
        return RUNNING, say("Kickoff is over, and the plan has no phases"), running
    phase, rule = _phase(sight, items, phases)
    shown = not phase.audience or sight.plan.playbook.audience in phase.audience
    return phase.id, rule, say("In phase “{phase}”.", phase=phase.title) if shown else say("In progress.")


def _phase(sight: Sight, items: Mapping[str, AssessedItem], phases: list[GroupView]) -> tuple[GroupView, Said]:
    """The last phase in which something happened, or the one after it when that is complete and the next has begun."""
    moved = [n for n, phase in enumerate(phases) if any(_touched(sight, id_) for id_ in phase.items)]
    begun = [n for n, phase in enumerate(phases) if _begun(sight, phase)]
    if not moved:
        last = max(begun, default=0)
        return phases[last], say("Its time has come by the plan; nothing is recorded yet")
    current = max(moved)
    rule = say("The latest phase in which work has begun")
    while current + 1 in begun and _complete(sight, items, phases[current]):
        current += 1
        rule = say("The phase before it is complete, and its own time has come")
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


def _go_live(sight: Sight, baseline: Baseline | None) -> Said:
    """Go-live in the plan and in the forecast, and against the baseline; nothing where not every reader sees it."""
    item = sight.items.get(GO_LIVE)
    if item is None or sight.plan.playbook.audience not in item.audience:
        return NOTHING
    dated = sight.dated_item(GO_LIVE)
    if dated.done is not None:
        return _live(sight, dated.done.day)
    if dated.plan is None or dated.forecast is None:
        return NOTHING
    return joined(" ", (_expected(sight, dated.plan, dated.forecast), _against(sight, dated.forecast, baseline)))


def _live(sight: Sight, day: date) -> Said:
    """Since when it is live, with the support mode of today and its last day or, where it has none, its first."""
    reader = sight.plan.playbook.audience
    seen = sight.plan.sees.get(reader, frozenset({reader}))
    for id_, mode in sight.plan.support.items():
        start, end = sight.dated.modes.get(id_, (None, None))
        holds = start is not None and start.day <= sight.as_of and (end is None or sight.as_of <= end.day)
        if start is not None and holds and not seen.isdisjoint(mode.audience):
            title = mode.title or title_from_id(id_)
            support = Inside(title)
            if end:
                return say("Live since {day}; {support} until {end}.", day=day, support=support, end=end.day)
            return say("Live since {day}; {support} since {start}.", day=day, support=support, start=start.day)
    return say("Live since {day}.", day=day)


def _expected(sight: Sight, plan: Dates, forecast: Dates) -> Said:
    planned, expected = plan.span.start.day, forecast.span.start.day
    if planned == expected:
        return say("Go-live is expected as planned, on {day}.", day=planned)
    told = {"day": expected, "planned": planned}
    days = sight.workdays_late(*sorted((planned, expected)))
    if sight.dated_item(GO_LIVE).tentative:
        return many(*(_LATER_IF if expected > planned else _EARLIER_IF), days, **told)
    return many(*(_LATER if expected > planned else _EARLIER), days, **told)


_LATER = plural(
    "Go-live is expected on {day}, {n} workday later than planned ({planned}).",
    "Go-live is expected on {day}, {n} workdays later than planned ({planned}).",
)
_EARLIER = plural(
    "Go-live is expected on {day}, {n} workday earlier than planned ({planned}).",
    "Go-live is expected on {day}, {n} workdays earlier than planned ({planned}).",
)
_LATER_IF = plural(
    "Go-live is expected on {day}, {n} workday later than planned ({planned}), if the pause ends as expected.",
    "Go-live is expected on {day}, {n} workdays later than planned ({planned}), if the pause ends as expected.",
)
_EARLIER_IF = plural(
    "Go-live is expected on {day}, {n} workday earlier than planned ({planned}), if the pause ends as expected.",
    "Go-live is expected on {day}, {n} workdays earlier than planned ({planned}), if the pause ends as expected.",
)


def _against(sight: Sight, forecast: Dates, baseline: Baseline | None) -> Said:
    agreed = baseline.items.get(GO_LIVE) if baseline else None
    if baseline is None or agreed is None or agreed.start.day == forecast.span.start.day:
        return NOTHING
    days = sight.workdays_late(*sorted((agreed.start.day, forecast.span.start.day)))
    forms = _LATER_THAN if forecast.span.start.day > agreed.start.day else _EARLIER_THAN
    return many(*forms, days, version=baseline.version, day=agreed.start.day)


_LATER_THAN = plural(
    "That is {n} workday later than in version {version} ({day}).",
    "That is {n} workdays later than in version {version} ({day}).",
)
_EARLIER_THAN = plural(
    "That is {n} workday earlier than in version {version} ({day}).",
    "That is {n} workdays earlier than in version {version} ({day}).",
)
