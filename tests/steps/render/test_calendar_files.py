"""Calendar files: two parsers read them alike, entries keep who they are when they move, and no text breaks out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from generator.model.calendar.as_of import AsOf
from generator.model.stages.baseline import Baseline
from generator.model.stages.outline.calendar_file import CalendarFile
from generator.model.stages.outline.outline import Outline
from generator.model.stages.shown.calendar import ShownEvent
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import ZonedMoment
from generator.steps.outline import outline
from generator.steps.project import project
from generator.steps.render.calendars import calendar
from generator.steps.render.zones import zone_component
from tests.given.built import shown, tree
from tests.given.shown_plans import plan
from tests.readers import assessed, version
from tests.steps.outline.test_outline import bare, item

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
Times = tuple[date | datetime, date | datetime]


def by_icalendar(content: bytes) -> dict[str, Times]:
    """The entries by UID, times in UTC, as the library that wrote them reads them; it knows all zones by name."""
    events = [e for e in Calendar.from_ical(content).walk("VEVENT") if isinstance(e, Event)]
    found = {str(e["UID"]): (_utc(e.decoded("DTSTART")), _utc(e.decoded("DTEND"))) for e in events}
    assert len(found) == len(events), "every entry has a UID of its own"
    return found


def by_vobject(content: bytes) -> dict[str, Times]:
    """The same as another parser reads it, which believes what the file says about its zone."""
    text = content.decode()
    for zone in {line.removeprefix("TZID:") for line in text.split("\r\n") if line.startswith("TZID:")}:
        vobject.icalendar.registerTzid(zone, None)
    events = vobject.readOne(text).contents.get("vevent", [])
    return {e.uid.value: (_utc(e.dtstart.value), _utc(e.dtend.value)) for e in events}


def _utc(moment: date | datetime) -> date | datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def whole(known: ShownPlan) -> bytes:
    """The calendar of everything."""
    site = outline(known)
    return calendar(site, site.calendar_files[0])


def vevents(known: ShownPlan) -> list[Event]:
    """Its entries."""
    return [e for e in Calendar.from_ical(whole(known)).walk("VEVENT") if isinstance(e, Event)]


def of(**fields: Any) -> bytes:
    """A calendar of one entry, with the fields of the plan, of its item or of itself that a test is about."""
    zone = fields.pop("timezone", "Europe/Oslo")
    event = {name: fields.pop(name) for name in set(fields) & set(ShownEvent.model_fields)}
    told = ShownEvent(
        **{"uid": "u", "item": "talk", "title": "Talk", "start": "2026-11-17", "end": "2026-11-17", **event}
    )
    talk = item("talk", str(told.start), kind="meeting", title=told.title, **fields)
    site = Outline(plan=bare(items=(talk,), events=(told,), timezone=zone), pages=())
    return calendar(site, CalendarFile("calendar.ics", "All", (told,)))


# == Two parsers read every file of two customers alike ==


@pytest.mark.parametrize("customer", ["fjordkraft", "maple-dental"])
@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_every_file_of_a_sample_reads_alike_in_two_parsers(customer: str, audience: str) -> None:
    made = tree(ROOT, customer, audience, AsOf(date(2026, 11, 18)))
    files = {f.path: f.content or b"" for f in made.files if f.path.endswith(".ics")}
    assert len(files) > 20
    for path, content in files.items():
        read = by_icalendar(content)
        assert read, path
        assert read == by_vobject(content), path
        assert all(end > start for start, end in read.values()), path
        assert all(len(line.encode()) <= 75 for line in content.decode().split("\r\n")), path
    everything = by_icalendar(files["calendar.ics"])
    assert all(everything[uid] == times for c in files.values() for uid, times in by_icalendar(c).items())


def test_a_file_says_what_it_is_and_how_often_to_look_again() -> None:
    lines = whole(plan()).decode().replace("\r\n ", "").split("\r\n")
    head = lines[: lines.index("BEGIN:VTIMEZONE")]
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Launchbook//Onboarding plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Nordlys Energi: Standard onboarding",
        "X-WR-CALNAME:Nordlys Energi: Standard onboarding",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "X-WR-TIMEZONE:Europe/Oslo",
    ]


def test_an_entry_holds_what_the_invited_need() -> None:
    (text,) = (e for e in whole(plan()).decode().split("BEGIN:VEVENT") if "2026-11-17T09" in e)
    assert text.replace("\r\n ", "").split("\r\n")[1:-2] == [
        "SUMMARY:Hands-on – Oslo depot",
        "DTSTART;TZID=Europe/Oslo:20261117T090000",
        "DTEND;TZID=Europe/Oslo:20261117T110000",
        "DTSTAMP:20261118T000000Z",
        "UID:hands-on[oslo]/2026-11-17T09:00+01:00",
        "SEQUENCE:7539",
        "CATEGORIES:session",
        "DESCRIPTION:Bring: Your own orders",
    ]


def test_whole_days_are_days_and_keep_nobody_busy() -> None:
    text = of(start="2026-12-14", end="2026-12-15").decode()
    assert "DTSTART;VALUE=DATE:20261214\r\nDTEND;VALUE=DATE:20261216\r\n" in text
    assert "TRANSP:TRANSPARENT" in text


def test_a_calendar_without_entries_is_still_one_that_parsers_take() -> None:
    for zone in ("Europe/Oslo", "UTC"):
        content = whole(bare(timezone=zone))
        assert by_icalendar(content) == by_vobject(content) == {}
        assert b"BEGIN:VTIMEZONE" in content


@given(
    st.integers(1_577_836_800, 2_208_988_800),
    st.integers(1_577_836_800, 2_208_988_800),
    st.booleans(),
    st.booleans(),
)
def test_any_span_ends_after_it_begins(start: int, end: int, clock: bool, ends: bool) -> None:
    first, last = (datetime.fromtimestamp(seconds, UTC) for seconds in sorted((start, end)))
    content = of(
        start=first.isoformat(timespec="minutes") if clock else first.date().isoformat(),
        end=last.isoformat(timespec="minutes") if ends else last.date().isoformat(),
    )
    ((begins, over),) = by_icalendar(content).values()
    assert type(begins) is type(over)
    assert over > begins
    assert b"DURATION:" not in content.partition(b"BEGIN:VEVENT")[2]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert whole(plan()) == whole(plan())


# == Files: of everything, of one thing, of one role ==


def test_there_is_a_file_of_each_meeting_and_session_and_of_each_role_that_has_something_to_come_to() -> None:
    files = {f.path: [e.item for e in f.events] for f in outline(plan()).calendar_files}
    assert len(files.pop("calendar.ics")) == len(plan().events)
    assert files == {
        "calendars/items/kickoff-call.ics": ["kickoff-call"],
        "calendars/items/hands-on--oslo.ics": ["hands-on[oslo]"] * 2,
        "calendars/items/hands-on--bergen.ics": ["hands-on[bergen]"],
        "calendars/roles/csm.ics": ["kickoff-call", "hands-on[oslo]", "hands-on[bergen]", "hands-on[oslo]"],
    } | {path: events for path, events in files.items() if "/roles/" in path and not path.endswith("csm.ics")}
    assert files["calendars/roles/power-user.ics"] == ["hands-on[oslo]", "hands-on[bergen]", "hands-on[oslo]"]
    assert "agree-date[oslo]" in files["calendars/roles/it-lead.ics"], "whoever approves comes to it"
    assert "old-talk" not in {e for events in files.values() for e in events}


# == Zones ==


def _around_changes(zone: str) -> list[datetime]:
    """Every half hour of the days around each change of the clocks in two years, and noon of all other days."""
    clock, half = ZoneInfo(zone), timedelta(minutes=30)
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + half * n for n in range(2 * 365 * 48)]

    def near(moment: datetime) -> bool:
        return len({(moment + timedelta(days=d)).astimezone(clock).utcoffset() for d in (-3, 3)}) > 1

    return [m for m in moments if near(m) or (m.hour, m.minute) == (12, 0)]


@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/New_York", "Australia/Sydney", "Asia/Tokyo"])
def test_both_parsers_give_the_right_hour_in_the_weeks_of_a_change(zone: str) -> None:
    hour, clock, moments = timedelta(hours=1), ZoneInfo(zone), _around_changes(zone)

    def event(number: int, start: datetime) -> ShownEvent:
        begins, ends = (ZonedMoment.of(m.astimezone(clock)) for m in (start, start + hour))
        return ShownEvent(uid=str(number), item="x", title="X", start=begins, end=ends)

    events = tuple(event(n, m) for n, m in enumerate(moments))
    content = whole(bare(events=events, timezone=zone))
    wanted = {str(n): (m, m + hour) for n, m in enumerate(moments)}
    assert by_icalendar(content) == wanted
    assert by_vobject(content) == wanted


@pytest.mark.parametrize("zone", ["Europe/Dublin", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_the_rules_of_an_odd_zone_give_the_right_hour(zone: str) -> None:
    clock, written = ZoneInfo(zone), zone_component(zone, 2026, 2027).to_tz(lookup_tzid=False)
    locals_ = [m.astimezone(clock) for m in _around_changes(zone)]
    assert [m.replace(tzinfo=written).utcoffset() for m in locals_ if not m.fold] == [
        m.utcoffset() for m in locals_ if not m.fold
    ]


def test_a_rule_of_the_clocks_is_written_as_a_rule() -> None:
    text = zone_component("America/New_York", 2026, 2027).to_ical().decode()
    assert "DTSTART:20250309T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n" in text
    assert "DTSTART:20251102T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n" in text


def test_a_zone_that_changes_by_no_rule_is_written_change_by_change() -> None:
    text = zone_component("Africa/Casablanca", 2026, 2026).to_ical().decode()
    assert "RRULE" not in text
    assert "RDATE:" in text
    assert zone_component("Asia/Tokyo", 2026, 2026).to_ical().decode().count("BEGIN:STANDARD") == 1


def test_a_time_that_the_clocks_show_twice_is_written_in_utc() -> None:
    assert (
        "DTSTART;TZID=Europe/Oslo:20261025T023000\r\n"
        in of(start="2026-10-25T02:30+02:00", end="2026-10-25T03:30+01:00").decode()
    )
    assert "DTSTART:20261025T013000Z\r\n" in of(start="2026-10-25T02:30+01:00", end="2026-10-25T03:30+01:00").decode()


def test_utc_needs_no_rules() -> None:
    content = of(start="2026-11-17T09:00+00:00", end="2026-11-17T10:00+00:00", timezone="UTC")
    assert b"VTIMEZONE" not in content
    assert by_icalendar(content) == by_vobject(content)


# == Text stays text ==

SPOKEN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
HOSTILE = st.lists(
    st.sampled_from(
        [
            "\r\n",
            "\n",
            "\\n",
            "\\",
            ";",
            ",",
            ":",
            '"',
            "END:VEVENT",
            "BEGIN:VALARM",
            "X-A:1",
            "é",
            "你好",
            " ",
            "\x0b",
            "\u2028",
        ]
    )
).map("".join)


def _names(content: bytes) -> list[str]:
    """The property names of all entries, as they stand in unfolded lines."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    return [line.partition(":")[0].partition(";")[0] for line in lines]


