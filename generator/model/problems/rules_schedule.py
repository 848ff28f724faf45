"""The rules about dates: what only shows once everything has its place in the calendar."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

SCHEDULE_CYCLE = Rule(
    "schedule/cycle", "Dates that wait for each other", "None of the items in a circle could ever be given a date."
)
SCHEDULE_FIXED = Rule(
    "schedule/fixed",
    "A fixed date comes before what it waits for",
    "Either the date or the tie is wrong; the plan keeps the date and says how many days are missing.",
    Severity.WARNING,
)
SCHEDULE_DEADLINE = Rule(
    "schedule/deadline",
    "A plan that misses its own deadline",
    "`by` moves nothing, so the item would be late from the first day on.",
    Severity.WARNING,
)
SCHEDULE_SNAP = Rule(
    "schedule/snap",
    "A date that is not where it should snap to",
    "The date and the weekday or calendar that it belongs to must both hold, and here they cannot.",
    Severity.WARNING,
)
SCHEDULE_ORDER = Rule(
    "schedule/order",
    "An end before its start",
    "A span that ends before it starts is a mistake in one of the two times.",
    Severity.WARNING,
)
SCHEDULE_ANCHOR = Rule(
    "schedule/anchor",
    "A time that hangs on something without a date",
    "Whoever reads the plan would look for a date that nobody can work out.",
    Severity.NOTE,
)
SCHEDULE_KICKOFF = Rule(
    "schedule/kickoff",
    "No kickoff date yet",
    "Times that count from kickoff have no date until it is agreed.",
    Severity.NOTE,
)
SCHEDULE_WORKDAYS = Rule(
    "schedule/workdays",
    "No workday to be found",
    "The parties of this item never work on the same day, or not for as long as the item takes.",
    Severity.WARNING,
)
SCHEDULE_BACKWARD = Rule(
    "schedule/backward",
    "Something planned backward from what does not wait for it",
    "Nothing limits how late it may be, so it is planned forward like everything else.",
    Severity.WARNING,
)
SCHEDULE_CLOCK = Rule(
    "schedule/clock",
    "A time of day that does not exist or comes twice",
    "On the night when the clocks change, people would not meet at the same moment.",
    Severity.WARNING,
)
SCHEDULE_ENDLESS = Rule(
    "schedule/endless",
    "Something repeats without an end",
    "A rhythm needs `until`, `count` or a phase that ends; otherwise it is shown up to the end of the plan.",
    Severity.NOTE,
)
SCHEDULE_REPLANNED = Rule(
    "schedule/replanned",
    "A date that a re-planning could not move",
    "Somebody set it by hand, so it stays, and now lies before everything around it.",
    Severity.WARNING,
)
SCHEDULE_EXCEPT = Rule(
    "schedule/except",
    "An exception from a rhythm that leaves nothing out, or nothing in",
    "It is most likely a typing mistake, and the day that was meant still stands in the plan.",
    Severity.WARNING,
)

RULES = (
    SCHEDULE_CYCLE,
    SCHEDULE_FIXED,
    SCHEDULE_DEADLINE,
    SCHEDULE_SNAP,
    SCHEDULE_ORDER,
    SCHEDULE_ANCHOR,
    SCHEDULE_KICKOFF,
    SCHEDULE_WORKDAYS,
    SCHEDULE_BACKWARD,
    SCHEDULE_CLOCK,
    SCHEDULE_ENDLESS,
    SCHEDULE_REPLANNED,
    SCHEDULE_EXCEPT,
)
