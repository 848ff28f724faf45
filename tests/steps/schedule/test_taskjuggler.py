"""Another scheduler, written by others, gives the same dates: 200 random networks in Launchbook and in TaskJuggler."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.oracles.taskjuggler.network import BATCHES, batches
from tests.oracles.taskjuggler.ours import our_dates
from tests.oracles.taskjuggler.shared import counts, differences, longer, size, table, waits
from tests.oracles.taskjuggler.theirs import their_dates

PAGE = Path(__file__).parents[3] / "docs/scheduler-compared.md"
NETWORKS = batches()
INSTALLED = pytest.mark.skipif(
    shutil.which("tj3") is None,
    reason="TaskJuggler is not installed: `apt-get install tj3` on Debian, `gem install taskjuggler` elsewhere",
)


@INSTALLED
@pytest.mark.long
@pytest.mark.parametrize("number", range(BATCHES))
def test_both_schedulers_give_every_task_the_same_dates(number: int, tmp_path: Path) -> None:
    assert differences(NETWORKS[number], tmp_path) == []


@INSTALLED
@pytest.mark.long
def test_a_wait_that_only_one_of_them_is_told_shows(tmp_path: Path) -> None:
    batch = NETWORKS[0]
    network = batch.networks[0]
    ours = our_dates(network)
    changed = [longer(network, id_, number) for id_, number, _ in waits(network)]
    binding = [other for other in changed if our_dates(other) != ours]
    assert binding
    for number, other in enumerate(binding):
        theirs = their_dates(replace(batch, networks=(other,)), tmp_path / str(number))[network.id]
        assert theirs != ours
        assert theirs == our_dates(other)


def test_a_seed_draws_the_same_networks_again() -> None:
    assert batches() == NETWORKS
    assert batches(1) != NETWORKS


def test_the_page_says_how_much_is_compared() -> None:
    page = PAGE.read_text()
    assert size(NETWORKS) in " ".join(page.split())
    assert table(NETWORKS) in page
    assert len([network for batch in NETWORKS for network in batch.networks]) >= 200
    assert min(counts(NETWORKS).values()) >= 20