@given(SPOKEN | HOSTILE, SPOKEN | HOSTILE, st.text() | HOSTILE)
def test_any_text_reads_back_in_both_parsers_and_adds_no_property(title: str, place: str, text: str) -> None:
    words = {"title": " ".join(title.split()), "place": " ".join(place.split())}
    content = of(title=title, place=place, text=text)
    (first,) = (e for e in Calendar.from_ical(content).walk("VEVENT") if isinstance(e, Event))
    second = vobject.readOne(content.decode()).vevent
    for name, key in (("title", "SUMMARY"), ("place", "LOCATION")):
        wanted = _visible(words[name])
        assert str(first.get(key, "")) == wanted
        assert (getattr(second, key.lower()).value if key in first else "") == wanted
    assert str(first.get("DESCRIPTION", "")) == (second.description.value if "DESCRIPTION" in first else "")
    free = ("LOCATION", "DESCRIPTION")
    assert [n for n in _names(content) if n not in free] == [n for n in _names(of()) if n not in free]
    assert all(_names(content).count(n) <= 1 for n in free)


def _visible(text: str) -> str:
    """What is left of a line of text: no control characters, any white space one space."""
    return " ".join(
        "".join(c if c.isprintable() or ord(c) > 0x9F else " " if c.isspace() else "" for c in text).split()
    )


