"""One item of the plan."""

from __future__ import annotations

from datetime import date

from generator.model.files.items.kinds import Kind, Traits
from generator.model.stages.shown.base import Shown
from generator.model.stages.shown.check import ShownApproval, ShownCheck, ShownVerdict
from generator.model.stages.shown.dates import ShownDates, ShownSpan, ShownVariance
from generator.model.stages.shown.derivation import ShownWhy
from generator.model.stages.shown.guide import ShownGuideLink, ShownLink
from generator.model.stages.shown.runbook import ShownStep, ShownWindow
from generator.model.stages.shown.session import ShownAgendaPoint, ShownSession, ShownSitting
from generator.model.stages.shown.values import MaybeCount, MaybeDate, MaybeDuration, MaybeMoment, Recurrences


class ShownInternal(Shown):
    """What only the vendor's own readers get of an item: notes, reasons and places in the files."""

    note: str = ""
    why: str = ""
    evidence: str = ""
    link: str = ""
    place: str = ""
    audience: tuple[str, ...] = ()


class ShownItem(Shown):
    """One item of the plan. `owner`, `attendees` and the like are role ids; `people` are person ids.

    `slack` counts workdays. `starts_after` counts the minutes from the start of a runbook that begins only if needed, so
    that its steps have no dates. `times` counts the `sittings` of something that `repeats`. `reasons` say why the item
    is in this plan, `changes` what differs from the playbook. `certainty` says how sure the date of a milestone, gate or
    sign-off is: open, proposed (by the playbook), tentative, confirmed (agreed with the customer) or met. `tentative` is
    a sentence while the forecast hangs on a pause.
    """

    id: str
    base: str
    kind: str
    title: str
    order: int
    full: bool = True
    member: str = ""
    group: str = ""
    phase: str = ""
    workstreams: tuple[str, ...] = ()
    runbook: str = ""
    course: str = ""
    text: str = ""
    need: str = "required"
    priority: str = ""
    rule: str = ""
    parties: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    accountable: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    head_count: MaybeCount = None
    dates: ShownDates = ShownDates()
    variance: ShownVariance = ShownVariance()
    certainty: str = ""
    tentative: str = ""
    deadline: MaybeMoment = None
    slack: int | None = None
    critical: bool = False
    starts_after: int | None = None
    takes: MaybeDuration = None
    place: str = ""
    repeats: Recurrences = ()
    times: int = 0
    sittings: tuple[ShownSitting, ...] = ()
    after: tuple[str, ...] = ()
    standing: str = "unknown"
    standing_rule: str = ""
    declared: str = ""
    since: MaybeDate = None
    tell: str = ""
    decision: str = ""
    why: tuple[ShownWhy, ...] = ()
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    agenda: tuple[ShownAgendaPoint, ...] = ()
    checks: tuple[ShownCheck, ...] = ()
    verdict: ShownVerdict | None = None
    approvals: tuple[ShownApproval, ...] = ()
    signers: tuple[str, ...] = ()
    signature: ShownApproval | None = None
    decides: tuple[str, ...] = ()
    session: ShownSession | None = None
    step: ShownStep | None = None
    window: ShownWindow | None = None
    source: str = ""
    medium: str = ""
    guides: tuple[ShownGuideLink, ...] = ()
    attachments: tuple[str, ...] = ()
    links: tuple[ShownLink, ...] = ()
    internal: ShownInternal | None = None

    @property
    def traits(self) -> Traits:
        """What its kind is like."""
        return Kind(self.kind).traits

    def ahead(self, day: date) -> tuple[ShownSitting, ...]:
        """The times of what repeats from a day on that are not recorded as held."""
        return tuple(s for s in self.sittings if s.start.day >= day and not s.held)


def current(item: ShownItem) -> ShownSpan | None:
    """The span that holds now: what happened, else the forecast, else the plan."""
    return item.dates.actual or item.dates.forecast or item.dates.plan
