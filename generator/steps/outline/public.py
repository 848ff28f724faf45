"""The pages of one playbook on the public site: its guides."""

from __future__ import annotations

from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.plan import ShownPlan
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.outline.guides import guide_pages


def public_outline(plan: ShownPlan, words: Words = ENGLISH) -> Outline:
    """A page for each public guide."""
    return Outline(plan=plan, pages=guide_pages(plan, words))
