"""Nothing reaches a reader that is not for them: every text field of every model, in every byte of a site."""

from __future__ import annotations

import gzip
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.model.files.fields import Noun
from generator.steps.outline.digest import digest
from generator.steps.render.digest import digest_text
from tests.given.built import shown
from tests.steps.project.isolation.planted import FORMED, SKIP, Marks, is_text, is_url, owner_of, text_fields
from tests.steps.project.isolation.workspace import secrets, vendor, write

pytestmark = pytest.mark.whole

PAGES = Path(__file__).parents[3] / "site_templates" / "pages"
DIGEST = {"digest.txt": (PAGES / "digest.txt").read_text("utf-8")}
UNSHOWN = {
    "id of contact",  # a contact with a topic is shown by its topic
}
"""Where a mark stands in no page of any reader, with the reason."""

BY_NATURE = {
    "Playbook.title",
    "Playbook.text",
    "Playbook.product",
    "Scope.included",
    "Scope.later",
    "Variant.title",
    "Variant.text",
    "Variant.includes",
    "Customer.name",
    "Customer.text",
    "Customer.third",
    "Customer.scope_later",
    "Vendor.name",
    "Vendor.parties",
    "Vendor.support_address",
    "Audience.title",
    "CalendarQuestion.title",
    "CalendarQuestion.ask",
    "StandingRule.text",
    "GateRule.pass_",
    "GateRule.fail",
    "OwnCalendar.title",
    "Closure.title",
    "PartyCalendar.holidays",
    "Playbook.links",
    "Member.title",
    "Turn.tell",
    "Brand.alt",
}
"""Words that every reader of a plan is meant to see, whatever its audience: nothing to keep back."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Marks, Marks]:
    """The sites of a customer with internal twins of everything, and of a stranger, built by the command."""
    root = tmp_path_factory.mktemp("workspace")
    own, foreign = Marks("zq"), Marks("zy", audience="customer")
    (root / "mkdocs.yml").write_text(vendor(own))
    write(root, "plain", "plain-co", secrets(own))
    write(root, "other", "stranger", secrets(foreign))
    command = [sys.executable, "-m", "generator", "build", "--workspace", str(root), "--as-of", "2026-11-12"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site", own, foreign


def everything(folder: Path) -> bytes:
    """Every byte that a reader of the folder can get: names, contents, and what is packed in them."""
    assert any(folder.rglob("*.html")), f"{folder} holds no site"
    parts = []
    for path in sorted(folder.rglob("*")):
        parts.append(str(path.relative_to(folder)).encode())
        if path.is_file():
            content = path.read_bytes()
            parts.append(gzip.decompress(content) if path.suffix == ".gz" else content)
            # Calendars fold long lines; a mark that is cut in two is a mark.
            parts.append(content.replace(b"\r\n ", b""))
    return b"\n".join(parts)


def result_of(folder: Path, marks: Marks) -> dict[str, str]:
    """The marks that stand in a folder, with where they were planted."""
    content = everything(folder)
    return {mark: where for mark, where in marks.where.items() if mark.encode() in content}


def test_a_customer_site_holds_nothing_internal(built: tuple[Path, Marks, Marks]) -> None:
    site, own, _ = built
    assert result_of(site / "customer" / "plain-co", own) == {}


def test_what_is_internal_stands_in_calendars_of_internal_readers_and_gives_files_their_names(
    built: tuple[Path, Marks, Marks],
) -> None:
    """So that a calendar file, or the name of one, which slips to other readers is found by the tests beside this one."""
    site, own, _ = built
    files = {path.stem: path.read_bytes() for path in (site / "internal" / "plain-co" / "calendars").rglob("*.ics")}
    ids = {mark: where for mark, where in own.where.items() if mark in files}
    assert {"id of meeting", "id of review", "id of session", "id of series", "id of role"} <= set(ids.values())
    words = b"".join(files.values()).replace(b"\r\n ", b"")
    told = {where.split(" ")[0] for mark, where in own.where.items() if mark.encode() in words}
    assert {"Item.title", "Item.text", "Item.place", "Item.bring", "Role.title"} <= told
    assert {path.stem for path in (site / "customer" / "plain-co" / "calendars").rglob("*.ics")} == {
        "kickoff-call",
        "csm",
        "lead",
    }


def test_the_public_site_holds_nothing_internal(built: tuple[Path, Marks, Marks]) -> None:
    site, own, _ = built
    assert result_of(site / "public", own) == {}


@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_a_site_holds_nothing_of_another_customer(built: tuple[Path, Marks, Marks], audience: str) -> None:
    site, _, foreign = built
    assert result_of(site / audience / "plain-co", foreign) == {}


def test_a_digest_holds_nothing_internal(built: tuple[Path, Marks, Marks]) -> None:
    """At any day of the plan; the vendor's own reader is told of some of it, or this test would see nothing."""
    site, own, foreign = built
    days = [date(2026, 10, 1) + timedelta(days=14 * n) for n in range(12)]
    told = {
        audience: "".join(
            digest_text(digest(shown(site.parent, "plain-co", audience, AsOf(day)), date(2026, 1, 1)), DIGEST)[0] or ""
            for day in days
        )
        for audience in ("customer", "internal")
    }
    assert [where for mark, where in {**own.where, **foreign.where}.items() if mark in told["customer"]] == []
    assert len([mark for mark in own.where if mark in told["internal"]]) > 5


def test_every_mark_is_really_there_for_internal_readers(built: tuple[Path, Marks, Marks]) -> None:
    """Otherwise the tests above could pass by losing what they look for."""
    site, own, _ = built
    missing = set(own.where) - set(result_of(site / "internal" / "plain-co", own))
    assert {own.where[mark] for mark in missing} <= UNSHOWN


def test_every_mark_of_the_stranger_is_really_there(built: tuple[Path, Marks, Marks]) -> None:
    site, _, foreign = built
    missing = set(foreign.where) - set(result_of(site / "internal" / "stranger", foreign))
    assert {foreign.where[mark] for mark in missing} <= UNSHOWN


def test_every_text_field_of_every_model_is_planted(built: tuple[Path, Marks, Marks]) -> None:
    _, own, _ = built
    planted = {where.split(" ")[0] for where in own.where.values()}
    formed = {where for where, value in FORMED.items() if value is SKIP or value}
    unplanted = {where for where in text_fields_of_all_models() if where not in planted | formed | BY_NATURE}
    assert unplanted == set()


def text_fields_of_all_models() -> set[str]:
    """Every field that people write words or addresses into, as `Class.field`."""

    def models(base: type[Noun]) -> set[type[Noun]]:
        return {base}.union(*(models(c) for c in base.__subclasses__()))

    return {
        owner_of(model, name)
        for model in models(Noun)
        for name, _, annotation, metadata in text_fields(model)
        if is_text(metadata) or is_url(metadata) or "TextMark" in repr(annotation)
    }
