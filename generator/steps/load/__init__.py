"""Read the files of a workspace as sources: text with the place of every value."""

from generator.steps.load.catalogues import load_languages
from generator.steps.load.folder import ATTACHMENT_LIMIT, WorkspaceFolder
from generator.steps.load.guide import parse_guide
from generator.steps.load.parse import parse
from generator.steps.load.record import check_release, parse_record
from generator.steps.load.sources import load_customer, load_playbook, load_vendor
from generator.steps.load.templates import load_templates

__all__ = [
    "ATTACHMENT_LIMIT",
    "WorkspaceFolder",
    "check_release",
    "load_customer",
    "load_languages",
    "load_playbook",
    "load_templates",
    "load_vendor",
    "parse",
    "parse_guide",
    "parse_record",
]
