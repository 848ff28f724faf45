"""Check the working time of a party: country, region, zone, week, hours and closures."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.calendar.hours import parse_hours, parse_week
from generator.model.calendar.public_holidays import check_country, check_region
from generator.model.files.customer.customer import PartyCalendar
from generator.model.files.source import Loc
from generator.model.language.tokenizer import LanguageError
from generator.model.language.zones import zone_of
from generator.model.problems.rule import Rule
from generator.model.problems.rules_customer import (
    CALENDAR_COUNTRY,
    CALENDAR_HOURS,
    CALENDAR_PERIOD,
    CALENDAR_REGION,
    CALENDAR_WEEK,
    CALENDAR_ZONE,
)
from generator.steps.validate.report import Report


def check_calendar(report: Report, calendar: PartyCalendar, at: Loc = ()) -> None:
    """Everything that a plan is scheduled with; what is read here, the scheduler can read."""

    def known(rule: Rule, key: str, parse: Callable[[str], object]) -> bool:
        try:
            parse(str(getattr(calendar, key)))
        except LanguageError as error:
            report.at(rule, (*at, key), error.message, error.hint, error.offset)
            return False
        return True

    if calendar.timezone:
        known(CALENDAR_ZONE, "timezone", zone_of)
    if calendar.country and known(CALENDAR_COUNTRY, "country", check_country):
        known(CALENDAR_REGION, "region", lambda region: check_region(calendar.country, region))
    elif calendar.region and not calendar.country and not report.had((*at, "country")):
        report.at(CALENDAR_REGION, (*at, "region"), "a region without its country", "add a line `country: …`")
    known(CALENDAR_WEEK, "week", parse_week)
    known(CALENDAR_HOURS, "hours", parse_hours)
    for number, closure in enumerate(calendar.closures):
        if closure.until and closure.until < closure.start:
            message = f"the closure ends on {closure.until}, before it begins on {closure.start}"
            report.at(CALENDAR_PERIOD, (*at, "closures", number, "until"), message, "check the two dates")
