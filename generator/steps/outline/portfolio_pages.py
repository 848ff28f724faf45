"""The pages of the portfolio: what has nothing to say gets none."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.outline import Outline, PageView
from generator.model.portfolio import Portfolio
from generator.model.shown import ShownGroup, ShownPlan, ShownSummary
from generator.steps.outline.timeline import timeline

MY_WEEK = "My week"


def portfolio_outline(view: Portfolio) -> Outline:
    """The pages in the order of the navigation, and all customers as the phases of one plan, to be drawn like any."""
    plan = _as_plan(view)
    drawing = timeline(plan)
    return Outline(plan=plan, pages=tuple(_pages(view, drawing is not None)), timeline=drawing)


def _pages(view: Portfolio, drawn: bool) -> Iterable[PageView]:
    wide = {"hide": "toc navigation"}
    yield PageView("index.md", "portfolio", "Portfolio", "How all customers stand", meta=wide)
    if drawn:
        yield PageView(
            "timeline.md", "portfolio-timeline", "Timeline", "All customers on one axis", meta={"hide": "toc"}
        )
    if view.load:
        about = "Training and going live, week by week"
        yield PageView("load.md", "portfolio-load", "Load", about, meta={"hide": "toc"})
    if view.people:
        about = "Whose week is how full"
        yield PageView("people/index.md", "portfolio-people", "All people", about, MY_WEEK, meta={"hide": "toc"})
    for week in view.people:
        about = f"What {week.person.name} does this week and next, at all customers"
        yield PageView(week.path, "portfolio-week", week.person.name, about, MY_WEEK, meta={"hide": "toc"})
    if view.findings:
        about = "What check says about the files"
        yield PageView("findings.md", "portfolio-findings", "Findings", about, meta={"hide": "toc"})


def _as_plan(view: Portfolio) -> ShownPlan:
    groups = (
        ShownGroup(
            axis="phase",
            id=row.customer,
            title=row.name,
            items=tuple(m.id for m in row.milestones),
            start=row.span.start if row.span else "",
            end=row.span.end if row.span else "",
        )
        for row in view.running
    )
    return ShownPlan(
        customer="",
        name="",
        audience="internal",
        timezone=view.timezone,
        vendor_name=view.vendor_name,
        vendor_timezone=view.timezone,
        parties={},
        playbook="",
        playbook_title="",
        playbook_version="",
        as_of=view.as_of,
        summary=ShownSummary(stage="", stage_title="", sentence="", rule=""),
        items=tuple(m.item for row in view.running for m in row.milestones),
        groups=tuple(groups),
    )
