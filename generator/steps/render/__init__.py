"""From an outline to the tree that the engine builds: pages drawn by templates, and the plan as files."""

from generator.steps.render.customer import render
from generator.steps.render.data_files import FORMATS
from generator.steps.render.digest import digest_text
from generator.steps.render.filters import days_apart, from_to, on_day
from generator.steps.render.portfolio import render_portfolio
from generator.steps.render.public import render_public
from generator.steps.render.template_texts import wanted_texts

__all__ = [
    "FORMATS",
    "days_apart",
    "digest_text",
    "from_to",
    "on_day",
    "render",
    "render_portfolio",
    "render_public",
    "wanted_texts",
]
