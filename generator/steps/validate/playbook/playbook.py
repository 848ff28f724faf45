"""Read a playbook with its guides and hold all that it names against itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.files.customer.vendor import Vendor
from generator.model.files.items.guide import Guide
from generator.model.files.playbook.playbook import Playbook
from generator.model.files.source import FileSource, PlaybookSources
from generator.model.files.valid import ValidGuide, ValidPlaybook
from generator.model.problems.problem import Problem, Severity
from generator.steps.validate.customer.answers import check_default
from generator.steps.validate.parse_model import read
from generator.steps.validate.playbook.files import check_files
from generator.steps.validate.playbook.guides import check_guides, check_texts
from generator.steps.validate.playbook.headings import headings
from generator.steps.validate.playbook.ids import check_ids
from generator.steps.validate.playbook.kinds import check_agendas, check_kinds
from generator.steps.validate.playbook.playbook_parts import check_whole
from generator.steps.validate.playbook.prose import judge
from generator.steps.validate.playbook.references import References
from generator.steps.validate.playbook.times import check_cycles
from generator.steps.validate.report import Report, lost_names
from generator.steps.validate.symbols import Names


def validate_playbook(sources: PlaybookSources, vendor: Vendor) -> tuple[ValidPlaybook | None, tuple[Problem, ...]]:
    """The playbook, or None with the reasons; warnings come with a playbook."""
    found = read(Playbook, sources.playbook.value, sources.playbook)
    guides, problems = _guides(sources)
    report = Report(sources.playbook, lost_names(found.dropped) | sources.broken, found.dropped, list(found.problems))
    if found.model is None:
        return None, tuple(sorted({*report.problems, *problems}))
    playbook = found.model
    names = Names(playbook, vendor, {id_: guide.spec for id_, guide in guides.items()})
    defaults = _defaults(report, playbook)
    references = References(report, names, guides)
    for each in names.all_items:
        references.item(each)
    check_whole(report, names, references)
    check_kinds(report, names, names.all_items)
    check_ids(report, names)
    check_cycles(report, names)
    check_files(report, names, sources)
    check_agendas(report, names.all_items)
    headings_of = {id_: guide.headings for id_, guide in guides.items()}
    check_texts(report, playbook, Playbook, judge(names, headings_of))
    problems += check_guides(guides, names)
    every = tuple(sorted({*report.problems, *problems}))
    valid = ValidPlaybook(
        sources.id,
        sources.release,
        playbook,
        sources.playbook,
        guides,
        _files(playbook, sources),
        defaults,
        names.renamed,
    )
    return (None if any(p.severity is Severity.ERROR for p in every) else valid), every


def _guides(sources: PlaybookSources) -> tuple[dict[str, ValidGuide], list[Problem]]:
    """The guides that can be read; a guide with mistakes is kept as far as it makes sense, so that links to it count."""
    guides: dict[str, ValidGuide] = {}
    problems: list[Problem] = []
    for id_, source in sorted(sources.guides.items()):
        found = read(Guide, source.front.value, source.front)
        problems += found.problems
        spec = found.model or Guide(title=id_)
        guides[id_] = ValidGuide(id_, spec, source, tuple(each for _, _, each in headings(source.body)))
    return guides, problems


def _files(playbook: Playbook, sources: PlaybookSources) -> Mapping[str, FileSource]:
    found = ((id_, sources.attachments.get(each.file)) for id_, each in playbook.attachments.items())
    return {id_: file for id_, file in found if file}


def _defaults(report: Report, playbook: Playbook) -> Mapping[str, Any]:
    values = {id_: check_default(report, id_, fact, ("facts", id_)) for id_, fact in playbook.facts.items()}
    return {id_: value for id_, value in values.items() if value is not None}
