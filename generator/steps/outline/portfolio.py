"""From the internal plans of all customers to the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from generator.model.problems.problem import Problem
from generator.model.stages.portfolio import (
    HealthMark,
    Portfolio,
    PortfolioGap,
    PortfolioItem,
    PortfolioMilestone,
    PortfolioRow,
)
from generator.model.stages.shown.dates import ShownSpan
from generator.model.stages.shown.item import ShownItem, current
from generator.model.stages.shown.metric import ShownAssessment
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.duties import colleagues
from generator.steps.outline.paths import homes
from generator.steps.outline.views import CLOSED, go_live, next_steps
from generator.steps.outline.weeks import landings, lessons, load, person_weeks

ATTENTION = ("blocked", "late", "at risk")
MARKS = 6
"""So many looks at health fit into a row: six weeks of them."""


def portfolio(
    vendor_name: str, timezone: str, as_of: date, rows: Iterable[PortfolioRow], gaps: Iterable[PortfolioGap] = ()
) -> Portfolio:
    """All customers, the neediest first."""
    ranked = tuple(sorted(rows, key=lambda row: (row.rank, row.customer)))
    by_id = sorted(ranked, key=lambda row: row.customer)
    return Portfolio(
        vendor_name,
        timezone,
        as_of,
        ranked,
        tuple(gaps),
        people=person_weeks(as_of, (person for row in by_id for person in row.colleagues)),
        load=load(
            as_of, (each for row in by_id for each in row.lessons), (each for row in by_id for each in row.landings)
        ),
    )


def portfolio_row(plan: ShownPlan, release: str | None, newest: str, findings: Iterable[Problem] = ()) -> PortfolioRow:
    """One customer, from their internal plan and what `check` says about their files.

    `release` is the one that the customer is pinned to (None: the working copy), `newest` the newest of the playbook
    (empty: there is none).
    """
    live = go_live(plan)
    places = homes(plan)
    about = partial(_about, places)
    attention = tuple(about(i) for word in ATTENTION for i in plan.items if i.standing == word)
    assessed = [a for a in plan.health if not a.missing]
    trend = _trend(plan, assessed)
    variance = _variance(live)
    items = {i.id: i for i in plan.items}
    gates = (i for i in plan.items if i.traits.verdict and i.standing not in CLOSED and current(i))
    gate = min(gates, key=lambda i: (_end(i) or date.max, i.id), default=None)
    last = plan.health[-1] if plan.health else None
    return PortfolioRow(
        customer=plan.customer,
        name=plan.name,
        playbook=plan.playbook,
        playbook_title=plan.playbook_title,
        version=plan.playbook_version,
        pinned=release is not None,
        newest=newest if newest and release != newest else "",
        stage=plan.summary.stage,
        stage_title=plan.summary.stage_title,
        sentence=plan.summary.sentence,
        rule=plan.summary.rule,
        go_live_title=live.title if live else "",
        go_live_baseline=live.dates.baseline.end.day if live and live.dates.baseline else None,
        go_live=_end(live),
        gone_live=bool(live and live.standing == "done"),
        variance=variance,
        band=plan.summary.band,
        trend=trend,
        health_rule=last.rule if last else "",
        attention=attention,
        next_gate=about(gate) if gate else None,
        customer_actions=tuple(about(items[id_]) for id_ in next_steps(plan, "customer")),
        done=plan.summary.done,
        counted=plan.summary.counted,
        as_of=plan.as_of,
        rank=_rank(plan, attention, variance),
        state=plan.summary.state,
        life=plan.summary.life,
        tell=plan.summary.tell,
        band_rank=_band_rank(plan),
        marks=tuple(
            HealthMark(a.on, a.band, a.rule, a.missing) for a in sorted(plan.health, key=lambda a: a.on)[-MARKS:]
        ),
        span=_span(plan),
        milestones=tuple(_drawn(plan, places[i.id], i) for i in plan.items if i is gate or _is_go_live(plan, i)),
        colleagues=colleagues(plan),
        lessons=lessons(plan),
        landings=landings(plan),
        findings=tuple(sorted(findings)),
    )


def _band_rank(plan: ShownPlan) -> int | None:
    worst_first = [name for name, _ in reversed(plan.health_bands)]
    return worst_first.index(plan.summary.band) if plan.summary.band in worst_first else None


def _span(plan: ShownPlan) -> ShownSpan | None:
    spans = [g.span for g in plan.groups if g.axis == "phase" and g.span]
    return ShownSpan(start=min(s.start for s in spans), end=max(s.end for s in spans)) if spans else None


def _is_go_live(plan: ShownPlan, item: ShownItem) -> bool:
    return item.id == plan.summary.go_live_item or item.base == "go-live"


def _drawn(plan: ShownPlan, home: str, item: ShownItem) -> PortfolioMilestone:
    """What a drawing of all customers shows of an item, under an id that no other customer has."""
    fields = ("base", "kind", "title", "order", "dates", "variance", "certainty", "standing", "standing_rule")
    drawn = ShownItem(id=f"{plan.customer}/{item.id}", **{name: getattr(item, name) for name in fields})
    return PortfolioMilestone(drawn, home)


def _rank(plan: ShownPlan, attention: tuple[PortfolioItem, ...], variance: int | None) -> tuple[int, ...]:
    """Those with nothing left to do last; else by health, by what is late or blocked, by the days that go-live slipped."""
    over = plan.summary.stage in {"finished", "cancelled"} or plan.summary.done == plan.summary.counted > 0
    late = sum(item.standing != "at risk" for item in attention)
    bands = [name for name, _ in plan.health_bands]
    worst_first = -bands.index(plan.summary.band) if plan.summary.band in bands else 1
    return (over, worst_first, -late, -len(attention), -(variance or 0))


def _end(item: ShownItem | None) -> date | None:
    span = current(item) if item else None
    return span.end.day if span else None


def _variance(live: ShownItem | None) -> int | None:
    """Calendar days between the baseline of go-live and what holds now."""
    end = _end(live)
    if live is None or live.dates.baseline is None or end is None:
        return None
    return (end - live.dates.baseline.end.day).days


def _trend(plan: ShownPlan, assessed: list[ShownAssessment]) -> str:
    """The last two assessments compared; `health_bands` stand from best to worst."""
    order = {name: number for number, (name, _) in enumerate(plan.health_bands)}
    known = [order[a.band] for a in sorted(assessed, key=lambda a: a.on) if a.band in order]
    if len(known) < 2:
        return ""
    return "same" if known[-1] == known[-2] else "better" if known[-1] < known[-2] else "worse"


def _about(places: Mapping[str, str], item: ShownItem) -> PortfolioItem:
    return PortfolioItem(
        id=item.id,
        title=item.title,
        standing=item.standing,
        rule=item.standing_rule,
        when=_end(item),
        parties=item.parties,
        home=places[item.id],
        due=item.dates.plan.end.day if item.dates.plan else None,
    )
