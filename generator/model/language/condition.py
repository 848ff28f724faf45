"""Conditions: the values of `when`, read, checked against the facts, and decided with reasons.

An unanswered fact makes a condition undecided only where it matters.
"""

from __future__ import annotations

from generator.model.language.condition_evaluator import ConditionResult, DateOf, evaluate
from generator.model.language.condition_parser import Condition, parse_condition
from generator.model.language.condition_types import FactKind, FactType, check_condition

__all__ = [
    "Condition",
    "ConditionResult",
    "DateOf",
    "FactKind",
    "FactType",
    "check_condition",
    "evaluate",
    "parse_condition",
]
