"""The rules about a customer's files: answers, people, dates, changes and records, held against the playbook."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

_WARNING = Severity.WARNING

FACT_UNKNOWN = Rule("fact/unknown", "An answer to a question that nobody asks", "It would be lost in silence.")
FACT_MISSING = Rule("fact/missing", "A required answer is missing", "The plan shows it as an open point.", _WARNING)
FACT_CHOICE = Rule("fact/choice", "Not one of the choices", "The plan depends on which one it is.")
FACT_GROUP = Rule("fact/group", "Not the members of a group", "Items repeat over members, so each needs an id.")
FACT_BOUNDS = Rule("fact/bounds", "An answer outside its bounds", "The playbook was written for values in between.")
FACT_SECRET = Rule("fact/secret", "A secret in a file", "Files in git are read by many; secrets are handed over.")
MEMBER_UNKNOWN = Rule("member/unknown", "An unknown member of a group", "It belongs to nothing.")
PERSON_UNKNOWN = Rule("person/unknown", "An unknown person", "Nobody can be asked, reminded or named.")
PERSON_NAME = Rule("person/name", "A person without a name", "Pages would show an id.")
PERSON_AWAY = Rule("person/away", "An absence that ends before it begins", "It would cover no day.")
PERSON_DEPUTY = Rule("person/deputy", "A person who stands in for themselves", "Nobody would be there.")
CALENDAR_WRONG = Rule("calendar/wrong", "A calendar without days", "Nothing could be aligned with it.")
CALENDAR_PERIOD = Rule("calendar/period", "A closure that ends before it begins", "It would close no day.")
CALENDAR_ZONE = Rule("calendar/zone", "An unknown time zone", "Every clock time on the pages depends on it.")
CALENDAR_COUNTRY = Rule("calendar/country", "An unknown country", "Its public holidays would be worked through.")
CALENDAR_REGION = Rule("calendar/region", "An unknown region", "Its public holidays would be worked through.")
CALENDAR_WEEK = Rule("calendar/week", "A week that cannot be read", "A misread week puts work on days off.")
CALENDAR_HOURS = Rule("calendar/hours", "Hours that cannot be read", "Misread hours put meetings into the night.")
CUSTOMER_LANGUAGE = Rule("customer/language", "Not a language", "Screen readers speak a page in the language it names.")
CUSTOMER_SUFFIX = Rule("customer/suffix", "Not a suffix", "It is part of the address of the published site.")
PERSON_EMAIL = Rule("person/email", "Not a mail address", "A reader who writes to it gets no answer.")
DATES_KIND = Rule("dates/kind", "An agreed date for something that is no milestone", "Other items move by a change.")
DATES_KICKOFF = Rule("dates/kickoff", "A kickoff that is no date", "Everything is counted from that day.")
TAKES_RANGE = Rule("takes/range", "A length outside the range of its kind of customer", "The plan was not made for it.")
CHANGE_WHY = Rule("change/why", "A change without a reason", "Whoever reads the plan later needs to know why.")
CHANGE_EMPTY = Rule("change/empty", "A change that changes nothing", "It is most likely unfinished.", _WARNING)
ADD_TAKEN = Rule("add/taken", "An added item whose id is taken", "Two items would share one record.")
STATUS_UNKNOWN = Rule("status/unknown", "A record of something unknown", "What happened would be lost in silence.")
STATUS_MEMBER = Rule(
    "status/member", "A record that names no member", "The item is repeated; nobody knows which is meant."
)
STATUS_OUT = Rule("status/out", "A record of an item that is not in the plan", "No page shows it.", _WARNING)
STATUS_ANSWER = Rule("status/answer", "An answer that does not fit its question", "It would decide the wrong thing.")
STATUS_CHECK = Rule("status/check", "An answer to an unknown question", "It would be lost in silence.")
STATUS_KIND = Rule("status/kind", "A record that does not fit its item", "It would be shown nowhere.")
STATUS_TURN = Rule("status/turn", "A turn of the onboarding that cannot be read", "Every date hangs on it.")
STATUS_ORDER = Rule(
    "status/order", "Turns of the onboarding that cannot follow one another", "Nobody could say whether work goes on."
)
STATUS_WHY = Rule("status/why", "A turn of the onboarding without a reason", "Everybody will ask for it.")
ID_RENAMED = Rule("id/renamed", "A former id", "The old name still works, and will not for ever.", _WARNING)

RULES = (
    FACT_UNKNOWN,
    FACT_MISSING,
    FACT_CHOICE,
    FACT_GROUP,
    FACT_BOUNDS,
    FACT_SECRET,
    MEMBER_UNKNOWN,
    PERSON_UNKNOWN,
    PERSON_NAME,
    PERSON_AWAY,
    PERSON_DEPUTY,
    CALENDAR_WRONG,
    CALENDAR_PERIOD,
    CALENDAR_ZONE,
    CALENDAR_COUNTRY,
    CALENDAR_REGION,
    CALENDAR_WEEK,
    CALENDAR_HOURS,
    CUSTOMER_LANGUAGE,
    CUSTOMER_SUFFIX,
    PERSON_EMAIL,
    DATES_KIND,
    DATES_KICKOFF,
    TAKES_RANGE,
    CHANGE_WHY,
    CHANGE_EMPTY,
    ADD_TAKEN,
    STATUS_UNKNOWN,
    STATUS_MEMBER,
    STATUS_OUT,
    STATUS_ANSWER,
    STATUS_CHECK,
    STATUS_KIND,
    STATUS_TURN,
    STATUS_ORDER,
    STATUS_WHY,
    ID_RENAMED,
)
