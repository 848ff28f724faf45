"""Every word of ours comes from a catalogue, and every catalogue is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.model.as_of import AsOf
from generator.model.public_holidays import holidays_of
from generator.model.site import Page
from generator.pipeline.portfolio import portfolio_site, standing
from generator.pipeline.public import public_site
from generator.pipeline.road import onboarding, shown, tree
from generator.steps.outline.digest import digest
from generator.steps.render.digest import digest_text
from tests.pseudo import PseudoShelf, left_over, said, written

ROOT = Path(__file__).parent.parent


PLACES = {"Toronto", "Oslo", "Tokyo", "Stockholm", "Mexico City"}
"""Zones by the names of their places."""
AS_WRITTEN = {"Not yet", "end of day anywhere on earth", "learn-reports + 1 workday"}
"""An answer of the files that is, by chance, a text of ours, and times whose spaces are others than in the files."""
YEARS = range(2026, 2029)


def aliens(pages: Iterable[Page], holidays: Mapping[date, str] = MappingProxyType({})) -> list[tuple[str, str]]:
    """What pages say that is neither ours by a catalogue nor written in a file nor the name of a holiday."""
    closed = (*holidays.values(), *holidays_of("SE", "", YEARS).values())
    ids = written(ROOT) | PLACES | AS_WRITTEN | {piece for name in closed for piece in left_over(name)}
    return sorted(
        {
            (piece, page.path)
            for page in pages
            for text in (page.title, page.description, *said(page.body))
            for piece in left_over(text)
            if piece not in ids
        }
    )


@pytest.mark.parametrize("audience", ["customer", "internal"])
@pytest.mark.parametrize("customer", ["fjordkraft", "hoshino-mobility", "maple-dental"])
def test_every_word_of_a_site_is_one_of_a_catalogue_or_of_the_files(customer: str, audience: str) -> None:
    shelf = PseudoShelf(ROOT)
    it = onboarding(shelf, customer, AsOf(given=date(2026, 11, 18))).get()
    site = tree(shelf, it, audience).get()
    assert aliens(site.pages, holidays_of(it.subject.customer.customer.country, "", YEARS)) == []


def test_every_word_over_all_customers_is_one_of_a_catalogue_or_of_the_files() -> None:
    shelf, as_of = PseudoShelf(ROOT), AsOf(given=date(2026, 11, 18))
    standings = [standing(shelf, customer, onboarding(shelf, customer, as_of)) for customer in shelf.customers]
    pages = portfolio_site(shelf, standings, as_of).get().pages
    assert aliens(page for page in pages if page.path != "findings.md") == []  # what `check` says is English


def test_every_word_of_the_public_site_is_one_of_a_catalogue_or_of_the_files() -> None:
    assert aliens(public_site(PseudoShelf(ROOT)).get().pages) == []


def test_every_word_of_a_digest_is_one_of_a_catalogue_or_of_the_files() -> None:
    shelf = PseudoShelf(ROOT)
    it = onboarding(shelf, "fjordkraft", AsOf(given=date(2026, 11, 18))).get()
    text, _ = digest_text(digest(shown(it, "customer")), shelf.templates().get(), it.words("customer"))
    assert text
    assert [piece for piece in left_over(text) if piece not in written(ROOT) | PLACES] == []
