"""Guides and files as a reader may see them."""

from __future__ import annotations

from generator.model.stages.plan import GuideText
from generator.model.stages.shown.guide import ShownFile, ShownGuide
from generator.steps.project.visibility import Reader


def shown_guides(reader: Reader) -> tuple[ShownGuide, ...]:
    """The guides that this reader sees; links to others are left out."""
    return tuple(_guide(reader, g) for g in reader.plan.guides if g.id in reader.guides)


def _guide(reader: Reader, guide: GuideText) -> ShownGuide:
    spec = guide.spec
    return ShownGuide(
        id=guide.id,
        title=spec.title,
        kind=spec.kind.value,
        version=guide.version,
        summary=spec.summary,
        roles=reader.only_roles(spec.role),
        takes=spec.takes,
        may=reader.only_roles(spec.rights.may if spec.rights else ()),
        ask=spec.rights.ask if spec.rights and spec.rights.ask in reader.roles else "",
        rights=spec.rights.text if spec.rights else "",
        prerequisites=tuple(p for p in spec.prerequisites if p in reader.guides),
        recommendations=spec.recommendations,
        checks=tuple(spec.checks.items()),
        terms=tuple(spec.terms.items()),
        video=spec.video or "",
        body=guide.body,
    )


def shown_files(reader: Reader) -> tuple[ShownFile, ...]:
    """The attachments that this reader may download."""
    return tuple(
        ShownFile(
            id=a.id, file=a.file, title=a.title, alt=a.alt, size=a.size, sha256=a.sha256, width=a.width, height=a.height
        )
        for a in reader.plan.attachments
        if a.id in reader.attachments
    )
