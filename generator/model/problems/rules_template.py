"""Rules about page templates."""

from __future__ import annotations

from generator.model.problems.rule import Rule

TEMPLATE_SYNTAX = Rule(
    "template/syntax", "A page template does not parse", "a designer edits templates without running Python"
)
TEMPLATE_FAILS = Rule(
    "template/fails", "A page template asks for something that is not there", "a page with holes misleads"
)

RULES = (TEMPLATE_SYNTAX, TEMPLATE_FAILS)
