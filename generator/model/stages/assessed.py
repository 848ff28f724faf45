"""An assessed plan: how everything stands on the morning of the as-of date, each with the rule that says so.

What we say of it is `Said`, for which a reader's language is chosen later; text of the files is `str`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.files.items.check import Check
from generator.model.files.playbook.metric import Metric
from generator.model.files.playbook.scoring import Standing
from generator.model.files.record.record import Record
from generator.model.language.comparison import Comparison
from generator.model.stages.baseline import Baseline
from generator.model.stages.dated import DatedPlan, Moment, Span
from generator.model.translation.translator import NOTHING, Said


class Outcome(StrEnum):
    """What an answer means for the check's question."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"
    UNANSWERED = "unanswered"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """The state of one check: its answer as text, what it means, and where it came from (`record`, `metric`, …)."""

    id: str
    check: Check
    outcome: Outcome
    answer: Said | str = ""
    source: str = ""
    by: str = ""
    on: date | None = None
    evidence: str = ""
    link: str = ""
    tell: str = ""
    why: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gate is open, in one sentence, by which rule, and who of the approvers is still missing."""

    open: bool
    text: Said
    rule: Said | str
    no: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    missing_approvals: tuple[str, ...] = ()


class Certainty(StrEnum):
    """How sure the date of a milestone is: from one that nobody knows to one that has happened."""

    OPEN = "open"
    PROPOSED = "proposed"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Variance:
    """By how many workdays of the customer what holds now ends later than the plan, and than the baseline."""

    plan: int | None = None
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class AssessedItem:
    """How one item stands; `declared` is what a person said, where it differs from the computed standing.

    Only milestones, gates and sign-offs have a `certainty`.
    """

    id: str
    standing: Standing
    rule: Said | str
    declared: Standing | None = None
    record: Record | None = None
    checks: tuple[CheckStanding, ...] = ()
    verdict: Verdict | None = None
    baseline: Span | None = None
    certainty: Certainty | None = None
    variance: Variance = field(default_factory=Variance)


@dataclass(frozen=True, slots=True)
class MetricStanding:
    """A metric with its readings up to the as-of date, and whether the target is met."""

    id: str
    metric: Metric
    outcome: Outcome
    readings: tuple[tuple[date, Decimal], ...] = ()
    by: Moment | None = None
    targets: tuple[tuple[str, Moment | None, Comparison, Outcome], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckGroupStanding:
    """Checks under one heading with their answers."""

    id: str
    title: str
    text: str
    audience: tuple[str, ...]
    checks: tuple[CheckStanding, ...]


@dataclass(frozen=True, slots=True)
class HealthStanding:
    """One health assessment: the band, the rule behind it, and the answers by category; `missing` was never made."""

    day: date
    band: str
    rule: Said | str
    categories: tuple[CheckGroupStanding, ...] = ()
    tell: str = ""
    note: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class DerivedAction:
    """Something that a rule demands, such as an escalation meeting after a red week."""

    id: str
    title: str
    text: str
    owner: tuple[str, ...]
    due: Moment
    rule: Said
    audience: tuple[str, ...]
    done: bool = False


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that nobody has answered yet: a role without a person, a required fact, a decision."""

    kind: str
    id: str
    title: Said | str
    text: Said | str
    audience: tuple[str, ...]
    party: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Where the customer stands in one sentence, with the stage's id (a phase, `not-started`, `finished`, `cancelled`).

    `life`, `opening` and `go_live` are the parts of the sentence: on a pause or the end before the end, on the stage,
    and on the item `go-live`.
    """

    stage: str
    sentence: Said
    rule: Said
    band: str = ""
    opening: Said = NOTHING
    go_live: Said = NOTHING
    life: Said = NOTHING


@dataclass(frozen=True, slots=True)
class AssessedPlan:
    """How everything stands on the morning of the as-of date; `published` are all versions so far, oldest first."""

    dated: DatedPlan
    items: Mapping[str, AssessedItem]
    summary: Summary
    metrics: tuple[MetricStanding, ...] = ()
    goals: tuple[CheckStanding, ...] = ()
    success: tuple[CheckGroupStanding, ...] = ()
    exits: Mapping[str, tuple[CheckStanding, ...]] = field(default_factory=dict)
    health: tuple[HealthStanding, ...] = ()
    actions: tuple[DerivedAction, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    baseline: Baseline | None = None
    previous: Baseline | None = None
    published: tuple[Baseline, ...] = ()
