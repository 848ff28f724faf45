"""Small workspaces to run commands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run

PLAYBOOK = """\
title: Standard
version: 1.0.0
roles: {csm: vendor, lead: customer}
facts:
  migration: {type: boolean, default: no}
phases:
  start:
    items:
      kickoff-call: {kind: meeting, at: kickoff 10:00, takes: 45 min, owner: csm, with: [lead]}
      price-check: {audience: internal, due: day 3, owner: csm}
      export-data: {when: migration, after: kickoff-call, due: day 5, owner: lead}
      send-list: {after: kickoff-call, due: day 5, owner: lead, guide: lists}
  finish:
    items:
      go-ahead: {kind: gate, due: go-live - 2 workdays, owner: lead, checks: {ready: Everything is ready}}
      go-live: {kind: milestone, at: day 26, snap: next monday, after: [send-list, go-ahead], owner: lead}
"""
GUIDE = """\
---
title: Lists
role: lead
audience: public
---
## How to send one { #send }

Send it by mail.
"""
CUSTOMER = """\
name: {name}
playbook: standard
suffix: k7m2p9
country: NO
timezone: Europe/Oslo
dates:
  kickoff: 2026-11-02
people:
  ingrid: {{name: Ingrid Berg, role: lead}}
"""


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def make(root: Path, *customers: str) -> Path:
    """A workspace with one playbook and these customers."""
    write(
        root,
        {
            "mkdocs.yml": "site_name: Guides\nextra:\n  launchbook:\n    name: Halden\n    timezone: Europe/Stockholm\n",
            "playbooks/standard/playbook.yml": PLAYBOOK,
            "playbooks/standard/guides/lists.md": GUIDE,
            **{f"customers/{c}/customer.yml": CUSTOMER.format(name=c.title()) for c in customers},
        },
    )
    return root


class Told:
    """How one run of the command line ended, and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def __repr__(self) -> str:
        return f"exit {self.code}\n{self.out}\n{self.err}"


class Launchbook:
    """The command line inside this process, in a workspace of its own."""

    def __init__(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capfd = capfd

    def __call__(self, *args: str) -> Told:
        self._capfd.readouterr()
        code = run(args)
        return Told(code, *self._capfd.readouterr())

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    def append(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)

    def bytes_of(self, folder: str) -> dict[str, bytes]:
        root = self.root / folder
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
