"""Working calendars: workdays, rolling, joint days, rhythms, cycles, holidays and clocks."""

import datetime as dt
from functools import partial
from itertools import islice

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.calendar.cadence import Cadence, cadence_every, cadence_of, parse_snap
from generator.model.calendar.hours import parse_hours, parse_week
from generator.model.calendar.occurrences import MOST, occurrences
from generator.model.calendar.public_holidays import countries, holidays_of
from generator.model.calendar.work_calendar import (
    CalendarError,
    Closed,
    Shut,
    WorkCalendar,
    add_months,
    joint,
    shift,
    work_calendar,
)
from generator.model.files.items.item import Roll
from generator.model.files.items.series import Except, Segment
from generator.model.language.recurrence import parse_recurrence
from generator.model.language.time_parser import Offset, Unit
from generator.model.language.tokenizer import LanguageError
from generator.model.language.zones import ClockChange, localise, zone_of

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2027, 12, 31)


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def dates(found: tuple[dt.date, ...] | list[dt.date]) -> list[str]:
    return [date.isoformat() for date in found]


NORWAY = work_calendar(
    "Fjordkraft",
    FIRST,
    LAST,
    holidays={
        on("2026-12-25"): "Christmas Day",
        on("2026-12-26"): "Second Day of Christmas",
        on("2026-05-17"): "May 17",
    },
    closures=[Shut(on("2026-12-24"), on("2027-01-01"), "Depot closed")],
)
EMIRATES = work_calendar("Dune", FIRST, LAST, week=parse_week("sun-thu"))

# Calendars as wild as a customer may write them, but never without a workday in any week of the horizon's middle.
DAYS = st.dates(dt.date(2026, 6, 1), dt.date(2027, 6, 30))
CALENDARS = st.builds(
    lambda week, holidays, closures: work_calendar(
        "Party",
        FIRST,
        LAST,
        week=week,
        holidays=dict.fromkeys(holidays, "Holiday"),
        closures=[Shut(day, day + dt.timedelta(days=length), "Closed") for day, length in closures],
    ),
    st.frozensets(st.sampled_from(range(7)), min_size=1),
    st.lists(DAYS, max_size=20),
    st.lists(st.tuples(DAYS, st.integers(0, 12)), max_size=4),
)
COUNTS = st.integers(-15, 15)


def table(calendar: WorkCalendar) -> list[dt.date]:
    """All workdays, found without the table: a second opinion."""
    span = (FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [day for day in span if day.weekday() in calendar.week and day not in calendar.closed]


# ---- open and closed


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2026-12-23", ""),
        ("2026-12-24", "Depot closed"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", "Second Day of Christmas"),
        ("2026-12-27", "Depot closed"),
        ("2027-01-01", "Depot closed"),
        ("2027-01-02", "Saturday"),
        ("2026-05-17", "May 17"),
        ("2028-01-01", "outside the calendar of Fjordkraft"),
    ],
)
def test_every_closed_date_has_a_name(date: str, reason: str) -> None:
    assert NORWAY.why_closed(on(date)) == reason
    assert NORWAY.is_open(on(date)) is (reason == "")


@given(CALENDARS)
def test_the_table_holds_exactly_the_workdays(calendar: WorkCalendar) -> None:
    assert [dt.date.fromordinal(day) for day in calendar.days] == table(calendar)


@given(CALENDARS, DAYS)
def test_a_date_is_open_or_has_a_reason(calendar: WorkCalendar, date: dt.date) -> None:
    assert calendar.is_open(date) is (calendar.why_closed(date) == "") is (date in table(calendar))


# ---- sums of workdays


def test_an_item_of_one_workday_starts_and_ends_on_one_date_and_the_next_starts_on_the_next_workday() -> None:
    friday = on("2026-11-06")
    assert NORWAY.finish(friday, 1) == friday
    assert NORWAY.day_after(friday) == on("2026-11-09")
    assert NORWAY.finish(friday, 3) == on("2026-11-10")
    assert NORWAY.start(on("2026-11-10"), 3) == friday
    assert NORWAY.finish(on("2026-11-07"), 1) == on("2026-11-09")


