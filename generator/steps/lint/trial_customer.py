"""The customer on whom a playbook is tried when nobody in particular is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.files.customer.customer import Customer
from generator.model.files.playbook.fact import Member
from generator.model.files.record.record import Status
from generator.model.files.valid import ValidCustomer, ValidPlaybook
from generator.model.language.condition_types import FactKind
from generator.model.language.time_parser import OnDate

MONDAY = date(2026, 11, 2)
"""The kickoff of the plan on which a playbook is tried."""


def base_case(valid: ValidPlaybook) -> tuple[ValidPlaybook, ValidCustomer]:
    """A playbook and a customer for whom it has no variant, every condition is open, and each group has one member."""
    groups = [id_ for id_, fact in valid.playbook.facts.items() if fact.type is FactKind.GROUP]
    facts = {id_: {"one": Member(title="One")} for id_ in groups}
    kickoff = OnDate(MONDAY.isoformat(), MONDAY)
    customer = Customer(name="Nobody in particular", playbook=valid.id, dates={"kickoff": kickoff})
    bare = valid.playbook.model_copy(update={"variants": {}})
    return replace(valid, playbook=bare, defaults={}), ValidCustomer("", customer, Status(), valid.source, None, facts)
