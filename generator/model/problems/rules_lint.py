"""The rules that catch plans which contradict themselves, and habits that spoil an onboarding.

`docs/decisions.md` defines each exactly. They compare data and read no prose, which may be in any language.
"""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule


def _lint(name: str, title: str, why: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(f"lint/{name}", title, why, severity)


TARGET_UNREACHABLE = _lint("target-unreachable", "A day that misses its own target", "Everybody would aim at two days.")
OUTSIDE_SPAN = _lint("outside-span", "An item outside the stretch that it belongs to", "Two pages give it two dates.")
KICKOFF_TWICE = _lint("kickoff-twice", "Two meetings that could be the kickoff", "People are invited twice.")
METRIC_TWICE = _lint("metric-twice", "One quantity with two targets", "Nobody knows which of them counts.")
ALARM_ORDER = _lint("alarm-order", "An alarm that is not weaker than its target", "It would ring while all is well.")
TARGET_ORDER = _lint("target-order", "Targets that fall back", "A later target should not ask for less.")
ENDS_UNPROVEN = _lint(
    "ends-unproven", "Support that ends on a day and not on proof", "A team is left before it can walk."
)
SERIES_OVERLAP = _lint("series-overlap", "Two daily meetings of the same people", "One of them is forgotten.")
AVERAGE_UNREACHABLE = _lint("average-unreachable", "An average below what is promised", "It cannot be kept.")
MODES_OVERLAP = _lint("modes-overlap", "Two promises on the same day", "The customer reads the better one.")
ROLE_TOO_LATE = _lint("role-too-late", "A role that works before it is named", "Its first work is done by nobody.")
VARIANTS_OVERLAP = _lint("variants-overlap", "Kinds of customer that cross", "Order decides without a reason.")
VARIANTS_GAP = _lint(
    "variants-gap", "Customers that are of no kind", "They would get a plan that nobody made for them."
)
LENGTH_MISSING = _lint("length-missing", "A length that scales nothing", "Without `length` the days stay as written.")
LENGTH_DIFFERS = _lint(
    "length-differs", "A plan that is longer or shorter than it says", "Every stretch would be wrong."
)
CONTACT_UNMET = _lint(
    "contact-unmet", "A rhythm that no meeting keeps", "The promise is in one place and not in the plan."
)
CONTACT_EXCEEDED = _lint("contact-exceeded", "More meetings than the role's rhythm", "Busy people stop coming.")
AXES_DISAGREE = _lint("axes-disagree", "A workstream in another order than the plan", "Two pages tell two stories.")
DAYS_UNSAID = _lint("days-unsaid", "Days that do not say which", "Three days over a weekend are one day or three.")
NO_SUCCESS_CRITERIA = _lint("no-success-criteria", "No agreed criteria of success", "Nobody can say when it is done.")
NO_SINGLE_CONTACT = _lint("no-single-contact", "Nobody who stays throughout", "The customer tells the story twice.")
NO_TRAINING = _lint("no-training", "No time for training", "People do not use what nobody showed them.")
NO_LATER_LIST = _lint("no-later-list", "Nothing that waits", "Every wish lands in the first step.")
NO_CHAMPION = _lint("no-champion", "Nobody of the customer who teaches", "Knowledge leaves with the vendor.")
NO_GATE = _lint("no-gate", "No gate before go-live", "It happens on its day, ready or not.")
NO_DATA_CHECK = _lint("no-data-check", "Go-live without measured data", "Wrong data shows on the first day of work.")
MUCH_CHANGED = _lint("much-changed", "A customer with a plan of their own", "What was learnt from others is lost.")
NO_WAY_BACK = _lint("no-way-back", "No way back on the day of go-live", "A bad morning becomes a bad week.")
TWO_DATES = _lint("two-dates", "One thing with two dates", "Some people go by the one, and others by the other.")
DAY_OFF = _lint("day-off", "Work on a day off", "Nobody would be there.")
RECORDED_DAY_OFF = _lint(
    "recorded-day-off", "A record of a day off", "It may be true, and is more often a slip of the pen.", Severity.NOTE
)
COUNT_DIFFERS = _lint("count-differs", "More or fewer times than it says", "People keep a place free for the others.")
TRAINING_TOO_LATE = _lint(
    "training-too-late", "Training after the gate that needs it", "The gate could only say no, or look away."
)
GATE_TOO_EARLY = _lint("gate-too-early", "A gate before what it asks for", "It could only say no, or look away.")
SUPPORT_GAP = _lint("support-gap", "Days on which nobody helps", "A team is left before it can walk.")
NO_OWNER = _lint("no-owner", "An item that nobody owns", "What belongs to everybody is done by nobody.")
ACCOUNTABLE = _lint("accountable", "Not exactly one who is accountable", "Two wait for each other, and none decides.")
NOBODY_THERE = _lint("nobody-there", "An owner who is away, and nobody stands in", "The work waits for a return.")
OWNER_AWAY = _lint("owner-away", "An owner who is away, with a deputy", "The deputy has to know of it.", Severity.NOTE)

RULES = (
    TARGET_UNREACHABLE,
    OUTSIDE_SPAN,
    KICKOFF_TWICE,
    METRIC_TWICE,
    ALARM_ORDER,
    TARGET_ORDER,
    ENDS_UNPROVEN,
    SERIES_OVERLAP,
    AVERAGE_UNREACHABLE,
    MODES_OVERLAP,
    ROLE_TOO_LATE,
    VARIANTS_OVERLAP,
    VARIANTS_GAP,
    LENGTH_MISSING,
    LENGTH_DIFFERS,
    CONTACT_UNMET,
    CONTACT_EXCEEDED,
    AXES_DISAGREE,
    DAYS_UNSAID,
    NO_SUCCESS_CRITERIA,
    NO_SINGLE_CONTACT,
    NO_TRAINING,
    NO_LATER_LIST,
    NO_CHAMPION,
    NO_GATE,
    NO_DATA_CHECK,
    MUCH_CHANGED,
    NO_WAY_BACK,
    TWO_DATES,
    DAY_OFF,
    RECORDED_DAY_OFF,
    COUNT_DIFFERS,
    TRAINING_TOO_LATE,
    GATE_TOO_EARLY,
    SUPPORT_GAP,
    NO_OWNER,
    ACCOUNTABLE,
    NOBODY_THERE,
    OWNER_AWAY,
)
