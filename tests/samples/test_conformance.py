"""Each requirement row stands on a page because a file says so: take it out of the file, and it is gone."""

from __future__ import annotations

from functools import cache

import pytest

from tests.samples.conformance.page import PAGE, modelled, page
from tests.samples.conformance.reading import Node, in_order, parsed, part, rows, targets
from tests.samples.conformance.sample import Drawn, as_it_is, changed
from tests.samples.conformance.table import IDS, Case, Finder, cases


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
def test_a_row_stands_on_its_page_and_goes_with_what_says_it(case: Case) -> None:
    before = as_it_is(case.customer, case.audience)
    assert [f for f in case.shows if not _found(before, f)] == [], "not on the page of the sample"
    assert [f for f in case.appears if _found(before, f)] == [], "on the page of the sample already"
    pages = {finder.page for finder in (*case.shows, *case.appears)}
    after = changed(case.customer, case.audience, pages, case.change, drop=case.drop, forget=case.forget)
    if case.raises:
        assert case.raises in after.codes - before.codes
    else:
        assert after.texts and not after.errors, f"the change broke the sample: {after.errors}"
    assert [f for f in case.shows if _found(after, f)] == [], "still on the page"
    assert [f for f in case.appears if not _found(after, f)] == [], "not on the page after the change"


def _found(site: Drawn, finder: Finder) -> bool:
    text = site.texts.get(finder.page)
    if text is None:
        return False
    if not finder.page.endswith(".md"):
        return _found_in_file(finder.page, text, finder)
    page = _page(text)
    scope = part(page, finder.at) if finder.at else page
    return scope is not None and all((_row(scope, finder), _text(scope.text(), finder), _links(scope, finder)))


@cache
def _page(text: str) -> Node:
    return parsed(text)


def _row(scope: Node, finder: Finder) -> bool:
    return not finder.row or any(in_order(row, finder.row) for row in rows(scope))


def _text(text: str, finder: Finder) -> bool:
    return in_order(text, finder.order) and all(piece in text for piece in finder.text)


def _links(scope: Node, finder: Finder) -> bool:
    return all(any(piece in target for target in targets(scope)) for piece in finder.to)


def _found_in_file(name: str, text: str, finder: Finder) -> bool:
    """A calendar is read entry by entry, its folded lines joined; anything else line by line."""
    parts = text.replace("\r\n ", "").split("BEGIN:VEVENT") if name.endswith(".ics") else text.splitlines()
    return (not finder.row or any(in_order(each, finder.row) for each in parts)) and _text(text, finder)


def test_the_table_proves_each_of_the_117_rows_and_no_other() -> None:
    assert len(IDS) == 117
    assert sorted({case.row for case in cases()}) == sorted(IDS)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
def test_a_case_looks_for_something_and_changes_something(case: Case) -> None:
    finders = (*case.shows, *case.appears)
    assert finders or case.raises
    assert case.change or case.drop or case.forget
    for finder in finders:
        assert finder.page
        assert all((*finder.row, *finder.order, *finder.text, *finder.to))
        assert finder.row or finder.order or finder.text or finder.to


def test_the_page_of_the_table_is_in_date_and_names_a_place_for_every_case() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.samples.conformance"
    assert [case.id for case in cases() if not modelled(case)] == []
