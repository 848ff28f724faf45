"""Whether kinds of customer cross, leave gaps, or scale a plan that does not say its length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, islice, product
from typing import Any

from generator.model.files.item_index import located
from generator.model.files.playbook.variant import Variant
from generator.model.files.valid import ValidPlaybook
from generator.model.language.condition import evaluate
from generator.model.language.condition_parser import Literal, claims
from generator.model.language.condition_types import FactKind
from generator.model.language.time_parser import OnDay, Unit
from generator.model.problems.problem import Problem
from generator.model.problems.rules_lint import LENGTH_DIFFERS, LENGTH_MISSING, VARIANTS_GAP, VARIANTS_OVERLAP

MOST = 20_000
"""How many combinations of answers are tried at most."""

_DAYS = {Unit.DAYS: Decimal(1), Unit.WEEKS: Decimal(7), Unit.MONTHS: Decimal(365) / 12, Unit.WORKDAYS: Decimal(7) / 5}


def variant_lints(valid: ValidPlaybook) -> Iterator[Problem]:
    """L13 and L14."""
    yield from _lengths(valid)
    variants = valid.playbook.variants
    if variants:
        combos = list(islice(_combinations(valid), MOST))
        holds = {id_: [_holds(variant, combo) for combo in combos] for id_, variant in variants.items()}
        yield from _overlaps(valid, holds, combos)
        yield from _gaps(valid, holds, combos)


def _combinations(valid: ValidPlaybook) -> Iterator[Mapping[str, Any]]:
    """Answers on both sides of every border that a condition of a variant draws."""
    values: dict[str, set[Any]] = {}
    for variant in valid.playbook.variants.values():
        for claim in claims(variant.when.root) if variant.when else ():
            fact = valid.playbook.facts.get(claim.fact.name)
            if fact is None:
                continue
            tried = values.setdefault(claim.fact.name, set())
            if fact.type is FactKind.BOOLEAN:
                tried |= {True, False}
            elif fact.type is FactKind.CHOICE:
                tried |= set(fact.choices)
            for operand in claim.operands:
                if isinstance(operand, Literal) and isinstance(operand.value, Decimal):
                    near = {operand.value - 1, operand.value, operand.value + 1}
                    tried |= {n for n in near if (fact.at_least is None or n >= fact.at_least)}
    names = sorted(values)
    for combo in product(*(sorted(values[name], key=str) for name in names)):
        yield dict(zip(names, combo, strict=True))


def _holds(variant: Variant, combo: Mapping[str, Any]) -> bool:
    return variant.when is None or evaluate(variant.when, combo, lambda time: None).value is True


def _overlaps(
    valid: ValidPlaybook, holds: Mapping[str, list[bool]], combos: list[Mapping[str, Any]]
) -> Iterator[Problem]:
    for a, b in combinations(holds, 2):
        pairs = list(zip(holds[a], holds[b], strict=True))
        if {(True, True), (True, False), (False, True)} <= set(pairs):
            both = _said(combos[pairs.index((True, True))])
            message = f"`{a}` and `{b}` both hold for {both}, and neither contains the other"
            place = valid.source.place(("variants", b, "when"))
            yield VARIANTS_OVERLAP.at(place, message, "move one of the borders")


def _gaps(valid: ValidPlaybook, holds: Mapping[str, list[bool]], combos: list[Mapping[str, Any]]) -> Iterator[Problem]:
    free = [n for n in range(len(combos)) if not any(each[n] for each in holds.values())]
    if free and len(holds) > 1:
        message = f"no variant holds for {_said(combos[free[0]])}"
        hint = "let the last variant stand without `when`, or widen a condition"
        yield VARIANTS_GAP.at(valid.source.key_place(("variants",)), message, hint)


def _said(combo: Mapping[str, Any]) -> str:
    words = {True: "yes", False: "no"}
    return ", ".join(
        f"{name} = {words.get(value, value) if isinstance(value, bool) else value}" for name, value in combo.items()
    )


def _lengths(valid: ValidPlaybook) -> Iterator[Problem]:
    playbook = valid.playbook
    scaling = [id_ for id_, variant in playbook.variants.items() if variant.takes]
    if playbook.length is None:
        for id_ in scaling:
            place = valid.source.place(("variants", id_, "takes"))
            hint = "add `length: …` to the playbook: the time from kickoff to the end that its days were written for"
            yield LENGTH_MISSING.at(
                place, f"`{id_}` takes {playbook.variants[id_].takes}, and nothing says what to scale", hint
            )
        return
    written = [t.day for each in located(playbook) for t in (each.item.at, each.item.due) if isinstance(t, OnDay)]
    length = playbook.length.high * _DAYS[playbook.length.unit] if playbook.length.unit in _DAYS else None
    if written and length is not None and abs(max(written) - length) > 7:
        message = f"the plan runs to day {max(written)}, and its length is said to be {playbook.length}"
        yield LENGTH_DIFFERS.at(valid.source.place(("length",)), message, "correct `length`, or the last days")
