"""A plan with something of everything in it, part of it hidden, and what each reader gets to see of it.

`playbook.yml`, `customer.yml`, `status.yml` and `guides/` are the input; `shown/<audience>.yml` is the output, every
field that says something. `python -m tests.readers` writes the output anew: read the difference like prose.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from generator.model.files.customer.vendor import Vendor
from generator.model.files.source import CustomerSources, FileSource, Picture
from generator.model.stages.assessed import AssessedPlan
from generator.model.stages.baseline import Baseline
from generator.model.stages.dated import Moment, Span
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.zoned_moment import ZonedMoment
from generator.steps.assess import assess
from generator.steps.project import project
from generator.steps.resolve import resolve
from generator.steps.schedule import schedule
from generator.steps.validate import validate_customer
from tests.given.moments import at
from tests.given.sources import playbook, shown, source

HERE = Path(__file__).parent
AS_OF = date(2026, 11, 9)
READERS = ("internal", "customer", "auditors", "partners", "public")
VENDOR = Vendor.model_validate(
    {
        "name": "Tide",
        "timezone": "Europe/London",
        "repository": "https://git.tide.example.com/plans",
        "brand": {"logo": "tide.svg", "alt": "Tide", "primary": "#14375e", "accent": "#1f5fa8"},
    }
)
LOGO = FileSource("tide.svg", 9, "0" * 64, Picture(60, 20))


def read(name: str) -> str:
    """One of the texts of the plan with everything."""
    return (HERE / name).read_text()


@cache
def assessed(
    plan: str,
    customer: str,
    status: str = "",
    as_of: date = AS_OF,
    *,
    guides: tuple[tuple[str, str], ...] = (),
    files: tuple[str, ...] = (),
    baseline: Baseline | None = None,
    previous: Baseline | None = None,
    published: tuple[Baseline, ...] = (),
) -> AssessedPlan:
    """How everything stands, from the texts of the files."""
    valid = playbook(plan, dict(guides), files)
    records = source("status.yml", status) if status else None
    who, problems = validate_customer(CustomerSources("acme", source("customer.yml", customer), records), valid, VENDOR)
    assert who, shown(problems)
    found, problems = resolve(valid, who, VENDOR, LOGO)
    assert found, shown(problems)
    return assess(schedule(found, who.status, as_of), who.status, as_of, baseline, previous, published=published)


class Version(Baseline):
    """A version that can be told from another by what it is, as the tests compare them."""

    __hash__ = object.__hash__


Told = tuple[tuple[ZonedMoment, ZonedMoment], ...]


def version(
    name: str, published: date, signed: bool = False, events: Mapping[str, Told] | None = None, **days: date
) -> Baseline:
    """A published version; items by id with `_` for `-`, each on one day; `events` are what its calendars said."""
    items = {id_.replace("_", "-"): Span(Moment(day), Moment(day)) for id_, day in days.items()}
    return Version(name, published, signed, items, events=events or {})


FIRST = version("1.0", date(2026, 10, 20), True, data_export=date(2026, 11, 6), go_live=date(2026, 11, 30))
LAST = version(
    "1.1",
    date(2026, 10, 28),
    events={
        "go-live": ((at("2026-11-30"), at("2026-11-30")),),
        "long-gone": ((at("2026-11-12T09:00+00:00"), at("2026-11-12T10:00+00:00")),),
        "price-check": ((at("2026-11-20"), at("2026-11-20")),),
    },
    data_export=date(2026, 11, 10),
    choose=date(2026, 11, 5),
    cloud_setup=date(2026, 11, 12),
    price_check=date(2026, 11, 9),
    long_gone=date(2026, 11, 3),
)


def everything(audience: str, change: tuple[str, str, str] = ("", "", ""), as_of: date = AS_OF) -> ShownPlan:
    """What a reader gets of the plan with everything, with a text of one of its files changed."""
    file, before, after = change
    texts = {name: read(name) for name in ("playbook.yml", "customer.yml", "status.yml")}
    if file:
        assert before in texts[file]
        texts[file] = texts[file].replace(before, after)
    guides = tuple((p.stem, p.read_text()) for p in sorted((HERE / "guides").glob("*.md")))
    found = assessed(
        *texts.values(),
        as_of,
        guides=guides,
        files=("sheet.csv", "costs.csv", "picture.png"),
        baseline=FIRST,
        previous=LAST,
        published=(FIRST, LAST),
    )
    return project(found, audience)


def as_text(plan: ShownPlan) -> str:
    """Every field that says something, as YAML; the revision, a hash of all that, left out."""
    fields = plan.model_dump(mode="json", exclude_defaults=True, exclude={"revision"})
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=160)
