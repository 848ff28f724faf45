"""From the internal plans of all customers to the portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.outline import current
from generator.model.portfolio import Portfolio, PortfolioGap, PortfolioItem, PortfolioRow
from generator.model.shown import ShownAssessment, ShownItem, ShownPlan
from generator.steps.outline.views import CLOSED, go_live, next_steps

ATTENTION = ("blocked", "late", "at risk")
SHOWN_ACTIONS = 5


def portfolio(
    vendor_name: str, as_of: str, rows: Iterable[PortfolioRow], gaps: Iterable[PortfolioGap] = ()
) -> Portfolio:
    """All customers, the neediest first."""
    return Portfolio(vendor_name, as_of, tuple(sorted(rows, key=lambda row: (row.rank, row.customer))), tuple(gaps))


def portfolio_row(plan: ShownPlan, release: str | None, newest: str) -> PortfolioRow:
    """One customer, from their internal plan.

    `release` is the one that the customer is pinned to (None: the working copy), `newest` the newest of the playbook
    (empty: there is none).
    """
    live = go_live(plan)
    attention = tuple(_about(i) for word in ATTENTION for i in plan.items if i.standing == word)
    assessed = [a for a in plan.health if not a.missing]
    trend = _trend(plan, assessed)
    variance = _variance(live)
    items = {i.id: i for i in plan.items}
    gates = (i for i in plan.items if i.kind in {"gate", "sign-off"} and i.standing not in CLOSED and current(i))
    gate = min(gates, key=lambda i: (_end(i), i.id), default=None)
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
        go_live_baseline=live.dates.baseline.end[:10] if live and live.dates.baseline else "",
        go_live=_end(live),
        gone_live=bool(live and live.standing == "done"),
        variance=variance,
        band=plan.summary.band,
        trend=trend,
        health_rule=last.rule if last else "",
        attention=attention,
        next_gate=_about(gate) if gate else None,
        customer_actions=tuple(_about(items[id_]) for id_ in next_steps(plan, "customer"))[:SHOWN_ACTIONS],
        done=plan.summary.done,
        counted=plan.summary.counted,
        as_of=plan.as_of,
        rank=_rank(plan, attention, variance),
        state=plan.summary.state,
        life=plan.summary.life,
        tell=plan.summary.tell,
    )


def _rank(plan: ShownPlan, attention: tuple[PortfolioItem, ...], variance: int | None) -> tuple[int, ...]:
    """Those with nothing left to do last; else by health, by what is late or blocked, by the days that go-live slipped."""
    over = plan.summary.stage in {"finished", "cancelled"} or plan.summary.done == plan.summary.counted > 0
    late = sum(item.standing != "at risk" for item in attention)
    bands = [name for name, _ in plan.health_bands]
    worst_first = -bands.index(plan.summary.band) if plan.summary.band in bands else 1
    return (over, worst_first, -late, -len(attention), -(variance or 0))


def _end(item: ShownItem | None) -> str:
    span = current(item) if item else None
    return span.end[:10] if span else ""


def _variance(live: ShownItem | None) -> int | None:
    """Calendar days between the baseline of go-live and what holds now."""
    if live is None or live.dates.baseline is None or not _end(live):
        return None
    return (date.fromisoformat(_end(live)) - date.fromisoformat(live.dates.baseline.end[:10])).days


def _trend(plan: ShownPlan, assessed: list[ShownAssessment]) -> str:
    """The last two assessments compared; `health_bands` stand from best to worst."""
    order = {name: number for number, (name, _) in enumerate(plan.health_bands)}
    known = [order[a.band] for a in sorted(assessed, key=lambda a: a.on) if a.band in order]
    if len(known) < 2:
        return ""
    return "same" if known[-1] == known[-2] else "better" if known[-1] < known[-2] else "worse"


def _about(item: ShownItem) -> PortfolioItem:
    return PortfolioItem(item.id, item.title, item.standing, item.standing_rule, _end(item), item.parties)
