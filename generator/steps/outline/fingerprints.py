"""A fingerprint of each item, so that a browser can tell what changed since it saw the item last."""

from __future__ import annotations

import hashlib

from generator.model.stages.shown.item import ShownItem
from generator.model.stages.shown.plan import ShownPlan

DATES = {"dates", "deadline", "sittings", "tentative"}
STANDING = {"standing", "declared", "approvals", "signature", "decision"}
TEXT = {"title", "text", "tell", "owner", "people", "agenda", "takes", "place", "session", "step", "window", "checks"}
ANSWERS = {"outcome", "answer", "by", "on", "source", "tell"}
"""The fields that make each part of a fingerprint; those of a check that belong to the standing, and not to the text."""


def digests(plan: ShownPlan) -> dict[str, str]:
    """For each item the fingerprints of dates, standing and text, with dots between: `3fa9c1.07be42.d51a06`."""
    return {item.id: ".".join(_parts(item)) for item in plan.items}


def _parts(item: ShownItem) -> tuple[str, str, str]:
    checks = [check.model_dump_json(include=ANSWERS) for check in item.checks]
    asked = tuple(check.model_copy(update=dict.fromkeys(ANSWERS, "")) for check in item.checks)
    text = item.model_copy(update={"checks": asked}).model_dump_json(include=TEXT)
    return (
        _short(item.model_dump_json(include=DATES)),
        _short(item.model_dump_json(include=STANDING) + "".join(checks)),
        _short(text),
    )


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
