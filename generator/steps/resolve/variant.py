"""Which kind of customer this is, and how much the plan stretches for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.model.files.playbook.variant import Variant
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.time_parser import Duration, Unit
from generator.model.language.title import title_from_id
from generator.model.problems.problem import Problem
from generator.model.problems.rules_customer import TAKES_RANGE
from generator.model.problems.rules_resolve import VARIANT_OPEN
from generator.model.stages.plan import Reason, VariantView
from generator.model.translation.translator import say
from generator.steps.resolve.facts import Answers
from generator.steps.resolve.nominal_dates import Moments

DAYS = {
    Unit.DAYS: Fraction(1),
    Unit.WORKDAYS: Fraction(7, 5),
    Unit.WEEKS: Fraction(7),
    Unit.MONTHS: Fraction(365, 12),
    Unit.YEARS: Fraction(365),
}
"""Calendar days of each unit in which the length of a whole plan can be given."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen variant, if there is one, why, and the stretch that follows."""

    id: str | None = None
    variant: Variant | None = None
    reason: Reason | None = None
    takes: Duration | None = None
    scale: Fraction = Fraction(1)

    def view(self) -> VariantView | None:
        """The variant as pages show it."""
        if self.id is None or self.variant is None or self.reason is None:
            return None
        v = self.variant
        includes = tuple(v.includes.items())
        return VariantView(self.id, v.title or title_from_id(self.id), v.text, includes, self.reason, self.takes)


def choose(
    playbook: ValidPlaybook, customer: ValidCustomer, answers: Answers, at: Moments
) -> tuple[Choice, tuple[Problem, ...]]:
    """The variant that the customer names, else the first whose `when` holds; without a `when` it always holds."""
    problems: list[Problem] = []
    id_, reason = _named(customer) or _first(playbook, answers, at, problems)
    variant = playbook.playbook.variants[id_] if id_ else None
    takes = customer.customer.takes or (variant.takes if variant else None)
    problems += _out_of_range(customer, id_, variant)
    length = playbook.playbook.length
    scale = _days(takes) / _days(length) if takes and length else Fraction(1)
    return Choice(id_, variant, reason, takes, scale), tuple(problems)


def _named(customer: ValidCustomer) -> tuple[str | None, Reason | None] | None:
    if customer.customer.variant is None:
        return None
    return customer.customer.variant, Reason(
        "customer", say("chosen for this customer"), (), customer.source.place(("variant",))
    )


def _first(
    playbook: ValidPlaybook, answers: Answers, at: Moments, problems: list[Problem]
) -> tuple[str | None, Reason | None]:
    for id_, variant in playbook.playbook.variants.items():
        place = playbook.source.place(("variants", id_, "when"))
        if variant.when is None:
            return id_, Reason("always", say("nothing else applies"), (), place)
        inclusion = answers.decide(variant.when, at, place, "condition")
        if inclusion.open:
            open_ = ", ".join(f"`{name}`" for name, value in inclusion.reason.facts)
            message = f"whether this customer is `{id_}` depends on {open_}, which is not answered"
            problems.append(VARIANT_OPEN.at(place, message, "answer it under `facts`, or name the `variant`"))
        elif inclusion.holds:
            return id_, inclusion.reason
    return None, None


def _out_of_range(customer: ValidCustomer, id_: str | None, variant: Variant | None) -> list[Problem]:
    takes = customer.customer.takes
    allowed = variant.takes if variant else None
    if takes is None or allowed is None or not DAYS.keys() >= {takes.unit, allowed.unit}:
        return []
    low, high = Fraction(allowed.low) * DAYS[allowed.unit], _days(allowed)
    if low <= Fraction(takes.low) * DAYS[takes.unit] and _days(takes) <= high:
        return []
    place = customer.source.place(("takes",))
    return [TAKES_RANGE.at(place, f"{takes} is outside the {allowed} of `{id_}`", f"choose a length of {allowed}")]


def _days(duration: Duration) -> Fraction:
    """The longest in calendar days; clock units are no length of a plan and count as one day."""
    return Fraction(duration.high) * DAYS[duration.unit] if duration.unit in DAYS else Fraction(1)
