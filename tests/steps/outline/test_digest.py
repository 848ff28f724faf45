"""The digest: the text of an e-mail to a customer, word for word, at the samples and through the life of a small plan.

`LAUNCHBOOK_UPDATE=1` writes the texts of tests/steps/outline/digests/ anew; the diff is read like prose.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.model.stages.shown.plan import ShownPlan
from generator.steps.outline.digest import digest
from generator.steps.project import project
from generator.steps.render.digest import digest_text
from generator.steps.render.plain_text import line, plain
from tests.given.built import shown
from tests.given.moments import at, on
from tests.given.workspaces import Launchbook, make
from tests.readers import assessed, version

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
TEXTS = Path(__file__).parent / "digests"
TEMPLATES = {path.name: path.read_text("utf-8") for path in (ROOT / "site_templates" / "pages").glob("*.txt")}

PLAYBOOK = """\
title: P
audience: customer
roles: {csm: vendor, lead: customer, boss: customer}
facts:
  depots: {type: integer, ask: How many depots?, required: no}
support:
  hypercare: {from: go-live, until: go-live + 10 days, contacts: {all: {topic: Everything, role: csm, channel: Telephone}}}
phases:
  start:
    items:
      hello: {kind: meeting, at: kickoff 10:00, takes: 1 h, owner: csm, with: [lead]}
      prepare: {at: day 3, takes: 2 workdays, owner: lead}
      price: {title: Talk about the margin, audience: internal, due: day 5, owner: csm}
      names: {title: Name the users, due: day 5, owner: lead}
      build: {title: Build it, after: prepare, takes: 2 workdays, owner: csm}
      stand-up: {kind: meeting, title: Stand-up, at: day 8 09:00, takes: 15 min, every: workday, count: 5, owner: csm}
  launch:
    items:
      handover: {kind: gate, title: Ready to go live, due: go-live - 2 workdays, owner: lead, checks: {ready: Ready?}}
      go-live: {kind: milestone, title: Going live, at: day 22, after: [build, handover], owner: csm}
      survey: {title: Answer the survey, due: day 40, owner: lead}
      thanks: {kind: sign-off, title: Acceptance, due: day 45, owner: lead, signer: lead}
runbooks:
  switch:
    title: The switch
    steps:
      freeze: {at: go-live 09:00, takes: 10 min, owner: csm}
      copy: {after: freeze, takes: 20 min, owner: csm}
"""
CUSTOMER = """\
name: Acme
playbook: plan
timezone: Europe/Oslo
dates: {kickoff: 2026-11-02}
people:
  maja: {name: Maja Lindqvist, role: csm, email: maja@halden.example, phone: "+46 1",
         away: {from: 2026-11-16, until: 2026-11-20, why: Surgery, deputy: elin}}
  elin: {name: Elin Sandberg, role: csm, email: elin@halden.example}
  ingrid: {name: Ingrid Berg, role: lead}