@pytest.mark.parametrize(
    ("date", "count", "expected"),
    [
        ("2026-11-02", 0, "2026-11-02"),
        ("2026-11-07", 0, "2026-11-07"),
        ("2026-11-02", 4, "2026-11-06"),
        ("2026-11-02", 5, "2026-11-09"),
        ("2026-11-07", 1, "2026-11-09"),
        ("2026-11-07", -1, "2026-11-06"),
        ("2026-11-09", -2, "2026-11-05"),
        ("2026-12-23", 1, "2027-01-04"),
        ("2027-01-04", -1, "2026-12-23"),
    ],
)
def test_adding_workdays_never_counts_the_date_itself(date: str, count: int, expected: str) -> None:
    assert NORWAY.add_workdays(on(date), count).isoformat() == expected


@given(CALENDARS, DAYS, COUNTS)
def test_adding_workdays_agrees_with_counting_on_fingers(calendar: WorkCalendar, date: dt.date, count: int) -> None:
    days = table(calendar)
    later = [day for day in days if day > date]
    earlier = [day for day in reversed(days) if day < date]
    expected = date if count == 0 else later[count - 1] if count > 0 else earlier[-count - 1]
    assert calendar.add_workdays(date, count) == expected


@given(CALENDARS, DAYS, COUNTS, COUNTS)
def test_from_a_workday_adding_is_undone_by_subtracting_and_steps_add_up(
    calendar: WorkCalendar, date: dt.date, count: int, more: int
) -> None:
    start = calendar.next_open(date)
    there = calendar.add_workdays(start, count)
    assert calendar.add_workdays(there, -count) == start
    assert calendar.add_workdays(there, more) == calendar.add_workdays(start, count + more)
    assert calendar.workdays_between(start, there) == count


@given(CALENDARS, DAYS, DAYS, COUNTS)
def test_adding_workdays_keeps_the_order_of_dates(calendar: WorkCalendar, a: dt.date, b: dt.date, count: int) -> None:
    low, high = sorted((a, b))
    assume(count != 0)
    assert calendar.add_workdays(low, count) <= calendar.add_workdays(high, count)


@given(CALENDARS, DAYS, st.integers(1, 20))
def test_start_and_finish_are_inverse_and_hold_the_length(calendar: WorkCalendar, date: dt.date, length: int) -> None:
    finish = calendar.finish(date, length)
    start = calendar.next_open(date)
    assert calendar.start(finish, length) == start
    assert calendar.workdays_in(start, finish) == length


@given(CALENDARS, DAYS, DAYS)
def test_counting_a_span_agrees_with_asking_each_day(calendar: WorkCalendar, a: dt.date, b: dt.date) -> None:
    span = [a + dt.timedelta(days=n) for n in range((b - a).days + 1)]
    assert calendar.workdays_in(a, b) == sum(map(calendar.is_open, span))
    assert [closed.date for closed in calendar.closed_between(a, b)] == [d for d in span if not calendar.is_open(d)]


@given(CALENDARS, DAYS, DAYS)
def test_the_distance_back_is_the_distance_there_between_workdays(
    calendar: WorkCalendar, a: dt.date, b: dt.date
) -> None:
    a, b = calendar.next_open(a), calendar.next_open(b)
    assert calendar.workdays_between(a, b) == -calendar.workdays_between(b, a)
    assert calendar.add_workdays(a, calendar.workdays_between(a, b)) == b


@pytest.mark.parametrize(
    ("date", "count"), [("2027-12-30", 5), ("2026-01-05", -5), ("2028-01-03", 1), ("2025-12-31", -1)]
)
def test_a_sum_that_leaves_the_calendar_is_refused(date: str, count: int) -> None:
    with pytest.raises(CalendarError, match=r"the workdays of Fjordkraft from .* do not reach"):
        NORWAY.add_workdays(on(date), count)


