"""A plan in which every field of the published format says something, made by hand for tests of pages."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import Any

from generator.model.files.fields import parse_count
from generator.model.files.source import FileSource, Picture
from generator.model.language.comparison import parse_comparison, parse_window
from generator.model.language.duration import parse_duration
from generator.model.language.recurrence import parse_recurrence
from generator.model.stages.plan import AttachedFile
from generator.model.stages.shown.brand import ShownBrand, ShownLogo, ShownScheme
from generator.model.stages.shown.calendar import ShownCalendar, ShownEvent
from generator.model.stages.shown.check import ShownApproval, ShownCheck, ShownCheckGroup, ShownVerdict
from generator.model.stages.shown.critical_path import ShownPath, ShownStride
from generator.model.stages.shown.dates import ShownDates, ShownSpan, ShownVariance
from generator.model.stages.shown.derivation import ShownWhy
from generator.model.stages.shown.fact import ShownFact, ShownOpen
from generator.model.stages.shown.group import ShownGroup, ShownMember
from generator.model.stages.shown.guide import ShownFile, ShownGuide, ShownGuideLink, ShownLink, ShownRepository
from generator.model.stages.shown.item import ShownInternal, ShownItem
from generator.model.stages.shown.log import ShownDifference, ShownEntry, ShownRisk, ShownTurn, ShownVersion
from generator.model.stages.shown.metric import ShownAction, ShownAssessment, ShownMetric, ShownReading, ShownTarget
from generator.model.stages.shown.people import ShownAway, ShownPerson, ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.runbook import ShownStep, ShownWindow
from generator.model.stages.shown.session import ShownAgendaPoint, ShownSession, ShownSitting
from generator.model.stages.shown.summary import ShownSummary, ShownVariant
from generator.model.stages.shown.support import ShownContact, ShownCoverage, ShownSeverity, ShownSupport, ShownTier
from tests.given.moments import at, on

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>'
WORKSHEET = b"system,owner\r\nOrders,\r\n"


def plan() -> ShownPlan:
    """The onboarding of Nordlys Energi, read by the vendor's own people; every field is in use."""
    return ShownPlan(
        customer="nordlys",
        name="Nordlys Energi",
        text="Nordlys sells *power* to the north.",
        audience="internal",
        language="en",
        timezone="Europe/Oslo",
        vendor_name="Halden Software",
        vendor_timezone="Europe/London",
        parties={"customer": "Nordlys Energi", "vendor": "Halden Software", "third": "Strand Revisjon"},
        playbook="standard",
        playbook_title="Standard onboarding",
        playbook_version="1.2.0",
        playbook_text="We go live in **six** weeks; see [the admin guide](guide:admin#first-day).",
        product="Tidewater",
        as_of=on("2026-11-18"),
        revision="0123456789ab",
        kickoff=on("2026-11-02"),
        kickoff_certainty="tentative",
        summary=ShownSummary(
            stage="build",
            stage_title="Build",
            sentence="Go-live is expected on 2026-12-14.",
            rule="The last phase in which something happened",
            go_live=at("2026-12-14"),
            go_live_item="go-live",
            band="yellow",
            done=1,
            counted=7,
            state="paused",
            life="Paused since 2026-11-16; work is expected to go on from 2026-11-23.",
            tell="We wait for your *budget*.",
        ),
        turns=(
            ShownTurn(
                kind="replanned",
                on=on("2026-11-10"),
                begins=on("2026-11-12"),
                days=3,
                by="maja",
                tell="The rest begins on Thursday.",
                why="The data came late",
                note="Do not mention the server",
            ),
            ShownTurn(kind="paused", on=on("2026-11-16"), until=on("2026-11-22"), tell="We wait for your *budget*."),
        ),
        variant=ShownVariant(
            id="mid-market",
            title="Mid-market",
            text="A *part-time* lead on each side.",
            length=parse_duration("8..12 weeks"),
            includes=(("Project lead", "part-time"),),
            reason="users is 60",
        ),
        baseline=ShownVersion(version="1.0", published=on("2026-11-03"), signed=True),
        previous=ShownVersion(version="1.1", published=on("2026-11-10"), signed=True),
        differences=(
            ShownDifference(
                id="go-live", title="Go-live", kind="moved", before=at("2026-12-07"), after=at("2026-12-14")
            ),
            ShownDifference(id="old-check", title="Old check", kind="removed"),
        ),
        brand=ShownBrand(
            logos=(ShownLogo(party="vendor", file="brand/vendor.svg", alt="Halden", width=60, height=20),),
            light=ShownScheme(primary="#14375e", on_primary="#ffffff", accent="#1f5fa8"),
            dark=ShownScheme(primary="#14375e", on_primary="#ffffff", accent="#88bbff"),
        ),
        repository=ShownRepository(
            edit="https://git.halden.example.com/onboarding/edit/main/",
            issue="https://git.halden.example.com/onboarding/issues/new?title={title}&body={text}",
        ),
        items=_items(),
        milestones=_milestones(),
        events=_events(),
        groups=_groups(),
        members=(
            ShownMember(id="oslo", group="teams", title="Oslo depot", within="north"),
            ShownMember(id="bergen", group="teams", title="Bergen depot"),
        ),
        roles=_roles(),
        people=_people(),
        facts=(
            ShownFact(id="users", title="Users", ask="How many will use it?", why="Seats.", value="60", unit="people"),
            ShownFact(
                id="api-key",
                title="Key for the interface",
                ask="Only for scripts",
                secret=True,
                handed_by="it-lead",
                handed_to="csm",
            ),
        ),
        goals=(ShownCheck(id="live", ask="Live within thirty days", outcome="unanswered"),),
        success=(
            ShownCheckGroup(
                id="business",
                title="Business",
                text="It has to *pay*.",
                checks=(ShownCheck(id="faster", ask="Orders take a quarter less time", outcome="no", metric="effort"),),
                no=1,
            ),
        ),
        metrics=_metrics(),
        **_health(),
        actions=(
            ShownAction(
                id="escalate",
                title="Escalation meeting",
                due=at("2026-11-14T15:00+01:00"),
                rule="A red week asks for it",
                text="Within a *day*.",
                owner=("csm",),
                done=True,
            ),
        ),
        support=_support(),
        guides=_guides(),
        attachments=_attachments(),
        calendars=(
            ShownCalendar(
                party="customer",
                timezone="Europe/Oslo",
                week="mon-fri",
                hours="08:00-16:00",
                source="holidays 0.84, NO",
                closed=((on("2026-12-25"), "Christmas Day"),),
            ),
        ),
        open_points=(ShownOpen(kind="role", id="sponsor", title="Sponsor", text="Nobody is named", party="customer"),),
        risks=(
            ShownRisk(
                id="port",
                risk="The port stays closed",
                likelihood="likely",
                impact="high",
                mitigation="Ask the network team twice",
                owner="ingrid",
                since=on("2026-11-09"),
                state="open",
                tell="We wait for a port",
                note="They forgot",
                why="Their queue is long",
            ),
        ),
        log=(
            ShownEntry(
                on=on("2026-11-02"),
                kind="done",
                id="kickoff-call",
                title="Kickoff call",
                text="A *good* start",
                by="maja",
                note="The sponsor was late",
            ),
            ShownEntry(on=on("2026-11-09"), kind="risk", id="port", title="Port", text="The port stays closed"),
        ),
        scope_included=("Orders",),
        scope_later=("Forecasts",),
        links=(ShownLink(title="Status of the service", url="https://status.halden.example/"),),
        out=(("licence-check", "Compare licences", "users is 60"),),
    )


