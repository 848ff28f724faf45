"""From a playbook to what everybody may see of it: its public guides, by an allow-list."""

from __future__ import annotations

from generator.model.files.customer.vendor import Vendor
from generator.model.files.playbook.audience import PUBLIC
from generator.model.files.playbook.playbook import Attachment
from generator.model.files.source import FileSource
from generator.model.files.valid import ValidPlaybook
from generator.model.language.title import title_from_id
from generator.model.stages.plan import GuideText
from generator.model.stages.shown.guide import ShownFile
from generator.model.stages.shown.people import ShownRole
from generator.model.stages.shown.plan import ShownPlan
from generator.model.stages.shown.summary import ShownSummary
from generator.model.stages.shown.values import NO_DAY
from generator.steps.project.guides import shown_guide


def project_public(valid: ValidPlaybook, vendor: Vendor) -> ShownPlan:
    """A plan of nobody, which holds nothing but the name of the playbook and its public guides with what they name."""
    spec = valid.playbook
    guides = tuple(g for g in valid.guides.values() if PUBLIC in g.spec.audience)
    seen = frozenset(g.id for g in guides)
    roles = frozenset(r for r, role in spec.roles.items() if not role.audience or PUBLIC in role.audience)
    shown = tuple(shown_guide(GuideText(g.id, g.spec, g.source.body, spec.version, ()), roles, seen) for g in guides)
    named = {r for g in shown for r in (*g.roles, *g.may, g.ask)}
    return ShownPlan(
        customer="",
        name=vendor.name,
        audience=PUBLIC,
        timezone="UTC",
        vendor_name=vendor.name,
        vendor_timezone=vendor.timezone,
        parties=dict(vendor.parties),
        playbook=valid.id,
        playbook_title=spec.title,
        playbook_version=spec.version,
        product=spec.product,
        as_of=NO_DAY,
        summary=ShownSummary(stage="", stage_title="", sentence="", rule=""),
        roles=tuple(
            ShownRole(id=r, title=role.title or title_from_id(r), party=role.party)
            for r, role in spec.roles.items()
            if r in named
        ),
        guides=shown,
        attachments=tuple(
            _file(a, x, f) for a, x in spec.attachments.items() if PUBLIC in x.audience and (f := valid.files.get(a))
        ),
    )


def _file(id_: str, spec: Attachment, file: FileSource) -> ShownFile:
    size = file.picture
    return ShownFile(
        id=id_,
        file=spec.file,
        title=spec.title or title_from_id(id_),
        alt=spec.alt,
        size=file.size,
        sha256=file.sha256,
        width=size.width if size else 0,
        height=size.height if size else 0,
    )
