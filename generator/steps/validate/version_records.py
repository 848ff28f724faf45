"""The records of published versions."""

from __future__ import annotations

from pydantic import ValidationError

from generator.model.files.record.version import VersionRecord
from generator.model.files.source import CustomerSources, RecordSource
from generator.model.problems.problem import Place, Problem
from generator.model.problems.rules_command import VERSION_RECORD
from generator.model.stages.baseline import baseline_of


def validate_versions(sources: CustomerSources) -> tuple[tuple[VersionRecord, ...], tuple[Problem, ...]]:
    """All records of a customer in the order of publishing, and a problem for each that cannot be read."""
    records: list[VersionRecord] = []
    problems: list[Problem] = []
    for name, source in sorted(sources.versions.items()):
        record = _read(sources.id, name, source)
        if isinstance(record, Problem):
            problems.append(record)
        else:
            records.append(record)
    return tuple(sorted(records, key=lambda record: record.order)), tuple(problems)


def _read(customer: str, name: str, source: RecordSource) -> VersionRecord | Problem:
    hint = "take the file back from version control"
    try:
        record = VersionRecord.model_validate(source.value)
        baseline_of(record, signed=False)
    except (ValidationError, ValueError):
        return VERSION_RECORD.at(Place(source.path), "this is not the record of a version", hint)
    if (record.customer, record.version) != (customer, name):
        message = f"this is the record of version `{record.version}` of `{record.customer}`"
        return VERSION_RECORD.at(Place(source.path), message, hint)
    return record