def attached() -> tuple[AttachedFile, ...]:
    """What the build finds behind the attachments of the plan: one is shown, the other is for nobody here."""
    digest = sha256(WORKSHEET).hexdigest()
    return (
        AttachedFile("worksheet", "worksheet.csv", "Worksheet", "", ("customer",), "w.csv", len(WORKSHEET), digest),
        AttachedFile("secret-sheet", "secret.csv", "Secret", "", ("internal",), "s.csv", 3, "0" * 64),
    )


def logos() -> dict[str, FileSource]:
    """The file behind the logo of the plan."""
    return {"vendor": FileSource("logo.svg", len(LOGO), sha256(LOGO).hexdigest(), Picture(60, 20))}


def _span(start: str, end: str = "") -> ShownSpan:
    return ShownSpan(start=at(start), end=at(end or start))


def _dates(start: str, end: str = "", baseline: str = "", planned: str = "", done: bool = False) -> ShownDates:
    now = _span(start, end)
    return ShownDates(
        baseline=_span(baseline) if baseline else None,
        plan=_span(planned) if planned else now,
        forecast=now,
        actual=now if done else None,
    )


def _events() -> tuple[ShownEvent, ...]:
    def event(item: str, title: str, start: str, end: str = "", **more: Any) -> ShownEvent:
        return ShownEvent(uid=f"{item}/{start}", item=item, title=title, start=at(start), end=at(end or start), **more)

    return (
        event("kickoff-call", "Kickoff call", "2026-11-02T10:00+01:00", "2026-11-02T11:00+01:00"),
        event("plan-sign-off", "Success plan is agreed", "2026-11-04"),
        event("hands-on[oslo]", "Hands-on – Oslo depot", "2026-11-17T09:00+01:00", "2026-11-17T11:00+01:00"),
        event("old-talk", "Old talk", "2026-11-20T09:00+01:00", "2026-11-20T10:00+01:00", sequence=1, cancelled=True),
        event("hands-on[bergen]", "Hands-on – Bergen depot", "2026-11-24T09:00+01:00", "2026-11-24T11:00+01:00"),
        event("hands-on[oslo]", "Hands-on – Oslo depot", "2026-12-01T09:00+01:00", "2026-12-01T11:00+01:00"),
        event("agree-date[oslo]", "Date is agreed – Oslo depot", "2026-12-04", sequence=2),
        event("go-live", "Go-live", "2026-12-14"),
    )


