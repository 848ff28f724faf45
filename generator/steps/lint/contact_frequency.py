"""Whether each role is spoken to as often as the playbook promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from generator.model.language.time_parser import Unit
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import CONTACT_EXCEEDED, CONTACT_UNMET
from generator.model.stages.plan import PlanItem
from generator.steps.lint.view import View

_FREQUENCIES = {
    "daily": Fraction(5),
    "twice a week": Fraction(2),
    "weekly": Fraction(1),
    "fortnightly": Fraction(1, 2),
    "every two weeks": Fraction(1, 2),
    "monthly": Fraction(1, 4),
    "quarterly": Fraction(1, 13),
}
"""How many times a week; a month counts as a little over four weeks, so that "monthly" is met by every fourth."""

_A_WEEK = {Unit.DAYS: Fraction(7), Unit.WORKDAYS: Fraction(5), Unit.WEEKS: Fraction(1), Unit.MONTHS: Fraction(12, 52)}


def contact_lints(view: View) -> Iterator[Problem]:
    """L15; a variant that stretches a plan may well drop meetings, so only a plan as written is held to it."""
    if view.dated.plan.scale != 1:
        return
    lasting = [item for item in view.series() if _lasts(view, item)]
    for id_, role in view.dated.plan.playbook.roles.items():
        wanted = _FREQUENCIES.get(role.contact.casefold().strip())
        if wanted is None:
            continue
        mine = [item for item in lasting if id_ in view.roles(item)]
        if lasting and not any(_often(item) >= wanted * Fraction(9, 10) for item in mine):
            message = f"`{id_}` is to be spoken to {role.contact}, and no standing item does so"
            yield CONTACT_UNMET.at(view.at("roles", id_), message, "add the role to a series, or change its `contact`")
        for item in mine:
            meets = item.spec.kind.traits.contact and role.party == "customer" and _long(view, item)
            if meets and _often(item) > wanted * Fraction(11, 10) and item.place:
                message = f"`{item.id}` asks `{id_}` to come more often than {role.contact}"
                yield CONTACT_EXCEEDED.at(item.place, message, "leave the role out, or change its `contact`")


def _often(item: PlanItem) -> Fraction:
    """How many times a week a series comes round, in the recurrence that it settles into."""
    every = item.spec.every[-1].rhythm
    times = len(every.weekdays) if every.weekdays and every.unit is Unit.WEEKS else 1
    return _A_WEEK.get(every.unit, Fraction(1, 52)) * times / every.interval


def _lasts(view: View, item: PlanItem) -> bool:
    span = view.span(item)
    return span is not None and 3 * (span[1] - span[0]) >= view.length


def _long(view: View, item: PlanItem) -> bool:
    span = view.span(item)
    return span is not None and span[1] - span[0] >= timedelta(days=28)
