"""What one audience may see of a plan: the product, of which every page and file is a view.

This is the published data format (`plan.json`). Every field is filled by the step `project` from an allow-list;
templates and exports read nothing else. Times are ISO dates, or date-times with the customer's UTC offset; texts are
as written (Markdown where a field says so); ids are the plan's own. `internal` holds what only the vendor's own
readers get, and is None for everybody else.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Shown(BaseModel):
    """Base of all that a reader can see: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ShownSpan(Shown):
    """From `start` to `end`, both included; `tentative` is a month or quarter that is not yet a date."""

    start: str
    end: str
    tentative: str = ""


class ShownDates(Shown):
    """The four dates; each is null where there is none."""

    baseline: ShownSpan | None = None
    plan: ShownSpan | None = None
    forecast: ShownSpan | None = None
    actual: ShownSpan | None = None


class ShownVariance(Shown):
    """By how many workdays of the customer what holds now ends later (earlier: below 0) than `plan` and `baseline`."""

    plan: int | None = None
    baseline: int | None = None


class ShownWhy(Shown):
    """One step on the way to a date, and the date after it; `item` is empty when that item is not for this reader.

    `sentence` is empty where the sentence of a later step tells this one as well.
    """

    of: Literal["plan", "forecast", "deadline"]
    kind: str
    result: str
    sentence: str
    edge: str = "start"
    amount: int = 0
    unit: str = ""
    item: str = ""
    name: str = ""


class ShownCheck(Shown):
    """One question and its answer; `outcome` is yes, no, not applicable, unanswered or given."""

    id: str
    ask: str
    outcome: str
    text: str = ""
    answering: str = "yes-no"
    scale: str = ""
    choices: tuple[str, ...] = ()
    unit: str = ""
    area: str = ""
    answer: str = ""
    source: str = ""
    metric: str = ""
    by: str = ""
    on: str = ""
    evidence_wanted: bool = False
    tell: str = ""
    note: str = ""


class ShownCheckGroup(Shown):
    """Checks under one heading, with counts over what this reader sees."""

    id: str
    title: str
    text: str = ""
    checks: tuple[ShownCheck, ...] = ()
    yes: int = 0
    no: int = 0
    unanswered: int = 0


class ShownVerdict(Shown):
    """Whether a gate is open, the reason in one sentence, and the rule behind it."""

    open: bool
    sentence: str
    rule: str


class ShownAway(ShownSpan):
    """Days on which a person is not there; `why` is internal."""

    deputy: str = ""
    why: str = ""


class ShownApproval(Shown):
    """An approval that is wanted from a role, and given (`on`) or not; `note` is internal."""

    role: str
    by: str = ""
    on: str = ""
    version: str = ""
    note: str = ""


class ShownSitting(Shown):
    """One occurrence of a repeated item; `held` when a record says that it took place."""

    start: str
    end: str
    held: bool = False
    tell: str = ""


class ShownAgendaPoint(Shown):
    """One block of an agenda; `minutes` is 0 where no length was given."""

    title: str
    minutes: int = 0
    points: tuple[str, ...] = ()


class ShownSession(Shown):
    """What a training session needs; `minutes` is the length of one sitting, `total_minutes` of all."""

    seats: int = 0
    learners: int = 0
    trainer: tuple[str, ...] = ()
    presenter: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    recording_tool: str = ""
    recording_link: str = ""
    recording_takes: str = ""
    attended: int | None = None
    attended_people: tuple[str, ...] = ()
    minutes: int = 0
    total_minutes: int = 0


class ShownStep(Shown):
    """What a runbook step needs besides its time."""

    expect: str = ""
    if_it_fails: str = ""
    verify: str = ""
    rollback: str = ""
    backup: tuple[str, ...] = ()
    point_of_no_return: bool = False


class ShownWindow(Shown):
    """A span in which something stops or carries more; `load` is a share of the work in percent."""

    stops: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()
    instead: str = ""
    load: str = ""


