"""Read the files of a workspace as sources: text with the place of every value."""

from generator.steps.load.folder import WorkspaceFolder
from generator.steps.load.guide import parse_guide
from generator.steps.load.parse import parse
from generator.steps.load.record import check_release, parse_record
from generator.steps.load.sources import load_customer, load_playbook, load_vendor

__all__ = [
    "WorkspaceFolder",
    "check_release",
    "load_customer",
    "load_playbook",
    "load_vendor",
    "parse",
    "parse_guide",
    "parse_record",
]
