"""The measurement compares what it says it compares; how long anything takes is no matter of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.calendar.as_of import AsOf
from generator.model.problems.problem import errors
from generator.pipeline.check import check_customer
from generator.pipeline.workspace import Workspace
from tests.bench.bench_sites import Clock, equal_articles, measure, plan
from tests.bench.customers import AS_OF, files, write_customers

SAMPLES = Path(__file__).resolve().parents[2]


@pytest.mark.long
def test_the_measured_customers_are_valid_and_all_different(tmp_path: Path) -> None:
    root = tmp_path / "work"
    write_customers(SAMPLES, root, 6)
    workspace = Workspace(root)
    for customer in workspace.customers:
        assert not errors(check_customer(workspace, customer, AsOf(AS_OF)).problems)
    assert files(7) == files(7)
    assert len({str(files(number)) for number in range(100)}) == 100


@pytest.mark.long
def test_plain_mkdocs_gives_the_same_articles_and_a_difference_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    timings = measure(SAMPLES, tmp_path, 3, 2, said.append)
    assert [timing.workers for timing in timings] == [1, 2]
    assert "mkdocs built 2 of them, counted up" in timings[0].row()
    assert any("of 2 sites" in line for line in said)

    page = tmp_path / "ours-1" / "000" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", "!</article>"), "utf-8")
    trees = plan(tmp_path / "work", Workspace(tmp_path / "work").customers[:1], Clock())
    with pytest.raises(ValueError, match=r"index\.html is not the one of"):
        equal_articles(trees, tmp_path / "ours-1", tmp_path / "plain-1")