def _milestones() -> tuple[ShownPath, ...]:
    exported = ShownStride(
        item="export-data", title="Export the data", start=at("2026-11-12"), end=at("2026-11-13"), why="Day 12"
    )
    late = exported.model_copy(
        update={"start": at("2026-11-19"), "end": at("2026-11-20"), "later": 7, "why": "Waits for a port"}
    )
    hidden = ShownStride(title="A step of Halden Software", end=at("2026-12-04"), why="A step of somebody else")
    live = ShownStride(item="go-live", title="Go-live", end=at("2026-12-14"), why="Waits for a step")
    return (
        ShownPath(
            id="go-live",
            plan=(exported, live.model_copy(update={"end": at("2026-12-07")})),
            forecast=(late, hidden, live),
            late="Expected 7 days late because of the export",
            slack={"export-data": 0, "go-live": 0},
        ),
    )


def _items() -> tuple[ShownItem, ...]:
    return (*_first_items(), *_training(), *_gates(), *_last_items())


def _first_items() -> tuple[ShownItem, ...]:
    return (
        ShownItem(
            id="kickoff-call",
            base="kickoff-call",
            kind="meeting",
            title="Kickoff call",
            order=1,
            phase="discovery",
            workstreams=("planning",),
            parties=("vendor", "customer"),
            owner=("csm",),
            attendees=("project-lead", "it-lead"),
            people=("maja",),
            dates=_dates("2026-11-02T10:00+01:00", "2026-11-02T11:00+01:00", done=True),
            takes=parse_duration("30..60 min"),
            place="Video call",
            standing="done",
            standing_rule="Recorded as done",
            agenda=(
                ShownAgendaPoint(title="Who is who", minutes=10, points=("Names", "Roles")),
                ShownAgendaPoint(title="Next steps", minutes=50),
            ),
            decision="Weekly calls",
            internal=ShownInternal(
                note="The sponsor was grumpy",
                why="Nobody had told her",
                evidence="Minutes of the call",
                link="https://files.halden.example/minutes",
                place="customers/nordlys/status.yml:3:1",
                audience=("customer",),
            ),
        ),
        ShownItem(
            id="export-data",
            base="export-data",
            kind="task",
            title="Export the data",
            order=2,
            phase="discovery",
            workstreams=("planning",),
            text="Use the *worksheet*; the [guide](guide:admin#first-day) says how.",
            need="recommended",
            priority="high",
            rule="Before anything is built",
            parties=("customer",),
            owner=("it-lead",),
            accountable=("project-lead",),
            consulted=("csm",),
            informed=("accountant",),
            people=("jonas",),
            head_count=parse_count("3..5"),
            dates=_dates("2026-11-19", "2026-11-20", baseline="2026-11-06", planned="2026-11-13"),
            deadline=at("2026-11-27"),
            slack=-2,
            takes=parse_duration("2 workdays"),
            after=("kickoff-call",),
            standing="blocked",
            standing_rule="Declared blocked",
            declared="at risk",
            since=on("2026-11-09"),
            tell="We wait for *your* IT to open the port.",
            why=(
                ShownWhy(of="plan", kind="source", result=at("2026-11-13"), sentence="Written as day 12: 2026-11-13"),
                ShownWhy(
                    of="forecast",
                    kind="pushed",
                    result=at("2026-11-20"),
                    sentence="Waits for “Kickoff call”: 2026-11-20",
                    edge="end",
                    amount=2,
                    unit="workdays",
                    item="kickoff-call",
                    name="Nordlys Energi",
                ),
            ),
            reasons=("migration (migration is yes)",),
            changes=("Due: 2026-11-13 instead of day 5 (Data team on leave)",),
            checks=(
                ShownCheck(
                    id="complete",
                    ask="Is everything in it?",
                    outcome="given",
                    text="Count the *rows*.",
                    answering="rating",
                    scale=parse_count("1..5"),
                    unit="points",
                    area="Data",
                    answer="4",
                    source="done",
                    by="jonas",
                    on=on("2026-11-16"),
                    evidence_wanted=True,
                    tell="Nearly all",
                    note="He guessed",
                ),
                ShownCheck(
                    id="format", ask="Which form?", outcome="unanswered", answering="choice", choices=("csv", "xlsx")
                ),
                ShownCheck(id="remark", ask="What else?", outcome="unanswered", answering="text"),
                ShownCheck(id="rows", ask="How many rows?", outcome="unanswered", answering="number", unit="rows"),
            ),
            source="the old system",
            medium="a file",
            guides=(ShownGuideLink(id="admin", heading="first-day", kind="how-to", title="For administrators"),),
            attachments=("worksheet",),
            links=(ShownLink(title="Manual of the old system", url="https://old.example/manual"),),
        ),
    )


