"""`launchbook schema`: what a kind of file may hold, for editors and programs."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from generator.model.files.customer.customer import Customer
from generator.model.files.items.guide import Guide
from generator.model.files.json_schema import file_schema, output_schema, status_schema
from generator.model.files.playbook.playbook import Playbook
from generator.model.stages.shown.plan import ShownPlan


class SchemaKind(StrEnum):
    """The kinds of file that have a schema."""

    PLAYBOOK = "playbook"
    CUSTOMER = "customer"
    STATUS = "status"
    GUIDE = "guide"
    PLAN = "plan"


Kind = Annotated[SchemaKind, typer.Argument(metavar="KIND", help="playbook, customer, status, guide or plan.")]


def schema(kind: Kind) -> None:
    """Print the JSON Schema of a kind of file: playbook, customer, status, guide (its front matter) or plan."""
    sys.stdout.write(json.dumps(schema_of(kind), indent=1, sort_keys=True, ensure_ascii=False) + "\n")


def schema_of(kind: SchemaKind) -> dict[str, Any]:
    """The JSON Schema of a kind of file."""
    match kind:
        case SchemaKind.PLAYBOOK:
            return file_schema(Playbook)
        case SchemaKind.CUSTOMER:
            return file_schema(Customer)
        case SchemaKind.STATUS:
            return status_schema()
        case SchemaKind.GUIDE:
            return file_schema(Guide)
        case SchemaKind.PLAN:
            return output_schema(ShownPlan)
