"""The digest as plain text, in the words of its template."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.problems.problem import Problem
from generator.model.stages.digest import Digest
from generator.model.stages.shown.item import current
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.pages import drawn
from generator.steps.render.plain_text import mail_text


def digest_text(
    digest: Digest, templates: Mapping[str, str], words: Words = ENGLISH
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of an e-mail, or what is wrong with the template and where."""
    context = {"digest": digest, "plan": digest.plan, "current": current}
    text, problems = drawn("digest.txt", templates, context, words)
    return mail_text(text) if text is not None else None, problems