def _training() -> tuple[ShownItem, ...]:
    def hands_on(member: str, title: str, order: int, start: str) -> ShownItem:
        return ShownItem(
            id=f"hands-on[{member}]",
            base="hands-on",
            kind="session",
            title=f"Hands-on – {title}",
            order=order,
            member=member,
            group="teams",
            phase="build",
            course="users-course",
            parties=("vendor", "customer"),
            owner=("csm",),
            attendees=("power-user",),
            dates=_dates(f"{start}T09:00+01:00", f"{start}T11:00+01:00"),
            takes=parse_duration("2 h"),
            repeats=(parse_recurrence("week on tuesday"),),
            times=2,
            sittings=(
                ShownSitting(
                    start=at(f"{start}T09:00+01:00"), end=at(f"{start}T11:00+01:00"), held=True, tell="All of them came"
                ),
                ShownSitting(start=at("2026-12-01T09:00+01:00"), end=at("2026-12-01T11:00+01:00")),
            ),
            session=ShownSession(
                seats=8,
                learners=12,
                trainer=("csm",),
                presenter=("project-lead",),
                for_whom=("Team leads",),
                bring=("Your own orders",),
                materials=("admin", "export-data", "worksheet"),
                recording_tool="Screen recorder",
                recording_link="https://video.halden.example/1",
                recording_takes=parse_duration("48 min"),
                attended=7,
                attended_people=("jonas",),
                minutes=120,
                total_minutes=240,
            ),
        )

    return hands_on("oslo", "Oslo depot", 3, "2026-11-17"), hands_on("bergen", "Bergen depot", 4, "2026-11-24")