def test_dates_beyond_the_horizon_are_refused_although_the_table_has_a_last_day() -> None:
    for ask in (NORWAY.previous_open, NORWAY.next_open, partial(NORWAY.roll, rule=Roll.NEAREST)):
        with pytest.raises(CalendarError):
            ask(on("2030-01-01"))
        with pytest.raises(CalendarError):
            ask(on("2020-01-01"))


def test_the_first_and_the_last_day_belong_to_the_horizon() -> None:
    calendar = work_calendar("Party", on("2026-11-02"), on("2026-11-06"))
    assert calendar.next_open(on("2026-11-02")) == on("2026-11-02")
    assert calendar.previous_open(on("2026-11-06")) == on("2026-11-06")
    assert [calendar.covers(on(day)) for day in ("2026-11-01", "2026-11-02", "2026-11-06", "2026-11-07")] == [
        False,
        True,
        True,
        False,
    ]


# ---- rolling


@pytest.mark.parametrize(
    ("date", "rule", "target", "skipped"),
    [
        ("2026-11-03", Roll.NEXT, "2026-11-03", []),
        ("2026-11-07", Roll.NEXT, "2026-11-09", ["2026-11-07 Saturday", "2026-11-08 Sunday"]),
        ("2026-11-08", Roll.PREVIOUS, "2026-11-06", ["2026-11-08 Sunday", "2026-11-07 Saturday"]),
        ("2026-11-07", Roll.NEAREST, "2026-11-06", ["2026-11-07 Saturday"]),
        ("2026-11-08", Roll.NEAREST, "2026-11-09", ["2026-11-08 Sunday"]),
        ("2026-11-07", Roll.NONE, "2026-11-07", []),
        ("2026-12-25", Roll.PREVIOUS, "2026-12-23", ["2026-12-25 Christmas Day", "2026-12-24 Depot closed"]),
    ],
)
def test_rolling_names_every_day_it_skips(date: str, rule: Roll, target: str, skipped: list[str]) -> None:
    rolled = NORWAY.roll(on(date), rule)
    assert rolled.date == on(target)
    assert [f"{closed.date} {closed.name}" for closed in rolled.skipped] == skipped


def test_of_two_equally_near_workdays_the_later_is_taken() -> None:
    calendar = work_calendar("Party", FIRST, LAST, holidays={on("2026-11-04"): "Wednesday off"})
    assert calendar.roll(on("2026-11-04"), Roll.NEAREST).date == on("2026-11-05")


@given(CALENDARS, DAYS, st.sampled_from(Roll))
def test_rolling_twice_is_rolling_once_and_skips_closed_days_only(
    calendar: WorkCalendar, date: dt.date, rule: Roll
) -> None:
    rolled = calendar.roll(date, rule)
    assert calendar.roll(rolled.date, rule) == (rolled.date, ())
    assert rule is Roll.NONE or calendar.is_open(rolled.date)
    assert all(closed.name and not calendar.is_open(closed.date) for closed in rolled.skipped)
    assert len(rolled.skipped) == abs((rolled.date - date).days)
    if rule is Roll.NEXT:
        assert rolled.date >= date
    if rule is Roll.PREVIOUS:
        assert rolled.date <= date
    if rule is Roll.NEAREST:
        other = [calendar.next_open(date), calendar.previous_open(date)]
        assert abs(rolled.date - date) == min(abs(day - date) for day in other)


# ---- together


def test_a_joint_calendar_says_whose_day_off_it_is() -> None:
    both = joint(NORWAY, EMIRATES)
    assert both.name == "Fjordkraft and Dune"
    assert both.week == frozenset(range(4))
    assert both.why_closed(on("2026-11-06")) == "Friday (Dune)"
    assert both.why_closed(on("2026-11-07")) == "Saturday"
    assert both.why_closed(on("2026-12-24")) == "Depot closed (Fjordkraft)"
    assert both.why_closed(on("2026-12-25")) == "Christmas Day (Fjordkraft), Friday (Dune)"
    assert both.roll(on("2026-11-06")) == (
        on("2026-11-09"),
        (
            Closed(on("2026-11-06"), "Friday (Dune)"),
            Closed(on("2026-11-07"), "Saturday"),
            Closed(on("2026-11-08"), "Sunday (Fjordkraft)"),
        ),
    )


