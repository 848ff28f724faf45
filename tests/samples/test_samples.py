"""The samples use the whole format: a field that no sample needs is a field that nobody has tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.model.files.customer.customer import Customer
from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.guide import Guide
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.record.onboarding_event import Turn
from generator.model.files.record.record import Status
from generator.pipeline.workspace import Workspace

ROOT = Path(__file__).parents[2]
OF_NO_SAMPLE = {"Status.onboarding", *(f"Turn.{name}" for name in Turn.model_fields)}
"""None of the six was paused, planned anew or given up; the plan of `tests/readers` was, and tests/steps/render/test_life_pages.py."""


def used(value: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that a file has set, with the model that it belongs to, and those of the values in it."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from ((c, name) for c in type(value).__mro__ if name in getattr(c, "__annotations__", {}))
            yield from used(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from used(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from used(inner)


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of a model and of the models that its fields hold."""
    if model in seen:
        return
    seen.add(model)
    for base in model.__mro__:
        if issubclass(base, BaseModel):
            yield from ((base, name) for name in getattr(base, "__annotations__", {}) if name in model.model_fields)
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield from fields(inner, seen)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def everything_said() -> set[tuple[type[BaseModel], str]]:
    """What the sample playbooks, customers, records, guides and the vendor say."""
    workspace = Workspace(ROOT)
    values: list[Any] = [workspace.vendor().value]
    for playbook in workspace.playbooks:
        valid = workspace.playbook(playbook, None).value
        assert valid is not None
        values += [valid.playbook, *(guide.spec for guide in valid.guides.values())]
    for customer in workspace.customers:
        subject = workspace.customer(customer).value
        assert subject is not None
        values += [subject.customer.customer, subject.customer.status]
    included = any("\ninclude:" in path.read_text(encoding="utf-8") for path in ROOT.glob("playbooks/*/playbook.yml"))
    return {found for value in values for found in used(value)} | {(Playbook, "include") for _ in range(included)}


@pytest.mark.parametrize("model", [Playbook, Customer, Status, Guide, Vendor])
def test_every_field_is_used_by_a_sample(model: type[BaseModel]) -> None:
    said = everything_said()
    unused = {f"{owner.__name__}.{name}" for owner, name in fields(model, set()) if (owner, name) not in said}
    assert unused == (OF_NO_SAMPLE if model is Status else set())


def test_the_seven_customers_live_in_seven_countries_and_read_two_languages() -> None:
    workspace = Workspace(ROOT)
    assert len(workspace.customers) == 7
    subjects = [workspace.customer(c).value for c in workspace.customers]
    assert len({s.customer.customer.country for s in subjects if s}) == 7
    assert len({s.zone for s in subjects if s}) == 7
    assert {s.customer.customer.language or s.vendor.language for s in subjects if s} == {"en", "de"}