# == Who an entry is, and how often it moved ==

BOOK = """
roles: {csm: vendor, lead: customer}
facts: {teams: group}
items:
  talk: {kind: meeting, at: day 10 10:00, takes: 1 h, owner: csm, with: [lead]}
  weekly: {kind: meeting, at: day 9 09:00, every: week, count: 4, takes: 1 h, owner: csm}
  practice: {kind: session, for_each: teams, at: day 12 13:00, takes: 2 h, owner: csm, with: [lead]}
  go-live: {kind: milestone, at: day 30, owner: csm}
"""
CUSTOMER = (
    "name: Acme\nplaybook: plan\ndates: {kickoff: 2026-11-02}\ntimezone: Europe/Oslo\nfacts: {teams: {oslo: Oslo}}\n"
)
MORNING = date(2026, 11, 4)


def told(
    book: str = BOOK, *published: Baseline, status: str = "", as_of: date = MORNING, audience: str = "customer"
) -> ShownPlan:
    return project(assessed(f"title: P\n{book}", CUSTOMER, status, as_of, published=published), audience)


def kept(known: ShownPlan, name: str = "1.0") -> Baseline:
    """The version that is recorded when a plan is published."""
    events: dict[str, tuple[tuple[ZonedMoment, ZonedMoment], ...]] = {}
    for event in known.events:
        if not event.cancelled:
            events[event.item] = (*events.get(event.item, ()), (event.start, event.end))
    return version(name, date(2026, 11, 3), events=events)