def test_parties_that_never_work_together_are_refused_by_name() -> None:
    weekend = work_calendar("Weekend crew", FIRST, LAST, week=parse_week("sat-sun"))
    with pytest.raises(CalendarError, match="Fjordkraft and Weekend crew"):
        joint(NORWAY, weekend).next_open(on("2026-11-02"))


@given(CALENDARS, CALENDARS, DAYS)
def test_a_joint_calendar_is_open_when_both_are(a: WorkCalendar, b: WorkCalendar, date: dt.date) -> None:
    both = joint(a, b)
    assert both.is_open(date) is (a.is_open(date) and b.is_open(date))
    assert both.days == joint(b, a).days
    assert (both.why_closed(date) == "") is both.is_open(date)


@given(CALENDARS)
def test_a_party_with_itself_is_the_party(calendar: WorkCalendar) -> None:
    assert joint(calendar, calendar) == calendar
    assert joint(joint(calendar, EMIRATES), calendar).parts == joint(calendar, EMIRATES).parts


def test_a_joint_calendar_spans_what_both_know() -> None:
    short = work_calendar("Short", on("2026-06-01"), on("2026-06-30"))
    both = joint(NORWAY, short)
    assert (both.first, both.last) == (on("2026-06-01"), on("2026-06-30"))
    assert joint(short, NORWAY).days == both.days == short.days


# ---- offsets and months


@pytest.mark.parametrize(
    ("date", "count", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-02", 0, "2026-11-02"),
        ("2026-11-02", 14, "2028-01-02"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_clamp_to_the_last_day(date: str, count: int, expected: str) -> None:
    assert add_months(on(date), count).isoformat() == expected


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (Offset(3, Unit.DAYS), "2026-11-08"),
        (Offset(-1, Unit.WEEKS), "2026-10-29"),
        (Offset(3, Unit.WORKDAYS), "2026-11-10"),
        (Offset(-4, Unit.WORKDAYS), "2026-10-30"),
        (Offset(1, Unit.MONTHS), "2026-12-05"),
        (Offset(1, Unit.YEARS), "2027-11-05"),
        (Offset(90, Unit.MINUTES), "2026-11-05"),
    ],
)
def test_offsets_move_a_date_by_their_unit(offset: Offset, expected: str) -> None:
    assert shift(on("2026-11-05"), offset, NORWAY).isoformat() == expected


def test_offsets_that_leave_every_calendar_are_refused() -> None:
    for offset in (Offset(9, Unit.YEARS), Offset(3660, Unit.DAYS)):
        with pytest.raises(CalendarError):
            shift(on("9999-01-01"), offset, NORWAY)


@given(DAYS, st.integers(-100, 100))
def test_months_move_by_months(date: dt.date, count: int) -> None:
    moved = add_months(date, count)
    assert (moved.year * 12 + moved.month) - (date.year * 12 + date.month) == count
    assert moved.day == date.day or (moved + dt.timedelta(days=1)).day == 1


# ---- rhythms


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        ("day", "2026-11-06", "2026-11-06 2026-11-07 2026-11-08 2026-11-09"),
        ("2 days", "2026-11-06", "2026-11-06 2026-11-08 2026-11-10 2026-11-12"),
        ("workday", "2026-11-07", "2026-11-09 2026-11-10 2026-11-11 2026-11-12"),
        ("2 workdays", "2026-11-06", "2026-11-06 2026-11-10 2026-11-12 2026-11-16"),
        ("week", "2026-11-04", "2026-11-04 2026-11-11 2026-11-18 2026-11-25"),
        ("monday", "2026-11-04", "2026-11-09 2026-11-16 2026-11-23 2026-11-30"),
        ("monday and thursday", "2026-11-04", "2026-11-05 2026-11-09 2026-11-12 2026-11-16"),
        ("2 weeks on tuesday", "2026-11-04", "2026-11-10 2026-11-24 2026-12-08 2026-12-22"),
        ("2 weeks on monday and thursday", "2026-11-04", "2026-11-05 2026-11-09 2026-11-19 2026-11-23"),
        ("week on friday", "2026-12-18", "2026-12-18 2027-01-04 2027-01-08 2027-01-15"),
        ("month", "2026-08-31", "2026-08-31 2026-09-30 2026-11-02 2026-11-30"),
        ("month on first monday", "2026-11-02", "2026-11-02 2026-12-07 2027-01-04 2027-02-01"),
        ("month on first monday", "2026-11-03", "2026-12-07 2027-01-04 2027-02-01 2027-03-01"),
        ("month on second monday", "2026-11-03", "2026-11-09 2026-12-14 2027-01-11 2027-02-08"),
        ("month on third tuesday", "2026-11-03", "2026-11-17 2026-12-15 2027-01-19 2027-02-16"),
        ("month on fourth thursday", "2026-11-03", "2026-11-26 2027-01-04 2027-01-28 2027-02-25"),
        ("3 months", "2026-08-31", "2026-08-31 2026-11-30 2027-03-01 2027-05-31"),
        ("2 months on first monday", "2026-11-03", "2027-01-04 2027-03-01 2027-05-03 2027-07-05"),
        ("month on last friday", "2026-11-03", "2026-11-27 2027-01-04 2027-01-29 2027-02-26"),
        ("year", "2026-02-27", "2026-02-27 2027-03-01"),
    ],
)
def test_recurrences(every: str, first: str, expected: str) -> None:
    found = occurrences(parse_recurrence(every), on(first), NORWAY, count=4)
    assert dates([occurrence.date for occurrence in found]) == expected.split()


