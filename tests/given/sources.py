"""Workspaces for tests as small texts: what a person would type, checked and resolved as the tool does it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import dedent

from generator.model.files.customer.vendor import Vendor
from generator.model.files.source import CustomerSources, FileSource, GuideSource, Picture, PlaybookSources, Source
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.problems.problem import Problem, render_problem
from generator.model.stages.plan import Plan
from generator.steps.load import parse, parse_guide
from generator.steps.resolve import resolve
from generator.steps.validate import validate_customer, validate_playbook

ACME = "name: Acme\nplaybook: plan\ndates: {kickoff: 2026-11-02}\n"


def source(path: str, text: str) -> Source:
    """The source of a text that parses."""
    found, problems = parse(path, dedent(text).encode())
    assert found, problems
    return found


def guide(path: str, text: str) -> GuideSource:
    """A guide that parses."""
    found, problems = parse_guide(path, dedent(text).encode())
    assert found, problems
    return found


def check_playbook(
    text: str, guides: Mapping[str, str] | None = None, files: Iterable[str] = (), vendor: Vendor | None = None
) -> tuple[ValidPlaybook | None, tuple[Problem, ...]]:
    """A playbook with guides by id and attachments by name."""
    read = {id_: guide(f"{id_}.md", each) for id_, each in (guides or {}).items()}
    attached = {
        name: FileSource(f"attachments/{name}", 1, "0", Picture(70, 50) if name.endswith(".png") else None)
        for name in files
    }
    sources = PlaybookSources("plan", None, source("playbook.yml", text), read, attached)
    return validate_playbook(sources, vendor or Vendor())


def playbook(text: str, guides: Mapping[str, str] | None = None, files: Iterable[str] = ()) -> ValidPlaybook:
    """A playbook without errors."""
    found, problems = check_playbook(text, guides, files)
    assert found, shown(problems)
    return found


def check_customer(
    plan: str, text: str = ACME, status: str = "", vendor: Vendor | None = None
) -> tuple[ValidCustomer | None, tuple[Problem, ...]]:
    """A customer and their records, held against a playbook."""
    records = source("status.yml", status) if status else None
    sources = CustomerSources("acme", source("customer.yml", text), records)
    return validate_customer(sources, playbook(plan), vendor or Vendor())


def check_plan(
    plan: str, text: str = ACME, status: str = "", vendor: Vendor | None = None
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """What a playbook means for a customer without errors."""
    customer, problems = check_customer(plan, text, status, vendor)
    assert customer, shown(problems)
    return resolve(playbook(plan), customer, vendor or Vendor())


def plan_of(plan: str, text: str = ACME, status: str = "", vendor: Vendor | None = None) -> Plan:
    """A plan without errors."""
    found, problems = check_plan(plan, text, status, vendor)
    assert found, shown(problems)
    return found


def shown(problems: Iterable[Problem]) -> str:
    """The problems as a person reads them."""
    return "\n".join(render_problem(problem) for problem in sorted(problems))


def codes(problems: Iterable[Problem]) -> list[str]:
    """The rules that fired, in the order of places."""
    return [problem.rule for problem in sorted(problems)]
