"""Whom a reader writes to."""

from __future__ import annotations

from collections import Counter

from generator.model.shown import ShownPerson, ShownPlan


def contact(plan: ShownPlan) -> ShownPerson | None:
    """The vendor's person with a mail address whom the pages name with most items; of equals the first."""
    named = Counter(person for item in plan.items for person in item.people)
    known = [p for p in plan.people if p.party == "vendor" and p.email]
    return max(known, key=lambda p: named[p.id], default=None)
