"""Public holidays are those that governments list, or laws name, year by year."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.calendar.public_holidays import holidays_of

LISTS: dict[str, Any] = yaml.load((Path(__file__).parent / "holidays.yml").read_text(), yaml.BaseLoader)
YEARS = [(name, year) for name, official in LISTS.items() for year in official["years"]]


@pytest.mark.parametrize(("name", "year"), YEARS)
def test_the_days_off_of_a_year_are_those_of_the_official_list(name: str, year: str) -> None:
    official = LISTS[name]
    found = holidays_of(official["country"], official.get("region", ""), [int(year)])
    last = 5 if official["days"] == "weekdays" else 7
    assert " ".join(f"{day:%m-%d}" for day in found if day.weekday() < last) == official["years"][year]