class ShownGuideLink(Shown):
    """A link to a guide of the pinned release, possibly to a heading."""

    id: str
    heading: str = ""
    kind: str = ""
    title: str = ""


class ShownLink(Shown):
    """A link to another place on the web."""

    title: str
    url: str


class ShownRisk(Shown):
    """A risk that somebody recorded."""

    id: str
    risk: str
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    owner: str = ""
    since: str = ""
    state: str = ""
    why: str = ""
    tell: str = ""
    note: str = ""


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
    head_count: str = ""
    dates: ShownDates = ShownDates()
    variance: ShownVariance = ShownVariance()
    certainty: str = ""
    tentative: str = ""
    deadline: str = ""
    slack: int | None = None
    critical: bool = False
    starts_after: int | None = None
    takes: str = ""
    place: str = ""
    repeats: str = ""
    times: int = 0
    sittings: tuple[ShownSitting, ...] = ()
    after: tuple[str, ...] = ()
    standing: str = "unknown"
    standing_rule: str = ""
    declared: str = ""
    since: str = ""
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


class ShownStride(Shown):
    """One item of the chain that makes a milestone as late as it is; without an id it is one that others see.

    `later` counts the calendar days by which this item makes the forecast later than the plan.
    """

    item: str = ""
    title: str
    start: str = ""
    end: str
    why: str = ""
    later: int = 0


class ShownPath(Shown):
    """A milestone or gate with what makes it as late as it is, first cause first, in the plan and in the forecast.

    `forecast` and `late` are empty where it is expected no later than planned. `slack` counts, for each item that leads
    here, the workdays by which it may slip before this moves.
    """

    id: str
    plan: tuple[ShownStride, ...] = ()
    forecast: tuple[ShownStride, ...] = ()
    late: str = ""
    slack: dict[str, int] = {}


class ShownGroup(Shown):
    """A phase, workstream, runbook or course, its items in order, and counts over what this reader sees.

    `boxes` are what a drawing shows of a phase: each box holds some of its items.
    """

    axis: str
    id: str
    title: str
    text: str = ""
    member: str = ""
    items: tuple[str, ...] = ()
    boxes: tuple[tuple[str, ...], ...] = ()
    start: str = ""
    end: str = ""
    roles: tuple[str, ...] = ()
    checks: tuple[ShownCheck, ...] = ()
    done: int = 0
    counted: int = 0
    minutes: int = 0


class ShownRole(Shown):
    """A role and who fills it; `open` when nobody or too few do."""

    id: str
    title: str
    party: str
    member: str = ""
    people: tuple[str, ...] = ()
    wanted: str = ""
    open: bool = False
    does: str = ""
    contact: str = ""
    guides: tuple[str, ...] = ()


class ShownPerson(Shown):
    """Somebody who takes part."""

    id: str
    name: str
    party: str
    roles: tuple[str, ...] = ()
    title: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    deputy: str = ""
    away: tuple[ShownAway, ...] = ()


class ShownFact(Shown):
    """An answered question; a secret shows only who hands it to whom."""

    id: str
    title: str
    ask: str = ""
    why: str = ""
    value: str = ""
    unit: str = ""
    secret: bool = False
    handed_by: str = ""
    handed_to: str = ""


class ShownMember(Shown):
    """A member of a group such as a team or a site."""

    id: str
    group: str
    title: str
    within: str = ""


class ShownReading(Shown):
    """One measured value."""

    on: str
    value: str


class ShownTarget(Shown):
    """A target of a series, with the day it holds for."""

    label: str
    target: str
    by: str = ""
    outcome: str = "unanswered"


class ShownMetric(Shown):
    """What is measured, from where to where, by when, and the readings."""

    id: str
    title: str
    text: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    window: str = ""
    by: str = ""
    source: str = ""
    outcome: str = "unanswered"
    targets: tuple[ShownTarget, ...] = ()
    readings: tuple[ShownReading, ...] = ()
    tracked: bool = False


