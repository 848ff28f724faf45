"""The rules about words for people: what Markdown may hold, where its links go, and what was left unfinished."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

LINK_UNSAFE = Rule("link/unsafe", "A link that a page may not carry", "Other kinds of address can run code.")
LINK_TARGET = Rule("link/target", "A link to something unknown", "A reader who follows it finds an error page.")
TEXT_SCRIPT = Rule("text/script", "Script in a text", "A page that runs somebody's text is no longer ours.")
TEXT_PLACEHOLDER = Rule(
    "text/placeholder", "An unfinished text", "A customer would read what was meant for its author."
)
TEXT_DATE = Rule(
    "text/date", "A date in prose", "Every date comes from the plan; a copy in words goes stale.", Severity.WARNING
)

RULES = (LINK_UNSAFE, LINK_TARGET, TEXT_SCRIPT, TEXT_PLACEHOLDER, TEXT_DATE)
