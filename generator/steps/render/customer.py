"""The site of one customer for one audience: its pages, and the plan as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.model.files.source import FileSource
from generator.model.stages.outline.outline import Outline
from generator.model.stages.plan import AttachedFile
from generator.model.stages.site import File, SiteTree
from generator.model.translation.translator import ENGLISH, Words
from generator.steps.render.calendars import calendar
from generator.steps.render.data_files import FORMATS
from generator.steps.render.pages import Problems, draw_page, navigation
from generator.steps.render.site import dressed


def render(
    outline: Outline,
    templates: Mapping[str, str],
    attachments: Iterable[AttachedFile] = (),
    versioned: bool = False,
    words: Words = ENGLISH,
    *,
    logos: Mapping[str, FileSource] = MappingProxyType({}),
) -> tuple[SiteTree | None, Problems]:
    """The site of one customer for one audience, or the problems of its templates.

    `templates` maps file names of `site_templates/pages/` to their text; `attachments` are copied for the ids that
    the plan shows, `logos` (by party) where it has a brand.
    """
    drawn = [draw_page(outline, page, templates, words) for page in outline.pages]
    problems = tuple(dict.fromkeys(p for _, found in drawn for p in found))
    if problems:
        return None, problems
    plan = outline.plan
    tree = SiteTree(
        name=f"{plan.name} · {plan.playbook_title}",
        description=words.say("Onboarding of {customer} with {vendor}", customer=plan.name, vendor=plan.vendor_name),
        author=plan.vendor_name,
        pages=tuple(page for page, _ in drawn),
        nav=navigation(outline.pages),
        files=(*_data(outline, words), *_copies(outline, attachments)),
        versioned=versioned,
        last_updated=plan.as_of.isoformat(),
        audience=plan.audience,
    )
    return dressed(tree, plan.brand, logos, words), ()


def _data(outline: Outline, words: Words) -> Iterable[File]:
    yield from (File(each.path, each.write(outline, words)) for each in FORMATS.values())
    for file in outline.calendar_files[1:]:
        yield File(file.path, calendar(outline, file, words))


def _copies(outline: Outline, attachments: Iterable[AttachedFile]) -> Iterable[File]:
    shown = {f.id for f in outline.plan.attachments}
    for found in attachments:
        if found.id in shown:
            name = PurePosixPath(found.file).name
            yield File(f"attachments/{name}", None, found.source, found.sha256)