def entries(known: ShownPlan, item: str) -> list[tuple[str, str, int, bool]]:
    """UID, start, sequence and whether it is cancelled, of all entries of an item, by UID."""
    return sorted((e.uid, str(e.start)[:16], e.sequence, e.cancelled) for e in known.events if e.item == item)


def test_a_session_that_moves_is_the_same_entry_with_a_higher_sequence() -> None:
    before = told()
    after = told(BOOK.replace("day 12 13:00", "day 15 08:00"), kept(before))
    ((uid, start, first, _),) = entries(before, "practice[oslo]")
    assert entries(after, "practice[oslo]") == [(uid, "2026-11-16T08:00", first + 1, False)]
    assert entries(after, "talk") == entries(before, "talk")
    assert start == "2026-11-13T13:00"


def test_the_sequence_counts_the_versions_that_moved_it_and_never_falls() -> None:
    plans = [BOOK.replace("day 10 10:00", f"day {day} 10:00") for day in (10, 11, 11, 10, 15)]
    published: list[Baseline] = []
    found = []
    for number, book in enumerate(plans):
        now = told(book, *published)
        published.append(kept(now, f"1.{number}"))
        found.append(entries(now, "talk"))
    assert [sequence for ((_, _, sequence, _),) in found] == [0, 1, 1, 2, 3]
    assert len({uid for ((uid, *_),) in found}) == 1


def test_a_move_that_was_taken_back_before_any_version_kept_it_is_the_latest_word_all_the_same() -> None:
    moved_book = BOOK.replace("day 10 10:00", "day 11 10:00")
    for versions in ((), (kept(told()),)):
        days = [(BOOK, 4), (moved_book, 5), (BOOK, 6), (BOOK, 7)]
        plans = [told(book, *versions, as_of=date(2026, 11, day)) for book, day in days]
        found = [next(e for e in vevents(known) if str(e["SUMMARY"]) == "Talk") for known in plans]
        assert len({str(e["UID"]) for e in found}) == 1
        assert [e.decoded("DTSTART").day for e in found] == [11, 12, 11, 11]
        numbers = [e.decoded("SEQUENCE") for e in found]
        assert numbers == sorted(set(numbers))


