"""Guides and files as a reader may see them."""

from __future__ import annotations

from collections.abc import Container

from generator.model.files.items.guide import Rights
from generator.model.stages.plan import GuideText
from generator.model.stages.shown.guide import ShownFile, ShownGuide
from generator.steps.project.visibility import Reader


def shown_guides(reader: Reader) -> tuple[ShownGuide, ...]:
    """The guides that this reader sees; links to others are left out."""
    return tuple(shown_guide(g, reader.roles, reader.guides) for g in reader.plan.guides if g.id in reader.guides)


def shown_guide(guide: GuideText, roles: Container[str], guides: Container[str]) -> ShownGuide:
    """A guide for somebody who sees these roles and guides."""
    spec, rights = guide.spec, guide.spec.rights or Rights()
    return ShownGuide(
        id=guide.id,
        title=spec.title,
        kind=spec.kind.value,
        version=guide.version,
        summary=spec.summary,
        roles=tuple(r for r in spec.role if r in roles),
        takes=spec.takes,
        may=tuple(r for r in rights.may if r in roles),
        ask=rights.ask if rights.ask and rights.ask in roles else "",
        rights=rights.text,
        prerequisites=tuple(p for p in spec.prerequisites if p in guides),
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
