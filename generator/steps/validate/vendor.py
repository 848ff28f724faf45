"""Read the vendor from `extra.launchbook` of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.files.customer.vendor import Vendor
from generator.model.files.source import VendorSource
from generator.model.problems.problem import Problem
from generator.steps.validate.brand import check_brand
from generator.steps.validate.customer.people import check_people
from generator.steps.validate.languages import SHIPPED, check_language
from generator.steps.validate.parse_model import read
from generator.steps.validate.playbook.calendars import check_calendar
from generator.steps.validate.report import Report

WAY = ("extra", "launchbook")
"""Where our part of mkdocs.yml stands."""


def validate_vendor(
    source: VendorSource | None, languages: Collection[str] = SHIPPED
) -> tuple[Vendor | None, tuple[Problem, ...]]:
    """The vendor, or None with the reasons; without any word about it, a vendor of default values."""
    value = source.source.value if source else None
    for step in WAY:
        value = value.get(step) if isinstance(value, dict) else None
    if source is None or value is None:
        return Vendor(), ()
    found = read(Vendor, value, source.source, WAY)
    report = Report(source.source, dropped=found.dropped, problems=list(found.problems))
    if found.model:
        check_people(report, found.model.people, {}, WAY)
        check_calendar(report, found.model, WAY)
        check_language(report, found.model.language, (*WAY, "language"), languages)
        if found.model.brand:
            check_brand(report, found.model.brand, source.logo, (*WAY, "brand"))
    problems = tuple(sorted(set(report.problems)))
    return (None if problems_stop(problems) else found.model), problems


def problems_stop(problems: tuple[Problem, ...]) -> bool:
    """Whether one of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)