def _gates() -> tuple[ShownItem, ...]:
    def agree(member: str, title: str, order: int, given: bool) -> ShownItem:
        lead = ShownApproval(role="project-lead", by="ingrid", on=on("2026-11-17"), version="1.1", note="By telephone")
        return ShownItem(
            id=f"agree-date[{member}]",
            base="agree-date",
            kind="gate",
            title=f"Date is agreed – {title}",
            order=order,
            member=member,
            group="teams",
            phase="build",
            parties=("customer",),
            owner=("project-lead",),
            dates=_dates("2026-12-04"),
            standing="not started",
            checks=(ShownCheck(id="no-holiday", ask="No holiday falls in that week", outcome="yes"),),
            verdict=ShownVerdict(open=given, sentence="Closed: an approval is missing.", rule="All must agree"),
            approvals=(lead if given else ShownApproval(role="project-lead"), ShownApproval(role="it-lead")),
        )

    sign_off = ShownItem(
        id="final-sign-off",
        base="final-sign-off",
        kind="sign-off",
        title="Final sign-off",
        order=9,
        phase="launch",
        parties=("customer",),
        dates=_dates("2027-01-11"),
        checks=(ShownCheck(id="trained", ask="The team is trained", outcome="unanswered"),),
        verdict=ShownVerdict(open=False, sentence="Closed: nobody signed.", rule="All yes and signed"),
        signers=("project-lead",),
    )
    signed = sign_off.model_copy(
        update={
            "id": "plan-sign-off",
            "base": "plan-sign-off",
            "title": "Success plan is agreed",
            "phase": "discovery",
            "order": 10,
            "dates": _dates("2026-11-04", done=True),
            "standing": "done",
            "signature": ShownApproval(role="project-lead", by="ingrid", on=on("2026-11-04"), version="1.0"),
        }
    )
    return agree("oslo", "Oslo depot", 5, True), agree("bergen", "Bergen depot", 6, False), sign_off, signed


def _last_items() -> tuple[ShownItem, ...]:
    return (
        ShownItem(
            id="go-live",
            base="go-live",
            kind="milestone",
            title="Go-live",
            order=7,
            phase="launch",
            parties=("customer", "vendor"),
            owner=("project-lead",),
            dates=_dates("2026-12-14", baseline="2026-12-07", planned="2026-12-07"),
            critical=True,
            slack=0,
            variance=ShownVariance(plan=5, baseline=5),
            certainty="confirmed",
            tentative="Tentative: it hangs on the end of the pause since 2026-11-16",
            standing="at risk",
            standing_rule="A predecessor is late",
            checks=(ShownCheck(id="all-in", ask="Everybody works in it", outcome="unanswered"),),
        ),
        ShownItem(
            id="support-peak",
            base="support-peak",
            kind="window",
            title="Support peak",
            order=8,
            phase="launch",
            parties=("vendor",),
            owner=("csm",),
            dates=_dates("2026-12-14", "2027-01-08"),
            window=ShownWindow(
                stops=("Changes of rules",), for_whom=("Finance",), instead="Write *wishes* down.", load="75"
            ),
        ),
        ShownItem(
            id="freeze",
            base="freeze",
            kind="step",
            title="Freeze the old system",
            order=11,
            runbook="cutover",
            text="Tell *everybody* first.",
            parties=("vendor", "customer"),
            owner=("csm",),
            people=("maja",),
            dates=_dates("2026-12-14T09:00+01:00", "2026-12-14T09:10+01:00"),
            takes=parse_duration("10 min"),
            step=ShownStep(
                expect="The old system is *read-only*.",
                if_it_fails="Telephone the team.",
                verify="Try to save an order.",
                rollback="Switch it back.",
                backup=("it-lead",),
                point_of_no_return=True,
            ),
        ),
        ShownItem(
            id="go-back",
            base="go-back",
            kind="step",
            title="Go back to the old system",
            order=15,
            runbook="cutover",
            parties=("vendor",),
            owner=("csm",),
            starts_after=75,
        ),
        ShownItem(
            id="choose-admins",
            base="choose-admins",
            kind="decision",
            title="Choose administrators",
            order=12,
            parties=("customer",),
            owner=("sponsor",),
            decides=("it-lead",),
            dates=ShownDates(
                plan=ShownSpan(start=at("2027-01-01"), end=at("2027-03-31"), tentative="q1 2027"),
            ),
        ),
        ShownItem(
            id="price-check",
            base="price-check",
            kind="task",
            title="Check the price",
            order=13,
            phase="discovery",
            parties=("vendor",),
            owner=("csm",),
            need="optional",
            standing="not needed",
            internal=ShownInternal(audience=("internal",)),
        ),
        ShownItem(
            id="surprise",
            base="surprise",
            kind="task",
            title="A word with the board",
            order=14,
            full=False,
            phase="launch",
            parties=("vendor",),
            dates=_dates("2027-01-05"),
        ),
    )


