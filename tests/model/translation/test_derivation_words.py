"""How a date is explained: the days that are skipped first, by name and in runs, and only then the date that is reached."""

from datetime import date
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.pipeline.customer import read_onboarding, shown
from generator.pipeline.workspace import Workspace
from tests.given.workspaces import make, write

PLAYBOOK = """\
title: Standard
version: 1.0.0
roles: {{csm: vendor, lead: customer}}
phases:
  start:
    items:
      first: {{due: day 5, owner: lead}}
      it: {{{fields}, owner: lead}}
"""
CASES = (
    (
        "due: kickoff + 4 workdays 17:00",
        "2026-10-21",
        "Written as “kickoff + 4 workdays 17:00”, counted from kickoff on Wed 21 Oct 2026",
        "4 workdays later in the calendar of Acme, skipping the weekend (Sat 24 Oct to Sun 25 Oct 2026), at 17:00: "
        "Tue 27 Oct 2026 17:00",
    ),
    (
        "due: kickoff + 3 workdays",
        "2026-12-23",
        "Written as “kickoff + 3 workdays”, counted from kickoff on Wed 23 Dec 2026",
        "3 workdays later in the calendar of Acme, skipping Christmas Day (Fri 25 Dec 2026), Second Day of Christmas "
        "(Sat 26 Dec 2026) and the weekend (Sun 27 Dec 2026): Tue 29 Dec 2026",
    ),
    (
        "due: day 6",
        "2026-11-02",
        "Written as “day 6”: Sat 7 Nov 2026",
        "Moved forward over the weekend (Sat 7 Nov to Sun 8 Nov 2026) to the next working day of Acme: Mon 9 Nov 2026",
    ),
    (
        "due: day 6, roll: previous",
        "2026-11-02",
        "Written as “day 6”: Sat 7 Nov 2026",
        "Moved back over the weekend (Sat 7 Nov 2026) to the previous working day of Acme: Fri 6 Nov 2026",
    ),
    (
        "after: first, takes: 2 workdays",
        "2026-11-02",
        "Waits for “First”, which ends on Fri 6 Nov 2026",
        "Begins on the next working day of Acme, after the weekend (Sat 7 Nov to Sun 8 Nov 2026): Mon 9 Nov 2026",
        "Takes 2 workdays: Tue 10 Nov 2026",
    ),
    (
        "after: finish after end of first, takes: 2 workdays",
        "2026-11-02",
        "Cannot end before “First”, which ends on Fri 6 Nov 2026",
        "Takes 2 workdays, so it begins: Thu 5 Nov 2026",
    ),
    (
        "due: day 25, takes: 15 workdays",
        "2026-11-02",
        "Written as “day 25”: Thu 26 Nov 2026",
        "Takes 15 workdays, skipping 3 weekends, so it begins: Fri 6 Nov 2026",
    ),
    (
        "due: day 3, snap: next monday",
        "2026-11-09",
        "Written as “day 3”: Wed 11 Nov 2026",
        "Moved to next monday: Mon 16 Nov 2026",
    ),
    (
        "due: day 1, snap: next monday",
        "2026-11-09",
        "Written as “day 1”: Mon 9 Nov 2026",
        "“next monday” holds already: Mon 9 Nov 2026",
    ),
    (
        "at: 2026-12",
        "2026-11-02",
        "Start written as “2026-12”: Tue 1 Dec 2026",
        "End written as “2026-12”: Thu 31 Dec 2026",
    ),
    ("at: 2026-11-19 14:00", "2026-11-02", "Set for Thu 19 Nov 2026 14:00"),
    ("not_before: 2026-11-12", "2026-11-02", "Not before Thu 12 Nov 2026"),
    (
        "not_before: 2026-11-12, takes: 2 workdays",
        "2026-11-02",
        "Not before Thu 12 Nov 2026",
        "Takes 2 workdays: Fri 13 Nov 2026",
    ),
    ("fixed: 2026-11-12", "2026-11-02", "Fixed for Thu 12 Nov 2026"),
    (
        "at: day 6, not_before: day 13",
        "2026-11-02",
        "Written as “day 6”: Sat 7 Nov 2026",
        "Moved forward over the weekend (Sat 7 Nov to Sun 8 Nov 2026) to the next working day of Acme: Mon 9 Nov 2026",
        "Not before “day 13”: Sat 14 Nov 2026",
        "Moved forward over the weekend (Sat 14 Nov to Sun 15 Nov 2026) to the next working day of Acme: Mon 16 Nov 2026",
    ),
    (
        "not_before: kickoff + 1 day",
        "2026-11-02",
        "Not before “kickoff + 1 day”, counted from kickoff on Mon 2 Nov 2026",
        "1 day later: Tue 3 Nov 2026",
    ),
)


def sentences(root: Path, fields: str, kickoff: str, day: date = date(2026, 1, 1), of: str = "plan") -> list[str]:
    make(root, "acme")
    customer = root / "customers/acme/customer.yml"
    customer.write_text(customer.read_text("utf-8").replace("2026-11-02", kickoff), "utf-8")
    write(root, {"playbooks/standard/playbook.yml": PLAYBOOK.format(fields=fields)})
    it = read_onboarding(Workspace(root), "acme", AsOf(given=day)).get()
    item = next(item for item in shown(it, "internal").items if item.id == "it")
    return [why.sentence for why in item.why if why.of == of and why.sentence]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_date_is_told_in_few_sentences(case: tuple[str, ...], tmp_path: Path) -> None:
    fields, kickoff, *said = case
    assert sentences(tmp_path, fields, kickoff) == said


def test_a_forecast_does_not_tell_the_plan_again(tmp_path: Path) -> None:
    said = sentences(tmp_path, "due: day 6", "2026-11-02", date(2026, 11, 18), "forecast")
    assert said == ["As in the plan: Mon 9 Nov 2026", "Not finished yet, so not before Wed 18 Nov 2026"]
