"""The small language: what each text means, and what is said about the ones that mean nothing."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.calendar.cadence import parse_snap
from generator.model.calendar.hours import DAY, parse_hours, parse_week
from generator.model.language.comparison import Comparison, Direction, WindowMode, parse_comparison, parse_window
from generator.model.language.condition import (
    Condition,
    ConditionResult,
    FactKind,
    FactType,
    check_condition,
    evaluate,
    parse_condition,
)
from generator.model.language.dependency import DependencyType, parse_dependency
from generator.model.language.recurrence import parse_recurrence
from generator.model.language.time_parser import (
    WEEKDAYS,
    Between,
    Bucket,
    BucketSize,
    Else,
    Elsewhere,
    End,
    InPeriod,
    Offset,
    OnDate,
    OnDay,
    OnWeek,
    Ref,
    Relative,
    Time,
    Unit,
    Within,
    branches,
    parse_actual,
    parse_deadline,
    parse_duration,
    parse_time,
    relatives,
    simple,
)
from generator.model.language.tokenizer import LIMIT, RESERVED, LanguageError, did_you_mean, quote
from generator.model.language.zones import zone_names

PARSERS: dict[str, Callable[[str], object]] = {
    "time": parse_time,
    "deadline": parse_deadline,
    "happened": parse_actual,
    "duration": parse_duration,
    "dependency": parse_dependency,
    "recurrence": parse_recurrence,
    "condition": parse_condition,
    "comparison": parse_comparison,
    "window": parse_window,
    "snap": parse_snap,
    "week": parse_week,
    "hours": parse_hours,
}

MONDAY = dt.date(2026, 11, 2)
WEDNESDAY = dt.date(2026, 11, 4)
CLOCK = dt.time(10)


def wrong(parse: Callable[[str], object], text: str) -> LanguageError:
    with pytest.raises(LanguageError) as caught:
        parse(text)
    return caught.value


# ---- times


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-12-01", (dt.date(2026, 12, 1), None)),
        ("2026-12-01 09:05", (dt.date(2026, 12, 1), dt.time(9, 5))),
        ("2026-12-01T09:05", (dt.date(2026, 12, 1), dt.time(9, 5))),
        ("2028-02-29", (dt.date(2028, 2, 29), None)),
        ("  2026-1-5 ", (dt.date(2026, 1, 5), None)),
    ],
)
def test_a_date_with_or_without_a_time_of_day(text: str, parts: tuple[dt.date, dt.time | None]) -> None:
    time = parse_time(text)
    assert isinstance(time, OnDate)
    assert (time.date, time.clock) == parts
    assert str(time) == text.strip()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("day 1", "2026-11-02"),
        ("day 0", "2026-11-01"),
        ("day -7", "2026-10-25"),
        ("day \u22127", "2026-10-25"),
        ("day 20", "2026-11-21"),
        ("Day 5 10:00", "2026-11-06"),
    ],
)
def test_days_are_counted_from_kickoff_which_is_day_1(text: str, date: str) -> None:
    time = parse_time(text)
    assert isinstance(time, OnDay)
    assert time.on(MONDAY).isoformat() == date


@pytest.mark.parametrize(
    ("text", "kickoff", "first", "last"),
    [
        ("week 1", MONDAY, "2026-11-02", "2026-11-08"),
        ("week 1 monday", MONDAY, "2026-11-02", "2026-11-02"),
        ("week 1 sunday", MONDAY, "2026-11-08", "2026-11-08"),
        ("week 2 thursday 10:00", MONDAY, "2026-11-12", "2026-11-12"),
        ("week 1", WEDNESDAY, "2026-11-04", "2026-11-10"),
        ("week 1 wednesday", WEDNESDAY, "2026-11-04", "2026-11-04"),
        ("week 1 monday", WEDNESDAY, "2026-11-09", "2026-11-09"),
        ("week 1 tuesday", WEDNESDAY, "2026-11-10", "2026-11-10"),
        ("week 2 tuesday", WEDNESDAY, "2026-11-17", "2026-11-17"),
    ],
)
def test_a_weekday_is_the_one_in_the_seven_days_of_its_week(text: str, kickoff: dt.date, first: str, last: str) -> None:
    time = parse_time(text)
    assert isinstance(time, OnWeek)
    assert (time.first(kickoff).isoformat(), time.last(kickoff).isoformat()) == (first, last)


@given(st.integers(1, 500), st.sampled_from(range(7)), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_every_weekday_is_in_its_week_once(week: int, weekday: int, kickoff: dt.date) -> None:
    time, whole = parse_time(f"week {week} {WEEKDAYS[weekday]}"), parse_time(f"week {week}")
    assert isinstance(time, OnWeek) and isinstance(whole, OnWeek)
    assert time.first(kickoff).weekday() == weekday
    assert whole.first(kickoff) <= time.first(kickoff) == time.last(kickoff) <= whole.last(kickoff)


@pytest.mark.parametrize(
    ("text", "ref", "edge", "offset", "clock", "reads"),
    [
        ("kickoff", Ref("kickoff"), None, None, None, End.END),
        ("kickoff 10:00", Ref("kickoff"), None, None, CLOCK, End.END),
        ("kickoff + 4 days 10:00", Ref("kickoff"), None, Offset(4, Unit.DAYS), CLOCK, End.END),
        ("kickoff+4 days", Ref("kickoff"), None, Offset(4, Unit.DAYS), None, End.END),
        ("go-live - 2 workdays", Ref("go-live"), None, Offset(-2, Unit.WORKDAYS), None, End.START),
        ("go-live \u2212 2 workdays", Ref("go-live"), None, Offset(-2, Unit.WORKDAYS), None, End.START),
        ("go-live - 30 min", Ref("go-live"), None, Offset(-30, Unit.MINUTES), None, End.START),
        ("go-live + 1.5 h", Ref("go-live"), None, Offset(90, Unit.MINUTES), None, End.END),
        ("go-live + 2 h", Ref("go-live"), None, Offset(2, Unit.HOURS), None, End.END),
        ("end of go-live - 1 week", Ref("go-live"), End.END, Offset(-1, Unit.WEEKS), None, End.END),
        ("start of go-live + 1 month", Ref("go-live"), End.START, Offset(1, Unit.MONTHS), None, End.START),
        ("go-live[oslo] + 1 year", Ref("go-live", "oslo"), None, Offset(1, Unit.YEARS), None, End.END),
        ("q1", Ref("q1"), None, None, None, End.END),
        ("wave-2 + 2 days", Ref("wave-2"), None, Offset(2, Unit.DAYS), None, End.END),
    ],
)
def test_a_time_that_another_item_gives(
    text: str, ref: Ref, edge: End | None, offset: Offset | None, *, clock: dt.time | None, reads: End
) -> None:
    time = parse_time(text)
    assert time == Relative(text, ref, edge, offset, clock)
    assert isinstance(time, Relative)
    assert time.reads is reads
    assert time.before is (offset is not None and offset.amount < 0)


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("2026-12", BucketSize.MONTH, "2026-12-01", "2026-12-31"),
        ("2028-02", BucketSize.MONTH, "2028-02-01", "2028-02-29"),
        ("q1 2027", BucketSize.QUARTER, "2027-01-01", "2027-03-31"),
        ("Q4 2027", BucketSize.QUARTER, "2027-10-01", "2027-12-31"),
        ("h1 2027", BucketSize.HALF, "2027-01-01", "2027-06-30"),
        ("h2 2027", BucketSize.HALF, "2027-07-01", "2027-12-31"),
    ],
)
def test_a_tentative_time_has_a_first_and_a_last_day(text: str, span: BucketSize, first: str, last: str) -> None:
    bucket = parse_time(text)
    assert isinstance(bucket, Bucket)
    assert (bucket.span, bucket.first.isoformat(), bucket.last.isoformat()) == (span, first, last)


def test_a_span_between_two_times() -> None:
    time = parse_time("between end of reference-refresh and day 9 14:00")
    assert time == Between(
        "between end of reference-refresh and day 9 14:00",
        Relative("end of reference-refresh", Ref("reference-refresh"), End.END),
        OnDay("day 9 14:00", 9, dt.time(14)),
    )


NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("text", "clock", "elsewhere"),
    [
        ("2026-12-01 end of day", dt.time(23, 59), None),
        ("2026-12-01 09:00 in America/New_York", None, Elsewhere(dt.time(9), NEW_YORK)),
        ("2026-12-01 End Of Day in America/New_York", None, Elsewhere(dt.time(23, 59), NEW_YORK)),
        ("2026-12-01 end of day anywhere on earth", None, Elsewhere(dt.time(23, 59), "Etc/GMT+12")),
        ("2026-12-01 12:00 Anywhere on Earth", None, Elsewhere(dt.time(12), "Etc/GMT+12")),
        ("day 3 00:00 in UTC", None, Elsewhere(dt.time(0), "UTC")),
        ("week 2 thursday 10:00 in America/Argentina/Buenos_Aires", None,
         Elsewhere(dt.time(10), "America/Argentina/Buenos_Aires")),
        ("kickoff 10:00 in America/Port-au-Prince", None, Elsewhere(dt.time(10), "America/Port-au-Prince")),
        ("go-live[oslo] + 2 workdays end of day in Etc/GMT+5", None, Elsewhere(dt.time(23, 59), "Etc/GMT+5")),
        ("end of cutover end of day", dt.time(23, 59), None),
    ],
)  # fmt: skip
def test_a_time_of_day_on_the_clocks_of_another_zone(
    text: str, clock: dt.time | None, elsewhere: Elsewhere | None
) -> None:
    time: Any = parse_time(text)
    assert (time.clock, time.elsewhere, str(time)) == (clock, elsewhere, text)


def test_a_term_is_a_word_before_an_id_and_an_item_otherwise() -> None:
    assert parse_time("term spring-2027") == InPeriod("term spring-2027", "spring-2027")
    for text in ("term", "term 10:00", "term + 2 days", "term end of day", "term else day 3", "between term and term"):
        assert not any(isinstance(part, InPeriod) for part in simple(parse_time(text))), text


def test_a_time_that_stands_in_for_another() -> None:
    time = parse_time("pilot-end + 2 days else q1 2027 else day 40 10:00")
    assert isinstance(time, Else)
    assert [str(branch) for branch in branches(time)] == ["pilot-end + 2 days", "q1 2027", "day 40 10:00"]
    assert [str(r.ref) for r in relatives(time)] == ["pilot-end"]
    spans = parse_time("between a and b else between kickoff and c[oslo]")
    assert [str(r.ref) for r in relatives(spans)] == ["a", "b", "c[oslo]"]


@pytest.mark.parametrize(
    ("text", "ref", "amount", "opens"),
    [
        ("within 5 workdays after go-live", Ref("go-live"), Offset(5, Unit.WORKDAYS), "end of go-live"),
        ("within 1.5 h after start of cutover", Ref("cutover"), Offset(90, Unit.MINUTES), "start of cutover"),
        ("within 2 weeks after kickoff", Ref("kickoff"), Offset(2, Unit.WEEKS), "end of kickoff"),
        ("Within 1 month after end of pilot[oslo] 17:00", Ref("pilot", "oslo"), Offset(1, Unit.MONTHS),
         "end of pilot[oslo]"),
    ],
)  # fmt: skip
def test_a_deadline_that_opens_with_what_it_counts_from(text: str, ref: Ref, amount: Offset, opens: str) -> None:
    time = parse_deadline(text)
    assert isinstance(time, Within)
    assert (time.deadline.ref, time.deadline.offset, str(time.opens), str(time)) == (ref, amount, opens, text)
    assert time.deadline.reads is time.opens.reads
    assert time.opens == parse_time(opens)


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("within 5 workdays before go-live", 18, "`within` counts from something on, not back from it",
         "write `not_before: go-live - 5 workdays` and `by: go-live`"),
        ("within 5 workdays of go-live", 18, "expected `after`, found `of`", "write `within 5 workdays after ITEM`"),
        ("within go-live", 7, "expected a number, found `go-live`", "for example `within 5 workdays after go-live`"),
        ("within 5 after go-live", 9, "unknown unit `after`",
         "the units are `min`, `h`, `days`, `workdays`, `weeks`, `months`, `years`"),
        ("within 5 days after day 3", 14, "`day` is not an item", "name an item, a milestone or `kickoff`"),
        ("within 5 days after 2026-12-01", 14, "`2026-12-01` is not an item",
         "name an item, a milestone or `kickoff`"),
        ("within 2 h after cutover 10:00", 25, "an offset in hours already says the time of day",
         "leave one of the two out"),
        ("within 11 years after go-live", 7, "this is more than ten years", "check the number"),
        ("within 5 days after go-live - 1 day", 28, "`-` is not understood here",
         "one offset, counted from an item: `kickoff + 4 days`"),
    ],
)  # fmt: skip
def test_a_wrong_deadline_says_where_and_what_next(text: str, offset: int, message: str, hint: str) -> None:
    error = wrong(parse_deadline, text)
    assert (error.offset, error.message, error.hint) == (offset, message, hint)


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("2026-11-13 09:00 in Asia/Tokyo", 11, "a record is in the customer's time", "write it as `2026-11-13 14:00`"),
        ("day 3", 0, "a record names the day on which it happened", "write it as `2026-11-13`"),
        ("2026-11-13 else 2026-11-14", 0, "a record names the day on which it happened", "write it as `2026-11-13`"),
    ],
)
def test_a_wrong_record_says_where_and_what_next(text: str, offset: int, message: str, hint: str) -> None:
    error = wrong(parse_actual, text)
    assert (error.offset, error.message, error.hint) == (offset, message, hint)


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("2026-12-01 09:00 in America/New_Yrok", 20, "unknown time zone `America/New_Yrok`",
         "did you mean `America/New_York`?"),
        ("2026-12-01 09:00 in New York", 20, "unknown time zone `New York`", "did you mean `America/New_York`?"),
        ("2026-12-01 09:00 in oslo else day 3", 20, "unknown time zone `oslo`", "did you mean `Europe/Oslo`?"),
        ("2026-12-01 09:00 in PST", 20, "unknown time zone `PST`",
         "name a city of the zone database: `Europe/Oslo`, `America/New_York`"),
        ("2026-12-01 09:00 in", 19, "expected the name of a time zone, found the end",
         "for example `in America/New_York`"),
        ("2026-12-01 in Europe/Oslo", 11, "a zone needs a time of day",
         "write `09:00 in America/New_York` or `end of day in America/New_York`"),
        ("2026-12-01 anywhere on earth", 11, "a zone needs a time of day",
         "write `09:00 in America/New_York` or `end of day in America/New_York`"),
        ("2026-12-01 end of day anywhere", 30, "expected `on`, found the end",
         "write `end of day anywhere on earth`"),
        ("2026-12-01 09:00 Europe/Oslo", 17, "`Europe/Oslo` is not understood here",
         "a zone follows `in`: `09:00 in Europe/Oslo`"),
        ("2026-12-01 eod", 11, "`eod` is not understood here",
         "write `end of day`, with `in America/New_York` or `anywhere on earth` for another zone"),
        ("week 2 end of day", 17, "a time of day needs a day", "name the weekday: `week 2 thursday 10:00`"),
        ("kickoff + 2 h end of day", 14, "an offset in hours already says the time of day",
         "leave one of the two out"),
        ("within 5 workdays after go-live", 0, "`within` is not a time",
         "a deadline stands under `by`: `by: within 5 workdays after go-live`; here write `go-live + 5 workdays`"),
        ("within a week", 0, "`within` is not a time",
         "a deadline stands under `by`: `by: within 5 workdays after go-live`; here write `go-live + 5 workdays`"),
        ("pilot-end else", 14, "the end is not a time",
         "for example `kickoff + 4 days`, `day 20` or `2026-12-01`"),
        ("else day 40", 0, "`else` is not a time",
         "write a time on both sides: `pilot-end + 2 days else day 40`"),
        ("pilot-end else 40", 15, "`40` is not a time", "days are counted from kickoff: `day 40`"),
        ("pilot-end or day 40", 10, "`or` is not understood here",
         "the time that stands in for another follows `else`: `pilot-end + 2 days else day 40`"),
        ("term spring-2027 + 2 days", 17, "`+` is not understood here", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_about_zones_terms_and_what_stands_in(text: str, offset: int, message: str, hint: str) -> None:
    error = wrong(parse_time, text)
    assert (error.offset, error.message, error.hint) == (offset, message, hint)


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("January", 31),
        ("February", 28),
        ("March", 31),
        ("April", 30),
        ("May", 31),
        ("June", 30),
        ("July", 31),
        ("August", 31),
        ("September", 30),
        ("October", 31),
        ("November", 30),
        ("December", 31),
    ],
)
def test_the_days_and_the_name_of_each_month(month: str, last: int) -> None:
    number = dt.datetime.strptime(month, "%B").month  # noqa: DTZ007 - the number of a month has no zone
    assert str(parse_time(f"2027-{number:02d}-{last}")) == f"2027-{number:02d}-{last}"
    error = wrong(parse_time, f"2027-{number:02d}-{last + 1}")
    assert (error.message, error.hint) == (f"{month} 2027 has no day {last + 1}", f"its last day is {last}")
    assert wrong(parse_time, f"2 {month} 2027").hint.startswith("dates are written year-month-day")


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("2027-02-30", 8, "February 2027 has no day 30", "its last day is 28"),
        ("  2027-02-30", 10, "February 2027 has no day 30", "its last day is 28"),
        ("2026-04-00", 8, "April 2026 has no day 0", "its last day is 30"),
        ("2026-13-01", 5, "there is no month 13", "months run from 01 to 12"),
        ("2026-13", 5, "there is no month 13", "months run from 01 to 12"),
        ("0000-01-01", 0, "the year 0 is out of range", "years run from 1990 to 2100"),
        ("1989-12-31", 0, "the year 1989 is out of range", "years run from 1990 to 2100"),
        ("q1 2101", 3, "the year 2101 is out of range", "years run from 1990 to 2100"),
        ("26-12-01", 0, "`26-12-01` has no year of four digits", "write year-month-day, as `2026-12-01`"),
        ("01.12.2026", 0, "`01.12.2026` can be read as two different dates", "write year-month-day, as `2026-12-01`"),
        ("12/1/26", 0, "`12/1/26` can be read as two different dates", "write year-month-day, as `2026-12-01`"),
        ("kickoff 25:00", 8, "there is no hour 25", "hours run from 00 to 23"),
        ("kickoff 24:30", 8, "there is no hour 24", "hours run from 00 to 23"),
        ("2026-12-32", 8, "December 2026 has no day 32", "its last day is 31"),
        ("2026-00-01", 5, "there is no month 0", "months run from 01 to 12"),
        ("2101-01-01", 0, "the year 2101 is out of range", "years run from 1990 to 2100"),
        ("kickoff 24:00", 8, "a day ends at 23:59", "write 00:00 of the next day"),
        ("kickoff 09:60", 11, "there is no minute 60", "minutes run from 00 to 59"),
        ("kickoff 9am", 8, "`9` is not understood here", "a time of day is written `09:00`"),
        (
            "day 2 10:00 pm",
            12,
            "`pm` is not understood here",
            "times of day are written with 24 hours: `09:00`, `14:30`",
        ),
        ("go-live-2 days", 7, "`go-live-2` is read as one id", "put spaces round the minus: `go-live - 2 days`"),
        (
            "go-live -2 days",
            8,
            "a minus needs a space on both sides",
            "an id may hold hyphens: write `go-live - 2 days`",
        ),
        ("2 days before go-live", 0, "`2` is not a time", "write `go-live - 2 days`"),
        ("4 workdays after kickoff", 0, "`4` is not a time", "write `kickoff + 4 workdays`"),
        ("kickoff + 2 wks", 12, "unknown unit `wks`", "write `weeks`"),
        ("kickoff + 2 werkdays", 12, "unknown unit `werkdays`", "did you mean `workdays`?"),
        ("kickoff + 2 business days", 12, "unknown unit `business`", "write `workdays`"),
        ("kickoff + 2", 11, "expected a unit, found the end", "for example `2 days` or `2 workdays`"),
        ("kickoff + days", 10, "expected a number, found `days`", "for example `+ 2 workdays`"),
        ("kickoff + 1.5 days", 10, "`1.5` is not a whole number of days", "use a smaller unit"),
        ("kickoff + 11 years", 10, "this is more than ten years", "check the number"),
        (
            "kickoff 10:00 + 2 days",
            14,
            "`+` is not understood here",
            "the time of day comes last: `kickoff + 2 days 10:00`",
        ),
        (
            "kickoff + 2 h 10:00",
            14,
            "an offset in hours already says the time of day",
            "leave one of the two out",
        ),
        (
            "kickoff + 1 week + 2 days",
            17,
            "`+` is not understood here",
            "one offset, counted from an item: `kickoff + 4 days`",
        ),
        ("week 2 thurdsay", 7, "`thurdsay` is not a weekday", "did you mean `thursday`?"),
        ("week 2 thu", 7, "`thu` is not a weekday", "write `thursday` in full"),
        ("week 2 10:00", 12, "a time of day needs a day", "name the weekday: `week 2 thursday 10:00`"),
        ("week 0", 5, "there is no week 0", "week 1 begins on the kickoff date; before it, write `day -7`"),
        ("week -1", 5, "weeks are counted from kickoff on", "for the time before kickoff write days: `day -7`"),
        ("day 4000", 4, "day 4000 is more than ten years away", "check the number"),
        ("day 1.5", 4, "`1.5` is not a whole number", ""),
        (
            "monday",
            0,
            "`monday` is not a time",
            "say which one: `week 1 monday`, or `snap: next monday` beside a time",
        ),
        (
            "12 december 2026",
            0,
            "`12` is not a time",
            "dates are written year-month-day, `2026-12-01`, and whole months `2026-12`",
        ),
        (
            "december 2026",
            9,
            "`2026` is not understood here",
            "dates are written year-month-day, `2026-12-01`, and whole months `2026-12`",
        ),
        ("2027", 0, "`2027` is not a time", "a year alone is too wide: write `2027-06` or `q2 2027`"),
        ("10:00", 0, "`10:00` is not a time", "a time of day needs a day: `kickoff 10:00`"),
        ("q5 2027", 0, "there is no quarter 5", "a year has 4: q1 to q4"),
        ("between a or b", 10, "expected `and`, found `or`", "a span is written `between A and B`"),
        ("start go-live", 6, "expected `of`, found `go-live`", "write `start of ITEM`"),
        (
            "go-live [oslo]",
            8,
            "`[` is not understood here",
            "a member follows its item without a space: `go-live[oslo]`",
        ),
        ("go live", 3, "`live` is not understood here", "the words of an id are joined by hyphens: `go-live`"),
        (
            "{{ kickoff }}",
            0,
            "unexpected character `{`",
            "there are no templates in these texts: name the fact or item itself",
        ),
        ("", 0, "a time is missing", "for example `kickoff + 4 days`"),
        ("\ud800", 0, "unexpected character `\\ud800`", ""),
        ("x" * 501, 500, "this is 501 characters long; at most 500 are read", ""),
    ],
)
def test_a_wrong_time_says_where_and_what_next(text: str, offset: int, message: str, hint: str) -> None:
    error = wrong(parse_time, text)
    assert (error.message, error.hint) == (message, hint)
    assert error.offset == offset


@pytest.mark.parametrize("word", sorted(RESERVED - {"kickoff"}))
def test_a_reserved_word_is_no_item(word: str) -> None:
    wrong(parse_time, word)
    wrong(parse_time, f"start of {word}")
    wrong(parse_dependency, word)


# ---- durations


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "minutes", "count"),
    [
        ("30 min", "30", "30", Unit.MINUTES, 30, 30),
        ("2h", "2", "2", Unit.HOURS, 120, 2),
        ("1.5 h", "1.5", "1.5", Unit.HOURS, 90, 2),
        ("30..60 min", "30", "60", Unit.MINUTES, 60, 60),
        ("3 days", "3", "3", Unit.DAYS, None, 3),
        ("1 workday", "1", "1", Unit.WORKDAYS, None, 1),
        ("2..4 weeks", "2", "4", Unit.WEEKS, None, 4),
        ("2\u20264 weeks", "2", "4", Unit.WEEKS, None, 4),
        ("10 years", "10", "10", Unit.YEARS, None, 10),
    ],
)
def test_durations(text: str, low: str, high: str, unit: Unit, *, minutes: int | None, count: int) -> None:
    duration = parse_duration(text)
    assert (duration.low, duration.high, duration.unit) == (Decimal(low), Decimal(high), unit)
    assert (duration.minutes, duration.count) == (minutes, count)
    assert str(duration) == text


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("30-60 min", 2, "expected a unit, found `-`", "a range is written with two dots: `30..60 min`"),
        ("2 to 4 weeks", 2, "`to` is not a unit", "a range is written with two dots: `2..4 weeks`"),
        ("60..30 min", 0, "the range runs backwards from 60 to 30", "write the shorter one first"),
        ("0 min", 0, "a duration is longer than nothing", "a milestone takes no time: leave `takes` out"),
        ("0..2 h", 0, "a duration is longer than nothing", "a milestone takes no time: leave `takes` out"),
        ("1.5 days", 0, "1.5 days is not a whole number of days", "use a smaller unit"),
        ("1.5 min", 0, "1.5 minutes is not a whole number of minutes", ""),
        ("0.33 h", 0, "0.33 hours is not a whole number of minutes", "use a smaller unit"),
        ("11 years", 0, "this is longer than ten years", "write a length of at most ten years"),
        ("90 m", 3, "unknown unit `m`", "write `min` for minutes or `months`"),
        ("2 days 3 h", 7, "`3` is not understood here", "a duration is one amount of one unit: `90 min`"),
        ("a day", 0, "expected a number, found `a`", "a duration begins with a number: `30 min`, `2..4 weeks`"),
    ],
)
def test_a_wrong_duration_says_where_and_what_next(text: str, offset: int, message: str, hint: str) -> None:
    error = wrong(parse_duration, text)
    assert (error.offset, error.message, error.hint) == (offset, message, hint)


# ---- dependencies


@pytest.mark.parametrize(
    ("text", "type_", "lag", "of", "holds"),
    [
        ("data", DependencyType.FINISH_START, None, End.END, End.START),
        ("end of data", DependencyType.FINISH_START, None, End.END, End.START),
        ("data + 2 workdays", DependencyType.FINISH_START, Offset(2, Unit.WORKDAYS), End.END, End.START),
        ("data - 1 day", DependencyType.FINISH_START, Offset(-1, Unit.DAYS), End.END, End.START),
        ("start of data + 1 day", DependencyType.START_START, Offset(1, Unit.DAYS), End.START, End.START),
        ("finish after data", DependencyType.FINISH_FINISH, None, End.END, End.END),
        ("finish after end of data", DependencyType.FINISH_FINISH, None, End.END, End.END),
        ("finish after start of data - 1 h", DependencyType.START_FINISH, Offset(-1, Unit.HOURS), End.START, End.END),
    ],
)
def test_the_four_types_of_dependency(text: str, type_: DependencyType, lag: Offset, of: End, holds: End) -> None:
    dependency = parse_dependency(text)
    assert (dependency.ref, dependency.type, dependency.lag) == (Ref("data"), type_, lag)
    assert (dependency.of, dependency.holds) == (of, holds)
    assert str(dependency) == text


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        ("after data", 0, "write only the item: `export-data`"),
        ("start after data", 0, "leave `start after` out"),
        ("data + 1 month", 5, "write weeks, days or workdays"),
        ("data 10:00", 5, "only items are waited for; a time belongs to `at` or `not_before`"),
        ("day 5", 0, "only items are waited for; a time belongs to `at` or `not_before`"),
        ("data, access", 4, "several items are a list: `[export-data, access]`"),
        ("data or access", 5, "write `{any: [export-data, access]}`"),
        ("finish data", 7, "write `finish after end of ITEM`"),
    ],
)
def test_a_wrong_dependency_says_where_and_what_next(text: str, offset: int, hint: str) -> None:
    error = wrong(parse_dependency, text)
    assert (error.offset, error.hint) == (offset, hint)


# ---- recurrences

_RECURRENCES = "for example `workday`, `week on friday 15:00`, `2 weeks`, `monday and thursday`"


@pytest.mark.parametrize(
    ("text", "interval", "unit", "weekdays", "nth", "clock"),
    [
        ("day", 1, Unit.DAYS, (), None, None),
        ("workday 09:15", 1, Unit.WORKDAYS, (), None, dt.time(9, 15)),
        ("week", 1, Unit.WEEKS, (), None, None),
        ("2 weeks", 2, Unit.WEEKS, (), None, None),
        ("month", 1, Unit.MONTHS, (), None, None),
        ("monday", 1, Unit.WEEKS, (0,), None, None),
        ("thursday and monday", 1, Unit.WEEKS, (0, 3), None, None),
        ("monday, wednesday, and friday 10:00", 1, Unit.WEEKS, (0, 2, 4), None, CLOCK),
        ("week on friday 10:00", 1, Unit.WEEKS, (4,), None, CLOCK),
        ("2 weeks on tuesday", 2, Unit.WEEKS, (1,), None, None),
        ("month on last friday", 1, Unit.MONTHS, (4,), -1, None),
        ("month on second tuesday", 1, Unit.MONTHS, (1,), 2, None),
        ("month on third thursday", 1, Unit.MONTHS, (3,), 3, None),
        ("month on fourth sunday", 1, Unit.MONTHS, (6,), 4, None),
        ("year", 1, Unit.YEARS, (), None, None),
        ("366 days", 366, Unit.DAYS, (), None, None),
        ("260 workdays", 260, Unit.WORKDAYS, (), None, None),
        ("52 weeks", 52, Unit.WEEKS, (), None, None),
        ("24 months", 24, Unit.MONTHS, (), None, None),
        ("5 years", 5, Unit.YEARS, (), None, None),
        ("3 months on first monday", 3, Unit.MONTHS, (0,), 1, None),
    ],
)
def test_recurrences(
    text: str, interval: int, unit: Unit, *, weekdays: tuple[int, ...], nth: int | None, clock: dt.time | None
) -> None:
    every = parse_recurrence(text)
    assert (every.interval, every.unit, every.weekdays, every.nth, every.clock) == (
        interval,
        unit,
        weekdays,
        nth,
        clock,
    )
    assert str(every) == text


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        ("every week", 0, "write only the rhythm: `week on friday 15:00`"),
        ("daily", 0, "write `day`"),
        ("biweekly", 0, "write `2 weeks`"),
        ("weeks", 0, "write `week` or `2 weeks`"),
        ("fridya", 0, "did you mean `friday`?"),
        ("mon", 0, "write `monday` in full"),
        ("week friday", 5, "write `on friday`, or join weekdays with `and`"),
        ("workday at 9:00", 8, "leave `at` out: `workday 09:15`"),
        ("week until day 5", 5, "the end is said by the keys `until` and `count`"),
        ("0 weeks", 0, "use a whole number from 1 to 52"),
        ("53 weeks", 0, "use a whole number from 1 to 52"),
        ("1.5 weeks", 0, "use a whole number from 1 to 52"),
        ("367 days", 0, "use a whole number from 1 to 366"),
        ("261 workdays", 0, "use a whole number from 1 to 260"),
        ("25 months", 0, "use a whole number from 1 to 24"),
        ("6 years", 0, "use a whole number from 1 to 5"),
        ("month on fifth monday", 9, "write `month on first monday`"),
        ("day on monday", 4, _RECURRENCES),
        ("hour", 0, _RECURRENCES),
        ("3 hours", 0, _RECURRENCES),
        ("10:00", 0, _RECURRENCES),
        ("week for 3 times", 5, "the end is said by the keys `until` and `count`"),
        ("week times 3", 5, "the end is said by the keys `until` and `count`"),
        ("workday 09:00 am", 14, "times of day are written with 24 hours: `15:00`"),
        ("workday 03:00 pm", 14, "times of day are written with 24 hours: `15:00`"),
        ("week tomorrow", 5, ""),
        ("", 0, "for example `week on friday 15:00`"),
    ],
)
def test_a_wrong_recurrence_says_where_and_what_next(text: str, offset: int, hint: str) -> None:
    error = wrong(parse_recurrence, text)
    assert (error.offset, error.hint) == (offset, hint)


# ---- conditions

FACTS = {
    "migration": FactType(FactKind.BOOLEAN),
    "pilot": FactType(FactKind.BOOLEAN),
    "users": FactType(FactKind.INTEGER),
    "contract-value": FactType(FactKind.NUMBER),
    "segment": FactType(FactKind.CHOICE, ("enterprise", "mid-market", "smb", "startup")),
    "plan": FactType(FactKind.TEXT),
    "contract-end": FactType(FactKind.DATE),
    "teams": FactType(FactKind.GROUP),
    "member.size": FactType(FactKind.INTEGER),
    "whole-team-limit": FactType(FactKind.INTEGER),
}
ANSWERS: dict[str, object] = {
    "migration": True,
    "pilot": False,
    "users": 20,
    "contract-value": Decimal("100000.50"),
    "segment": "smb",
    "plan": "Gold",
    "contract-end": dt.date(2027, 3, 1),
    "teams": {"oslo": "Oslo depot", "bergen": "Bergen depot"},
    "member.size": 8,
    "whole-team-limit": 10,
}


def placed(time: Time) -> dt.date | None:
    """Times as a plan that starts on MONDAY would place them; of the items only go-live has a date."""
    match time:
        case OnDay():
            return time.on(MONDAY)
        case OnDate():
            return time.date
        case Relative(ref=Ref("go-live"), offset=offset):
            return dt.date(2027, 2, 1) + dt.timedelta(days=offset.amount if offset else 0)
        case _:
            return None


@pytest.mark.parametrize(
    ("text", "value", "decided"),
    [
        ("migration", True, "migration"),
        ("not migration", False, "migration"),
        ("not pilot", True, "pilot"),
        ("migration = yes", True, "migration"),
        ("migration = pilot", False, "migration pilot"),
        ("users >= 20", True, "users"),
        ("users > 20", False, "users"),
        ("users < 20", False, "users"),
        ("users <= 20.0", True, "users"),
        ("users != 20", False, "users"),
        ("users in [10, 20]", True, "users"),
        ("users > -5", True, "users"),
        ("contract-value > 100000", True, "contract-value"),
        ("segment = smb", True, "segment"),
        ("segment != smb", False, "segment"),
        ("segment in [enterprise, mid-market]", False, "segment"),
        ("segment not in [enterprise, mid-market]", True, "segment"),
        ("plan = 'Gold'", True, "plan"),
        ("plan = users", False, "plan"),
        ("teams > 1", True, "teams"),
        ("teams = 2", True, "teams"),
        ("member.size <= whole-team-limit", True, "member.size whole-team-limit"),
        ("contract-end < day 180", True, "contract-end"),
        ("contract-end before 2027-03-01", False, "contract-end"),
        ("contract-end <= 2027-03-01", True, "contract-end"),
        ("contract-end after go-live + 20 days", True, "contract-end"),
        ("contract-end after go-live", True, "contract-end"),
        ("contract-end after training", None, "contract-end"),
        ("users > 100 or contract-value > 100000", True, "contract-value"),
        ("migration or users > 5", True, "migration users"),
        ("migration and users > 100", False, "users"),
        ("pilot or migration and users = 20", True, "migration users"),
        ("(pilot or migration) and users > 20", False, "users"),
        ("not (pilot or users > 20)", True, "pilot users"),
        ("unanswered", None, "unanswered"),
        ("not unanswered", None, "unanswered"),
        ("unanswered or migration", True, "migration"),
        ("unanswered and pilot", False, "pilot"),
        ("unanswered and migration", None, "unanswered"),
        ("unanswered or pilot", None, "unanswered"),
        ("unanswered > 3", None, "unanswered"),
    ],
)
def test_a_condition_is_decided_and_names_the_facts_that_decided(text: str, value: bool | None, decided: str) -> None:
    verdict = evaluate(parse_condition(text), ANSWERS, placed)
    assert verdict.value is value
    assert verdict.decided == tuple((name, ANSWERS.get(name)) for name in decided.split())


@pytest.mark.parametrize(
    "text",
    [
        "migration and not pilot",
        "migration = no",
        "users >= 20 and contract-value > users",
        "segment in [enterprise, smb]",
        "plan = anything",
        "plan = 'any thing'",
        "teams > 3",
        "member.size <= whole-team-limit",
        "contract-end before day 180",
        "contract-end < go-live - 20 days",
        "contract-end < go-live",
    ],
)
def test_sound_conditions_pass_the_check(text: str) -> None:
    assert check_condition(parse_condition(text), FACTS) == []


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("users > 3 and migraton", 14, "unknown fact `migraton`", "did you mean `migration`?"),
        ("users", 0, "`users` is a whole number, not a yes or no", "compare it: `users > 1`"),
        ("segment", 0, "`segment` is a choice, not a yes or no", "compare it: `segment = enterprise`"),
        ("migration > 3", 0, "`migration` is a yes or no, which has no order", "write `migration` or `not migration`"),
        ("migration = 3", 12, "`migration` is a yes or no, not `3`", "write `migration` or `not migration`"),
        ("segment = sbm", 10, "`sbm` is not a choice of `segment`", "did you mean `smb`?"),
        ("segment in [smb, big]", 17, "`big` is not a choice of `segment`", None),
        ("segment > smb", 0, "`segment` is a choice, which has no order", "use `=` or `in`"),
        ("users > yes", 8, "`users` is a whole number, not `yes`", "compare it with a number"),
        ("users > 'x'", 8, "`users` is a whole number, not `x`", "compare it with a number"),
        ("users > day 5", 8, "`users` is a whole number, not a date", "compare it with a number"),
        ("users > tems", 8, "unknown fact `tems`", "did you mean `teams`?"),
        ("users > segment", 8, "`users` is a whole number, `segment` is a choice", ""),
        ("contract-end < 5", 15, "`contract-end` is a date, not `5`", "compare it with a time: `before day 30`"),
        ("contract-end < friday", 15, "`friday` is not a date", "name a day: `week 2 thursday`"),
    ],
)
def test_conditions_that_make_no_sense_for_the_facts(text: str, offset: int, message: str, hint: str | None) -> None:
    (error,) = check_condition(parse_condition(text), FACTS)
    assert (error.offset, error.message) == (offset, message)
    assert hint is None or error.hint == hint


def test_every_mistake_of_a_condition_is_found_at_once() -> None:
    found = check_condition(parse_condition("usres > 3 or not (pilt and segment = x)"), FACTS)
    assert [(error.offset, error.message) for error in found] == [
        (0, "unknown fact `usres`"),
        (18, "unknown fact `pilt`"),
        (37, "`x` is not a choice of `segment`"),
    ]


def test_a_condition_lists_its_facts_and_the_words_on_the_right() -> None:
    condition = parse_condition("member.size <= limit and not (a or segment in [x, 3])")
    assert condition.facts() == (("member.size", 0), ("a", 30), ("segment", 35))
    assert condition.words() == (("limit", 15), ("x", 47))


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        ("a == b", 2, "write `=`"),
        ("a && b", 2, "write `and`"),
        ("a is b", 2, "write `=`"),
        ("!a", 0, "write `not`"),
        ("20 <= users", 0, "write the fact first: `users >= 20`"),
        ("a = 5 days", 6, "facts carry their unit themselves"),
        ("a > 5%", 5, "facts carry their unit themselves"),
        ("a < b < c", 6, "join two comparisons with `and`"),
        ("a + b > 3", 2, "facts are compared, not calculated with"),
        ("a in b", 5, "a list is written `[enterprise, mid-market]`"),
        ("a in [b c]", 8, "items of a list are parted by commas and end with `]`"),
        ("(a", 2, "a bracket is missing its partner"),
        ("a)", 1, "this bracket has no partner"),
        ("a < 2026-12", 4, "name its first or last day"),
        ("a = 'x", 4, "a quotation mark is missing its partner"),
        ("not " * 60 + "a", 84, "give the answer a fact of its own"),
        ("(" * 100 + "a", 21, "give the answer a fact of its own"),
    ],
)
def test_a_wrong_condition_says_where_and_what_next(text: str, offset: int, hint: str) -> None:
    error = wrong(parse_condition, text)
    assert (error.offset, error.hint) == (offset, hint)


NAMES = st.sampled_from([*FACTS, "unknown"])
OPERANDS = st.sampled_from(
    ["3", "-2.5", "yes", "smb", "users", "'x'", "day 5", "2026-12-01", "go-live - 2 days", "go-live"]
)
CLAIMS = st.one_of(
    NAMES,
    st.tuples(NAMES, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "before", "after"]), OPERANDS).map(" ".join),
    st.tuples(NAMES, st.sampled_from(["in", "not in"]), st.lists(OPERANDS, min_size=1, max_size=3)).map(
        lambda parts: f"{parts[0]} {parts[1]} [{', '.join(parts[2])}]"
    ),
)
CONDITIONS = st.recursive(
    CLAIMS,
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(
            lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"
        ),
    ),
    max_leaves=6,
).filter(lambda text: len(text) <= LIMIT)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(max_size=5),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=3),
    st.builds(object),
)


@given(CONDITIONS, st.dictionaries(NAMES, VALUES))
def test_evaluation_and_check_never_raise(text: str, values: dict[str, object]) -> None:
    condition = parse_condition(text)
    assert isinstance(evaluate(condition, values, placed), ConditionResult)
    assert all(0 <= error.offset < len(text) for error in check_condition(condition, FACTS))


@given(CONDITIONS, CONDITIONS)
def test_not_and_or_follow_the_laws_of_logic(a: str, b: str) -> None:
    def value(text: str) -> bool | None:
        return evaluate(Condition(text, parse_condition(text[:LIMIT]).root), ANSWERS, placed).value

    if len(a) + len(b) > LIMIT - 40:
        return
    opposite = {True: False, False: True, None: None}
    assert value(f"not ({a})") is opposite[value(a)]
    assert value(f"not (({a}) and ({b}))") is value(f"not ({a}) or not ({b})")
    assert value(f"({a}) or ({b})") is value(f"({b}) or ({a})")


@given(CONDITIONS, st.sampled_from(sorted(ANSWERS)))
def test_an_answer_never_turns_a_decided_condition_round(text: str, name: str) -> None:
    condition = parse_condition(text)
    before = evaluate(condition, {key: value for key, value in ANSWERS.items() if key != name}, placed)
    assert before.value in (None, evaluate(condition, ANSWERS, placed).value)


@given(CONDITIONS)
def test_the_facts_that_decided_decide_alone(text: str) -> None:
    condition = parse_condition(text)
    verdict = evaluate(condition, ANSWERS, placed)
    if verdict.value is not None:
        assert evaluate(condition, dict(verdict.decided), placed).value is verdict.value


# ---- targets and windows


@pytest.mark.parametrize(
    ("text", "direction", "met", "missed"),
    [
        ("at most 0.5", Direction.DOWN, "0.5 0 -3", "0.51 9"),
        ("at least 99.9%", Direction.UP, "99.9 100", "99.89"),
        ("below 5", Direction.DOWN, "4.99", "5 6"),
        ("above 95", Direction.UP, "95.01", "95 94"),
        ("exactly 0", Direction.EXACT, "0 0.00", "1 -1"),
        ("7..14 days", Direction.RANGE, "7 10 14", "6.9 14.1"),
        ("-5..5", Direction.RANGE, "-5 0 5", "-6 6"),
    ],
)
def test_a_target_is_met_or_missed(text: str, direction: Direction, met: str, missed: str) -> None:
    target = parse_comparison(text)
    assert target.direction is direction
    assert all(target.met(Decimal(value)) for value in met.split())
    assert not any(target.met(Decimal(value)) for value in [*missed.split(), "nan", "inf"])
    assert str(target) == text


def test_a_target_keeps_its_unit() -> None:
    assert [parse_comparison(text).unit for text in ("at most 5 %", "at most 5%", "7..14 days", "above 3")] == [
        "%",
        "%",
        "days",
        "",
    ]


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_below_and_at_least_are_opposites(bound: Decimal, value: Decimal) -> None:
    def met(words: str) -> bool:
        target: Comparison = parse_comparison(f"{words} {bound:f}")
        return target.met(value)

    assert met("below") is not met("at least")
    assert met("above") is not met("at most")
    assert met("exactly") is (met("at least") and met("at most"))


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        (">= 80", 0, "write `at least 80`"),
        ("80", 2, "write `at least 80` or `exactly 80`"),
        ("80+", 2, "write `at least 80`"),
        ("under 5", 0, "write `below 5`"),
        ("at lest 5", 3, "did you mean `least`?"),
        ("14..7", 4, "write `7..14`"),
        ("7-14", 1, "for example `7..14`"),
    ],
)
def test_a_wrong_target_says_where_and_what_next(text: str, offset: int, hint: str) -> None:
    error = wrong(parse_comparison, text)
    assert (error.offset, error.hint) == (offset, hint)


def test_the_longest_windows() -> None:
    assert [parse_window(text).count for text in ("7 days a week", "31 days a month", "366 days in a row")] == [
        7,
        31,
        366,
    ]


def test_windows() -> None:
    row, week = parse_window("7 days in a row"), parse_window("5 days a week")
    assert (row.count, row.unit, row.mode, row.per) == (7, Unit.DAYS, WindowMode.IN_A_ROW, None)
    assert (week.count, week.unit, week.mode, week.per) == (5, Unit.DAYS, WindowMode.PER, Unit.WEEKS)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("2 weeks a week", 0, "a week does not have 2 weeks"),
        ("5 weeks a month", 0, "a month does not have 5 weeks"),
        ("367 days in a row", 0, "`367` is not a number of days from 1 to 366"),
        ("8 days a week", 0, "a week does not have 8 days"),
        ("7 days", 6, "expected `in a row` or `a week`, found the end"),
        ("0 days in a row", 0, "`0` is not a number of days from 1 to 366"),
        ("3 h in a row", 0, "readings are dated, so a window is not counted in hours"),
        ("7 consecutive days", 2, "`consecutive` is not a unit"),
    ],
)
def test_a_wrong_window_says_where(text: str, offset: int, message: str) -> None:
    error = wrong(parse_window, text)
    assert (error.offset, error.message) == (offset, message)


# ---- words that people write instead of a rhythm


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("daily", "day"),
        ("Weekly", "week"),
        ("monthly", "month"),
        ("biweekly", "2 weeks"),
        ("fortnightly", "2 weeks"),
        ("fortnight", "2 weeks"),
        ("weekday", "workday"),
        ("weekdays", "workday"),
        ("quarterly", "3 months"),
        ("quarter", "3 months"),
        ("weekend", "saturday and sunday"),
    ],
)
def test_a_word_that_is_no_recurrence_leads_to_one(word: str, instead: str) -> None:
    error = wrong(parse_recurrence, word)
    assert (error.offset, error.message, error.hint) == (0, f"`{word}` is not a rhythm", f"write `{instead}`")
    assert parse_recurrence(instead).text == instead


# ---- weeks, hours, snapping


def test_weeks_and_hours() -> None:
    assert parse_week("mon-fri") == frozenset(range(5))
    assert parse_week("sun-thu") == frozenset({6, 0, 1, 2, 3})
    assert parse_week("monday, wed and fri") == frozenset({0, 2, 4})
    hours = parse_hours("mon-thu 08:00-12:00 13:00-17:00, fri 08:00-12:00")
    assert hours.on(0) == ((480, 720), (780, 1020))
    assert (hours.minutes(3), hours.minutes(4), hours.minutes(5)) == (480, 240, 0)
    assert parse_hours("00:00-24:00", frozenset(range(7))).minutes(6) == DAY
    assert parse_week("sat-tue") == frozenset({5, 6, 0, 1})
    assert parse_week("sun-sun") == frozenset({6})
    assert parse_hours("09:00-12:00 12:00-13:00").on(0) == ((540, 720), (720, 780))
    some = parse_hours("mon and tue 09:00-10:00 and 11:00-12:30, wed 10:15-11:00")
    assert [some.on(day) for day in range(4)] == [((540, 600), (660, 750))] * 2 + [((615, 660),), ()]
    assert str(some) == "mon and tue 09:00-10:00 and 11:00-12:30, wed 10:15-11:00"
    assert list(parse_hours("fri 09:00-10:00, mon-tue 09:00-10:00").ranges) == [0, 1, 4]


@pytest.mark.parametrize(
    ("parse", "text", "offset", "message"),
    [
        (parse_week, "mon-frd", 4, "`frd` is not a weekday"),
        (parse_week, "mon - fri", 4, "`mon` is followed by a lone minus"),
        (parse_week, "", 0, "a week is missing"),
        (parse_hours, "17:00-09:00", 0, "these hours end before they begin"),
        (parse_hours, "09:00-12:00 11:00-13:00", 12, "these hours begin before the ones in front of them end"),
        (parse_hours, "mon-thu 09:00-17:00, tue 09:00-10:00", 21, "tuesday has its hours already"),
        (parse_hours, "mon", 3, "expected a time of day, found the end"),
        (parse_week, "mon-fri-sat", 0, "`mon-fri-sat` is not a run of weekdays"),
        (parse_week, "10:00", 0, "expected a weekday, found `10:00`"),
        (parse_hours, "09:00-25:00", 6, "there is no hour 25"),
        (parse_hours, "24:00-24:00", 0, "a day ends at 23:59"),
        (parse_hours, "09:00 17:00", 6, "expected `-`, found `17:00`"),
        (parse_week, "mo", 0, "`mo` is not a weekday"),
        (parse_week, "mon-", 3, "`mon` is followed by a lone minus"),
        (parse_week, "mon and", 4, "`and` is not understood here"),
        (parse_week, "mon,", 3, "`,` is not understood here"),
        (parse_hours, "09:00-09:00", 0, "these hours end before they begin"),
        (parse_hours, "mon 09:00-10:00, 11:00-12:00", 17, "monday has its hours already"),
        (parse_hours, "09:00-10:00 and 09:30-11:00", 16, "these hours begin before the ones in front of them end"),
        (parse_hours, "09:00-17:00 x", 12, "`x` is not understood here"),
        (parse_hours, "", 0, "working hours is missing"),
        (parse_snap, "next", 4, "expected a weekday or a calendar, found the end"),
        (parse_snap, "next monday 10:00", 12, "`10:00` is not understood here"),
    ],
)
def test_wrong_weeks_hours_and_snaps(parse: Callable[[str], object], text: str, offset: int, message: str) -> None:
    error = wrong(parse, text)
    assert (error.offset, error.message) == (offset, message)


# ---- laws of all parsers

VOCABULARY = (
    "kickoff go-live day week workday month start end of finish after before between and or not in at most least min h"
    " days workdays weeks months monday friday on a row first last next q1 h2 2026-12-01 2026-02-30 2026-12 09:00 25:00"
    " 1.5 -7 20 .. + - [ ] ( ) , = <= != % member.size export-data[oslo] mon-fri"
)
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(codec=None), max_size=20),
    st.lists(WORDS, max_size=9).map(" ".join),
    st.lists(WORDS, max_size=9).map("".join),
)


@pytest.mark.parametrize("name", PARSERS)
@given(text=TEXTS)
@example(text="(" * LIMIT)
@example(text="9" * LIMIT)
@example(text="not " * (LIMIT // 4))
@example(text="day " + "9" * 400)
@example(text="\ud800")
@example(text="\u0663 days")
@example(text="2026-12-01T")
def test_a_text_is_understood_or_a_language_error(name: str, text: str) -> None:
    try:
        found = PARSERS[name](text)
    except LanguageError as error:
        assert 0 <= error.offset <= len(text)
        assert error.message
        (error.message + error.hint).encode("utf-8")
        return
    if name not in ("week",):
        assert str(found) in text
        assert PARSERS[name](str(found)) == found


OFFSETS = st.tuples(
    st.sampled_from(["+", "-"]),
    st.integers(1, 120),
    st.sampled_from(["min", "h", "days", "workdays", "weeks", "months"]),
).map(lambda parts: f" {parts[0]} {parts[1]} {parts[2]}")
POINTS = st.one_of(
    st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)).map(str),
    st.integers(-3000, 3000).map(lambda day: f"day {day}"),
    st.tuples(st.integers(1, 500), st.sampled_from(WEEKDAYS)).map(lambda parts: f"week {parts[0]} {parts[1]}"),
    st.tuples(
        st.sampled_from(["", "start of ", "end of "]),
        st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,3}", fullmatch=True).filter(lambda word: word not in RESERVED),
        st.sampled_from(["", "[oslo]"]),
        st.one_of(st.just(""), OFFSETS),
    ).map("".join),
)


CLOCKS = st.one_of(st.just("end of day"), st.times().map(lambda clock: clock.strftime("%H:%M")))
ZONES = st.one_of(
    st.just(""), st.just(" anywhere on earth"), st.sampled_from(sorted(zone_names())).map(lambda name: f" in {name}")
)
TIMES = st.one_of(
    POINTS,
    st.tuples(POINTS, POINTS).map(lambda pair: f"between {pair[0]} and {pair[1]}"),
    st.tuples(POINTS.filter(lambda point: not re.search(r" [0-9]+ (min|h)$", point)), CLOCKS, ZONES).map(
        lambda parts: f"{parts[0]} {parts[1]}{parts[2]}"
    ),
    st.sampled_from(["2026-12", "q1 2027", "h2 2027", "term spring-2027"]),
)
WITHIN = st.tuples(st.integers(0, 10), st.sampled_from(["min", "workdays", "years"]), st.sampled_from(["", "end of "]))


@given(st.lists(TIMES, min_size=1, max_size=4))
def test_any_times_may_stand_in_for_one_another(times: list[str]) -> None:
    text = " else ".join(times)
    for parse in (parse_time, parse_deadline):
        time = parse(text)
        assert str(time) == text
        assert parse(str(time)) == time
        assert [str(branch) for branch in branches(time)] == times


@given(WITHIN.map(lambda p: f"within {p[0]} {p[1]} after {p[2]}go-live"), TIMES)
def test_a_deadline_may_stand_before_or_behind_any_time(within: str, other: str) -> None:
    for text in (within, f"{within} else {other}", f"{other} else {within}"):
        time = parse_deadline(text)
        assert str(time) == text
        assert parse_deadline(str(time)) == time
        wrong(parse_time, text)


@given(POINTS, POINTS)
def test_every_time_of_the_grammar_is_read_and_prints_as_written(a: str, b: str) -> None:
    for text in (a, b, f"between {a} and {b}"):
        time = parse_time(text)
        assert str(time) == text
        assert parse_time(str(time)) == time


@given(POINTS, st.times().map(lambda clock: clock.strftime("%H:%M")))
def test_a_time_of_day_may_follow_every_time_without_hours(point: str, clock: str) -> None:
    text = f"{point} {clock}"
    if re.search(r" [0-9]+ (min|h)$", point):
        assert wrong(parse_time, text).offset == len(point) + 1
    else:
        time: Any = parse_time(text)
        assert f"{time.clock:%H:%M}" == clock


def test_suggestions_are_quoted_and_safe_to_print() -> None:
    assert did_you_mean("csmm", ["csm", "power-users"]) == "did you mean `csm`?"
    assert did_you_mean("zzz", ["csm"]) == ""
    assert quote("a\x1b[31m\ud800b") == "`a\\x1b[31m\\ud800b`"
    assert len(quote("x" * 500)) == 42


# ---- the manual

MANUAL = (Path(__file__).parents[3] / "docs/reference/time-language.md").read_text("utf-8")
SECTIONS: dict[str, Callable[[str], object]] = {
    "Times": parse_time,
    "Deadlines": parse_deadline,
    "Durations": parse_duration,
    "Dependencies": parse_dependency,
    "Recurrences": parse_recurrence,
    "Conditions": parse_condition,
    "Targets": parse_comparison,
    "Windows": parse_window,
    "Snapping": parse_snap,
    "Weeks": parse_week,
    "Hours": parse_hours,
}


def section(title: str) -> str:
    return MANUAL.split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("title", SECTIONS)
def test_every_example_of_the_manual_is_understood(title: str) -> None:
    examples = re.findall(r"^\| `([^`]+)` \|", section(title), re.MULTILINE)
    assert len(examples) >= 2
    for text in examples:
        SECTIONS[title](text)


def test_the_manual_lists_every_reserved_word() -> None:
    assert set(re.findall(r"`(\w+)`", section("Words that are taken"))) == RESERVED
