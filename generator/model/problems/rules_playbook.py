"""The rules about a playbook as a whole: that every name in it means something and nothing contradicts itself."""

from __future__ import annotations

from generator.model.problems.problem import Severity
from generator.model.problems.rule import Rule

_WARNING = Severity.WARNING

ITEM_UNKNOWN = Rule("item/unknown", "An unknown item", "Whatever depends on it would never happen.")
ROLE_UNKNOWN = Rule("role/unknown", "An unknown role", "Nobody would be asked.")
PARTY_UNKNOWN = Rule("party/unknown", "An unknown party", "Nobody would be asked.")
GROUP_UNKNOWN = Rule("group/unknown", "An unknown group", "There is nothing to repeat over.")
PHASE_UNKNOWN = Rule(
    "phase/unknown", "An unknown phase, workstream, course or runbook", "The item would stand nowhere."
)
METRIC_UNKNOWN = Rule("metric/unknown", "An unknown metric", "There would be nothing to measure.")
GUIDE_UNKNOWN = Rule("guide/unknown", "An unknown guide", "A reader who follows the link finds an error page.")
GUIDE_HEADING = Rule("guide/heading", "A heading that the guide does not have", "The link opens at the wrong place.")
GUIDE_KIND = Rule("guide/kind", "A link to another kind of guide", "The reader looks for training and finds a table.")
GUIDE_ROLE = Rule("guide/role", "A guide that speaks to another role", "It was copied and not finished.", _WARNING)
GUIDE_LOOP = Rule("guide/loop", "Guides that each demand the other first", "Nobody could begin.")
ATTACHMENT_UNKNOWN = Rule("attachment/unknown", "An unknown attachment", "Readers would look for a missing file.")
ATTACHMENT_FILE = Rule("attachment/file", "An attachment without its file", "Readers would find an error page.")
ATTACHMENT_TYPE = Rule("attachment/type", "A file of a kind that is not published", "Some kinds can run code.")
ATTACHMENT_ALT = Rule("attachment/alt", "A picture without words", "Who cannot see it learns nothing from it.")
AUDIENCE_UNKNOWN = Rule("audience/unknown", "An unknown audience", "Nobody, or everybody, might see it.")
AUDIENCE_TAKEN = Rule("audience/taken", "An audience with the name of a built-in one", "Its meaning is fixed.")
AUDIENCE_SEES = Rule("audience/sees", "An audience that sees what is internal", "Internal content stays internal.")
AUDIENCE_CHECK = Rule(
    "audience/check", "A check that fewer people see than its gate", "They would see a verdict without its reason."
)
CALENDAR_UNKNOWN = Rule("calendar/unknown", "An unknown calendar", "There is nothing to align with.")
COVERAGE_UNKNOWN = Rule("coverage/unknown", "Unknown hours of cover", "Nobody knows when the promise holds.")
BAND_UNKNOWN = Rule("band/unknown", "An unknown health band", "It would never be reached.")
VARIANT_UNKNOWN = Rule("variant/unknown", "An unknown variant", "No such kind of customer is known.")
FIELD_UNKNOWN = Rule("field/unknown", "A field that items do not have", "It hides nothing.")
CONDITION_FACT = Rule(
    "condition/fact", "A condition that cannot be decided", "It names no fact, or compares it wrongly."
)
CONDITION_SECRET = Rule("condition/secret", "A condition on a secret", "A plan never knows a secret.")
FACT_DECLARED = Rule("fact/declared", "A fact that is declared wrongly", "Nobody could answer it.")
ID_TAKEN = Rule("id/taken", "An id that is taken", "Two things would share one record and one address.")
ID_RESERVED = Rule("id/reserved", "An id with a meaning of its own", "Times and conditions would misread it.")
ID_FORMERLY = Rule("id/formerly", "A former id that is in use", "A record of it could mean either.")
KIND_NEEDS = Rule("kind/needs", "A field is missing that this kind of item needs", "The page could not be filled in.")
KIND_FIELD = Rule("kind/field", "A field that this kind of item does not have", "No page would show it.")
ITEM_TIME = Rule("item/time", "Times that contradict each other", "Only one of them can place the item.")
ITEM_REPEATS = Rule("item/repeats", "An end without a rhythm", "`count` belongs to items that repeat.")
ITEM_SELF = Rule("item/self", "An item that waits for itself", "It could never begin.")
TIME_CYCLE = Rule("time/cycle", "Items that wait for one another", "None of them could ever begin.")
PERIOD_UNKNOWN = Rule("term/unknown", "A period that nobody has named", "Nobody could tell when it is.")
PERIOD_ORDER = Rule("term/period", "A period that ends before it begins", "No day lies in it.")
TIME_SNAP = Rule("time/snap", "A `snap` that cannot be read", "It moves dates, so nothing is guessed.")
WORKSTREAM_TWICE = Rule("workstream/twice", "An item twice in one list", "It would be counted twice.", _WARNING)
AGENDA_SUM = Rule("agenda/sum", "An agenda that does not add up", "The meeting would end early or run over.")
SESSION_SEATS = Rule("session/seats", "More learners than seats", "Some of them would not be trained.")
ROLE_COUNT = Rule(
    "role/count",
    "More or fewer people than a role takes",
    "With one nobody stands in; with many nobody feels responsible.",
    _WARNING,
)
SUPPORT_TIERS = Rule("support/tiers", "A support mode without a first contact", "Nobody knows whom to call.", _WARNING)
CHECK_FORM = Rule("check/form", "A question whose form is unfinished", "Nobody could answer it.")

RULES = (
    ITEM_UNKNOWN,
    ROLE_UNKNOWN,
    PARTY_UNKNOWN,
    GROUP_UNKNOWN,
    PHASE_UNKNOWN,
    METRIC_UNKNOWN,
    GUIDE_UNKNOWN,
    GUIDE_HEADING,
    GUIDE_KIND,
    GUIDE_ROLE,
    GUIDE_LOOP,
    ATTACHMENT_UNKNOWN,
    ATTACHMENT_FILE,
    ATTACHMENT_TYPE,
    ATTACHMENT_ALT,
    AUDIENCE_UNKNOWN,
    AUDIENCE_TAKEN,
    AUDIENCE_SEES,
    AUDIENCE_CHECK,
    CALENDAR_UNKNOWN,
    COVERAGE_UNKNOWN,
    BAND_UNKNOWN,
    VARIANT_UNKNOWN,
    FIELD_UNKNOWN,
    CONDITION_FACT,
    CONDITION_SECRET,
    FACT_DECLARED,
    ID_TAKEN,
    ID_RESERVED,
    ID_FORMERLY,
    KIND_NEEDS,
    KIND_FIELD,
    ITEM_TIME,
    ITEM_REPEATS,
    ITEM_SELF,
    TIME_CYCLE,
    PERIOD_UNKNOWN,
    PERIOD_ORDER,
    TIME_SNAP,
    WORKSTREAM_TWICE,
    AGENDA_SUM,
    SESSION_SEATS,
    ROLE_COUNT,
    SUPPORT_TIERS,
    CHECK_FORM,
)
