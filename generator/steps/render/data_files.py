"""The plan as data: the formats in which a site offers it, and `launchbook export` writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.stages.outline.outline import Outline
from generator.model.translation.translator import Words
from generator.steps.render.calendars import calendar
from generator.steps.render.exports import plan_csv, plan_json


@dataclass(frozen=True, slots=True)
class DataFormat:
    """One format: the file that a site has of it, and what stands in it."""

    path: str
    write: Callable[[Outline, Words], bytes]


FORMATS: Mapping[str, DataFormat] = {
    "json": DataFormat("plan.json", lambda site, words: plan_json(site.plan)),
    "csv": DataFormat("plan.csv", lambda site, words: plan_csv(site.plan)),
    "ics": DataFormat("calendar.ics", lambda site, words: calendar(site, site.calendar_files[0], words)),
}
"""The formats by the name that the command knows; the first calendar file is the one of everything."""