def test_on_one_day_a_move_after_a_version_has_a_higher_sequence_than_the_version() -> None:
    moved = told(BOOK.replace("day 10 10:00", "day 11 10:00"), kept(told()))
    before, after = (
        next(e.decoded("SEQUENCE") for e in vevents(known) if str(e["SUMMARY"]) == "Talk") for known in (told(), moved)
    )
    assert after == before + 1


def test_publishing_what_a_page_says_already_moves_nothing() -> None:
    first = kept(told())
    moved = told(BOOK.replace("day 10 10:00", "day 11 10:00"), first)
    again = told(BOOK.replace("day 10 10:00", "day 11 10:00"), first, kept(moved, "1.1"))
    assert moved.events == again.events


def test_a_dropped_sitting_is_cancelled_and_the_others_stay_who_they_are() -> None:
    before = told()
    after = told(BOOK.replace("count: 4", "count: 3, except: [2026-11-17]"), kept(before))
    were, are = entries(before, "weekly"), entries(after, "weekly")
    assert [start for _, start, _, _ in sorted(were, key=lambda e: e[1])] == [
        f"2026-{day}T09:00" for day in ("11-10", "11-17", "11-24", "12-01")
    ]
    dropped = next(uid for uid, start, _, _ in were if start == "2026-11-17T09:00")
    assert are == sorted((u, s, n + (u == dropped), u == dropped) for u, s, n, _ in were)


def test_a_dropped_sitting_whose_day_has_passed_is_left_alone() -> None:
    first = kept(told())
    shorter = BOOK.replace("count: 4", "count: 3, except: [2026-11-17]")
    assert any(e.cancelled for e in told(shorter, first, as_of=date(2026, 11, 17)).events)
    assert not any(e.cancelled for e in told(shorter, first, as_of=date(2026, 11, 18)).events)


def test_a_dropped_item_is_cancelled_and_comes_back_as_the_same_entry() -> None:
    first = told()
    ((uid, start, _, _),) = entries(first, "talk")
    without = BOOK.replace("  talk:", "  # talk:")
    gone = told(without, kept(first))
    assert entries(gone, "talk") == [(uid, start, 1, True)]
    back = told(BOOK, kept(first), kept(gone, "1.1"))
    assert entries(back, "talk") == [(uid, start, 2, False)]
    (cancelled,) = (e for e in vevents(gone) if str(e["UID"]) == uid)
    assert (str(cancelled["STATUS"]), str(cancelled["TRANSP"])) == ("CANCELLED", "TRANSPARENT")


def test_an_item_with_another_id_is_the_same_entry() -> None:
    before = told()
    new = BOOK.replace("  talk: {", "  chat: {formerly: talk, ").replace("practice: {", "drill: {formerly: practice, ")
    newer = new.replace("  chat: {formerly: talk, ", "  call: {formerly: [talk, chat], ")
    for book, name in ((new, "chat"), (newer, "call")):
        after = told(book, kept(before))
        assert entries(after, name) == entries(before, "talk")
        assert entries(after, "drill[oslo]") == entries(before, "practice[oslo]")
        assert not any(e.cancelled for e in after.events)


def test_another_title_or_version_of_the_playbook_leaves_entries_as_they_are() -> None:
    book = BOOK.replace("kind: meeting, at: day 10", "title: Talk it over, kind: meeting, at: day 10")
    assert [e.uid for e in told(f"version: 9.0.0\n{book}").events] == [e.uid for e in told().events]


def test_entries_of_two_customers_of_one_playbook_never_share_a_uid() -> None:
    plans = [shown(ROOT, customer, "customer", AsOf(date(2026, 11, 18))) for customer in ("fjordkraft", "maple-dental")]
    assert {e.item for e in plans[0].events} & {e.item for e in plans[1].events}
    uids = [e.uid for known in plans for e in known.events]
    assert len(set(uids)) == len(uids)


def test_a_customer_who_takes_another_name_keeps_the_entries() -> None:
    renamed = project(assessed(f"title: P\n{BOOK}", CUSTOMER.replace("Acme", "Beta"), "", MORNING), "customer")
    assert renamed.name == "Beta"
    assert renamed.events == told().events


