"""The rules about single keys and values: what can be wrong before one place is compared with another."""

from __future__ import annotations

from generator.model.problems.rule import Rule

KEY_UNKNOWN = Rule("key/unknown", "A key that means nothing here", "What it says would be lost in silence.")
KEY_MISSING = Rule("key/missing", "A key is missing", "Without it the rest cannot be understood.")
VALUE_EMPTY = Rule("value/empty", "A key without a value", "It is most likely unfinished.")
VALUE_TEXT = Rule("value/text", "Not a text", "A list or mapping stands where words are read.")
VALUE_LINE = Rule("value/line", "More than one line", "Titles and names stand in one line on every page.")
VALUE_LIST = Rule("value/list", "Not a list", "Several things are expected here, each on a line of its own.")
VALUE_MAPPING = Rule("value/mapping", "Not a mapping", "Keys with values are expected here.")
VALUE_WORD = Rule("value/word", "Not one of the words that are known here", "Only these words have a meaning.")
VALUE_YES_NO = Rule("value/yes-no", "Not yes or no", "Anything else would have to be guessed.")
VALUE_DATE = Rule("value/date", "Not a date", "Dates are written in one way, and must be in the calendar.")
VALUE_NUMBER = Rule("value/number", "Not a number", "Digits with a point for decimals are read, nothing else.")
VALUE_INTEGER = Rule("value/integer", "Not a whole number", "Only digits are read.")
VALUE_COUNT = Rule("value/count", "Not a count", "A head-count is a number or a range of numbers.")
ID_FORM = Rule("id/form", "Not an id", "Ids are addresses and file names and must read the same anywhere.")
LINK_URL = Rule("link/url", "Not an address that a page may carry", "Only https and mail links are safe to follow.")
TIME_SYNTAX = Rule("time/syntax", "A time that cannot be read", "A misread time is a wrong date on every page.")
TIME_DURATION = Rule("time/duration", "A length that cannot be read", "A misread length moves everything behind it.")
TIME_AFTER = Rule("time/after", "An `after` that cannot be read", "What is not waited for happens too early.")
TIME_EVERY = Rule("time/every", "A rhythm that cannot be read", "A misread rhythm makes wrong invitations.")
CONDITION_SYNTAX = Rule(
    "condition/syntax", "A condition that cannot be read", "It decides what is in a plan, so nothing is guessed."
)
METRIC_TARGET = Rule("metric/target", "A target that cannot be read", "It decides whether a goal was met.")
METRIC_WINDOW = Rule("metric/window", "A window that cannot be read", "It decides how long a target must hold.")
ITEM_RACI = Rule("item/raci", "`raci` beside `owner` or `with`", "Two answers to who does it can contradict.")

RULES = (
    KEY_UNKNOWN,
    KEY_MISSING,
    VALUE_EMPTY,
    VALUE_TEXT,
    VALUE_LINE,
    VALUE_LIST,
    VALUE_MAPPING,
    VALUE_WORD,
    VALUE_YES_NO,
    VALUE_DATE,
    VALUE_NUMBER,
    VALUE_INTEGER,
    VALUE_COUNT,
    ID_FORM,
    LINK_URL,
    TIME_SYNTAX,
    TIME_DURATION,
    TIME_AFTER,
    TIME_EVERY,
    CONDITION_SYNTAX,
    METRIC_TARGET,
    METRIC_WINDOW,
    ITEM_RACI,
)
