"""The rules that say how an item stands, when a gate is open and which colour a week has, unless a playbook differs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model.files.items.item import Need
from generator.model.files.items.kinds import Kind
from generator.model.files.playbook.scoring import Band, GateRule, StandingRule
from generator.model.language.condition import FactKind, FactType
from generator.model.translation.translator import Said, of_rule, say

STANDING_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "done": "yes when it is recorded as done or signed by the as-of date",
        "passed": "yes for a window or a series whose last day is over: such things end by themselves",
        "started": "yes when a start is recorded, or when a window or series has begun",
        "overdue": "yes when it is not done and the planned end, or the day that `by` allows, is over",
        "days-late": "calendar days since the planned end of what is not done; 0 until then",
        "start-passed": "yes when it is not started and the planned start is over",
        "forecast-late": "workdays by which the forecast end lies after the planned one; 0 when it does not",
        "deadline-missed": "yes when the forecast end lies after the day that `by` allows",
        "slack": "workdays by which it may slip before go-live, or else the end of the plan, slips; none when done",
        "critical": "yes when each day of delay delays go-live",
        "waits-on-late": "yes when something that it waits for is overdue",
        "waits-on-blocked": "yes when something that it waits for is declared blocked",
        "blocked": "yes when a person declares it blocked",
        "at-risk": "yes when a person declares it at risk",
        "on-track": "yes when a person declares it on track",
        "reopened": "yes when a person reopened it",
        "not-needed": "yes when a person declares it not needed",
        "on-demand": "yes when it is a step of a runbook on demand, of which nothing is recorded yet",
        "cancelled": "yes when the onboarding was cancelled before it was done, or had passed by itself",
        "fell-out": "yes for a series of which a pause left no date",
        "paused": "yes while the onboarding is paused and it is not done",
        "dated": "yes when it has a date, in the plan or in the forecast",
        "open": "yes when it has checks and its gate is open, approvals included",
        "days-to-end": "calendar days until the planned end; negative afterwards",
        "need": "`required`, `recommended` or `optional`",
        "kind": "the kind of item, such as `task` or `gate`",
    }
)
"""The names that the conditions of standing rules may use, each with its meaning on the morning of the as-of date."""

_COUNTED = ("days-late", "forecast-late", "slack", "days-to-end")
_CHOSEN = {"need": tuple(n.value for n in Need), "kind": tuple(k.value for k in Kind)}

STANDING_TYPES: Mapping[str, FactType] = MappingProxyType(
    {
        name: FactType(FactKind.CHOICE, _CHOSEN[name])
        if name in _CHOSEN
        else FactType(FactKind.INTEGER if name in _COUNTED else FactKind.BOOLEAN)
        for name in STANDING_NAMES
    }
)
"""The same names as conditions check them."""


def _rules(*lines: tuple[str, str, str]) -> tuple[StandingRule, ...]:
    return tuple(StandingRule.model_validate({"standing": s, "when": w, "text": t}) for s, w, t in lines)


DEFAULT_STANDINGS: tuple[StandingRule, ...] = _rules(
    ("not needed", "not-needed", "Marked as not needed"),
    ("done", "done", "Recorded as done"),
    ("done", "passed", "Its time is over"),
    ("not needed", "cancelled", "The onboarding was cancelled before it was done"),
    ("not needed", "fell-out", "All of its dates fell into a pause"),
    ("not needed", "on-demand", "Only if needed, and nobody has called for it"),
    ("blocked", "blocked", "Declared blocked"),
    ("on track", "open", "Every check is met; it only has to be recorded"),
    ("late", "overdue", "Not done, and its day is over"),
    ("at risk", "at-risk", "Declared at risk"),
    ("at risk", "reopened", "Opened again"),
    ("at risk", "deadline-missed", "The forecast lies after its deadline"),
    ("at risk", "slack < 0", "Has less time than it needs"),
    ("at risk", "forecast-late > 0", "The forecast lies after the planned date"),
    ("at risk", "waits-on-blocked", "Waits for something that is blocked"),
    ("at risk", "waits-on-late", "Waits for something that is late"),
    ("on track", "started", "Begun, and in time"),
    ("unknown", "not dated", "Has no date yet"),
    ("not started", "dated", "Its time has not come"),
)
"""The first rule whose condition holds gives the standing."""

_OF_THE_WHOLE = ("cancelled", "fell-out")


def standing_rules(own: tuple[StandingRule, ...]) -> tuple[StandingRule, ...]:
    """The rules of a playbook, or the default set.

    Rules that a playbook wrote without a word about the end of an onboarding go behind the usual ones about it, since
    otherwise everything that was left would be late for ever.
    """
    named = {name for rule in own for name, _ in rule.when.facts()}
    usual = (rule for rule in DEFAULT_STANDINGS if {name for name, _ in rule.when.facts()} & {*_OF_THE_WHOLE} - named)
    return (*usual, *own) if own else DEFAULT_STANDINGS


DEFAULT_GATE_RULE = GateRule.model_validate(
    {
        "no": "exactly 0",
        "unanswered": "exactly 0",
        "pass": "Every answer is yes",
        "fail": "Any no, and anything unanswered, keeps the gate closed",
    }
)
"""Unanswered is not yes; not-applicable drops out."""

DEFAULT_BANDS: Mapping[str, Band] = MappingProxyType(
    {
        "green": Band.model_validate({"no": "exactly 0", "text": "All answers are yes"}),
        "yellow": Band.model_validate({"no": "1..2", "text": "One or two answers are no"}),
        "red": Band.model_validate({"no": "at least 3", "text": "Three or more answers are no"}),
    }
)
"""The colours of a health assessment, best first."""


def rule_of(band: Band) -> Said | str:
    """What a band says of itself, or else how many answers are no."""
    return of_rule(band.text, band in DEFAULT_BANDS.values()) if band.text else say("{count} no", count=str(band.no))
