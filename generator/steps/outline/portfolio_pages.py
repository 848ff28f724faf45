"""The pages of the portfolio: what has nothing to say gets none."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.files.playbook.audience import INTERNAL
from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.portfolio import Portfolio
from generator.model.stages.shown.group import ShownGroup
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.summary import ShownSummary
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.outline.timeline import timeline


def portfolio_outline(view: Portfolio, words: Words = ENGLISH) -> Outline:
    """The pages in the order of the navigation, and all customers as the phases of one plan, to be drawn like any."""
    plan = _as_plan(view, words)
    drawing = timeline(plan)
    return Outline(plan=plan, pages=tuple(_pages(view, drawing is not None, words)), timeline=drawing)


def _pages(view: Portfolio, drawn: bool, words: Words) -> Iterable[PageView]:
    say = words.say
    wide = {"hide": "toc navigation"}
    yield PageView("index.md", "portfolio", say("Portfolio"), say("How all customers stand"), meta=wide)
    if drawn:
        yield PageView(
            "timeline.md", "portfolio-timeline", say("Timeline"), say("All customers on one axis"), meta={"hide": "toc"}
        )
    if view.load:
        about = say("Training and going live, week by week")
        yield PageView("load.md", "portfolio-load", say("Load"), about, meta={"hide": "toc"})
    if view.people:
        about = say("Whose week is how full")
        yield PageView(
            "people/index.md", "portfolio-people", say("All people"), about, say("My week"), meta={"hide": "toc"}
        )
    for week in view.people:
        about = say("What {name} does this week and next, at all customers", name=week.person.name)
        yield PageView(week.path, "portfolio-week", week.person.name, about, say("My week"), meta={"hide": "toc"})
    if view.findings:
        about = say("What check says about the files")
        yield PageView("findings.md", "portfolio-findings", say("Findings"), about, meta={"hide": "toc"})


def _as_plan(view: Portfolio, words: Words) -> ShownPlan:
    groups = (
        ShownGroup(
            axis="phase",
            id=row.customer,
            title=row.name,
            items=tuple(m.id for m in row.milestones),
            start=row.span.start if row.span else None,
            end=row.span.end if row.span else None,
        )
        for row in view.running
    )
    return ShownPlan(
        customer="",
        name="",
        audience=INTERNAL,
        language=words.language,
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
