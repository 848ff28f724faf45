"""Every rule of the tool by its code.

To add an area: write `generator/model/problems/rules_AREA.py` with its rules as constants (`Rule` comes from
`generator.model.problems.rule`) and a tuple `RULES` of them, and name the module here. A taken code fails at import.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.problems import (
    rules_brand,
    rules_command,
    rules_customer,
    rules_lint,
    rules_load,
    rules_playbook,
    rules_prose,
    rules_resolve,
    rules_schedule,
    rules_site,
    rules_template,
    rules_translation,
    rules_value,
)
from generator.model.problems.rule import Rule, catalogue

__all__ = ["RULES", "Rule"]

RULES: Mapping[str, Rule] = catalogue(
    rules_load.RULES,
    rules_command.RULES,
    rules_schedule.RULES,
    rules_site.RULES,
    rules_template.RULES,
    rules_translation.RULES,
    rules_value.RULES,
    rules_playbook.RULES,
    rules_customer.RULES,
    rules_resolve.RULES,
    rules_prose.RULES,
    rules_brand.RULES,
    rules_lint.RULES,
)