def test_a_recurrence_ends_with_its_last_date_or_count_whichever_comes_first() -> None:
    every, first = parse_recurrence("week"), on("2026-11-02")
    assert len(occurrences(every, first, NORWAY, until=on("2026-11-30"))) == 5
    assert len(occurrences(every, first, NORWAY, until=on("2026-11-29"))) == 4
    assert len(occurrences(every, first, NORWAY, until=on("2026-11-30"), count=3)) == 3
    assert occurrences(every, first, NORWAY, count=0) == ()
    assert occurrences(every, first, NORWAY, until=on("2026-11-01")) == ()


def test_an_occurrence_on_a_closed_day_says_what_it_skipped() -> None:
    (only,) = occurrences(parse_recurrence("week 15:00"), on("2026-12-25"), NORWAY, count=1)
    assert (only.date, only.planned, only.clock) == (on("2027-01-04"), on("2026-12-25"), dt.time(15))
    assert only.skipped[0] == Closed(on("2026-12-25"), "Christmas Day")
    assert [closed.name for closed in only.skipped].count("Depot closed") == 6


def test_two_occurrences_that_roll_onto_one_date_are_one() -> None:
    found = occurrences(parse_recurrence("friday and monday"), on("2026-12-25"), NORWAY, until=on("2027-01-08"))
    assert dates([occurrence.date for occurrence in found]) == ["2027-01-04", "2027-01-08"]


def test_a_recurrence_takes_the_time_of_day_from_its_first_date_unless_it_has_one() -> None:
    first = dt.datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001 - local times have no zone yet
    assert occurrences(parse_recurrence("week"), first, NORWAY, count=1)[0].clock == dt.time(9, 30)
    assert occurrences(parse_recurrence("week 11:00"), first, NORWAY, count=1)[0].clock == dt.time(11)


