"""The plan as files: data by its schema, a table that no spreadsheet runs, a calendar that readers follow."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from generator.model.shown import ShownDates, ShownItem, ShownPlan, ShownSpan
from generator.steps.outline import outline
from generator.steps.render import render
from generator.steps.render.exports import COLUMNS, calendar, plan_csv, plan_json
from tests.shown_plans import plan

DOMAIN = "halden-software.launchbook"


def _moved(known: ShownPlan, id_: str, start: str, end: str) -> ShownPlan:
    dates = ShownDates(plan=ShownSpan(start=start, end=end))
    items = tuple(i.model_copy(update={"dates": dates}) if i.id == id_ else i for i in known.items)
    return known.model_copy(update={"items": items})


def _events(known: ShownPlan, *ids: str) -> dict[str, Event]:
    items = tuple(i for i in known.items if not ids or i.id in ids)
    read = Calendar.from_ical(calendar(known, items, DOMAIN))
    return {str(e["UID"]): e for e in read.walk("VEVENT") if isinstance(e, Event)}


# == Data ==


def test_the_json_is_the_plan_and_validates_against_its_model() -> None:
    assert ShownPlan.model_validate_json(plan_json(plan())) == plan()


def test_the_json_has_every_key_of_the_published_schema() -> None:
    assert set(json.loads(plan_json(plan()))) == set(ShownPlan.model_json_schema()["properties"])


# == Table ==


def _rows(known: ShownPlan) -> list[list[str]]:
    return list(csv.reader(io.StringIO(plan_csv(known).decode("utf-8-sig"), newline="")))


def test_the_table_has_one_row_an_item_under_its_columns() -> None:
    head, *rows = _rows(plan())
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == [i.id for i in plan().items]
    row = dict(zip(head, next(r for r in rows if r[0] == "export-data"), strict=True))
    assert (row["people"], row["baseline end"], row["plan end"]) == ("Jonas Lund", "2026-11-06", "2026-11-13")
    assert (row["forecast end"], row["actual end"], row["slack"]) == ("2026-11-20", "", "-2")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "＝", "＋"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    item = plan().items[0].model_copy(update={"title": f"{start}HYPERLINK(1)"})
    cells = _rows(plan().model_copy(update={"items": (item,)}))[1]
    assert cells[COLUMNS.index("title")].startswith("'")


@given(st.text())
def test_a_cell_gives_the_text_back(text: str) -> None:
    item = plan().items[0].model_copy(update={"title": text})
    cell = _rows(plan().model_copy(update={"items": (item,)}))[1][COLUMNS.index("title")]
    assert cell.removeprefix("'") == text.removeprefix("'") if cell.startswith("'") else cell == text


# == Calendar ==


def test_times_are_utc_and_days_are_days() -> None:
    events = _events(plan())
    call = events[f"nordlys-kickoff-call-0@{DOMAIN}"]
    assert call.decoded("DTSTART") == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert call.decoded("DTEND") == datetime(2026, 11, 2, 10, tzinfo=UTC)
    live = events[f"nordlys-go-live-0@{DOMAIN}"]
    assert (live.decoded("DTSTART"), live.decoded("DTEND")) == (date(2026, 12, 14), date(2026, 12, 15))


def test_each_sitting_is_an_event_of_its_own() -> None:
    assert sorted(_events(plan(), "hands-on[oslo]")) == [f"nordlys-hands-on--oslo-{n}@{DOMAIN}" for n in (0, 1)]


def test_a_month_that_is_no_date_yet_is_no_event() -> None:
    assert _events(plan(), "choose-admins") == {}


def test_an_item_that_moves_keeps_its_uid() -> None:
    before = set(_events(plan(), "go-live"))
    later = _moved(plan(), "go-live", "2027-01-04", "2027-01-04")
    assert set(_events(later, "go-live")) == before


def test_a_vendor_who_moves_to_another_name_of_the_customer_keeps_uids() -> None:
    renamed = plan().model_copy(update={"name": "Nordlys AS", "playbook_title": "Other", "playbook_version": "9"})
    assert set(_events(renamed)) == set(_events(plan()))


def test_every_event_ends_after_it_begins_and_no_length_is_written() -> None:
    for event in _events(plan()).values():
        assert event.decoded("DTEND") > event.decoded("DTSTART")
        assert "DURATION" not in event


@given(
    st.integers(1_577_836_800, 2_208_988_800),
    st.integers(1_577_836_800, 2_208_988_800),
    st.booleans(),
    st.booleans(),
)
def test_any_span_ends_after_it_begins(start: int, end: int, clock: bool, ends: bool) -> None:
    first, last = (datetime.fromtimestamp(seconds, UTC) for seconds in sorted((start, end)))
    text = (
        first.isoformat(timespec="minutes") if clock else first.date().isoformat(),
        last.isoformat(timespec="minutes") if ends else last.date().isoformat(),
    )
    (event,) = _events(_moved(plan(), "go-live", *text), "go-live").values()
    assert type(event.decoded("DTSTART")) is type(event.decoded("DTEND"))
    assert event.decoded("DTEND") > event.decoded("DTSTART")


@given(st.text(min_size=1), st.text())
def test_any_text_of_an_event_is_one_event_and_reads_back(title: str, text: str) -> None:
    live = next(i for i in plan().items if i.id == "go-live")
    changed = plan().model_copy(
        update={"name": title, "items": (live.model_copy(update={"title": title, "text": text, "place": title}),)}
    )
    (event,) = _events(changed).values()
    printable = "".join(c for c in title if c.isprintable() or c in "\n\t")
    assert str(event["SUMMARY"]) == " ".join(printable.split())


def test_the_stamp_is_the_morning_of_the_plan_and_not_of_the_machine() -> None:
    stamps = {e.decoded("DTSTAMP") for e in _events(plan()).values()}
    assert stamps == {datetime(2026, 11, 18, tzinfo=UTC)}


def test_the_same_plan_gives_the_same_bytes() -> None:
    items = tuple(i for i in plan().items if i.kind == "meeting")
    assert calendar(plan(), items, DOMAIN) == calendar(plan(), items, DOMAIN)
    assert plan_json(plan()) == plan_json(plan())


def _kinds(known: ShownPlan) -> set[str]:
    tree, _ = render(outline(known), {f"{p.template}.html": "" for p in outline(known).pages})
    assert tree is not None
    content = next(f.content for f in tree.files if f.path == "calendar.ics")
    lines = (content or b"").decode().split("\r\n")
    return {line.partition(":")[2] for line in lines if line.startswith("CATEGORIES:")}


def test_the_calendar_holds_what_people_come_to_and_wait_for() -> None:
    assert _kinds(plan()) == {"meeting", "session", "milestone", "gate", "sign-off", "window"}


def test_an_item_of_which_only_the_title_is_shown_tells_no_more_in_the_calendar() -> None:
    shown = ShownItem(id="a", base="a", kind="meeting", title="A", order=1, full=False, dates=plan().items[0].dates)
    (event,) = _events(plan().model_copy(update={"items": (shown,)})).values()
    assert "DESCRIPTION" not in event
    assert "LOCATION" not in event
