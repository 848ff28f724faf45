"""Each contradiction that the samples decided is found again when somebody puts it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.model.files.customer.vendor import Vendor
from generator.pipeline.dated_plan import base_lints
from generator.steps.lint import lint_playbook
from generator.steps.load import WorkspaceFolder, load_playbook
from generator.steps.validate import validate_playbook
from tests.given.sources import shown

ROOT = Path(__file__).parents[3]
SAAS = "saas-standard"


def _fired(root: Path, playbook: str) -> set[str]:
    sources, problems = load_playbook(WorkspaceFolder(root), playbook, None)
    assert sources, shown(problems)
    valid, problems = validate_playbook(sources, Vendor())
    assert valid, shown(problems)
    return {p.rule for p in (*lint_playbook(valid), *base_lints(valid, Vendor()))}


@pytest.mark.parametrize(
    ("rule", "file", "old", "new"),
    [
        ("target-unreachable", "metrics.yml", "target: at most 30", "target: at most 20"),
        ("outside-span", "workstreams.yml", "until: day 0", "until: day -6"),
        ("role-too-late", "discovery.yml", "due: day -7  ", "due: day 28  "),
        ("modes-overlap", "support.yml", "from: hypercare-exit + 1 day", "from: go-live"),
        ("alarm-order", "metrics.yml", "alarm: at least 99.5", "alarm: at least 99.95"),
        ("target-order", "metrics.yml", "day 90: at least 90", "day 90: at least 70"),
        ("average-unreachable", "metrics.yml", "severities: [p1]", "severities: [p1, p3]"),
        ("variants-gap", "segments.yml", "text: At most 10 people", "when: users < 5\n    text: At most 10 people"),
        ("length-differs", "playbook.yml", "length: 13 weeks", "length: 6 weeks"),
        ("length-missing", "playbook.yml", "length: 13 weeks", "# 13 weeks"),
        ("days-unsaid", "metrics.yml", "unit: calendar days", "unit: days"),
        ("contact-unmet", "people.yml", "contact: monthly", "contact: daily"),
        ("series-overlap", "launch.yml", "count: 4", "count: 15"),
    ],
)
def test_a_contradiction_put_back_is_found(rule: str, file: str, old: str, new: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "playbooks" / SAAS, tmp_path / "playbooks" / SAAS, ignore=shutil.ignore_patterns("releases"))
    path = tmp_path / "playbooks" / SAAS / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert f"lint/{rule}" in _fired(tmp_path, SAAS)


def test_the_sample_that_decided_them_raises_none() -> None:
    assert _fired(ROOT, SAAS) == set()