def test_recurrences_stop_at_the_most_and_at_the_end_of_the_calendar() -> None:
    long = work_calendar("Long", dt.date(2020, 1, 1), dt.date(2040, 1, 1))
    assert len(occurrences(parse_recurrence("day"), dt.date(2021, 1, 1), long)) == MOST
    found = occurrences(parse_recurrence("workday"), on("2027-12-29"), NORWAY)
    assert dates([occurrence.date for occurrence in found]) == ["2027-12-29", "2027-12-30", "2027-12-31"]
    assert occurrences(parse_recurrence("week"), on("2030-01-01"), NORWAY) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("week on friday", "week on friday"),
        ({"rhythm": "week"}, "week"),
        ({"rhythm": "workday", "until": "day 10"}, "workday until day 10"),
        ({"rhythm": "week", "count": "3"}, "week, 3 times"),
    ],
)
def test_a_part_of_a_series_says_its_end_if_it_has_one(written: object, said: str) -> None:
    assert str(Segment.model_validate(written)) == said


@pytest.mark.parametrize(
    ("written", "said", "last", "off"),
    [
        ("2026-12-24", "2026-12-24", "2026-12-24", ["2026-12-24"]),
        ({"from": "2026-12-24", "why": "Eve"}, "2026-12-24 (Eve)", "2026-12-24", ["2026-12-24"]),
        (
            {"from": "2026-12-24", "until": "2026-12-25", "why": "Feast"},
            "2026-12-24 to 2026-12-25 (Feast)",
            "2026-12-25",
            ["2026-12-24", "2026-12-25"],
        ),
    ],
)
def test_an_exception_says_its_days_and_why(written: object, said: str, last: str, off: list[str]) -> None:
    found = Except.model_validate(written)
    assert (str(found), found.last) == (said, on(last))
    around = [on(f"2026-12-{day}") for day in range(22, 28)]
    assert [day.isoformat() for day in around if found.covers(day)] == off


RECURRENCES = st.sampled_from(
    [
        "day",
        "3 days",
        "workday",
        "week",
        "2 weeks",
        "monday and friday",
        "3 weeks on sunday",
        "month",
        "month on last friday",
    ]
).map(parse_recurrence)


@given(CALENDARS, RECURRENCES, DAYS, st.integers(0, 30), st.sampled_from(Roll))
def test_occurrences_ascend_within_their_bounds(
    calendar: WorkCalendar, every: object, first: dt.date, count: int, roll: Roll
) -> None:
    until = first + dt.timedelta(days=150)
    assert isinstance(every, type(parse_recurrence("day")))
    found = [o.date for o in occurrences(every, first, calendar, until=until, count=count, roll=roll)]
    assert found == sorted(set(found))
    assert len(found) <= count
    assert all(first <= day <= until for day in found)
    if roll is not Roll.NONE and every.unit is not Unit.DAYS:
        assert all(map(calendar.is_open, found))


# ---- cycles and snapping

SPRINTS = cadence_every(on("2026-11-03"), parse_recurrence("2 weeks"), LAST, NORWAY)


def test_a_cycle_repeats_from_its_first_date_and_is_never_rolled() -> None:
    assert dates(list(islice(SPRINTS.dates, 5))) == [
        "2026-11-03",
        "2026-11-17",
        "2026-12-01",
        "2026-12-15",
        "2026-12-29",
    ]
    assert not NORWAY.is_open(on("2026-12-29"))


def test_a_cycle_of_listed_dates_sorts_them() -> None:
    assert cadence_of([on("2026-12-03"), on("2026-11-05"), on("2026-12-03")]) == Cadence(
        (on("2026-11-05"), on("2026-12-03"))
    )


@pytest.mark.parametrize(
    ("snap", "date", "expected"),
    [
        ("next monday", "2026-12-08", "2026-12-14"),
        ("monday", "2026-12-07", "2026-12-07"),
        ("previous monday", "2026-12-08", "2026-12-07"),
        ("nearest monday", "2026-12-10", "2026-12-07"),
        ("nearest monday", "2026-12-11", "2026-12-14"),
        ("sprint", "2026-11-04", "2026-11-17"),
        ("next sprint", "2026-11-17", "2026-11-17"),
        ("previous sprint", "2026-11-16", "2026-11-03"),
        ("nearest sprint", "2026-11-09", "2026-11-03"),
        ("nearest sprint", "2026-11-10", "2026-11-17"),
        ("nearest sprint", "2026-10-01", "2026-11-03"),
        ("previous sprint", "2026-11-02", None),
        ("sprint", "2028-01-01", None),
    ],
)
def test_snapping(snap: str, date: str, expected: str | None) -> None:
    found = parse_snap(snap).apply(on(date), SPRINTS)
    assert (found.isoformat() if found else None) == expected


