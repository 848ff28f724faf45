"""The rules about a playbook that meets a customer: what only shows once conditions are decided."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

_WARNING = Severity.WARNING

ANCHOR_OUT = Rule("time/anchor-out", "A time that hangs on an item that is not in this plan", "It has no date.")
ANCHOR_OPEN = Rule(
    "time/anchor-open", "A time that hangs on members that nobody has named yet", "It has no date until then.", _WARNING
)
MEMBER_OF_ITEM = Rule("item/member", "A member that the item does not have", "Nothing is meant by it.")
DATES_OUT = Rule("dates/out", "An agreed date for an item that is not in this plan", "It has no effect.", _WARNING)
CHANGE_OUT = Rule("change/out", "A change of an item that is not in this plan", "It has no effect.", _WARNING)
VARIANT_OPEN = Rule(
    "variant/open", "A kind of customer that cannot be decided yet", "Another answer may choose another plan.", _WARNING
)
CONDITION_OPEN = Rule(
    "condition/open",
    "An item that may turn out not to be needed",
    "It stays in the plan until it is answered.",
    Severity.NOTE,
)

RULES = (
    ANCHOR_OUT,
    ANCHOR_OPEN,
    MEMBER_OF_ITEM,
    DATES_OUT,
    CHANGE_OUT,
    VARIANT_OPEN,
    CONDITION_OPEN,
)