class ShownAssessment(Shown):
    """One health assessment; `missing` when the rhythm asked for one and nobody made it."""

    on: str
    band: str
    rule: str
    categories: tuple[ShownCheckGroup, ...] = ()
    tell: str = ""
    note: str = ""
    missing: bool = False


class ShownAction(Shown):
    """Something that a rule demands."""

    id: str
    title: str
    due: str
    rule: str
    text: str = ""
    owner: tuple[str, ...] = ()
    done: bool = False


class ShownTier(Shown):
    """One level of support."""

    id: str
    title: str
    party: str
    roles: tuple[str, ...] = ()
    does: str = ""


class ShownSeverity(Shown):
    """How bad an issue is and what is promised; an empty time is no promise."""

    id: str
    title: str
    definition: tuple[str, ...] = ()
    response: str = ""
    resolution: str = ""
    coverage: str = ""


class ShownCoverage(Shown):
    """Hours of cover and the topics they hold for."""

    id: str
    title: str
    hours: str = ""
    topics: tuple[str, ...] = ()


class ShownContact(Shown):
    """Whom to ask about a topic, or when to escalate."""

    role: str
    topic: str = ""
    channel: str = ""


class ShownSupport(Shown):
    """How support works from `start` until `end`; `current` on the as-of date."""

    id: str
    title: str
    text: str = ""
    start: str = ""
    end: str = ""
    current: bool = False
    tiers: tuple[ShownTier, ...] = ()
    severities: tuple[ShownSeverity, ...] = ()
    coverage: tuple[ShownCoverage, ...] = ()
    escalation: tuple[ShownContact, ...] = ()
    contacts: tuple[ShownContact, ...] = ()


class ShownGuide(Shown):
    """A training guide of the pinned release; `body` is Markdown as written."""

    id: str
    title: str
    kind: str
    version: str
    summary: str = ""
    roles: tuple[str, ...] = ()
    takes: str = ""
    may: tuple[str, ...] = ()
    ask: str = ""
    rights: str = ""
    prerequisites: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    video: str = ""
    body: str = ""


class ShownFile(Shown):
    """A file that this reader may download; `width` and `height` are those of a picture, in pixels."""

    id: str
    file: str
    title: str
    alt: str = ""
    size: int = 0
    sha256: str = ""
    width: int = 0
    height: int = 0


class ShownCalendar(Shown):
    """When a party works, where its holidays come from, and its closed days within the plan."""

    party: str
    timezone: str
    week: str
    hours: str
    source: str
    closed: tuple[tuple[str, str], ...] = ()


class ShownOpen(Shown):
    """Something that nobody has answered yet."""

    kind: str
    id: str
    title: str
    text: str = ""
    party: str = ""


class ShownEntry(Shown):
    """One line of the log: what happened on a day."""

    on: str
    kind: str
    id: str
    title: str
    text: str = ""
    by: str = ""
    note: str = ""


class ShownTurn(Shown):
    """A turn of the onboarding as a whole: `paused`, `resumed`, `replanned` or `cancelled` on a day.

    `days` is by how many days a re-planning moved the rest of the plan, so that it begins on `begins`; `why` and `note`
    are internal.
    """

    kind: str
    on: str
    until: str = ""
    begins: str = ""
    days: int = 0
    by: str = ""
    tell: str = ""
    why: str = ""
    note: str = ""


class ShownEvent(Shown):
    """One entry of a calendar: a meeting, session or date of the plan, of a series each sitting.

    `uid` stays when it moves or its item gets another id, `sequence` counts how often published versions and this plan
    moved it. A `cancelled` one stood in a published version and does not take place; its item may have left the plan.
    """

    uid: str
    item: str
    title: str
    start: str
    end: str
    sequence: int = 0
    cancelled: bool = False


class ShownDifference(Shown):
    """What changed in an item since the version that this reader saw last."""

    id: str
    title: str
    kind: Literal["added", "removed", "moved", "renamed"]
    before: str = ""
    after: str = ""


class ShownVersion(Shown):
    """A published version that dates are compared with."""

    version: str
    published: str
    signed: bool = False