def test_snapping_to_a_calendar_that_is_missing_finds_no_date() -> None:
    assert parse_snap("sprint").apply(on("2026-11-04")) is None


@given(DAYS, st.sampled_from(["next", "previous", "nearest"]), st.sampled_from(["monday", "friday", "sprint"]))
def test_snapping_twice_is_snapping_once(date: dt.date, rule: str, to: str) -> None:
    snap = parse_snap(f"{rule} {to}")
    found = snap.apply(date, SPRINTS)
    if found:
        assert snap.apply(found, SPRINTS) == found
        assert to != "sprint" or SPRINTS.is_aligned(found)
        assert rule != "next" or found >= date
        assert rule != "previous" or found <= date


# ---- hours


def test_hours_by_date_with_half_days_and_days_off() -> None:
    hours = parse_hours("mon-thu 08:00-16:00, fri 08:00-12:00")
    calendar = work_calendar("Party", FIRST, LAST, hours=hours, holidays={on("2026-11-05"): "Off"})
    assert calendar.hours_on(on("2026-11-04")) == ((480, 960),)
    assert calendar.hours_on(on("2026-11-05")) == ()
    assert calendar.hours_on(on("2026-11-06")) == ((480, 720),)
    assert calendar.hours_on(on("2026-11-07")) == ()
    assert [hours.minutes(day) for day in range(7)] == [480, 480, 480, 480, 240, 0, 0]


def test_hours_may_fill_a_day_and_have_breaks() -> None:
    assert parse_hours("00:00-24:00").minutes(0) == 24 * 60
    assert parse_hours("08:00-12:00 13:00-17:00").on(4) == ((480, 720), (780, 1020))
    assert parse_hours("09:00-10:00, sat-sun 10:30-11:00").ranges == {
        **dict.fromkeys(range(5), ((540, 600),)),
        5: ((630, 660),),
        6: ((630, 660),),
    }


def test_an_occurrence_that_would_roll_beyond_the_calendar_is_left_out() -> None:
    calendar = work_calendar("Short", on("2026-11-02"), on("2026-11-15"))
    found = occurrences(parse_recurrence("week"), on("2026-11-07"), calendar)
    assert dates([occurrence.date for occurrence in found]) == ["2026-11-09"]


# ---- public holidays


def test_holidays_have_english_names_in_the_order_of_their_dates() -> None:
    found = holidays_of("NO", "", [2027, 2026])
    assert found[on("2026-05-14")] == "Ascension Day"
    assert list(found) == sorted(found)
    assert {date.year for date in found} == {2026, 2027}


def test_a_date_that_was_computed_ahead_of_the_official_word_says_so() -> None:
    assert "estimated" in " ".join(holidays_of("AE", "", [2031]).values())


