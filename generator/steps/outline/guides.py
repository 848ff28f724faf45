"""The pages of the guides that a reader gets."""

from __future__ import annotations

from generator.model.stages.outline.page import PageView
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import Words
from generator.steps.outline.paths import guide_path


def guide_pages(plan: ShownPlan, words: Words) -> tuple[PageView, ...]:
    """A page for each guide, in their section."""
    section = words.say("Guides")
    return tuple(PageView(guide_path(g.id), "guide", g.title, g.summary, section, guide=g) for g in plan.guides)
