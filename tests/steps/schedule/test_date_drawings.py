"""The drawings of "How dates work" are what the engine says today, stand on the page, and say in words what they show."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from scripts.date_drawing import TIMING
from scripts.draw_dates import INTO, Example, drawn, examples
from tests.given.doc_pages import ROOT

PAGE = " ".join((ROOT / "docs" / "how-dates-work.md").read_text("utf-8").split())
EXAMPLES = list(examples())
SVG = "{http://www.w3.org/2000/svg}"
DAY = re.compile(r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) (\d{1,2})\b(?!:)")
SAID = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2} [A-Z][a-z]{2} \d{4})\b")


def named(example: Example) -> str:
    return example.name


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_a_drawing_is_what_the_engine_says(example: Example) -> None:
    assert example.svg.read_text("utf-8") == drawn(example), "run `make drawings` and look at what changed"


def test_there_is_no_drawing_without_an_example() -> None:
    assert {path.name for path in INTO.iterdir()} == {f"{example.name}.svg" for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_a_drawing_stands_on_the_page_with_its_words(example: Example) -> None:
    assert PAGE.count(f"![{example.alt}](img/dates/{example.name}.svg)") == 1
    root = ElementTree.parse(example.svg).getroot()
    assert root.findtext(f"{SVG}title") == example.alt
    assert len(example.alt) > 60


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_the_words_name_only_days_that_the_drawing_tells_of(example: Example) -> None:
    root = ElementTree.parse(example.svg).getroot()
    told = {_day(text) for text in SAID.findall(root.findtext(f"{SVG}desc") or "")}
    first = min(told) - timedelta(days=1)
    around = {first + timedelta(days=n) for n in range((max(told) - first).days + 2)}
    # Of a kickoff or a day of looking only the alternative text may speak.
    around |= {example.says["customer"]["dates"]["kickoff"], example.says.get("as_of")} - {None}
    known = {(f"{day:%A}", str(day.day)) for day in around}
    spoken = set(DAY.findall(example.alt))
    assert spoken <= known, sorted(spoken - known)


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_what_is_written_on_times_is_drawn(example: Example) -> None:
    keys = {key for item in example.says["items"].values() for key in item}
    assert keys - {*TIMING} <= {"title", "owner", "with", "checks", "stops", "instead", "when"}


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_nothing_leaves_the_drawing(example: Example) -> None:
    root = ElementTree.parse(example.svg).getroot()
    height = float(root.attrib["height"])
    assert float(root.attrib["width"]) <= 375 - 15
    for text in root.iter(f"{SVG}text"):
        wide = {"c": 6.7, "r": 0}.get(text.attrib["class"], 6.6 if "t" not in text.attrib["class"] else 7.6)
        length = wide * len(text.text or "")
        left = float(text.attrib["x"]) - (length if "m" in text.attrib["class"].split() else 0)
        assert left >= 0, text.text
        assert left + length <= 360, text.text
        assert 0 < float(text.attrib["y"]) < height


def _day(text: str) -> date:
    number, month, year = text.split()
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return date(int(year), months.index(month) + 1, int(number))
