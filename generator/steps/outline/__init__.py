"""From a projected plan to the pages of its site: what has nothing to say gets no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.stages.outline.outline import Outline
from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.outline import views
from generator.steps.outline.agreements import agreements
from generator.steps.outline.calendars import calendar_files
from generator.steps.outline.contact import contact, contacts
from generator.steps.outline.digest import digest
from generator.steps.outline.filters import filters
from generator.steps.outline.fingerprints import digests
from generator.steps.outline.forms import forms
from generator.steps.outline.guides import guide_pages
from generator.steps.outline.overview_chart import boxes
from generator.steps.outline.paths import homes, runbook_path
from generator.steps.outline.portfolio import portfolio, portfolio_row
from generator.steps.outline.portfolio_pages import portfolio_outline
from generator.steps.outline.public import public_outline
from generator.steps.outline.runbooks import clocked
from generator.steps.outline.sources import source
from generator.steps.outline.sparklines import sparks
from generator.steps.outline.timeline import timeline
from generator.steps.outline.training import teaching

__all__ = ["digest", "outline", "portfolio", "portfolio_outline", "portfolio_row", "public_outline"]


def outline(plan: ShownPlan, words: Words = ENGLISH) -> Outline:
    """The pages of one customer's site for one audience, with the views of the plan that they show."""
    pages = tuple(replace(page, source=source(plan, page)) for page in _pages(plan, words))
    sessions = views.having(plan, lambda traits: traits.training)
    taught = teaching(plan)
    paths = views.role_paths(plan)
    return Outline(
        plan=plan,
        pages=pages,
        weeks=views.weeks(plan),
        tasks=views.task_lists(plan),
        next_steps=views.next_steps(plan, "customer"),
        vendor_steps=views.next_steps(plan, "vendor"),
        milestones=views.having(plan, lambda traits: traits.goal),
        gates=views.having(plan, lambda traits: traits.verdict),
        sessions=sessions,
        coming=views.coming(plan),
        meetings=views.having(plan, lambda traits: traits.gathering and not traits.training),
        loose=views.loose(plan),
        paths=paths,
        sides=views.sides(plan),
        boxes=boxes(plan),
        agreements=agreements(plan),
        teaching=taught,
        taught_minutes=sum(t.total_minutes for t in taught),
        forms=forms(plan),
        timeline=timeline(plan),
        filters=filters(plan),
        contact=contact(plan),
        contacts=contacts(plan, views.soon(plan)),
        digests=digests(plan),
        homes=homes(plan),
        calendar_files=calendar_files(plan, paths),
        clocked=clocked(plan),
        sparks=sparks(plan),
    )


def _pages(plan: ShownPlan, words: Words) -> Iterable[PageView]:
    """The pages in the order of the navigation."""
    say = words.say
    yield PageView(
        "index.md", "index", say("Overview"), say("Where the onboarding of {customer} stands", customer=plan.name)
    )
    if plan.items:
        yield PageView(
            "roadmap.md", "roadmap", say("Roadmap"), say("Everything that happens, by phase, week and workstream")
        )
        yield PageView("tasks.md", "tasks", say("Tasks"), say("Who does what, by party and person"))
    yield from _preparing(plan, words)
    yield from _helping(plan, words)
    if plan.log or plan.risks or plan.facts or plan.out:
        yield PageView("log.md", "log", say("Log"), say("What happened so far, and what this plan rests on"))
    yield from _guides(plan, words)
    yield from _paper(plan, words)


def _preparing(plan: ShownPlan, words: Words) -> Iterable[PageView]:
    say = words.say
    runbooks = [g for g in plan.groups if g.axis == "runbook"]
    if (
        any(i.traits.training for i in plan.items)
        or any(g.axis == "course" for g in plan.groups)
        or views.role_paths(plan)
    ):
        yield PageView("training.md", "training", say("Training"), say("Sessions, materials and each role's path"))
    if runbooks:
        yield PageView(
            "runbooks/index.md", "runbooks", say("All runbooks"), say("Step by step by the clock"), say("Runbooks")
        )
    for group in runbooks:
        path, about = runbook_path(group), _first_words(group.text)
        yield PageView(path, "runbook", group.title, about, say("Runbooks"), group=group, meta={"hide": "toc"})
    if any(i.traits.verdict for i in plan.items):
        yield PageView("go-live.md", "go-live", say("Go-live checklist"), say("Gates, criteria and sign-off"))


def _helping(plan: ShownPlan, words: Words) -> Iterable[PageView]:
    say = words.say
    if plan.support or any(f.secret for f in plan.facts):
        yield PageView("support.md", "support", say("Support card"), say("Whom to ask, and how fast an answer comes"))
    if plan.success or plan.goals or plan.metrics or plan.health_form:
        yield PageView("success.md", "success", say("Success and health"), say("What success means, and how it goes"))
    if plan.roles or plan.people:
        yield PageView("people.md", "people", say("People and cadence"), say("Who takes part, and when they meet"))


def _guides(plan: ShownPlan, words: Words) -> Iterable[PageView]:
    say = words.say
    if plan.guides:
        yield PageView("guides/index.md", "guides", say("All guides"), say("Training guides by kind"), say("Guides"))
    yield from guide_pages(plan, words)


def _paper(plan: ShownPlan, words: Words) -> Iterable[PageView]:
    """Pages that are made for the printer; they repeat what stands elsewhere, so the search leaves them out."""
    say = words.say
    unsearched = {"search": "exclude"}
    if forms(plan):
        yield PageView(
            "forms.md",
            "forms",
            say("Blank forms"),
            say("Every form of this plan, empty"),
            say("To print"),
            meta=unsearched,
        )
    yield PageView(
        "print.md", "print", say("Whole plan"), say("The whole plan on one page"), say("To print"), meta=unsearched
    )


def _first_words(text: str) -> str:
    """The first line of a text, for the description of its page."""
    return text.strip().partition("\n")[0][:150]