class ShownVariant(Shown):
    """The kind of customer that this plan is for."""

    id: str
    title: str
    text: str = ""
    length: str = ""
    includes: tuple[tuple[str, str], ...] = ()
    reason: str = ""


class ShownRepository(Shown):
    """Where the vendor's own readers propose changes.

    `edit` is the address in front of a file's path in the web editor, `issue` that of a new issue, in which `{title}` and
    `{text}` are to be filled in.
    """

    edit: str
    issue: str


class ShownLogo(Shown):
    """The logo of a party: its file in the site, its words, and its size in pixels."""

    party: str
    file: str
    alt: str = ""
    width: int = 0
    height: int = 0


class ShownScheme(Shown):
    """Colours of one scheme (`#1a5fb4`), empty where a brand says nothing; `on_primary` is text on `primary`."""

    primary: str = ""
    on_primary: str = ""
    accent: str = ""


class ShownBrand(Shown):
    """How the pages look: logos, and colours in the light and in the dark scheme."""

    logos: tuple[ShownLogo, ...] = ()
    light: ShownScheme = ShownScheme()
    dark: ShownScheme = ShownScheme()


class ShownSummary(Shown):
    """Where the customer stands, in one sentence, with the rule behind it.

    `state` is `paused` or `cancelled`, `life` the sentence that says so, and `tell` what the customer was told.
    """

    stage: str
    stage_title: str
    sentence: str
    rule: str
    go_live: str = ""
    go_live_item: str = ""
    band: str = ""
    done: int = 0
    counted: int = 0
    state: str = ""
    life: str = ""
    tell: str = ""


class ShownPlan(Shown):
    """The plan of one customer for one audience on one day.

    `kickoff_certainty` is open, tentative or confirmed; `turns` is what happened to the onboarding as a whole;
    `repository` is internal.
    """

    format: Literal["launchbook-plan-1"] = "launchbook-plan-1"
    customer: str
    name: str
    text: str = ""
    audience: str
    language: str = "en"
    timezone: str
    vendor_name: str
    vendor_timezone: str
    parties: dict[str, str]
    playbook: str
    playbook_title: str
    playbook_version: str
    playbook_text: str = ""
    product: str = ""
    as_of: str
    revision: str = ""
    kickoff: str = ""
    kickoff_certainty: str = "open"
    summary: ShownSummary
    variant: ShownVariant | None = None
    baseline: ShownVersion | None = None
    previous: ShownVersion | None = None
    differences: tuple[ShownDifference, ...] = ()
    turns: tuple[ShownTurn, ...] = ()
    items: tuple[ShownItem, ...] = ()
    milestones: tuple[ShownPath, ...] = ()
    events: tuple[ShownEvent, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    members: tuple[ShownMember, ...] = ()
    roles: tuple[ShownRole, ...] = ()
    people: tuple[ShownPerson, ...] = ()
    facts: tuple[ShownFact, ...] = ()
    goals: tuple[ShownCheck, ...] = ()
    success: tuple[ShownCheckGroup, ...] = ()
    metrics: tuple[ShownMetric, ...] = ()
    health_title: str = ""
    health_text: str = ""
    health: tuple[ShownAssessment, ...] = ()
    health_form: tuple[ShownCheckGroup, ...] = ()
    health_bands: tuple[tuple[str, str], ...] = ()
    actions: tuple[ShownAction, ...] = ()
    support: tuple[ShownSupport, ...] = ()
    guides: tuple[ShownGuide, ...] = ()
    attachments: tuple[ShownFile, ...] = ()
    calendars: tuple[ShownCalendar, ...] = ()
    open_points: tuple[ShownOpen, ...] = ()
    risks: tuple[ShownRisk, ...] = ()
    log: tuple[ShownEntry, ...] = ()
    scope_included: tuple[str, ...] = ()
    scope_later: tuple[str, ...] = ()
    links: tuple[ShownLink, ...] = ()
    out: tuple[tuple[str, str, str], ...] = ()
    repository: ShownRepository | None = None
    brand: ShownBrand | None = None
