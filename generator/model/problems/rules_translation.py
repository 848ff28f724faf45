"""Rules about the languages of pages and their catalogues."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

LANGUAGE_MISSING = Rule(
    "language/missing", "A text without translation", "A page in two languages looks broken.", Severity.WARNING
)
LANGUAGE_GAPS = Rule(
    "language/gaps",
    "A translation with other gaps than its text",
    "What belongs into a gap would not be said.",
    Severity.WARNING,
)
LANGUAGE_CATALOGUE = Rule(
    "language/catalogue", "Not a catalogue of translations", "None of its words would reach a page."
)

RULES = (LANGUAGE_MISSING, LANGUAGE_GAPS, LANGUAGE_CATALOGUE)