def _groups() -> tuple[ShownGroup, ...]:
    exits = (ShownCheck(id="agreed", ask="The plan is agreed", outcome="yes"),)
    return (
        ShownGroup(
            axis="phase",
            id="discovery",
            title="Discovery",
            text="We *listen*.",
            items=("kickoff-call", "plan-sign-off", "export-data", "price-check"),
            boxes=(("kickoff-call",), ("export-data", "plan-sign-off")),
            start=at("2026-11-02"),
            end=at("2026-11-15"),
            checks=exits,
            done=2,
            counted=3,
        ),
        ShownGroup(
            axis="phase",
            id="build",
            title="Build",
            items=("hands-on[oslo]", "hands-on[bergen]", "agree-date[oslo]", "agree-date[bergen]"),
            boxes=(("hands-on[oslo]", "hands-on[bergen]"),),
            start=at("2026-11-16"),
            end=at("2026-12-13"),
            counted=4,
        ),
        ShownGroup(
            axis="phase",
            id="launch",
            title="Launch",
            items=("go-live", "support-peak", "final-sign-off", "surprise"),
            start=at("2026-12-14"),
            end=at("2027-01-11"),
        ),
        ShownGroup(axis="workstream", id="planning", title="Planning", items=("kickoff-call", "export-data")),
        ShownGroup(
            axis="course",
            id="users-course",
            title="Training of users",
            text="Two *mornings*.",
            items=("hands-on[oslo]", "hands-on[bergen]"),
            roles=("power-user",),
            minutes=480,
        ),
        ShownGroup(
            axis="runbook",
            id="cutover",
            title="Cutover",
            text="The *morning* of the switch.",
            member="oslo",
            items=("freeze", "go-back"),
            start=at("2026-12-14"),
            end=at("2026-12-14"),
            counted=2,
        ),
    )


def _roles() -> tuple[ShownRole, ...]:
    return (
        ShownRole(
            id="project-lead",
            title="Project lead",
            party="customer",
            people=("ingrid",),
            wanted=parse_count("1"),
            does="Decides on *your* side.",
            contact="weekly",
            guides=("admin",),
        ),
        ShownRole(
            id="it-lead",
            title="IT lead",
            party="customer",
            people=("jonas",),
            member="oslo",
            wanted=parse_count("1..2"),
        ),
        ShownRole(id="power-user", title="Power user", party="customer", wanted=parse_count("3.."), open=True),
        ShownRole(id="sponsor", title="Sponsor", party="customer", open=True),
        ShownRole(id="csm", title="Customer success manager", party="vendor", people=("maja",), contact="as needed"),
        ShownRole(id="accountant", title="Accountant", party="third"),
    )


def _people() -> tuple[ShownPerson, ...]:
    return (
        ShownPerson(
            id="ingrid",
            name="Ingrid Berg",
            party="customer",
            roles=("project-lead",),
            title="Head of operations",
            company="Nordlys Drift",
            email="ingrid.berg@nordlys.example",
            phone="+47 22 55 01 12",
            deputy="jonas",
            away=(ShownAway(start=at("2026-12-21"), end=at("2026-12-23"), deputy="jonas", why="A journey"),),
        ),
        ShownPerson(id="jonas", name="Jonas Lund", party="customer", roles=("it-lead",)),
        ShownPerson(
            id="maja",
            name="Maja Lindqvist",
            party="vendor",
            roles=("csm",),
            phone="+46 31 555 01 12",
            email="m@h.example",
        ),
    )


