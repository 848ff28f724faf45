"""Laws of sameness: neither the machine's zone nor the order of files nor a second run changes a byte of a plan."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.calendar.as_of import AsOf
from generator.model.stages.shown.plan import ShownPlan
from generator.pipeline.customer import read_onboarding, shown
from generator.pipeline.workspace import Workspace
from generator.steps.render.exports import plan_json
from tests.laws.networks import STORIES, Items

Story = tuple[Items, tuple[dict[str, Any], date]]

OWNERS: dict[tuple[str, ...], dict[str, Any]] = {("customer",): {"owner": "lead"}, ("vendor",): {"owner": "csm"}, ("customer", "vendor"): {"owner": "lead", "with": ["csm"]}}  # fmt: skip
ZONES = ("Pacific/Apia", "Pacific/Pago_Pago", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


@contextmanager
def machine_in(zone: str) -> Iterator[None]:
    """The zone of this process, for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


@st.composite
def _cuts(draw: st.DrawFn) -> tuple[Story, list[int], Random]:
    """A story, the file of each of its items, and a source of chance."""
    story = draw(STORIES)
    files = draw(st.lists(st.integers(0, 2), min_size=len(story[0]), max_size=len(story[0])))
    return story, files, draw(st.randoms(use_true_random=False))


def read(story: Story, root: Path, files: list[int], random: Random | None = None) -> ShownPlan:
    """The plan of a workspace whose playbook is cut into files: included, written and filled in a random order."""
    items, (records, as_of) = story
    parts: dict[str, Items] = {f"part-{n}.yml": {} for n in sorted(set(files))}
    for (id_, fields), file in zip(items.items(), files, strict=True):
        kept = {k: v for k, v in fields.items() if k != "days"}
        parts[f"part-{file}.yml"][id_] = {**kept, **OWNERS[fields["days"]]}
    names = list(parts)
    texts: dict[str, Any] = {
        "mkdocs.yml": {"site_name": "G", "extra": {"launchbook": {"name": "Halden", "country": "US", "region": "CA"}}},
        "playbooks/p/playbook.yml": {"title": "P", "version": "1.0.0", "roles": {"csm": "vendor", "lead": "customer"}},
        "customers/acme/customer.yml": {"name": "Acme", "playbook": "p", "suffix": "k7m2p9", "country": "NO", "timezone": "Europe/Oslo", "dates": {"kickoff": "2026-11-02"}},
        "customers/acme/status.yml": records,
    }  # fmt: skip
    for name, own in parts.items():
        pairs = list(own.items())
        if random:
            random.shuffle(pairs)
        texts[f"playbooks/p/{name}"] = {"phases": {name[:-4]: {"items": dict(pairs)}}}
    if random:
        random.shuffle(names)
    texts["playbooks/p/playbook.yml"]["include"] = names
    order = list(texts)
    if random:
        random.shuffle(order)
    for name in order:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(texts[name], indent=1))
    found = read_onboarding(Workspace(root), "acme", AsOf(given=as_of))
    assert found.value, found.problems
    return shown(found.value, "internal")


def dates_of(plan: ShownPlan) -> dict[str, Any]:
    """What a plan says of each item's dates, without the places in the files and the order of reading."""
    kept = ("dates", "slack", "critical", "why", "standing", "sittings", "deadline")
    return {item.id: {name: getattr(item, name) for name in kept} for item in plan.items}


@given(_cuts())
def test_the_order_of_files_and_of_what_they_hold_does_not_matter(cut: tuple[Story, list[int], Random]) -> None:
    story, files, random = cut
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        assert dates_of(read(story, Path(one), files)) == dates_of(read(story, Path(other), files, random))


@given(STORIES, st.sampled_from(ZONES))
def test_neither_the_zone_of_the_machine_nor_a_second_run_changes_a_byte(story: Story, zone: str) -> None:
    files = [n % 2 for n in range(len(story[0]))]
    with tempfile.TemporaryDirectory() as folder:
        first = plan_json(read(story, Path(folder), files))
        with machine_in(zone):
            again = plan_json(read(story, Path(folder), files))
    assert again == first