@pytest.mark.parametrize(
    ("country", "region", "message", "hint"),
    [
        ("Norway", "", "unknown country `Norway`", "write `NO`"),
        ("no", "", "unknown country `no`", "write `NO`"),
        ("UK", "", "unknown country `UK`", "write `GB`"),
        ("england", "", "unknown country `england`", "write `GB`"),
        ("Holland", "", "unknown country `Holland`", "write `NL`"),
        ("USA", "", "unknown country `USA`", "write `US`"),
        (" united_states ", "", "unknown country ` united_states `", "write `US`"),
        ("germny", "", "unknown country `germny`", "did you mean `DE`?"),
        ("Perru", "", "unknown country `Perru`", "did you mean `PE`?"),
        ("norr", "", "unknown country `norr`", "write the code of two letters: `NO`, `US`, `GB`"),
        ("Iran", "", "unknown country `Iran`", "write `IR`"),
        ("DE", "Bayrn", "unknown region `Bayrn` of `DE`", "did you mean `Bayern`?"),
        (
            "AU",
            "xyzw",
            "unknown region `xyzw` of `AU`",
            "the regions are `ACT`, `NSW`, `NT`, `QLD`, `SA`, `TAS`, `VIC`, `WA`, `NSW Western`",
        ),
        ("XX", "", "unknown country `XX`", "write the code of two letters: `NO`, `US`, `GB`"),
        ("", "", "unknown country ``", "write the code of two letters: `NO`, `US`, `GB`"),
        ("GB", "ENGL", "unknown region `ENGL` of `GB`", "did you mean `ENG`?"),
        ("SG", "03", "`SG` has no regions with holidays of their own", "leave `region` out"),
    ],
)
def test_unknown_countries_and_regions(country: str, region: str, message: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        holidays_of(country, region, [2026])
    assert (caught.value.offset, caught.value.message, caught.value.hint) == (0, message, hint)


def test_a_region_may_be_written_by_its_name() -> None:
    assert holidays_of("DE", "Bayern", [2026]) == holidays_of("DE", "BY", [2026])


@given(st.text(max_size=12), st.text(max_size=8))
def test_any_country_and_region_is_known_or_a_language_error(country: str, region: str) -> None:
    for code in (country, "DE"):
        try:
            holidays_of(code, region, [2026])
        except LanguageError as error:
            assert error.message


@pytest.mark.parametrize("country", sorted(countries())[::7])
def test_holidays_of_a_year_do_not_depend_on_the_years_asked_with_it(country: str) -> None:
    alone = dict(holidays_of(country, "", [2026]))
    among = {date: name for date, name in holidays_of(country, "", range(2025, 2028)).items() if date.year == 2026}
    assert alone == among


# ---- clocks


@pytest.mark.parametrize(
    ("local", "zone", "shift_", "utc"),
    [
        ("2026-07-01 09:00", "Europe/Oslo", ClockChange.NONE, "2026-07-01 07:00"),
        ("2026-03-29 02:30", "Europe/Oslo", ClockChange.SKIPPED, "2026-03-29 01:30"),
        ("2026-10-25 02:30", "Europe/Oslo", ClockChange.TWICE, "2026-10-25 00:30"),
        ("2026-03-08 02:30", "America/New_York", ClockChange.SKIPPED, "2026-03-08 07:30"),
        ("2026-11-01 01:30", "America/New_York", ClockChange.TWICE, "2026-11-01 05:30"),
        ("2026-10-04 02:15", "Australia/Lord_Howe", ClockChange.SKIPPED, "2026-10-03 15:45"),
        ("2026-03-29 02:30", "Asia/Dubai", ClockChange.NONE, "2026-03-28 22:30"),
    ],
)
def test_local_times_that_clocks_skip_or_repeat(local: str, zone: str, shift_: ClockChange, utc: str) -> None:
    wanted = dt.datetime.fromisoformat(local)
    found = localise(wanted.date(), wanted.time(), zone)
    assert found.shift is shift_
    assert f"{found.moment.astimezone(dt.UTC):%Y-%m-%d %H:%M}" == utc
    if shift_ is not ClockChange.SKIPPED:
        assert found.moment.replace(tzinfo=None) == wanted


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Oslo", "did you mean `Europe/Oslo`?"),
        ("New York", "did you mean `America/New_York`?"),
        ("Olso", "did you mean `Europe/Oslo`?"),
        ("Europe/Olso", "did you mean `Europe/Oslo`?"),
        ("localtime", "name a city of the zone database: `Europe/Oslo`, `America/New_York`"),
        ("../../etc/passwd", "name a city of the zone database: `Europe/Oslo`, `America/New_York`"),
        ("Europe", "name a city of the zone database: `Europe/Oslo`, `America/New_York`"),
    ],
)
def test_unknown_zones(name: str, hint: str) -> None:
    with pytest.raises(LanguageError) as caught:
        zone_of(name)
    error = caught.value
    assert (error.offset, error.message, error.hint) == (0, f"unknown time zone `{name}`", hint)