"""
LATE = """\
hello: {done: 2026-11-02, note: The boss was grumpy, tell: "A *good* start, see [the plan](https://acme.example/plan)"}
names: {state: blocked, since: 2026-11-04, why: They quarrel, tell: We wait for your **works council**}
stand-up: {held: {2026-11-09: {}, 2026-11-10: {}}}
"""
DONE = """\
hello: 2026-11-02
prepare: 2026-11-05
names: 2026-11-05
price: 2026-11-05
build: 2026-11-09
handover: {done: 2026-11-18, checks: {ready: yes}}
freeze: 2026-11-23
copy: 2026-11-23
go-live: 2026-11-23
"""
SIGNED = DONE + "survey: 2026-12-10\nthanks: {done: 2026-12-14, signed: {by: ingrid, on: 2026-12-14}}\n"
PAUSED = (
    LATE
    + "onboarding:\n  - {paused: 2026-11-11, until: 2026-12-01, why: They may go broke, tell: We wait for *your* new year.}\n"
)
CANCELLED = PAUSED + "  - {resumed: 2026-12-01}\n  - {cancelled: 2026-12-03, why: Broke, tell: You asked us to stop.}\n"
FIRST = version("1.0", date(2026, 10, 20), True, go_live=date(2026, 11, 20), prepare=date(2026, 11, 5))


def told(status: str = "", as_of: date = date(2026, 11, 11), audience: str = "customer", since: str = "") -> str:
    """The digest of the small plan."""
    return written(project(assessed(PLAYBOOK, CUSTOMER, status, as_of, baseline=FIRST), audience), since)


def written(known: ShownPlan, since: str = "") -> str:
    text, problems = digest_text(digest(known, on(since) if since else None), TEMPLATES)
    assert text is not None, problems
    return text


def same(name: str, text: str) -> None:
    """The text is the one that somebody has read."""
    path = TEXTS / f"{name}.txt"
    if os.environ.get("LAUNCHBOOK_UPDATE"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


STAGES = [
    ("not-started", "", date(2026, 10, 26)),
    ("kickoff-is-near", "", date(2026, 10, 30)),
    ("late-and-blocked", LATE, date(2026, 11, 11)),
    ("paused", PAUSED, date(2026, 11, 18)),
    ("cancelled", CANCELLED, date(2026, 12, 5)),
    ("just-live", DONE, date(2026, 11, 25)),
    ("finished", SIGNED, date(2026, 12, 16)),
    ("nothing-left-to-tell", SIGNED, date(2027, 2, 1)),
]


@pytest.mark.parametrize(("name", "status", "as_of"), STAGES, ids=[case[0] for case in STAGES])
def test_the_small_plan_is_told_word_for_word(name: str, status: str, as_of: date) -> None:
    same(name, told(status, as_of))


SAMPLES = ["arroyo-foods", "fjordkraft", "hoshino-mobility", "kiwi-crate", "serra-azul-energia"]


@pytest.mark.parametrize("customer", SAMPLES)
def test_a_sample_is_told_word_for_word(customer: str) -> None:
    same(customer, written(shown(ROOT, customer, "customer", AsOf(date(2026, 11, 18)))))


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_digest_is_plain_text_without_an_empty_heading(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    assert lines[-1] == ""
    assert [each for each in lines if re.search(r"\*|__|\]\(|^#|`|<|&\w+;|\s$|  |2026-\d\d", each)] == []
    headings = [n for n, each in enumerate(lines[1:-1], 1) if each and each[0] != "•" and not each.endswith((".", "…"))]
    assert [lines[n] for n in headings if not lines[n + 2].startswith("• ")] == []
    assert "\n\n\n" not in "\n".join(lines)


def test_the_order_of_what_is_asked_is_that_of_the_next_steps() -> None:
    """Overdue first, by planned date, then what is due."""
    found = digest(project(assessed(PLAYBOOK, CUSTOMER, LATE, date(2026, 11, 11)), "customer"))
    assert [(each.item.id, each.overdue) for each in found.asked if each.item] == [
        ("prepare", True),
        ("names", True),
        ("handover", False),
    ]
    assert (found.later, found.later_from) == (2, at("2026-12-11"))


@pytest.mark.parametrize("word", ["margin", "grumpy", "quarrel", "broke", "Surgery"])
def test_what_is_internal_stays_inside(word: str) -> None:
    every = [told(status, as_of, since="2026-10-01") for _, status, as_of in STAGES]
    assert [text for text in every if word in text] == []


def test_the_internal_reader_is_told_of_internal_work() -> None:
    assert "Talk about the margin" in told(DONE, date(2026, 11, 6), "internal")
    assert "Talk about the margin" not in told(DONE, date(2026, 11, 6))


def test_since_reaches_back_as_far_as_asked_and_takes_its_first_day_in() -> None:
    late = date(2026, 11, 11)
    assert "Hello" not in told(LATE, late)
    assert "• Hello: Mon 2 Nov 2026. A good start, see the plan (https://acme.example/plan)\n" in told(
        LATE, late, since="2026-11-02"
    )
    assert "Hello" not in told(LATE, late, since="2026-11-03")
    assert "What was done since Mon 9 Nov 2026" in told(LATE, late, since="2026-11-09")


def test_a_series_counts_only_what_took_place() -> None:
    assert "• Stand-up: 2 times, Mon 9 Nov 2026 to Tue 10 Nov 2026\n" in told(LATE)
    assert "• Stand-up: 3 times until Fri 13 Nov 2026, first Wed 11 Nov 2026 09:00–09:15 (" in told(LATE)


def test_prose_becomes_what_people_type() -> None:
    assert plain("Two *words*\nand `code`\n\n* one\n* [two](item:go-live)\n") == "Two words and code one two"
    assert plain("Mail [us](mailto:a@b.example), <b>now</b> & then") == "Mail us (a@b.example), <b>now</b> & then"
    assert plain("<https://a.example/x>") == "https://a.example/x"
    assert line("a\n b\x1b[31m\x07 c") == "a b[31m c"


# == The command ==


@pytest.fixture
def launchbook(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Launchbook:
    make(tmp_path / "work", "acme")
    monkeypatch.chdir(tmp_path / "work")
    return Launchbook(tmp_path / "work", capfd)


DAY = ("--as-of", "2026-11-04")


def test_show_prints_the_digest_for_the_customer_unless_told_otherwise(launchbook: Launchbook) -> None:
    launchbook.append("customers/acme/status.yml", "price-check: {done: 2026-11-03}\n")
    outside = launchbook("show", "acme", "--digest", *DAY)
    assert outside.code == 0
    assert outside.out.startswith("Acme: where we are on Wed 4 Nov 2026\n\n")
    assert "Price check" not in outside.out
    assert "Price check" in launchbook("show", "acme", "--digest", "--audience", "internal", *DAY).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--since", "2026-11-01"), "add `--digest`"),
        (("--digest", "--since", "2026-11-05"), "2026-11-05 lies after the day that we look from"),
        (("--digest", "--since", "yesterday"), "`yesterday` is no date"),
        (("--digest", "--critical", "go-live"), "the digest shows no critical path"),
        (("--digest", "--audience", "boss"), "no audience `boss`"),
    ],
)
def test_a_wrong_wish_is_answered_with_the_next_move(args: tuple[str, ...], said: str, launchbook: Launchbook) -> None:
    found = launchbook("show", "acme", *args, *DAY)
    assert found.code == 2
    assert said in re.sub(r"[\s│]+", " ", found.err)
    assert found.out == ""


def test_a_template_of_the_workspace_gives_the_words(launchbook: Launchbook) -> None:
    launchbook.append(
        "site_templates/pages/digest.txt", "Dear {{ plan.name }} & all,\n\n\n\n{{ digest.asked | count }} to do  \n"
    )
    assert launchbook("show", "acme", "--digest", *DAY).out == "Dear Acme & all,\n\n1 to do\n"
    launchbook.append("site_templates/pages/digest.txt", "{{ digest.wishes }}\n")
    found = launchbook("show", "acme", "--digest", *DAY)
    assert found.code == 1
    assert "site_templates/pages/digest.txt:6" in found.err
    assert found.out == ""
