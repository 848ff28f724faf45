"""Conditions: the values of `when`, read, checked against the facts, and decided with reasons.

An unanswered fact makes a condition undecided only where it matters.
"""

from __future__ import annotations

from generator.model.expression import Condition, parse_condition
from generator.model.fact_type import FactKind, FactType, check_condition
from generator.model.verdict import Place, Verdict, evaluate

__all__ = ["Condition", "FactKind", "FactType", "Place", "Verdict", "check_condition", "evaluate", "parse_condition"]