def test_a_meeting_that_becomes_a_task_is_cancelled() -> None:
    first = kept(told())
    ((uid, start, _, _),) = entries(told(), "talk")
    tasked = BOOK.replace("talk: {kind: meeting,", "talk: {")
    assert entries(told(tasked, first), "talk") == [(uid, start, 1, True)]
    assert entries(told(tasked, version("0.9", date(2026, 11, 1), talk=date(2026, 11, 11))), "talk") == []


def test_what_was_done_on_its_day_stays_at_its_time_and_on_another_day_is_moved() -> None:
    first = kept(told())
    later = date(2026, 11, 20)
    in_time = told(BOOK, first, status="talk: 2026-11-11\n", as_of=later)
    assert entries(in_time, "talk") == entries(told(), "talk")
    moved = told(BOOK, first, status="talk: 2026-11-12\n", as_of=later)
    ((uid, _, _, _),) = entries(told(), "talk")
    assert entries(moved, "talk") == [(uid, "2026-11-12", 1, False)]


def test_what_is_not_needed_is_cancelled_even_before_a_version_told_it() -> None:
    ((uid, start, _, _),) = entries(told(), "talk")
    dropped = told(status="talk: {state: not needed, why: They know it all}\n")
    assert entries(dropped, "talk") == [(uid, start, 1, True)]


def test_a_version_from_before_there_were_entries_knows_single_dates() -> None:
    old = version("0.9", date(2026, 11, 1), go_live=date(2026, 11, 30), weekly=date(2026, 11, 10))
    now = told(BOOK, old)
    assert [(start, sequence) for _, start, sequence, _ in entries(now, "go-live")] == [("2026-12-01", 1)]
    assert [e[2:] for e in entries(now, "weekly")] == [(0, False)] * 4


def test_a_month_that_is_no_date_yet_is_no_entry() -> None:
    book = BOOK.replace("go-live: {kind: milestone, at: day 30", "go-live: {kind: milestone, at: q1 2027")
    assert entries(told(book), "go-live") == []


def test_the_stamp_is_the_morning_of_the_plan_and_not_of_the_machine() -> None:
    assert {e.decoded("DTSTAMP") for e in vevents(told())} == {datetime(2026, 11, 4, tzinfo=UTC)}


# == What is hidden stands in no calendar ==

HIDING = [
    ("talk: {", "talk: {audience: internal, "),
    ("talk: {", "talk: {hides: [dates], "),
    ("weekly: {", "weekly: {hides: [every], "),
    ("weekly: {", "weekly: {hides: [sittings], "),
    ("weekly: {", "weekly: {shows: title, "),
]


@pytest.mark.parametrize(("before", "after"), HIDING, ids=[after for _, after in HIDING])
def test_what_a_reader_does_not_see_any_more_is_in_no_calendar_and_not_called_cancelled(
    before: str, after: str
) -> None:
    name = before.partition(":")[0]
    book = BOOK.replace(before, after)
    hidden = told(book, kept(told()))
    assert entries(hidden, name) == []
    assert [f.path for f in outline(hidden).calendar_files if name in f.path] == []
    assert [e.start for e in told(book, kept(told()), audience="internal").events] == [e.start for e in told().events]


def test_of_an_item_shown_by_its_title_the_calendar_tells_no_more() -> None:
    book = BOOK.replace("talk: {", "talk: {shows: title, text: Not for you, place: Our cellar, ")
    (event,) = (e for e in vevents(told(book)) if str(e["SUMMARY"]) == "Talk")
    assert "DESCRIPTION" not in event
    assert "LOCATION" not in event


def test_what_left_the_plan_is_told_to_those_who_saw_it_in_a_version() -> None:
    without = "audience: customer\naudiences: {partners: {title: Partners, sees: [customer]}}\n" + BOOK.replace(
        "  talk:", "  # talk:"
    )
    first = kept(told())
    assert entries(told(without, first), "talk")
    assert entries(told(without, first, audience="internal"), "talk")
    assert entries(told(without, first, audience="partners"), "talk") == []