def _metrics() -> tuple[ShownMetric, ...]:
    return (
        ShownMetric(
            id="effort",
            title="Effort for an order",
            text="Measured on *ten* orders.",
            unit="hours",
            baseline=Decimal(4),
            target=parse_comparison("at most 3"),
            window=parse_window("7 days in a row"),
            by=at("2027-01-29"),
            source="Time sheet",
            outcome="no",
            targets=(
                ShownTarget(label="day-60", target=parse_comparison("at most 3.5"), by=at("2026-12-31"), outcome="yes"),
            ),
            readings=(
                ShownReading(on=on("2026-11-06"), value=Decimal("4.1")),
                ShownReading(on=on("2026-11-13"), value=Decimal("3.8")),
            ),
            tracked=True,
        ),
    )


def _health() -> dict[str, Any]:
    asked = ShownCheck(id="sign-in", ask="People sign in", outcome="unanswered")
    answered = asked.model_copy(update={"outcome": "yes", "answer": "yes"})
    form = ShownCheckGroup(id="adoption", title="Adoption", text="Do they *use* it?", checks=(asked,), unanswered=1)
    return {
        "health_title": "Weekly health",
        "health_text": "Every *Friday*.",
        "health_form": (form,),
        "health_bands": (("green", "All answers are yes"), ("red", "Three or more are no")),
        "health": (
            ShownAssessment(on=on("2026-11-06"), band="", rule="", missing=True),
            ShownAssessment(
                on=on("2026-11-13"),
                band="yellow",
                rule="1 answer is no",
                categories=(form.model_copy(update={"checks": (answered,), "yes": 1, "unanswered": 0}),),
                tell="A *good* week",
                note="But only just",
            ),
        ),
    }


def _support() -> tuple[ShownSupport, ...]:
    return (
        ShownSupport(
            id="hypercare",
            title="Hypercare",
            text="We stay *beside* you.",
            start=at("2026-12-14"),
            end=at("2027-01-08"),
            current=True,
            tiers=(ShownTier(id="l1", title="Team leads", party="customer", roles=("it-lead",), does="First *look*."),),
            severities=(
                ShownSeverity(
                    id="p1",
                    title="P1, critical",
                    definition=("It is down",),
                    response="30 min",
                    resolution="4 h",
                    coverage="always",
                ),
                ShownSeverity(id="p4", title="P4, wish", response="next workday"),
            ),
            coverage=(ShownCoverage(id="always", title="Around the clock", hours="24/7", topics=("Outages",)),),
            escalation=(ShownContact(role="csm", topic="an issue is late"),),
            contacts=(ShownContact(role="csm", topic="Everything", channel="Telephone"),),
        ),
    )


def _guides() -> tuple[ShownGuide, ...]:
    return (
        ShownGuide(
            id="basics",
            title="The basics",
            kind="training",
            version="1.2.0",
            body="Sign in.\n\n## Where { #where }\n\nAt the top.\n",
        ),
        ShownGuide(
            id="admin",
            title="For administrators",
            kind="how-to",
            version="1.2.0",
            summary="What you look after.",
            roles=("it-lead", "power-user"),
            takes=parse_duration("20 min"),
            may=("it-lead",),
            ask="csm",
            rights="Only *administrators* see this.",
            prerequisites=("basics",),
            recommendations=("Be *two*.",),
            checks=(("signed-in", "I have signed in."),),
            terms=(("Depot", "A place with lorries."),),
            video="https://video.halden.example/admin",
            body="First *this*.\n\n## The first day { #first-day }\n\nLook at [the sheet](attachment:worksheet).\n",
        ),
    )


def _attachments() -> tuple[ShownFile, ...]:
    digest = sha256(WORKSHEET).hexdigest()
    return (
        ShownFile(
            id="worksheet",
            file="worksheet.csv",
            title="Worksheet of systems",
            alt="A table",
            width=70,
            height=50,
            size=len(WORKSHEET),
            sha256=digest,
        ),
    )
